//! What is sent again, counted at the server.

use std::time::Duration;

use corten_front::Json;

use super::fixture::{Client, builder, send};
use super::server::{Reply, Server, bytes, json, with_headers};

const OK: &str = r#"{"success":true,"result":1}"#;

fn playing(script: Vec<Reply>) -> (Server, Client) {
    let server = Server::start(script);
    let client = builder()
        .base_url(server.url())
        .timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    (server, client)
}

#[test]
fn an_idempotent_call_is_sent_again_after_a_stumble() {
    for stumble in [
        json("500 Oops", "{}"),
        json("502 Bad Gateway", ""),
        bytes(""),
        bytes("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"),
    ] {
        let (server, client) = playing(vec![stumble, json("200 OK", OK)]);
        let body = Json::from("same");
        assert_eq!(send(client.update(&body)).unwrap(), Json::from(1));
        let requests = server.requests();
        assert_eq!(requests.len(), 2);
        assert_eq!(requests[0], requests[1]);
    }
}

#[test]
fn three_times_at_most_and_as_often_as_the_caller_says() {
    let (server, client) = playing(vec![json("500 Oops", "{}")]);
    assert!(send(client.get("r", "p")).unwrap_err().is_server_error());
    assert_eq!(server.requests().len(), 3);
    assert!(send(client.get("r", "p").retries(0)).is_err());
    assert_eq!(server.requests().len(), 4);
    assert!(send(client.get("r", "p").retries(1)).is_err());
    assert_eq!(server.requests().len(), 6);
}

#[test]
fn what_may_have_been_created_is_not_created_twice() {
    for stumble in [json("500 Oops", "{}"), json("503 Busy", "{}"), bytes("")] {
        let (server, client) = playing(vec![stumble, json("200 OK", OK)]);
        let error = send(client.create(&Json::from("new")).idempotency_key("k")).unwrap_err();
        assert!(error.may_have_been_processed(), "{error}");
        assert_eq!(server.requests().len(), 1);
    }
    let limited = with_headers("429 Too Many Requests", &[("retry-after-ms", "5")], b"");
    let (server, client) = playing(vec![limited, json("200 OK", OK)]);
    assert!(send(client.create(&Json::from("new"))).is_ok());
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_wish_that_is_too_long_fails_the_call_at_once() {
    let limited = with_headers("429 Too Many Requests", &[("retry-after", "3600")], b"");
    let (server, client) = playing(vec![limited]);
    let error = send(client.get("r", "p")).unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_refusal_is_not_argued_with() {
    for status in [
        "400 Bad Request",
        "401 Unauthorized",
        "403 Forbidden",
        "404 Not Found",
        "409 Conflict",
    ] {
        let (server, client) = playing(vec![json(status, "{}")]);
        assert!(send(client.get("r", "p")).is_err());
        assert_eq!(server.requests().len(), 1, "{status}");
    }
}
