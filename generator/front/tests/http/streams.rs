//! Streams of events and of records.

use std::time::Duration;

use corten_front::{Call, Error, Event, Events, Json, Method, Operation, Records};

use super::fixture::{BARE, Client, builder, playing, run, send};
use super::server::{Reply, Server, answer, bytes, header, json};

static POST: Operation = Operation::JSON
    .with(Method::POST, "/post")
    .id("post")
    .accept("text/event-stream");

fn events(client: &Client) -> Call<Events<Vec<i64>>> {
    client.0.request(&BARE).returns_events()
}

fn records(client: &Client) -> Call<Records<Vec<i64>>> {
    client.0.request(&BARE).returns_records()
}

fn stream(text: &str) -> Reply {
    answer(
        "200 OK",
        "text/event-stream; charset=utf-8",
        text.as_bytes(),
    )
}

fn client(server: &Server) -> Client {
    builder().base_url(server.url()).retries(0).build().unwrap()
}

/// Every event until the stream ends.
async fn all<T: corten_front::Decode>(mut events: Events<T>) -> Vec<Result<Event<T>, Error>> {
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        found.push(event);
    }
    found
}

fn data(found: Vec<Result<Event<Vec<i64>>, Error>>) -> Vec<Vec<i64>> {
    found.into_iter().map(|event| event.unwrap().data).collect()
}

#[test]
fn events_have_a_type_an_id_and_data() {
    let text = ": hello\n\nevent: add\nid: 7\ndata: [1,\ndata: 2]\n\ndata: []\r\n\r\ndata: [3]";
    let (server, client) = playing(vec![stream(text)]);
    let found = run(async { all(events(&client).await.unwrap()).await });
    let found: Vec<_> = found.into_iter().map(Result::unwrap).collect();
    let [first, second] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(
        (first.event.as_str(), first.id.as_deref()),
        ("add", Some("7"))
    );
    assert_eq!(first.data, [1, 2]);
    assert_eq!((second.event.as_str(), second.data.len()), ("message", 0));
    assert_eq!(second.id.as_deref(), Some("7"));
    assert_eq!(server.connections(), 1);
}

#[test]
fn an_event_is_there_before_the_next_one() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: [1]\n\n";
    let server = Server::start(vec![Reply::Stall(head.into())]);
    let client = builder()
        .base_url(server.url())
        .idle_timeout(Duration::from_millis(150))
        .build()
        .unwrap();
    run(async {
        let mut events = events(&client).await.unwrap();
        assert_eq!(events.try_next().await.unwrap().unwrap().data, [1]);
        assert!(events.try_next().await.unwrap_err().is_timeout());
        assert!(events.next().await.is_none());
    });
}

#[test]
fn data_of_another_kind_is_an_error_that_shows_it() {
    let (_server, client) = playing(vec![stream("data: busy\n\ndata: [1]\n\n")]);
    run(async {
        let mut events = events(&client).await.unwrap();
        let error = events.try_next().await.unwrap_err();
        assert!(error.is_decode() && error.body() == b"busy", "{error}");
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(events.try_next().await.unwrap().unwrap().data, [1]);
        assert!(events.next().await.is_none());
    });
}

#[test]
fn a_stream_of_json_ends_with_done_and_text_is_left_alone() {
    let text = "data: [1]\n\ndata: [DONE]\n\ndata: [2]\n\n";
    let (_server, client) = playing(vec![stream(text)]);
    let found = run(async { all(events(&client).await.unwrap().reconnecting(3)).await });
    assert_eq!(data(found), [[1]]);
    let call = client
        .0
        .request(&BARE)
        .returns_text_events::<Call<Events<String>>>();
    let found = run(async { all(call.await.unwrap()).await });
    let texts = found.into_iter().map(|event| event.unwrap().data);
    assert_eq!(texts.collect::<Vec<_>>(), ["[1]", "[DONE]", "[2]"]);
}

#[test]
fn text_among_json_goes_where_the_type_takes_text() {
    let (_server, client) = playing(vec![stream("data: {\"a\":1}\n\ndata: busy\n\n")]);
    let call = client
        .0
        .request(&BARE)
        .returns_events::<Json, Call<Events<Json>>>();
    let found = run(async { all(call.await.unwrap()).await });
    let texts = found
        .into_iter()
        .map(|event| event.unwrap().data.to_string());
    assert_eq!(texts.collect::<Vec<_>>(), ["{\"a\":1}", "\"busy\""]);
}

#[test]
fn another_media_type_is_an_error_with_its_name() {
    let (_server, client) = playing(vec![answer("200 OK", "text/html", b"<p>")]);
    let error = send(events(&client)).unwrap_err();
    assert!(error.is_decode(), "{error}");
    assert!(
        error
            .to_string()
            .contains("text/html in place of text/event-stream"),
        "{error}"
    );
    let (_server, client) = playing(vec![json("429 Slow", "[1]")]);
    let error = send(events(&client)).unwrap_err();
    assert!(error.is_rate_limited(), "{error}");
    assert_eq!(error.decode_body::<Vec<i64>>().unwrap(), [1]);
}

#[test]
fn a_stream_goes_on_behind_the_last_event_if_the_caller_asks() {
    let script = vec![
        stream("retry: 100\nid: a\ndata: [1]\n\nid: b\ndata: [9"),
        stream("data: [2]\n\n"),
        bytes("HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\nid: c\ndata: [3]\n\n"),
        bytes("HTTP/1.1 204 No Content\r\n\r\n"),
    ];
    let server = Server::start(script);
    let client = client(&server);
    let found = run(async {
        let mut events = events(&client).await.unwrap().reconnecting(1);
        let mut found = Vec::new();
        while let Some(event) = events.try_next().await.unwrap() {
            found.push(event.data);
        }
        assert_eq!(events.last_event_id(), Some("c"));
        found
    });
    assert_eq!(found, [[1], [2], [3]]);
    let requests = server.requests();
    let ids = requests
        .iter()
        .map(|request| header(request, "last-event-id"));
    assert_eq!(
        ids.collect::<Vec<_>>(),
        [None, Some("a"), Some("a"), Some("c")]
    );
}

#[test]
fn a_stream_is_asked_for_so_often_and_no_more() {
    let server = Server::start(vec![stream("retry: 0\n\n")]);
    let client = client(&server);
    let found = run(async { all(events(&client).await.unwrap().reconnecting(2)).await });
    assert!(found.is_empty());
    assert_eq!(server.connections(), 3);
}

#[test]
fn an_error_status_ends_a_stream_that_reconnects() {
    let server = Server::start(vec![
        stream("retry: 0\ndata: [1]\n\n"),
        json("401 No", "[]"),
    ]);
    let client = client(&server);
    let mut found = run(async { all(events(&client).await.unwrap().reconnecting(9)).await });
    assert!(found.pop().unwrap().unwrap_err().is_unauthorized());
    assert_eq!(data(found), [[1]]);
    assert_eq!(server.connections(), 2);
}

#[test]
fn what_may_do_something_twice_is_not_asked_again() {
    let server = Server::start(vec![stream("retry: 0\ndata: [1]\n\n")]);
    let client = client(&server);
    let call = client
        .0
        .request(&POST)
        .returns_events::<Vec<i64>, Call<Events<Vec<i64>>>>();
    let found = run(async { all(call.await.unwrap().reconnecting(9)).await });
    assert_eq!(data(found), [[1]]);
    assert!(server.request().contains("accept: text/event-stream\r\n"));
}

#[test]
fn a_stream_in_place_of_the_usual_answer_is_asked_for() {
    let server = Server::start(vec![stream("data: [1]\n\n")]);
    let client = client(&server);
    let call = client
        .0
        .request(&BARE)
        .returns_json::<String, Call<String>>();
    let call = call.into_events::<Vec<i64>>();
    let found = run(async { all(call.await.unwrap()).await });
    assert_eq!(data(found), [[1]]);
    assert_eq!(
        header(&server.request(), "accept"),
        Some("text/event-stream")
    );
}

#[test]
fn records_are_lines_or_members_of_a_sequence() {
    for (media_type, body) in [
        ("application/x-ndjson", "[1]\n\n[2,3]\r\n[4]"),
        ("application/jsonl", "[1]\n[2,3]\n[4]\n"),
        ("application/json-seq", "\x1e[1]\n\x1e[2,\n3]\n\x1e[4]\n"),
    ] {
        let (_server, client) = playing(vec![answer("200 OK", media_type, body.as_bytes())]);
        let found = run(async {
            let mut records = records(&client).await?;
            let mut found = Vec::new();
            while let Some(record) = records.try_next().await? {
                found.push(record);
            }
            Ok::<_, Error>(found)
        });
        assert_eq!(
            found.unwrap(),
            [vec![1], vec![2, 3], vec![4]],
            "{media_type}"
        );
    }
}

#[test]
fn a_record_of_another_kind_is_an_error_that_shows_it() {
    let body = b"{\"error\":\"busy\"}\n[1]\n";
    let (_server, client) = playing(vec![answer("200 OK", "application/x-ndjson", body)]);
    run(async {
        let mut records = records(&client).await.unwrap();
        let error = records.try_next().await.unwrap_err();
        assert!(error.is_decode() && error.body() == b"{\"error\":\"busy\"}");
        assert_eq!(records.try_next().await.unwrap().unwrap(), [1]);
    });
    let broken = "HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n[1]\n[2";
    let (_server, client) = playing(vec![bytes(broken)]);
    run(async {
        let mut records = records(&client).await.unwrap();
        assert_eq!(records.try_next().await.unwrap().unwrap(), [1]);
        assert!(records.try_next().await.is_err());
        assert!(records.next().await.is_none());
    });
}

#[test]
fn what_is_kept_of_a_stream_is_limited() {
    let long = format!("data: [{}", "1,".repeat(1000));
    let server = Server::start(vec![stream(&long)]);
    let client = builder()
        .base_url(server.url())
        .max_body(1000)
        .build()
        .unwrap();
    let mut found = run(async { all(events(&client).await.unwrap()).await });
    assert!(found.pop().unwrap().unwrap_err().is_too_large());
    let call = records(&client);
    let error = run(async { call.await.unwrap().try_next().await }).unwrap_err();
    assert!(error.is_too_large(), "{error}");
}
