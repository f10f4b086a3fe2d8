//! The parser against a plain reading of the specification, on streams cut anywhere.

use std::time::Duration;

use super::{Message, Parser};

/// Reads a whole stream, line by line, as section 9.2.6 tells it.
fn naive(stream: &[u8]) -> (Vec<Message>, String, Option<u64>) {
    let text = String::from_utf8_lossy(stream).into_owned();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    lines.pop();
    let (mut found, mut last, mut retry) = (Vec::new(), String::new(), None);
    let (mut event, mut id, mut data) = (String::new(), String::new(), Vec::new());
    for line in lines {
        if line.is_empty() {
            last.clone_from(&id);
            let name = std::mem::take(&mut event);
            let data = std::mem::take(&mut data);
            if !data.is_empty() {
                found.push(Message {
                    event: [name, "message".to_owned()]
                        .into_iter()
                        .find(|name| !name.is_empty())
                        .unwrap(),
                    id: Some(last.clone()).filter(|id| !id.is_empty()),
                    data: data.join("\n"),
                });
            }
            continue;
        }
        let colon = line.find(':').unwrap_or(line.len());
        let value = line.get(colon + 1..).unwrap_or("");
        let value = value.strip_prefix(' ').unwrap_or(value).to_owned();
        match &line[..colon] {
            "event" => event = value,
            "data" => data.push(value),
            "id" if !value.contains('\0') => id = value,
            "retry" if value.chars().all(|c| c.is_ascii_digit()) => {
                retry = value.parse().ok().or(retry);
            }
            _ => {}
        }
    }
    (found, last, retry)
}

fn parsed(pieces: &[&[u8]]) -> (Vec<Message>, String, Option<u64>) {
    let mut parser = Parser::default();
    let mut found = Vec::new();
    for piece in pieces {
        parser.push(piece);
        found.extend(std::iter::from_fn(|| parser.pop()));
    }
    let retry = parser.retry().map(|retry| retry.as_millis() as u64);
    (
        found,
        parser.last_id().unwrap_or_default().to_owned(),
        retry,
    )
}

/// Streams that are put together of what matters.
fn streams() -> impl Iterator<Item = Vec<u8>> {
    const FIELDS: [&[u8]; 18] = [
        b"data: a",
        b"data:b",
        b"data",
        b"data:  c",
        b": note",
        b"event: add",
        b"event:",
        b"id: 7",
        b"id",
        b"id: a\0b",
        b"retry: 250",
        b"retry: 1s",
        b"retry:",
        b"\xef\xbb\xbf",
        b"\xff",
        "data: é".as_bytes(),
        b"other: x",
        b"",
    ];
    const ENDS: [&[u8]; 7] = [b"\n", b"\n\n", b"\r", b"\r\r", b"\r\n", b"\r\n\r\n", b""];
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    (0..2_000).map(move |_| {
        let lines = (0..random(9)).map(|_| [FIELDS[random(18)], ENDS[random(7)]].concat());
        lines.flatten().collect()
    })
}

#[test]
fn any_stream_cut_anywhere_is_read_as_the_specification_tells() {
    let mut events = 0;
    for stream in streams() {
        let expected = naive(&stream);
        events += expected.0.len();
        let bytes: Vec<&[u8]> = stream.chunks(1).collect();
        assert_eq!(parsed(&bytes), expected, "{stream:?} byte by byte");
        for cut in 0..=stream.len() {
            let (head, tail) = stream.split_at(cut);
            assert_eq!(parsed(&[head, tail]), expected, "{stream:?} cut at {cut}");
        }
    }
    assert!(events > 1_000, "{events} events");
}

#[test]
fn the_examples_of_the_specification() {
    let stream = "data: YHOO\ndata: +2\ndata: 10\n\n: test\n\ndata: first\nid: 1\n\ndata:second\nid\n\n\
                  data:  third\n\ndata\n\ndata\ndata\n\ndata:";
    let (found, last, _) = parsed(&[stream.as_bytes()]);
    let all = found.iter().map(|m| (m.data.as_str(), m.id.as_deref()));
    assert_eq!(
        all.collect::<Vec<_>>(),
        [
            ("YHOO\n+2\n10", None),
            ("first", Some("1")),
            ("second", None),
            (" third", None),
            ("", None),
            ("\n", None),
        ]
    );
    assert_eq!(last, "");
}

#[test]
fn a_stream_that_begins_anew_goes_on_behind_the_last_event() {
    let mut parser = Parser::default();
    parser.push(b"retry: 5\nid: 1\ndata: a\n\nid: 2\ndata: lo");
    parser.restart();
    assert_eq!((parser.last_id(), parser.pending()), (Some("1"), 0));
    assert_eq!(parser.retry(), Some(Duration::from_millis(5)));
    parser.push("\u{feff}data: b\n\n".as_bytes());
    assert_eq!(parser.pop().unwrap().data, "a");
    let next = parser.pop().unwrap();
    assert_eq!((next.data.as_str(), next.id.as_deref()), ("b", Some("1")));
}
