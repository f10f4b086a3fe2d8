//! Values of a format, where they stand on the wire outside of JSON.

use std::collections::BTreeMap;

use corten_runtime::{
    Base64, Date, HttpDate, Ip, IsoDuration, Json, Operation, Request, Style, TimeOfDay, Timestamp,
    Uuid,
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
    send(make(request).returns_json::<Json, ()>()).unwrap();
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
