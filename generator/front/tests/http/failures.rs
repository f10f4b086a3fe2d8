//! What an error says, by its type.

use corten_front::{ByStatus as _, Call, Error, Method, Operation, Slot, by_status};

use super::fixture::{BARE, playing, run, send};
use super::server::{Reply, answer, bytes, json, with_headers};

#[derive(Debug, PartialEq)]
enum PlateError {
    Named(Vec<String>),
    Counted(Vec<i64>),
    Undescribed,
}

by_status! { PlateError {
    404 | 422 => Named(json),
    400..=403 | 405..=421 | 423..=499 => Counted(json),
    _ => Undescribed,
} }

static MOVED: Operation = Operation::JSON.get("/moved").id("moved").redirects();
static CHECKED: Operation = Operation::JSON.with(Method::HEAD, "/checked").id("checked");

fn failing(reply: Reply) -> Error {
    let (_server, client) = playing(vec![reply]);
    send(client.0.request(&BARE).returns_nothing::<Call<()>>()).unwrap_err()
}

#[test]
fn a_status_has_its_own_type() {
    let named = failing(json("404 Not Found", r#"["a"]"#));
    assert_eq!(
        named.typed::<PlateError>().unwrap(),
        PlateError::Named(vec!["a".to_owned()])
    );
    assert!(named.is_not_found() && named.is_api());
    let counted = failing(json("409 Conflict", "[7]"));
    assert_eq!(
        counted.typed::<PlateError>().unwrap(),
        PlateError::Counted(vec![7])
    );
    let other = failing(json("500 Oops", "[7]"));
    assert_eq!(
        other.typed::<PlateError>().unwrap(),
        PlateError::Undescribed
    );
    assert_eq!(other.decode_body::<Vec<i64>>().unwrap(), [7]);
}

#[test]
fn a_body_of_another_kind_stays_readable() {
    let html = failing(answer("404 Not Found", "text/html", b"<p>no</p>"));
    assert!(html.typed::<PlateError>().is_err());
    assert_eq!(html.body(), b"<p>no</p>");
}

#[test]
fn the_last_variant_needs_no_body() {
    assert!(matches!(PlateError::of(200).slot(), Slot::Nothing));
}

#[test]
fn a_redirect_that_is_described_is_an_answer() {
    let moved = || {
        with_headers(
            "302 Found",
            &[("location", "https://other.example/a")],
            b"gone",
        )
    };
    let (server, client) = playing(vec![moved()]);
    let call = client.0.request(&MOVED).returns_nothing::<Call<()>>();
    let response = run(call.with_response()).unwrap();
    assert_eq!(response.status(), 302);
    assert_eq!(response.headers()["location"], "https://other.example/a");
    assert_eq!(server.connections(), 1);
    let error = failing(moved());
    assert!(error.is_api(), "{error}");
    assert_eq!(error.headers()["location"], "https://other.example/a");
}

#[test]
fn the_answer_to_head_has_no_body() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\netag: \"a\"\r\n\r\n";
    let (server, client) = playing(vec![bytes(head)]);
    let call = client.0.request(&CHECKED).returns_nothing::<Call<()>>();
    let response = run(call.with_response()).unwrap();
    assert_eq!(response.headers()["etag"], "\"a\"");
    assert!(server.request().starts_with("HEAD /v4/checked HTTP/1.1"));
    let (_server, client) = playing(vec![bytes(
        "HTTP/1.1 404 Not Found\r\ncontent-length: 9\r\n\r\n",
    )]);
    let call = client.0.request(&CHECKED).returns_nothing::<Call<()>>();
    assert!(send(call).unwrap_err().is_not_found());
}
