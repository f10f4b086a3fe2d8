//! A call that has not been sent.

use super::answer::Answer;
use super::draft::Reading;
use super::{
    Decode, Download, Draft, Error, Events, Items, Page, Pages, RawResponse, Records, Response,
    Sending, exchange,
};

/// How the answer becomes a value.
pub(super) type Finish<T> = fn(&mut Answer) -> Result<T, Error>;

/// A call that has not been sent, without the face that an API gives it.
#[must_use = "a call does nothing until it is sent"]
pub struct Unsent<T> {
    /// What is sent.
    pub draft: Box<Draft>,
    finish: Finish<T>,
}

/// The face that an API gives its calls: a type of its own crate, so that it can have a method for
/// each of its parameters.
pub trait FromUnsent {
    /// What the call answers with.
    type Value;

    /// Takes the call.
    fn from_unsent(unsent: Unsent<Self::Value>) -> Self;
}

impl<T> Unsent<T> {
    pub(super) fn new(draft: Box<Draft>, finish: Finish<T>) -> Self {
        Self { draft, finish }
    }

    /// Asks for events, whose data is JSON, in place of the usual answer.
    pub fn into_events<U: Decode>(self) -> Unsent<Events<U>> {
        self.asking("text/event-stream", Reading::Events, Answer::events::<U>)
    }

    /// Asks for events, whose data is text, in place of the usual answer.
    pub fn into_text_events(self) -> Unsent<Events<String>> {
        self.asking("text/event-stream", Reading::Events, Answer::text_events)
    }

    /// Asks for a row of JSON texts in place of the usual answer.
    pub fn into_records<U: Decode>(self, media_type: &str) -> Unsent<Records<U>> {
        self.asking(media_type, Reading::Events, Answer::records::<U>)
    }

    /// Asks for an answer of another media type, and takes it as it comes.
    pub fn into_download(self, media_type: &str) -> Unsent<Download> {
        self.asking(media_type, Reading::Pieces, Answer::download)
    }

    fn asking<U>(mut self, media_type: &str, reading: Reading, finish: Finish<U>) -> Unsent<U> {
        self.draft.ask_for(media_type, reading);
        Unsent::new(self.draft, finish)
    }

    /// Sends it.
    pub fn send(self) -> Sending<T> {
        Sending::new(exchange::send(self.draft), self.finish)
    }

    /// Sends it, and keeps status and headers beside the value.
    ///
    /// # Errors
    /// As [`Unsent::send`].
    pub async fn with_response(self) -> Result<Response<T>, Error> {
        let mut answer = exchange::send(self.draft).await?;
        let value = (self.finish)(&mut answer)?;
        Ok(Response::new(answer, value))
    }

    /// Sends it, and takes the answer as it is: whatever the status, nothing unwrapped.
    ///
    /// # Errors
    /// When the request is not valid, or no complete answer arrives.
    pub async fn raw(mut self) -> Result<RawResponse, Error> {
        self.draft.reading = Reading::Raw;
        exchange::send(self.draft).await.map(RawResponse::new)
    }
}

impl<T> Unsent<Page<T>> {
    /// Every page from this one on.
    pub fn pages(self) -> Pages<T> {
        Pages::new(self.draft, self.finish)
    }

    /// Every item of every page from this one on.
    pub fn items(self) -> Items<T> {
        Items::new(self.pages())
    }
}
