//! Answers that are a row of JSON texts.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_TYPE;

use super::answer::whole;
use super::charset::without_mark;
use super::error::Kind;
use super::incoming::Incoming;
use super::{Decode, Error};

/// What begins a text of `application/json-seq` (RFC 7464, section 2.2).
const RECORD_SEPARATOR: u8 = 0x1e;

/// Values as they arrive, each a JSON text of its own: a line of NDJSON or JSON Lines, or a record of
/// a JSON text sequence (RFC 7464).
///
/// A text that is no `T` is an error whose [`Error::body`] is that text; the stream goes on behind it.
/// Any other error ends it. Neither the whole nor, for five minutes, the next text is hurried; see
/// `Builder::idle_timeout` and `Call::timeout`. Dropping it cancels the request.
#[must_use = "nothing arrives until the stream is read"]
pub struct Records<T> {
    texts: Texts,
    item: PhantomData<fn() -> T>,
}

impl<T: Decode> Records<T> {
    pub(super) fn new(incoming: Incoming) -> Self {
        Self {
            texts: Texts::new(incoming),
            item: PhantomData,
        }
    }

    /// The next value.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The next value; none at the end.
    ///
    /// # Errors
    /// When the answer breaks off or stalls, or a text of it is no `T`.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let text = match ready!(self.texts.poll(context)) {
            Some(Ok(text)) => text,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let mut value = T::blank();
        Poll::Ready(Some(match whole(&text, &mut value) {
            Ok(()) => Ok(value),
            Err(error) => Err(self.texts.incoming.fault(Kind::Decode(error), text)),
        }))
    }
}

impl<T: Decode> Stream for Records<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Records<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Records")
    }
}

/// The texts themselves; knows nothing of their type.
struct Texts {
    incoming: Incoming,
    splitter: Splitter,
    done: bool,
}

impl Texts {
    fn new(incoming: Incoming) -> Self {
        let media_type = incoming.answer.headers.get(CONTENT_TYPE);
        let media_type = media_type.and_then(|value| value.to_str().ok());
        let is_sequence = media_type.is_some_and(|text| text.contains("json-seq"));
        Self {
            incoming,
            splitter: Splitter::new(if is_sequence { RECORD_SEPARATOR } else { b'\n' }),
            done: false,
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let most = self.incoming.answer.core.shared().max_body;
        loop {
            if let Some(text) = self.splitter.pop() {
                return Poll::Ready(Some(Ok(text)));
            }
            if self.done {
                return Poll::Ready(None);
            }
            match ready!(self.incoming.poll(context)) {
                Some(Ok(piece)) => self.splitter.push(&piece),
                None => {
                    self.splitter.end();
                    self.done = true;
                }
                Some(Err(error)) => {
                    self.done = true;
                    return Poll::Ready(Some(Err(error)));
                }
            }
            if self.splitter.pending() > most {
                self.done = true;
                let error = self.incoming.fault(Kind::TooLarge(most), Bytes::new());
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

/// Cuts bytes at a separator, which no JSON text holds itself.
struct Splitter {
    separator: u8,
    held: Vec<u8>,
    /// Where the first text that was not taken begins, and up to where there is no separator.
    start: usize,
    seen: usize,
    ended: bool,
}

impl Splitter {
    fn new(separator: u8) -> Self {
        Self {
            separator,
            held: Vec::new(),
            start: 0,
            seen: 0,
            ended: false,
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        self.held.drain(..self.start);
        self.seen -= self.start;
        self.start = 0;
        self.held.extend_from_slice(bytes);
    }

    fn end(&mut self) {
        self.ended = true;
    }

    fn pending(&self) -> usize {
        self.held.len() - self.start
    }

    /// The next text that is complete; empty ones are passed over.
    fn pop(&mut self) -> Option<Bytes> {
        loop {
            let rest = self.held.get(self.seen..).unwrap_or_default();
            let end = match rest.iter().position(|byte| *byte == self.separator) {
                Some(at) => self.seen + at,
                None if self.ended && self.start < self.held.len() => self.held.len(),
                None => {
                    self.seen = self.held.len();
                    return None;
                }
            };
            let text = self.held.get(self.start..end).unwrap_or_default();
            let text = Bytes::copy_from_slice(without_mark(text).trim_ascii());
            self.start = self.held.len().min(end + 1);
            self.seen = self.start;
            if !text.is_empty() {
                return Some(text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Splitter;

    fn cut(separator: u8, pieces: &[&[u8]]) -> Vec<String> {
        let mut splitter = Splitter::new(separator);
        let mut found = Vec::new();
        for piece in pieces {
            splitter.push(piece);
            found.extend(std::iter::from_fn(|| splitter.pop()));
        }
        splitter.end();
        found.extend(std::iter::from_fn(|| splitter.pop()));
        let text = |bytes: bytes::Bytes| String::from_utf8(bytes.to_vec()).unwrap();
        found.into_iter().map(text).collect()
    }

    #[test]
    fn texts_are_the_same_however_the_stream_is_cut() {
        let lines = "\u{feff}{\"a\":1}\r\n\n [2] \n3\n\n4".as_bytes();
        let sequence = b"\x1e{\"a\":\n1}\n\x1e\x1e[2]\n\x1e 3 \n\x1e4";
        for (separator, stream, first) in [
            (b'\n', lines, "{\"a\":1}"),
            (0x1e, &sequence[..], "{\"a\":\n1}"),
        ] {
            let expected = [first, "[2]", "3", "4"];
            for at in 0..=stream.len() {
                let (head, tail) = stream.split_at(at);
                assert_eq!(cut(separator, &[head, tail]), expected, "cut at {at}");
            }
            let bytes: Vec<&[u8]> = stream.chunks(1).collect();
            assert_eq!(cut(separator, &bytes), expected);
        }
        assert!(cut(b'\n', &[b"\n\r\n "]).is_empty());
    }
}
