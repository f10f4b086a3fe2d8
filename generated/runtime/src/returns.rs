//! What a request is answered with.

use super::answer::Answer;
use super::draft::Reading;
use super::{ByStatus, Decode, Download, Events, FromUnsent, Page, Records, Request, Unsent};

impl Request {
    /// A call that answers with JSON, taken out of the envelope where there is one.
    pub fn returns_json<T: Decode, C: FromUnsent<Value = T>>(self) -> C {
        C::from_unsent(Unsent::new(self.0, Answer::json::<T>))
    }

    /// A call that answers with one page of a list.
    pub fn returns_page<T: Decode, C: FromUnsent<Value = Page<T>>>(self) -> C {
        C::from_unsent(Unsent::new(self.0, Answer::page::<T>))
    }

    /// A call whose answer says no more than that it succeeded.
    pub fn returns_nothing<C: FromUnsent<Value = ()>>(self) -> C {
        C::from_unsent(Unsent::new(self.0, Answer::nothing))
    }

    /// A call that answers with text in UTF-8.
    pub fn returns_text<C: FromUnsent<Value = String>>(self) -> C {
        C::from_unsent(Unsent::new(self.0, Answer::text))
    }

    /// A call that answers with one of several, by the status.
    pub fn returns_by_status<T: ByStatus, C: FromUnsent<Value = T>>(self) -> C {
        C::from_unsent(Unsent::new(self.0, Answer::by_status::<T>))
    }

    /// A call that answers with bytes, of which there may be many.
    pub fn returns_download<C: FromUnsent<Value = Download>>(mut self) -> C {
        self.0.reading = Reading::Pieces;
        C::from_unsent(Unsent::new(self.0, Answer::download))
    }

    /// A call that answers with events, whose data is JSON.
    pub fn returns_events<T: Decode, C: FromUnsent<Value = Events<T>>>(mut self) -> C {
        self.0.reading = Reading::Events;
        C::from_unsent(Unsent::new(self.0, Answer::events::<T>))
    }

    /// A call that answers with events, whose data is text.
    pub fn returns_text_events<C: FromUnsent<Value = Events<String>>>(mut self) -> C {
        self.0.reading = Reading::Events;
        C::from_unsent(Unsent::new(self.0, Answer::text_events))
    }

    /// A call that answers with a row of JSON texts.
    pub fn returns_records<T: Decode, C: FromUnsent<Value = Records<T>>>(mut self) -> C {
        self.0.reading = Reading::Events;
        C::from_unsent(Unsent::new(self.0, Answer::records::<T>))
    }
}
