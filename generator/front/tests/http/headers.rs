//! Headers as values.

use std::collections::BTreeMap;

use corten_front::{Call, Date, headers};

use super::fixture::{BARE, playing, run};
use super::server::bytes;

#[derive(Debug, Default, PartialEq)]
struct PlateHeaders {
    left: Option<i64>,
    etag: Option<String>,
    fresh: Option<bool>,
    until: Option<Date>,
    links: Option<Vec<String>>,
    sizes: Option<Vec<f64>>,
    pair: Option<BTreeMap<String, i64>>,
    spread: Option<BTreeMap<String, String>>,
    content: Option<BTreeMap<String, Vec<i64>>>,
    cookies: Option<Vec<String>>,
    absent: Option<String>,
    wrong: Option<i64>,
}

headers! { PlateHeaders {
    left: "x-left",
    etag: "etag",
    fresh: "x-fresh",
    until: "x-until",
    links: "link",
    sizes: "x-sizes",
    pair: "x-pair",
    spread: "x-spread",
    content: "x-content",
    cookies: "set-cookie",
    absent: "x-absent",
    wrong: "x-wrong",
} }

#[test]
fn a_header_is_read_by_its_type() {
    let reply = "HTTP/1.1 204 No Content\r\n\
        X-Left: 7\r\n\
        ETag: \"7\"\r\n\
        X-FRESH: true\r\n\
        X-Until: 2024-02-29\r\n\
        Link: <a>, <b>\r\n\
        Link: <c>\r\n\
        X-Sizes: 1,2.5\r\n\
        X-Pair: a,1,b,2\r\n\
        X-Spread: a=1,b=x\r\n\
        X-Content: {\"a\":[1]}\r\n\
        Set-Cookie: a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT\r\n\
        Set-Cookie: b=2\r\n\
        X-Wrong: many\r\n\r\n";
    let (_server, client) = playing(vec![bytes(reply)]);
    let call = client.0.request(&BARE).returns_nothing::<Call<()>>();
    let response = run(call.with_response()).unwrap();
    let read = PlateHeaders::from(response.headers());
    let text = |text: &str| text.to_owned();
    assert_eq!(
        read,
        PlateHeaders {
            left: Some(7),
            etag: Some(text("\"7\"")),
            fresh: Some(true),
            until: Some(Date::parse("2024-02-29").unwrap()),
            links: Some(vec![text("<a>"), text("<b>"), text("<c>")]),
            sizes: Some(vec![1.0, 2.5]),
            pair: Some(BTreeMap::from([(text("a"), 1), (text("b"), 2)])),
            spread: Some(BTreeMap::from([
                (text("a"), text("1")),
                (text("b"), text("x"))
            ])),
            content: Some(BTreeMap::from([(text("a"), vec![1])])),
            cookies: Some(vec![
                text("a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT"),
                text("b=2"),
            ]),
            absent: None,
            wrong: None,
        }
    );
    assert_eq!(response.headers()["x-wrong"], "many");
}
