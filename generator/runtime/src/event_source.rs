//! The events of an answer, and of those that are asked for after it.

use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::answer::Answer;
use super::error::Kind;
use super::event_stream::{Message, Parser};
use super::incoming::Incoming;
use super::method::Method;
use super::{BoxFuture, Draft, Error, exchange};

const EVENT_STREAM: &str = "text/event-stream";

/// The pause before a stream is asked for again: unless the server says, at least, and at most.
const PAUSE: Duration = Duration::from_secs(3);
const SHORTEST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(60);

/// The events of an answer, and of those that are asked for after it. It knows nothing of their data.
pub(super) struct EventSource {
    state: State,
    /// What faults are told with.
    head: Answer,
    parser: Parser,
    /// What is sent to go on.
    draft: Option<Box<Draft>>,
    /// How often it may be asked for without an event, and how often that may still be.
    most: u32,
    left: u32,
    /// Until when the caller wants it to be over.
    until: Option<Instant>,
}

enum State {
    Reading(Box<Incoming>),
    Pausing(BoxFuture<'static, ()>),
    Asking(BoxFuture<'static, Result<Answer, Error>>),
    Done,
}

impl EventSource {
    /// The events of an answer.
    ///
    /// # Errors
    /// When it is of another media type.
    pub(super) fn of(answer: &mut Answer) -> Result<Self, Error> {
        let draft = answer.draft.take();
        let state = reading(answer)?;
        let deadline = match &state {
            State::Reading(incoming) => incoming.pieces.deadline(),
            State::Pausing(_) | State::Asking(_) | State::Done => None,
        };
        Ok(Self {
            state,
            until: deadline.map(|deadline| deadline.at),
            head: answer.head(),
            parser: Parser::default(),
            draft,
            most: 0,
            left: 0,
        })
    }

    /// Asks again so many times, as far as that is safe.
    pub(super) fn reconnect(&mut self, most: u32) {
        (self.most, self.left) = (most, most);
    }

    pub(super) fn last_id(&self) -> Option<&str> {
        self.parser.last_id()
    }

    pub(super) fn stop(&mut self) {
        self.state = State::Done;
    }

    /// An error with the data that it is about.
    pub(super) fn fault(&self, kind: Kind, body: Bytes) -> Error {
        let mut answer = self.head.head();
        answer.body = body;
        Error::in_answer(&mut answer, kind)
    }

    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Message, Error>>> {
        loop {
            if let Some(message) = self.parser.pop() {
                self.left = self.most;
                return Poll::Ready(Some(Ok(message)));
            }
            let failure = match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Reading(incoming) => match ready!(incoming.poll(context)) {
                    Some(Ok(piece)) => match self.take(&piece) {
                        Ok(()) => continue,
                        Err(error) => return self.end(Some(error)),
                    },
                    Some(Err(error)) => Some(error),
                    None => None,
                },
                State::Pausing(pause) => {
                    ready!(pause.as_mut().poll(context));
                    self.ask();
                    continue;
                }
                State::Asking(exchange) => match ready!(exchange.as_mut().poll(context)) {
                    Ok(answer) => match self.answered(answer) {
                        Ok(()) => continue,
                        Err(error) => return self.end(Some(error)),
                    },
                    Err(error) => Some(error),
                },
            };
            if !self.pause(failure.as_ref()) {
                return self.end(failure);
            }
        }
    }

    fn end(&mut self, failure: Option<Error>) -> Poll<Option<Result<Message, Error>>> {
        self.stop();
        Poll::Ready(failure.map(Err))
    }

    fn take(&mut self, piece: &[u8]) -> Result<(), Error> {
        self.parser.push(piece);
        let most = self.head.core.shared().max_body;
        match self.parser.pending() > most {
            true => Err(self.fault(Kind::TooLarge(most), Bytes::new())),
            false => Ok(()),
        }
    }

    /// Waits before the stream is asked for again; false where it is over.
    fn pause(&mut self, failure: Option<&Error>) -> bool {
        let is_safe = self.head.operation.method == Method::GET;
        let is_lost = failure.is_none_or(|error| error.progress().is_some());
        if !is_safe || !is_lost || self.left == 0 || self.draft.is_none() {
            return false;
        }
        self.left -= 1;
        self.parser.restart();
        let pause = self.parser.retry().unwrap_or(PAUSE);
        let pause = pause.clamp(SHORTEST, LONGEST);
        self.state = State::Pausing(self.head.core.shared().clock.sleep(pause));
        true
    }

    fn ask(&mut self) {
        let Some(draft) = &mut self.draft else {
            return self.stop();
        };
        let mut next = draft.again();
        if let Some(until) = self.until {
            let now = self.head.core.shared().clock.now();
            next.timeout = Some(until.saturating_duration_since(now));
        }
        if let Some(id) = self.parser.last_id() {
            next.last_event_id(id);
        }
        self.state = State::Asking(exchange::send(next));
    }

    /// Reads on in another answer.
    fn answered(&mut self, mut answer: Answer) -> Result<(), Error> {
        self.state = reading(&mut answer)?;
        self.head = answer.head();
        Ok(())
    }
}

/// Reads an answer, if it is a stream of events.
fn reading(answer: &mut Answer) -> Result<State, Error> {
    answer.succeeded()?;
    if answer.status == StatusCode::NO_CONTENT {
        return Ok(State::Done);
    }
    let media_type = answer.headers.get(CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    let is_other = media_type.is_some_and(|text| {
        let essence = text.split(';').next().unwrap_or_default();
        !essence.trim().eq_ignore_ascii_case(EVENT_STREAM)
    });
    match is_other {
        true => Err(Error::in_answer(answer, Kind::MediaType(EVENT_STREAM))),
        false => Ok(State::Reading(Box::new(Incoming::of(answer)))),
    }
}
