//! Bodies that are read while they are sent, byte by byte.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use corten_front::{Body, Bytes, Call, Encode, Error, File, Json, Lines, Request, Writer};

use super::fixture::{CREATE, Client, GET, UPDATE, builder, playing, send};
use super::server::{Server, header, json};

const OK: &str = r#"{"success":true,"result":1}"#;

/// Pieces, one at a time.
struct Pieces(VecDeque<Result<&'static [u8], &'static str>>);

impl futures_core::Stream for Pieces {
    type Item = Result<&'static [u8], &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

fn pieces(all: &[&'static str]) -> Pieces {
    Pieces(all.iter().map(|piece| Ok(piece.as_bytes())).collect())
}

fn uploaded(request: Request, file: File) -> Call<Json> {
    request
        .upload_as("application/octet-stream", file)
        .returns_json()
}

/// The head and the body of the only request that comes.
fn sent(file: File) -> (String, Vec<u8>) {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    send(uploaded(client.0.request(&CREATE), file)).unwrap();
    parted(&server)
}

fn parted(server: &Server) -> (String, Vec<u8>) {
    let request = server.raw_request();
    let end = request
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    let (head, body) = request.split_at(end + 4);
    (String::from_utf8(head.to_vec()).unwrap(), body.to_vec())
}

/// What chunks hold (RFC 9112, section 7.1).
fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    loop {
        let end = body.windows(2).position(|two| two == b"\r\n").unwrap();
        let size = std::str::from_utf8(&body[..end]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        body = &body[end + 2..];
        if size == 0 {
            assert_eq!(body, b"\r\n");
            return whole;
        }
        whole.extend_from_slice(&body[..size]);
        assert_eq!(&body[size..size + 2], b"\r\n");
        body = &body[size + 2..];
    }
}

#[test]
fn bytes_go_as_they_are_with_their_length() {
    let (head, body) = sent(File::new(vec![0, 255, 13, 10]).typed("image/png"));
    assert_eq!(header(&head, "content-type"), Some("image/png"));
    assert_eq!(header(&head, "content-length"), Some("4"));
    assert_eq!(body, [0, 255, 13, 10]);
}

#[test]
fn a_stream_of_unknown_length_goes_in_chunks() {
    let (head, body) = sent(File::stream(pieces(&["hello ", "", "world"])));
    assert_eq!(
        header(&head, "content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(header(&head, "transfer-encoding"), Some("chunked"));
    assert_eq!(header(&head, "content-length"), None);
    assert_eq!(unchunked(&body), b"hello world");
}

#[test]
fn a_stream_of_known_length_says_it() {
    let (head, body) = sent(File::stream(pieces(&["hello ", "world"])).with_length(11));
    assert_eq!(header(&head, "content-length"), Some("11"));
    assert_eq!(header(&head, "transfer-encoding"), None);
    assert_eq!(body, b"hello world");
}

#[test]
fn a_reader_is_read_to_its_end() {
    let content: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[1]).collect();
    let leaked: &'static [u8] = content.clone().leak();
    let (head, body) = sent(File::reader(leaked).with_length(200_000));
    assert_eq!(header(&head, "content-length"), Some("200000"));
    assert_eq!(body, content);
    let (_, body) = sent(File::reader(leaked));
    assert_eq!(unchunked(&body), content);
}

#[test]
fn a_request_that_seldom_has_a_body_can_have_one() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    let request = client.0.request(&GET).path("r").path("p");
    send(uploaded(request, File::stream(pieces(&["why"])))).unwrap();
    let (head, body) = parted(&server);
    assert_eq!(header(&head, "transfer-encoding"), Some("chunked"));
    assert_eq!(unchunked(&body), b"why");
}

#[test]
fn a_length_that_is_wrong_is_a_failure() {
    for (pieces, told, than) in [
        (pieces(&["abc", "d"]), 3, "more"),
        (pieces(&["abcd"]), 3, "more"),
        (pieces(&["ab"]), 3, "fewer"),
    ] {
        let (_server, client) = playing(vec![json("200 OK", OK)]);
        let file = File::stream(pieces).with_length(told);
        let error = send(uploaded(client.0.request(&CREATE), file)).unwrap_err();
        let says = format!("could not be read: it has {than} than the 3 bytes that were told");
        assert!(error.to_string().contains(&says), "{error}");
    }
}

#[test]
fn a_source_that_fails_is_named_as_the_reason() {
    let (_server, client) = playing(vec![json("200 OK", OK)]);
    let broken = Pieces([Ok(&b"a"[..]), Err("the disk is gone")].into());
    let call = uploaded(client.0.request(&CREATE), File::stream(broken));
    let error = send(call).unwrap_err();
    let says = "the body that is sent could not be read: the disk is gone";
    assert!(error.to_string().contains(says), "{error}");
}

/// A client that repeats what it may, and a server that is busy at first.
fn busy() -> (Server, Client) {
    let server = Server::start(vec![json("503 Busy", "{}"), json("200 OK", OK)]);
    let client = builder().base_url(server.url()).build().unwrap();
    (server, client)
}

fn updated(client: &Client, file: File) -> Result<Json, Error> {
    send(uploaded(
        client.0.request(&UPDATE).path("r").path("p"),
        file,
    ))
}

#[test]
fn what_can_be_read_once_is_sent_once() {
    let (server, client) = busy();
    let error = updated(&client, File::stream(pieces(&["once"]))).unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 503);
    assert_eq!(server.requests().len(), 1);
    let file = File::stream(pieces(&["once"]));
    updated(&client, file.clone()).unwrap();
    let error = updated(&client, file).unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
}

#[test]
fn what_can_be_read_again_is_sent_again() {
    for file in [
        File::from("again"),
        File::repeatable(|| Body::stream(pieces(&["ag", "ain"]))).with_length(5),
    ] {
        let (server, client) = busy();
        updated(&client, file).unwrap();
        let requests = server.requests();
        assert_eq!(requests.len(), 2);
        assert!(
            requests
                .iter()
                .all(|request| request.ends_with("\r\n\r\nagain"))
        );
    }
}

/// A stream that makes its reader wait.
struct Slow(
    usize,
    Option<Pin<Box<tokio::time::Sleep>>>,
    Arc<AtomicUsize>,
);

impl futures_core::Stream for Slow {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.0 == 0 {
            return Poll::Ready(None);
        }
        let sleep = || Box::pin(tokio::time::sleep(Duration::from_millis(60)));
        let pause = self.1.get_or_insert_with(sleep);
        std::task::ready!(pause.as_mut().poll(context));
        self.1 = None;
        self.0 -= 1;
        self.2.fetch_add(1, Ordering::SeqCst);
        Poll::Ready(Some(Ok(Bytes::from_static(b"."))))
    }
}

#[test]
fn waiting_for_headers_begins_when_the_body_no_longer_moves() {
    let server = Server::start(vec![json("200 OK", OK)]);
    let limited = |limit| {
        let builder = builder().base_url(server.url()).header_timeout(limit);
        builder.build().unwrap()
    };
    let given = Arc::<AtomicUsize>::default();
    let slow = |count| File::stream(Slow(count, None, Arc::clone(&given)));
    updated(&limited(Duration::from_millis(150)), slow(10)).unwrap();
    assert_eq!(given.load(Ordering::SeqCst), 10);
    let error = updated(&limited(Duration::from_millis(20)), slow(10)).unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

/// A form with a file in it.
struct Album(File);

impl Encode for Album {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.member("title", &"Summer".to_owned());
        writer.member("photo", &self.0);
        writer.member("note", &"late".to_owned());
        writer.end_object();
    }
}

#[test]
fn a_form_with_a_stream_is_itself_one() {
    for told in [None, Some(4)] {
        let (server, client) = playing(vec![json("200 OK", OK)]);
        let photo = File::stream(pieces(&["\r\n", "--"])).named("p.png");
        let photo = told.map_or(photo.clone(), |bytes| photo.with_length(bytes));
        let request = client.0.request(&CREATE).multipart(&[], &Album(photo));
        send(request.returns_json::<Json, Call<Json>>()).unwrap();
        let (head, body) = parted(&server);
        let body = match told {
            None => unchunked(&body),
            Some(_) => body,
        };
        let length = header(&head, "content-length").map(|text| text.parse().unwrap());
        assert_eq!(length, told.map(|_| body.len()));
        let media_type = header(&head, "content-type").unwrap();
        let boundary = media_type
            .strip_prefix("multipart/form-data; boundary=")
            .unwrap();
        let form = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nSummer\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"p.png\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n\r\n--\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nlate\r\n\
             --{boundary}--\r\n"
        );
        assert_eq!(String::from_utf8(body).unwrap(), form);
    }
}

#[test]
fn a_large_file_is_part_of_a_form_without_being_copied() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    let photo = File::new(vec![7; 300_000]);
    let request = client.0.request(&CREATE).multipart(&[], &Album(photo));
    send(request.returns_json::<Json, Call<Json>>()).unwrap();
    let (head, body) = parted(&server);
    assert_eq!(
        header(&head, "content-length"),
        Some(&*body.len().to_string())
    );
    assert_eq!(body.iter().filter(|byte| **byte == 7).count(), 300_000);
}

#[test]
fn a_stream_has_no_place_in_json() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    let album = Album(File::stream(pieces(&["x"])));
    let request = client.0.request(&CREATE).json(&album);
    let error = send(request.returns_json::<Json, Call<Json>>()).unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!(server.connections(), 0);
}

/// The head and the body of a request that is made like this.
fn made(make: impl FnOnce(Request) -> Request) -> (String, Vec<u8>) {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    send(make(client.0.request(&CREATE)).returns_json::<Json, Call<Json>>()).unwrap();
    parted(&server)
}

#[test]
fn lines_are_a_text_each() {
    let lines: Lines<i64> = [1, 2].into();
    let (head, body) = made(|request| request.json_lines("application/x-ndjson", lines));
    assert_eq!(header(&head, "content-type"), Some("application/x-ndjson"));
    assert_eq!(header(&head, "content-length"), Some("4"));
    assert_eq!(body, b"1\n2\n");
    let texts: Lines<String> = ["a\nb", ""].into();
    let (_, body) = made(|request| request.json_sequence("application/json-seq", texts));
    assert_eq!(body, b"\x1e\"a\\nb\"\n\x1e\"\"\n");
    let none: Lines<String> = Vec::<String>::new().into();
    let (head, body) = made(|request| request.json_lines("application/x-ndjson", none));
    assert_eq!(header(&head, "content-length"), Some("0"));
    assert!(body.is_empty());
}

/// Values, one at a time.
struct Values(VecDeque<Result<Json, &'static str>>);

impl futures_core::Stream for Values {
    type Item = Result<Json, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

#[test]
fn lines_of_a_stream_go_as_they_come() {
    let values = || Values([Ok(Json::Null), Ok(Json::from("x"))].into());
    let lines = Lines::stream(values());
    let (head, body) = made(|request| request.json_lines("application/x-ndjson", lines));
    assert_eq!(header(&head, "transfer-encoding"), Some("chunked"));
    assert_eq!(unchunked(&body), b"null\n\"x\"\n");
    let lines = Lines::stream(values());
    let (_, body) = made(|request| request.json_sequence("application/json-seq", lines));
    assert_eq!(unchunked(&body), b"\x1enull\n\x1e\"x\"\n");
    let (_server, client) = playing(vec![json("200 OK", OK)]);
    let lines = Lines::stream(Values([Ok(Json::Null), Err("no more")].into()));
    let request = client
        .0
        .request(&CREATE)
        .json_lines("application/x-ndjson", lines);
    let error = send(request.returns_json::<Json, Call<Json>>()).unwrap_err();
    assert!(error.to_string().contains("no more"), "{error}");
}

#[test]
fn parts_without_names_are_a_list() {
    let photo = File::from("x").typed("image/png").named("p.png");
    let photo = photo.header("Content-ID", "<photo>");
    let mail = (
        Json::from(corten_front::Object::new()),
        photo,
        "why".to_owned(),
    );
    let (head, body) = made(|request| request.multipart_as("multipart/related", &[], &mail));
    let boundary = "form-part-0000000000000000";
    assert_eq!(
        header(&head, "content-type"),
        Some(&*format!(
            "multipart/related; boundary={boundary}; type=\"application/json\""
        ))
    );
    let all = format!(
        "--{boundary}\r\nContent-Type: application/json\r\n\r\n{{}}\r\n\
         --{boundary}\r\nContent-Disposition: attachment; filename=\"p.png\"\r\n\
         Content-Type: image/png\r\nContent-ID: <photo>\r\n\r\nx\r\n\
         --{boundary}\r\n\r\nwhy\r\n--{boundary}--\r\n"
    );
    assert_eq!(String::from_utf8(body).unwrap(), all);
}

#[test]
fn a_header_of_a_part_cannot_break_out() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    let album = Album(File::from("x").header("X-A", "b\r\nX-C: d"));
    let request = client.0.request(&CREATE).multipart(&[], &album);
    let error = send(request.returns_json::<Json, Call<Json>>()).unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!(server.connections(), 0);
}
