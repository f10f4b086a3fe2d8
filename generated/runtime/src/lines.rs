//! Values that are sent one by one.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::source::{Maker, Source};
use super::{Body, Encode, Writer};

/// Values that are sent one by one, each a JSON text: as lines (NDJSON, JSON Lines), or as a JSON text
/// sequence (RFC 7464).
///
/// It is made of anything iterable; or of a stream, and is then sent as the values come.
pub struct Lines<T> {
    texts: Texts,
    value: PhantomData<fn(T)>,
}

/// The values as they are written.
pub(super) enum Texts {
    /// Each with a line feed behind it; null where a file cannot be written.
    Written(Writer),
    Stream(TextStream),
}

type TextStream = Pin<Box<dyn Stream<Item = Result<String, Cause>> + Send>>;
type Cause = Box<dyn Error + Send + Sync>;

impl<T: Encode> Lines<T> {
    /// Values that are sent as they come. The request is never repeated.
    pub fn stream<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<T, E>> + Send + 'static,
        E: Into<Cause>,
    {
        Self {
            texts: Texts::Stream(Box::pin(Written(Box::pin(stream)))),
            value: PhantomData,
        }
    }
}

impl<T> Lines<T> {
    pub(super) fn into_texts(self) -> Texts {
        self.texts
    }
}

impl<T: Encode, I> From<I> for Lines<T>
where
    I: IntoIterator,
    I::Item: Into<T>,
{
    fn from(values: I) -> Self {
        let mut texts = Writer::new();
        for value in values {
            texts.line(&value.into());
        }
        Self {
            texts: Texts::Written(texts),
            value: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Lines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lines")
    }
}

impl Texts {
    /// What is sent, each text behind a mark; none where a file has no place in it.
    pub(super) fn into_source(self, mark: &'static str) -> Option<Source> {
        match self {
            Self::Written(writer) if writer.has_lost() => None,
            Self::Written(writer) => {
                let text = writer.into_string();
                let marked = text.split_inclusive('\n').map(|line| [mark, line].concat());
                let text = match mark {
                    "" => text,
                    _ => marked.collect(),
                };
                Some(Source::Bytes(text.into()))
            }
            Self::Stream(texts) => {
                let body = Body::stream(Marked { texts, mark });
                Some(Source::stream(Maker::once(body)))
            }
        }
    }
}

/// Values as texts, each with a line feed behind it.
struct Written<S>(Pin<Box<S>>);

impl<S, T, E> Stream for Written<S>
where
    S: Stream<Item = Result<T, E>>,
    T: Encode,
    E: Into<Cause>,
{
    type Item = Result<String, Cause>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let value = self.0.as_mut().poll_next(context);
        value.map(|value| value.map(|value| text(&value.map_err(Into::into)?)))
    }
}

fn text(value: &dyn Encode) -> Result<String, Cause> {
    let mut writer = Writer::new();
    writer.line(value);
    match writer.has_lost() {
        true => Err(super::form::NO_TEXT.into()),
        false => Ok(writer.into_string()),
    }
}

/// Texts, each behind a mark.
struct Marked {
    texts: TextStream,
    mark: &'static str,
}

impl Stream for Marked {
    type Item = Result<String, Cause>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mark = self.mark;
        let text = self.texts.as_mut().poll_next(context);
        text.map(|text| text.map(|text| Ok([mark, &text?].concat())))
    }
}
