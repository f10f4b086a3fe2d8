//! Answers that are a stream of events.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::answer::Answer;
use super::error::Kind;
use super::event_source::EventSource;
use super::{Decode, DecodeError, Error};

/// How the data of an event becomes a value.
type Read<T> = fn(&str) -> Result<T, DecodeError>;

/// What some services end a stream of JSON with.
const DONE: &str = "[DONE]";

/// An event (WHATWG HTML, section 9.2).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its type; `message` where the stream does not say.
    pub event: String,
    /// The last id that the stream has said.
    pub id: Option<String>,
    /// What it tells.
    pub data: T,
}

/// Events as they arrive (`text/event-stream`, WHATWG HTML, section 9.2).
///
/// Data that is no `T` is an error whose [`Error::body`] is that data; the stream goes on behind it.
/// Any other error ends it, and so does the data `[DONE]` where `T` is JSON. The stream as a whole is
/// not limited in time, unless the call was given a limit by `Call::timeout`; it may be
/// silent for five minutes, or as `Builder::idle_timeout` says. Dropping it cancels the
/// request.
#[must_use = "nothing arrives until the stream is read"]
pub struct Events<T> {
    source: EventSource,
    read: Read<T>,
    /// Whether the data is JSON.
    is_json: bool,
}

impl<T: Decode> Events<T> {
    /// Events whose data is JSON.
    pub(super) fn json(answer: &mut Answer) -> Result<Self, Error> {
        Ok(Self {
            source: EventSource::of(answer)?,
            // Text stands there as it is, for a type that takes text.
            read: |data| {
                super::decode(data.as_bytes()).or_else(|error| {
                    super::decode(super::encode(&data).as_bytes()).map_err(|_| error)
                })
            },
            is_json: true,
        })
    }
}

impl Events<String> {
    /// Events whose data is text.
    pub(super) fn text(answer: &mut Answer) -> Result<Self, Error> {
        Ok(Self {
            source: EventSource::of(answer)?,
            read: |data| Ok(data.to_owned()),
            is_json: false,
        })
    }
}

impl<T> Events<T> {
    /// Asks again when the stream breaks off or ends, with `Last-Event-ID` and after the pause that
    /// the server wants (`retry`; 3 s, and never more than 60 s): at most so many times in a row
    /// without an event. It ends with the status 204, with an error status, and with `[DONE]`.
    ///
    /// Only `GET` is asked again; other calls may do something twice, and end as before.
    pub fn reconnecting(mut self, most: u32) -> Self {
        self.source.reconnect(most);
        self
    }

    /// The id of the last event, by which a later call can go on behind it.
    pub fn last_event_id(&self) -> Option<&str> {
        self.source.last_id()
    }

    /// The next event.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The next event; none at the end.
    ///
    /// # Errors
    /// When the stream breaks off or stalls, or the data of an event is no `T`.
    pub async fn try_next(&mut self) -> Result<Option<Event<T>>, Error> {
        self.next().await.transpose()
    }

    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Event<T>, Error>>> {
        let message = match ready!(self.source.poll(context)) {
            Some(Ok(message)) => message,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        if self.is_json && message.data.trim() == DONE {
            self.source.stop();
            return Poll::Ready(None);
        }
        Poll::Ready(Some(match (self.read)(&message.data) {
            Ok(data) => Ok(Event {
                event: message.event,
                id: message.id,
                data,
            }),
            Err(error) => {
                let data = Bytes::from(message.data);
                Err(self.source.fault(Kind::Decode(error), data))
            }
        }))
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Events")
    }
}
