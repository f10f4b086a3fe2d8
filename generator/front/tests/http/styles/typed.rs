//! Parameters of the types that an emitted crate gives them, names of every kind, and the list
//! formats of OpenAPI 2.0 in forms, as they stand on the wire.

use corten_front::{
    Call, Date, Field, Json, Operation, Parameter, Request, Secret, Style, Timestamp, Values,
};

use super::super::fixture::{BARE, playing, send};
use super::super::server::{body, header, json};

/// What a request sends.
fn sent(operation: &'static Operation, make: impl FnOnce(Request) -> Request) -> String {
    let (server, client) = playing(vec![json("200 OK", "{}")]);
    let request = make(client.0.request(operation));
    send(request.returns_json::<Json, Call<Json>>()).unwrap();
    server.request()
}

fn target(make: impl FnOnce(Request) -> Request) -> String {
    let request = sent(&BARE, make);
    request.split(' ').nth(1).unwrap().to_owned()
}

/// An enum, as an emitted crate writes one.
enum Kind {
    DarkRed,
}

impl Parameter for Kind {
    fn write(&self, out: &mut Values) {
        out.push(match self {
            Self::DarkRed => "dark red",
        });
    }
}

#[test]
fn scalars_and_lists_of_them_are_texts() {
    let day = Date::parse("2024-02-29").unwrap();
    let time = Timestamp::parse("2024-02-29T12:00:00.5+02:00").unwrap();
    let secret = Secret::from("s&cret");
    let rows: [(&dyn Parameter, &str); 14] = [
        (&true, "/v4/bare?q=true"),
        (&-1_i64, "/v4/bare?q=-1"),
        (&u64::MAX, "/v4/bare?q=18446744073709551615"),
        (&0.5_f64, "/v4/bare?q=0.5"),
        (&"", "/v4/bare?q="),
        (&"a+b c", "/v4/bare?q=a%2Bb%20c"),
        (&day, "/v4/bare?q=2024-02-29"),
        (&time, "/v4/bare?q=2024-02-29T12%3A00%3A00.5%2B02%3A00"),
        (&secret, "/v4/bare?q=s%26cret"),
        (&Kind::DarkRed, "/v4/bare?q=dark%20red"),
        (&[true, false], "/v4/bare?q=true&q=false"),
        (
            &[day.clone(), day.clone()],
            "/v4/bare?q=2024-02-29&q=2024-02-29",
        ),
        (
            &[Kind::DarkRed, Kind::DarkRed],
            "/v4/bare?q=dark%20red&q=dark%20red",
        ),
        (&Vec::<String>::new(), "/v4/bare"),
    ];
    for (value, should) in rows {
        assert_eq!(target(|request| request.query("q", value)), should);
    }
    let request = sent(&BARE, |request| request.header("X-Day", &day));
    assert_eq!(header(&request, "x-day"), Some("2024-02-29"));
}

#[test]
fn lists_of_dates_and_of_what_may_be_null_have_their_styles() {
    let days = vec![
        Date::parse("2024-02-29").unwrap(),
        Date::parse("2024-03-01").unwrap(),
    ];
    let gaps = vec![Some(1_i64), None, Some(3)];
    let got = target(|request| {
        let request = request.query_styled("days", Style::FORM, &days);
        request
            .query_styled("gaps", Style::FORM.exploded(), &gaps)
            .query_styled("none", Style::PIPE_DELIMITED, &vec![None::<i64>])
    });
    assert_eq!(got, "/v4/bare?days=2024-02-29,2024-03-01&gaps=1&gaps=3");
}

#[test]
fn names_are_encoded_as_values_are() {
    let rows = [
        ("ids[]", "ids%5B%5D"),
        ("$filter", "%24filter"),
        ("name.contains", "name.contains"),
        ("two words", "two%20words"),
        ("größe", "gr%C3%B6%C3%9Fe"),
        ("a=b&c", "a%3Db%26c"),
    ];
    let object: Json = r#"{"R":1}"#.parse().unwrap();
    for (name, encoded) in rows {
        let plain = target(|request| request.query(name, &"x"));
        assert_eq!(plain, format!("/v4/bare?{encoded}=x"));
        let listed = target(|request| request.query_styled(name, Style::FORM, &vec![1_i64, 2]));
        assert_eq!(listed, format!("/v4/bare?{encoded}=1,2"));
        let deep = target(|request| request.query_styled(name, Style::DEEP_OBJECT, &object));
        assert_eq!(deep, format!("/v4/bare?{encoded}%5BR%5D=1"));
        let dotted = target(|request| request.query_styled(name, Style::DOTTED, &object));
        assert_eq!(dotted, format!("/v4/bare?{encoded}.R=1"));
    }
}

#[test]
fn one_name_in_every_place_is_so_many_values() {
    static NAMED: Operation = Operation {
        id: "named",
        path: "/named/{id}",
        ..Operation::JSON
    };
    let request = sent(&NAMED, |request| {
        let request = request.path("1").query("id", &"2").header("id", &"3");
        request.cookie("id", Style::FORM, &"4".to_owned())
    });
    assert!(
        request.starts_with("GET /v4/named/1?id=2 HTTP/1.1\r\n"),
        "{request}"
    );
    assert_eq!(header(&request, "id"), Some("3"));
    assert_eq!(header(&request, "cookie"), Some("id=4"));
}

#[test]
fn forms_have_lists_in_every_format() {
    let fields = [
        Field::styled("csv", Style::FORM),
        Field::styled("ssv", Style::SPACE_DELIMITED),
        Field::styled("tsv", Style::TAB_DELIMITED),
        Field::styled("pipes", Style::PIPE_DELIMITED),
        Field::styled("multi", Style::FORM.exploded()),
    ];
    let text =
        r#"{"csv":["a","b"],"ssv":["a","b"],"tsv":["a","b"],"pipes":["a","b"],"multi":["a","b"]}"#;
    let value: Json = text.parse().unwrap();
    let request = sent(&BARE, |request| request.form(&fields, &value));
    let all = "csv=a,b&ssv=a+b&tsv=a%09b&pipes=a%7Cb&multi=a&multi=b";
    assert_eq!(body(&request), all);
}
