//! Values of a format, where they stand on the wire outside of JSON.

use std::collections::BTreeMap;

use corten_front::{
    Base64, Base64Url, Call, Cidr, Date, Decimal, DecimalText, Decode, Encode, HttpDate, Ip, Ipv4,
    Ipv6, IsoDuration, Json, Operation, Parameter, Request, Seconds, Secret, Style, TimeOfDay,
    Timestamp, UnixTime, Uri, UriReference, Uuid, decode, encode,
};

use super::fixture::{Client, playing, send};
use super::server::{Server, body, header, json, line};

static THING: Operation = Operation {
    id: "thing",
    path: "/things/{id}",
    ..Operation::JSON
};

const UUID: &str = "7cf72faf-2208-41aa-bcfd-fab81c43c4f6";

/// What a request sends.
fn sent(make: impl FnOnce(Request) -> Request) -> String {
    let (server, client): (Server, Client) = playing(vec![json("200 OK", "{}")]);
    let request = client.0.request(&THING).path(Uuid::from(UUID).as_str());
    send(make(request).returns_json::<Json, Call<Json>>()).unwrap();
    server.requests().remove(0)
}

#[test]
fn a_query_has_texts_as_they_are_encoded_once() {
    let request = sent(|request| {
        request
            .query("at", &TimeOfDay::from("05:20:00+05:30"))
            .query("ips", &vec![Ip::from("::1"), Ip::from("192.0.2.1")])
            .query("key", &Base64::from(&[0xfb, 0xff]))
            .query_styled(
                "days",
                Style::PIPE_DELIMITED,
                &vec![Date::from("2018-07-01"), Date::from("someday")],
            )
            .query_styled(
                "moments",
                Style::FORM,
                &vec![Timestamp::from("2018-07-01T05:20:00Z")],
            )
    });
    let target = format!(
        "/v4/things/{UUID}?at=05%3A20%3A00%2B05%3A30&ips=%3A%3A1&ips=192.0.2.1&key=%2B%2F8%3D\
         &days=2018-07-01%7Csomeday&moments=2018-07-01T05%3A20%3A00Z"
    );
    assert_eq!(line(&request), format!("GET {target}"));
}

#[test]
fn headers_and_cookies_have_texts_as_they_are() {
    const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
    let request = sent(|request| {
        request
            .header("If-Modified-Since", &HttpDate::from(DATE))
            .header("X-Within", &vec![IsoDuration::from("PT1H"); 2])
            .cookie("id", Style::FORM, &Uuid::from(UUID))
    });
    assert_eq!(header(&request, "if-modified-since"), Some(DATE));
    assert_eq!(header(&request, "x-within"), Some("PT1H,PT1H"));
    let cookie = format!("id={UUID}");
    assert_eq!(header(&request, "cookie"), Some(cookie.as_str()));
}

#[test]
fn a_form_has_texts_as_they_are() {
    let since = HttpDate::from("Sun, 06 Nov 1994 08:49:37 GMT");
    let form = BTreeMap::from([("since".to_owned(), since)]);
    let request = sent(|request| request.form(&[], &form));
    assert_eq!(body(&request), "since=Sun%2C+06+Nov+1994+08%3A49%3A37+GMT");
}

/// Sends values in a body and a query, and reads them from an answer: unchanged each time, also those
/// that the format does not have.
fn there_and_back<T: Decode + Encode + Parameter>(rows: &[(&str, &str)]) {
    for (value, in_query) in rows {
        let (server, client): (Server, Client) = playing(vec![json("200 OK", value)]);
        let given: T = decode(value.as_bytes()).unwrap();
        let request = client.0.request(&THING).path("1");
        let request = request.query("v", &given).json(&given);
        let came = send(request.returns_json::<T, Call<T>>()).unwrap();
        assert_eq!(encode(&came), *value);
        let request = server.requests().remove(0);
        assert_eq!(line(&request), format!("GET /v4/things/1?v={in_query}"));
        assert_eq!(body(&request), *value);
    }
}

#[test]
fn times_come_back_as_they_were() {
    there_and_back::<Timestamp>(&[
        (r#""2018-07-01T05:20:00Z""#, "2018-07-01T05%3A20%3A00Z"),
        (r#""0000-99-99T05:20""#, "0000-99-99T05%3A20"),
    ]);
    there_and_back::<Date>(&[(r#""2018-07-01""#, "2018-07-01"), (r#""soon""#, "soon")]);
    there_and_back::<TimeOfDay>(&[
        (r#""05:20:00.5Z""#, "05%3A20%3A00.5Z"),
        (r#""noon""#, "noon"),
    ]);
    there_and_back::<IsoDuration>(&[(r#""P1DT0.5S""#, "P1DT0.5S"), (r#""long""#, "long")]);
    there_and_back::<HttpDate>(&[
        (
            r#""Sun, 06 Nov 1994 08:49:37 GMT""#,
            "Sun%2C%2006%20Nov%201994%2008%3A49%3A37%20GMT",
        ),
        (r#""1994""#, "1994"),
    ]);
    there_and_back::<UnixTime>(&[
        ("1530422400", "1530422400"),
        (r#""1530422400""#, "1530422400"),
        (r#""then""#, "then"),
    ]);
    there_and_back::<Seconds>(&[("90.50", "90.50"), ("-1e3", "-1e3"), (r#""long""#, "long")]);
}

#[test]
fn bytes_names_and_addresses_come_back_as_they_were() {
    there_and_back::<Base64>(&[
        (r#""+/8=""#, "%2B%2F8%3D"),
        (r#""-_8""#, "-_8"),
        (r#""~""#, "~"),
    ]);
    there_and_back::<Base64Url>(&[(r#""-_8""#, "-_8"), (r#""+/8=""#, "%2B%2F8%3D")]);
    there_and_back::<Uuid>(&[
        (
            r#""7CF72FAF-2208-41aa-bcfd-fab81c43c4f6""#,
            "7CF72FAF-2208-41aa-bcfd-fab81c43c4f6",
        ),
        (r#""7""#, "7"),
    ]);
    there_and_back::<Uri>(&[
        (
            r#""https://a.example/b?c""#,
            "https%3A%2F%2Fa.example%2Fb%3Fc",
        ),
        (r#""b c""#, "b%20c"),
    ]);
    there_and_back::<UriReference>(&[(r#""../b""#, "..%2Fb"), (r#""b c""#, "b%20c")]);
    there_and_back::<Ipv4>(&[(r#""192.0.2.1""#, "192.0.2.1"), (r#""192""#, "192")]);
    there_and_back::<Ipv6>(&[(r#""::1""#, "%3A%3A1"), (r#""localhost""#, "localhost")]);
    there_and_back::<Ip>(&[
        (r#""2606:4700::""#, "2606%3A4700%3A%3A"),
        (r#""here""#, "here"),
    ]);
    there_and_back::<Cidr>(&[(r#""192.0.2.0/24""#, "192.0.2.0%2F24"), (r#""all""#, "all")]);
    there_and_back::<Secret>(&[(r#""s3cret""#, "s3cret")]);
}

#[test]
fn numbers_come_back_with_every_digit() {
    there_and_back::<Decimal>(&[
        ("1.50", "1.50"),
        (
            "123456789012345678901234567890.10",
            "123456789012345678901234567890.10",
        ),
        (r#""NaN""#, "NaN"),
    ]);
    there_and_back::<DecimalText>(&[
        (r#""1.50""#, "1.50"),
        (r#""much""#, "much"),
        ("2.50", "2.50"),
    ]);
    // `int32` and its like: beyond their range, not beyond the type's.
    there_and_back::<i64>(&[
        ("3000000000", "3000000000"),
        ("-9007199254740993", "-9007199254740993"),
    ]);
    there_and_back::<u64>(&[("18446744073709551615", "18446744073709551615")]);
    // `float` is a double.
    there_and_back::<f64>(&[("0.1", "0.1"), ("16777217.5", "16777217.5")]);
}
