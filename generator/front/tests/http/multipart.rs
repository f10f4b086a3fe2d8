//! Bodies of parts, read back by a decoder of our own.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use corten_front::{
    Body, BoxFuture, Bytes, Call, Encode, Field, File, Json, Progress, Transport, TransportError,
    Writer,
};

use super::fixture::{CREATE, builder, run, send};

/// What a part was decoded as.
#[derive(Debug, PartialEq)]
struct Part {
    name: Option<String>,
    file_name: Option<String>,
    media_type: Option<String>,
    /// Its other headers.
    others: Vec<String>,
    content: Vec<u8>,
}

/// Takes a body apart as RFC 2046 tells (section 5.1.1): whatever stands between two lines that begin
/// with the boundary.
fn decoded(media_type: &str, body: &[u8]) -> Vec<Part> {
    let boundary = media_type.split("boundary=").nth(1).unwrap();
    let boundary = boundary.split(';').next().unwrap();
    assert!(!boundary.is_empty() && boundary.len() <= 70, "{boundary}");
    let delimiter = [b"\r\n--", boundary.as_bytes()].concat();
    let mut rest = [b"\r\n", body].concat();
    let mut parts = Vec::new();
    loop {
        let at = find(&rest, &delimiter).expect("a delimiter");
        let part = rest[..at].to_vec();
        rest.drain(..at + delimiter.len());
        parts.push(part);
        if rest.starts_with(b"--") {
            assert_eq!(rest, b"--\r\n");
            break;
        }
        assert!(rest.starts_with(b"\r\n"));
        rest.drain(..2);
    }
    assert!(
        parts.remove(0).is_empty(),
        "nothing stands before the first"
    );
    parts.iter().map(|part| parsed(part)).collect()
}

fn parsed(part: &[u8]) -> Part {
    let (head, content) = match part.strip_prefix(b"\r\n") {
        Some(content) => (Vec::new(), content),
        None => {
            let end = find(part, b"\r\n\r\n").expect("an empty line");
            (part[..end].to_vec(), &part[end + 4..])
        }
    };
    let head = String::from_utf8(head).unwrap();
    let mut fields = Part {
        name: None,
        file_name: None,
        media_type: None,
        others: Vec::new(),
        content: content.to_vec(),
    };
    for line in head.split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ").unwrap();
        match name {
            "Content-Disposition" => {
                fields.name = parameter(value, "; name=\"");
                fields.file_name = parameter(value, "; filename=\"");
            }
            "Content-Type" => fields.media_type = Some(value.to_owned()),
            _ => fields.others.push(line.to_owned()),
        }
    }
    fields
}

/// A parameter, with what browsers escape (WHATWG HTML, "multipart/form-data encoding").
fn parameter(value: &str, start: &str) -> Option<String> {
    let (_, rest) = value.split_once(start)?;
    let (text, _) = rest.split_once('"').unwrap();
    let text = text.replace("%22", "\"").replace("%0D", "\r");
    Some(text.replace("%0A", "\n"))
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

/// Keeps what it is sent.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<(String, Bytes)>>>);

impl Transport for Kept {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let kept = Arc::clone(&self.0);
        Box::pin(async move {
            let media_type = request.headers()["content-type"]
                .to_str()
                .unwrap()
                .to_owned();
            let body = request.into_body().collect().await?;
            kept.lock().unwrap().push((media_type, body));
            Err(TransportError::new(Progress::MaybeSent, "kept"))
        })
    }
}

/// What is sent of a body.
fn sent(media_type: &str, fields: &[Field], body: &dyn Encode) -> Vec<Part> {
    let kept = Kept::default();
    let client = builder().transport(kept.clone()).build().unwrap();
    let request = client.0.request(&CREATE);
    let request = request.multipart_as(media_type, fields, body);
    send(request.returns_json::<Json, Call<Json>>()).unwrap_err();
    let kept = kept.0.lock().unwrap();
    let (media_type, body) = &kept[0];
    decoded(media_type, body)
}

/// Files by their names, any of which may be there more than once.
struct Form(Vec<(String, File)>);

impl Encode for Form {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        for (name, file) in &self.0 {
            writer.member(name, file);
        }
        writer.end_object();
    }
}

/// Numbers that look random and are the same each time (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    /// Pieces of what could be mistaken for a delimiter, and anything else.
    fn content(&mut self) -> Vec<u8> {
        let pieces: [&[u8]; 8] = [
            b"\r\n",
            b"--",
            b"form-part-",
            b"0000000000000000",
            b"\r\n--form-part-0000000000000001--\r\n",
            b"\xff\x00",
            b"Content-Type: x\r\n\r\n",
            b"\n",
        ];
        let count = self.below(6);
        let chosen = (0..count).map(|_| pieces[self.below(pieces.len())]);
        chosen.collect::<Vec<_>>().concat()
    }

    fn name(&mut self) -> String {
        let letters = ['a', '"', '\r', '\n', 'é', ' ', ';', '=', '\\', '漢', ':'];
        let count = 1 + self.below(5);
        (0..count)
            .map(|_| letters[self.below(letters.len())])
            .collect()
    }
}

/// A content, cut anywhere.
struct Chopped(Bytes, usize);

impl futures_core::Stream for Chopped {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let length = self.1.min(self.0.len());
        let piece = self.0.split_to(length);
        Poll::Ready(Some(piece).filter(|piece| !piece.is_empty()).map(Ok))
    }
}

#[test]
fn whatever_is_written_is_read_back() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for round in 0..2_000 {
        let (mut files, mut expected) = (Vec::new(), Vec::new());
        for at in 0..numbers.below(4) {
            // A name is there once: the last of two members of one name would win.
            let (name, file_name) = (format!("{}{at}", numbers.name()), numbers.name());
            let content = numbers.content();
            let file = match numbers.below(3) {
                0 => File::stream(Chopped(content.clone().into(), 1 + numbers.below(7))),
                1 => {
                    let stream = Chopped(content.clone().into(), 1 + numbers.below(7));
                    File::stream(stream).with_length(content.len() as u64)
                }
                _ => File::new(content.clone()),
            };
            files.push((name.clone(), file.named(file_name.clone())));
            expected.push(Part {
                name: Some(name),
                file_name: Some(file_name),
                media_type: Some("application/octet-stream".to_owned()),
                others: Vec::new(),
                content,
            });
        }
        if !files.is_empty() {
            let sent = sent("multipart/form-data", &[], &Form(files));
            assert_eq!(sent, expected, "round {round}");
        }
    }
}

fn part(name: &str, media_type: Option<&str>, content: &str) -> Part {
    Part {
        name: Some(name.to_owned()),
        file_name: None,
        media_type: media_type.map(str::to_owned),
        others: Vec::new(),
        content: content.as_bytes().to_vec(),
    }
}

#[test]
fn values_are_parts_as_the_description_says() {
    let body: Json = r#"{"text":"a","list":["b",null,"c"],"joined":["d","e"],"object":{"f":1},
        "objects":[{"g":1},{"h":2}],"note":"i","whole":["j"],"none":null,"empty":[],"map":{}}"#
        .parse()
        .unwrap();
    let fields = [
        Field::styled("joined", corten_front::Style::FORM),
        Field::typed("note", "text/markdown; charset=utf-8"),
        Field::typed("whole", "application/json"),
        Field::typed("object", "application/vnd.f+json"),
        Field::typed("text", "text/plain, text/html"),
    ];
    let json = Some("application/json");
    assert_eq!(
        sent("multipart/form-data", &fields, &body),
        [
            part("text", None, "a"),
            part("list", None, "b"),
            part("list", None, "c"),
            part("joined", None, "d,e"),
            part("object", Some("application/vnd.f+json"), r#"{"f":1}"#),
            part("objects", json, r#"{"g":1}"#),
            part("objects", json, r#"{"h":2}"#),
            part("note", Some("text/markdown; charset=utf-8"), "i"),
            part("whole", json, r#"["j"]"#),
            part("map", json, "{}"),
        ]
    );
}

#[test]
fn a_file_has_the_type_that_it_says_or_the_only_one_it_may_have() {
    let types = |fields: &[Field], file: File| {
        let form = Form(vec![("photo".to_owned(), file)]);
        let parts = sent("multipart/form-data", fields, &form);
        parts[0].media_type.clone().unwrap()
    };
    let one = [Field::typed("photo", "image/png")];
    let several = [Field::typed("photo", "image/png, image/*")];
    assert_eq!(types(&one, File::from("x")), "image/png");
    assert_eq!(types(&one, File::from("x").typed("image/gif")), "image/gif");
    assert_eq!(types(&several, File::from("x")), "application/octet-stream");
    assert_eq!(
        types(&several, File::from("x").typed("image/gif")),
        "image/gif"
    );
    assert_eq!(types(&[], File::from("x")), "application/octet-stream");
}

#[test]
fn a_part_has_the_headers_of_its_field_and_of_its_file() {
    let fields = [
        Field::typed("photo", "image/png").with_headers(&[("X-Kind", "stamp")]),
        Field::named("note").with_headers(&[("X-Kind", "text"), ("X-Size", "3")]),
    ];
    let form = Form(vec![(
        "photo".to_owned(),
        File::from("x").header("X-Own", "é"),
    )]);
    let photo = &sent("multipart/form-data", &fields, &form)[0];
    assert_eq!(photo.media_type.as_deref(), Some("image/png"));
    assert_eq!(photo.others, ["X-Kind: stamp", "X-Own: é"]);
    let note: Json = r#"{"note":"n"}"#.parse().unwrap();
    let note = &sent("multipart/form-data", &fields, &note)[0];
    assert_eq!(note.others, ["X-Kind: text", "X-Size: 3"]);
}

#[test]
fn a_stream_in_memory_is_whole_again() {
    let body = Body::stream(Chopped(Bytes::from_static(b"hello"), 2));
    assert!(body.as_bytes().is_none());
    assert_eq!(run(body.collect()).unwrap(), "hello");
    let body = Body::from(Bytes::from_static(b"hello"));
    assert_eq!(body.as_bytes().unwrap(), "hello");
}
