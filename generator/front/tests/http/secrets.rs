//! A credential is never shown.

use std::error::Error as _;

use corten_front::{Call, Error, Json};

use super::fixture::{ANY, API, Client, SECRET, SIGNATURE, builder, failure, playing, run, send};
use super::server::{answer, bytes, json};

fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!("{error} {error:?}"));
        cause = error.source();
    }
    text
}

#[test]
fn not_by_builder_client_call_or_stream() {
    let (_server, client) = playing(vec![json("200 OK", r#"{"success":true,"result":"x"}"#)]);
    let call = client
        .get("r", "p")
        .header("x-note", "private")
        .query("q", "private");
    let texts = [
        format!("{:?} {:#?}", builder(), builder()),
        format!("{client:?} {client:#?}"),
        format!(
            "{call:?} {:?} {:?}",
            client.list().items(),
            client.list().pages()
        ),
        format!("{:?}", run(client.get("r", "p").with_response()).unwrap()),
        format!("{:?}", run(client.get("r", "p").raw()).unwrap()),
    ];
    for text in texts {
        assert!(
            !text.contains(SECRET) && !text.contains("private"),
            "{text}"
        );
    }
}

#[test]
fn not_by_errors_of_any_kind() {
    let echo = format!("{{\"errors\":[],\"echo\":\"Bearer {SECRET}\"}}");
    for reply in [
        json("401 Unauthorized", &echo),
        json("200 OK", &echo),
        answer("502 Bad Gateway", "text/html", echo.as_bytes()),
        bytes(echo.as_bytes()),
        bytes(""),
        json(
            "403 Forbidden",
            &format!(r#"{{"errors":[{{"code":1,"message":"bad {SECRET}!"}}]}}"#),
        ),
        answer("400 Bad Request", &format!("text/{SECRET}"), b"x"),
    ] {
        let text = shown(&failure(reply));
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn not_by_what_the_server_says_of_it() {
    let body = format!(r#"{{"errors":[{{"code":1,"message":"bad {SECRET}!"}}]}}"#);
    let error = failure(json("403 Forbidden", &body));
    assert_eq!(error.errors()[0].message, "bad ***!");
}

#[test]
fn not_even_one_that_stands_in_the_url() {
    let url = { playing(vec![json("200 OK", "{}")]).0.url() };
    let builder = corten_front::Builder::<Client>::new(&API)
        .credential(&SIGNATURE, SECRET)
        .base_url(url);
    let client = builder.retries(0).build().unwrap();
    let error = send(client.0.request(&ANY).returns_json::<Json, Call<Json>>()).unwrap_err();
    assert!(
        error.is_connect() && !shown(&error).contains(SECRET),
        "{error}"
    );
}

#[test]
fn what_a_server_says_cannot_steer_a_terminal() {
    let body = r#"{"errors":[{"code":1,"message":"a\u001b[31mb\nc\u202ed"}]}"#;
    let text = failure(json("400 Bad Request", body)).to_string();
    assert!(
        !text
            .chars()
            .any(|character| character.is_control() || character == '\u{202e}'),
        "{text:?}"
    );
}
