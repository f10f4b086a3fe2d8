//! Nothing takes longer than it may.

use std::time::{Duration, Instant};

use corten_front::{Builder, Error};

use super::fixture::{Client, builder, send};
use super::server::{Reply, Server};

const SHORT: Duration = Duration::from_millis(150);

fn stalled(sent: &str, limit: impl Fn(Builder<Client>) -> Builder<Client>) -> Error {
    let server = Server::start(vec![Reply::Stall(sent.into())]);
    let client = limit(builder().base_url(server.url()).retries(0))
        .build()
        .unwrap();
    let start = Instant::now();
    let error = send(client.get("r", "p")).unwrap_err();
    let took = start.elapsed();
    assert!(
        took >= SHORT && took < SHORT + Duration::from_millis(500),
        "{took:?}"
    );
    assert!(
        error.is_timeout() && error.may_have_been_processed(),
        "{error}"
    );
    error
}

#[test]
fn headers_that_do_not_come() {
    let error = stalled("HTTP/1.1 200 OK\r\n", |builder| {
        builder.header_timeout(SHORT)
    });
    assert!(
        error.to_string().contains("no answer within 150ms"),
        "{error}"
    );
}

#[test]
fn a_body_that_stalls() {
    let sent = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{";
    let error = stalled(sent, |builder| builder.idle_timeout(SHORT));
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.to_string().contains("stalled for 150ms"), "{error}");
}

#[test]
fn a_call_as_a_whole() {
    for sent in ["", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"] {
        let error = stalled(sent, |builder| builder.timeout(SHORT));
        assert!(
            error.to_string().contains("not done within 150ms"),
            "{error}"
        );
    }
}

#[test]
fn one_call_can_have_a_limit_of_its_own() {
    let server = Server::start(vec![Reply::Stall(Vec::new())]);
    let client = builder().base_url(server.url()).build().unwrap();
    let start = Instant::now();
    assert!(
        send(client.get("r", "p").timeout(SHORT))
            .unwrap_err()
            .is_timeout()
    );
    assert!(start.elapsed() < SHORT + Duration::from_millis(500));
    assert!(
        send(client.get("r", "p").timeout(Duration::ZERO))
            .unwrap_err()
            .is_timeout()
    );
}

#[test]
fn nobody_listens() {
    let url = Server::start(Vec::new()).url();
    let client = builder().base_url(url).retries(0).build().unwrap();
    let error = send(client.get("r", "p")).unwrap_err();
    assert!(
        error.is_connect() && !error.may_have_been_processed(),
        "{error}"
    );
    assert!(error.to_string().contains("could not connect"), "{error}");
}

#[test]
fn tls_that_is_never_answered() {
    let server = Server::start(vec![Reply::Stall(Vec::new())]);
    let url = server.url().replace("http://", "https://");
    let client = builder()
        .base_url(url)
        .connect_timeout(SHORT)
        .retries(0)
        .build()
        .unwrap();
    let start = Instant::now();
    let error = send(client.get("r", "p")).unwrap_err();
    assert!(
        error.is_connect() && error.is_timeout() && !error.may_have_been_processed(),
        "{error}"
    );
    assert!(start.elapsed() < SHORT + Duration::from_millis(500));
}
