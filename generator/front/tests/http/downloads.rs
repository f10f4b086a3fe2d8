//! Bodies that arrive piece by piece.

use std::time::{Duration, Instant};

use corten_front::{Bytes, Call, Download, Error};

use super::fixture::{BARE, Client, builder, playing, run};
use super::server::{Reply, Server, answer, bytes};

const SHORT: Duration = Duration::from_millis(150);

fn download(client: &Client) -> Call<Download> {
    client.0.request(&BARE).returns_download()
}

/// What arrives until the body stalls for too long, and why it ends.
fn stalled(client: &Client, call: impl Fn(Call<Download>) -> Call<Download>) -> (Bytes, Error) {
    run(async {
        let mut body = call(download(client)).await.unwrap();
        let first = body.next().await.unwrap().unwrap();
        let error = body.next().await.unwrap().unwrap_err();
        assert!(body.next().await.is_none());
        (first, error)
    })
}

#[test]
fn the_headers_are_there_before_the_body() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 9\r\n\r\nhalf";
    let server = Server::start(vec![Reply::Stall(head.into())]);
    let client = builder()
        .base_url(server.url())
        .idle_timeout(SHORT)
        .build()
        .unwrap();
    run(async {
        let body = download(&client).await.unwrap();
        assert_eq!(body.content_type(), Some("image/png"));
        assert_eq!(body.content_length(), Some(9));
        assert_eq!(body.headers()["content-type"], "image/png");
    });
    let (first, error) = stalled(&client, |call| call);
    assert_eq!(first, "half");
    assert!(
        error.is_timeout() && error.status().unwrap() == 200,
        "{error}"
    );
    assert_eq!(
        server.connections(),
        2,
        "what has begun is not asked for again"
    );
}

#[test]
fn the_body_is_collected_on_request() {
    let (_server, client) = playing(vec![answer("200 OK", "image/png", b"\xff\x00")]);
    let all = run(async { download(&client).await?.bytes().await });
    assert_eq!(all.unwrap(), Bytes::from_static(b"\xff\x00"));
    let latin = answer("200 OK", "text/plain; charset=latin1", b"caf\xe9");
    let (_server, client) = playing(vec![latin]);
    let text = run(async { download(&client).await?.text().await });
    assert_eq!(text.unwrap(), "café");
    let (_server, client) = playing(vec![answer("200 OK", "text/plain", b"\xe9")]);
    let error = run(async { download(&client).await?.text().await }).unwrap_err();
    assert!(error.is_decode() && error.body() == b"\xe9", "{error}");
}

#[test]
fn chunks_come_as_they_are_sent() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\
                   3\r\nabc\r\n2\r\nde\r\n0\r\nchecksum: 7\r\n\r\n";
    let (_server, client) = playing(vec![bytes(chunked)]);
    let all = run(async {
        let mut body = download(&client).await?;
        let mut all = Vec::new();
        while let Some(piece) = body.try_next().await? {
            all.extend_from_slice(&piece);
        }
        Ok::<_, Error>(all)
    });
    assert_eq!(all.unwrap(), b"abcde");
}

#[test]
fn only_what_is_collected_is_limited() {
    let large = vec![b'x'; 200 << 10];
    let server = Server::start(vec![answer("200 OK", "image/png", &large)]);
    let client = builder()
        .base_url(server.url())
        .max_body(1000)
        .build()
        .unwrap();
    let read = run(async {
        let mut body = download(&client).await?;
        let mut read = 0;
        while let Some(piece) = body.try_next().await? {
            read += piece.len();
        }
        Ok::<_, Error>(read)
    });
    assert_eq!(read.unwrap(), large.len());
    let error = run(async { download(&client).await?.bytes().await }).unwrap_err();
    assert!(error.is_too_large(), "{error}");
}

#[test]
fn an_error_status_is_an_error_at_once() {
    let (_server, client) = playing(vec![answer("404 Not Found", "text/plain", b"none")]);
    let error = run(download(&client).into_future()).unwrap_err();
    assert!(error.is_not_found() && error.body() == b"none", "{error}");
}

#[test]
fn a_body_that_breaks_off_is_an_error_and_not_asked_for_again() {
    let broken = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf";
    let server = Server::start(vec![bytes(broken)]);
    let client = builder().base_url(server.url()).build().unwrap();
    let (first, error) = stalled(&client, |call| call);
    assert_eq!(first, "half");
    assert!(!error.is_timeout() && error.status().unwrap() == 200);
    assert_eq!(server.connections(), 1);
}

#[test]
fn only_a_limit_of_its_own_ends_a_call_whose_body_is_arriving() {
    let slow = || {
        Reply::Slow(vec![
            b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\na".to_vec(),
            b"b".to_vec(),
            b"c".to_vec(),
            b"d".to_vec(),
        ])
    };
    let server = Server::start(vec![slow()]);
    let client = builder()
        .base_url(server.url())
        .timeout(SHORT)
        .build()
        .unwrap();
    let all = run(async { download(&client).await?.bytes().await });
    assert_eq!(all.unwrap(), "abcd");
    let start = Instant::now();
    let error = run(async { download(&client).timeout(SHORT).await?.bytes().await });
    let error = error.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(error.to_string().contains("not done within"), "{error}");
    assert!(start.elapsed() < SHORT * 3);
}

#[test]
fn raw_still_takes_all_of_it() {
    let (_server, client) = playing(vec![answer("200 OK", "image/png", b"abc")]);
    let raw = run(download(&client).raw()).unwrap();
    assert_eq!((raw.status.as_u16(), &raw.body[..]), (200, &b"abc"[..]));
}

#[test]
fn another_media_type_of_an_answer_is_taken_as_it_comes() {
    let (server, client) = playing(vec![answer("200 OK", "image/png", b"abc")]);
    let call = client.get("r", "p").answer_as("image/png");
    let all = run(async { call.await?.bytes().await });
    assert_eq!(all.unwrap(), "abc");
    assert!(server.request().contains("accept: image/png\r\n"));
}
