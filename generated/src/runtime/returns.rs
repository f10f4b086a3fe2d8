//! What a request is answered with.

use super::answer::Answer;
use super::request::Reading;
use super::{ByStatus, Call, Decode, Download, Events, Page, Records, Request};

impl Request {
    /// A call that answers with JSON, taken out of the envelope where there is one.
    pub fn returns_json<T: Decode, P>(self) -> Call<T, P> {
        Call::new(self.0, Answer::json::<T>)
    }

    /// A call that answers with one page of a list.
    pub fn returns_page<T: Decode, P>(self) -> Call<Page<T>, P> {
        Call::new(self.0, Answer::page::<T>)
    }

    /// A call whose answer says no more than that it succeeded.
    pub fn returns_nothing<P>(self) -> Call<(), P> {
        Call::new(self.0, Answer::nothing)
    }

    /// A call that answers with text in UTF-8.
    pub fn returns_text<P>(self) -> Call<String, P> {
        Call::new(self.0, Answer::text)
    }

    /// A call that answers with one of several, by the status.
    pub fn returns_by_status<T: ByStatus, P>(self) -> Call<T, P> {
        Call::new(self.0, Answer::by_status::<T>)
    }

    /// A call that answers with bytes, of which there may be many.
    pub fn returns_download<P>(mut self) -> Call<Download, P> {
        self.0.reading = Reading::Pieces;
        Call::new(self.0, Answer::download)
    }

    /// A call that answers with events, whose data is JSON.
    pub fn returns_events<T: Decode, P>(mut self) -> Call<Events<T>, P> {
        self.0.reading = Reading::Events;
        Call::new(self.0, Answer::events::<T>)
    }

    /// A call that answers with events, whose data is text.
    pub fn returns_text_events<P>(mut self) -> Call<Events<String>, P> {
        self.0.reading = Reading::Events;
        Call::new(self.0, Answer::text_events)
    }

    /// A call that answers with a row of JSON texts.
    pub fn returns_records<T: Decode, P>(mut self) -> Call<Records<T>, P> {
        self.0.reading = Reading::Events;
        Call::new(self.0, Answer::records::<T>)
    }
}
