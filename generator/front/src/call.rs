//! A call that has not been sent.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::{
    Decode, Download, Draft, Encode, Error, Events, Field, File, FromUnsent, Items, Lines, Page,
    Pages, Parameter, RawResponse, Records, Response, Sending, Style, Unsent,
};

/// A call that has not been sent; `.await` sends it.
///
/// `P` tells which optional parameters it takes.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, P = ()> {
    unsent: Unsent<T>,
    parameters: PhantomData<fn() -> P>,
}

impl<T, P> Call<T, P> {
    /// How long the whole call may take, with every attempt and the pauses between them, and with the
    /// body where it is a stream.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.draft().timeout(limit);
        self
    }

    /// How often the request is sent again, where that is safe and useful; 2 times unless the client
    /// was built otherwise. One that may change something twice is never repeated.
    pub fn retries(mut self, most: u32) -> Self {
        self.draft().retries(most);
        self
    }

    /// Sets a header beside those of the API. The client's own, such as `Host` and those that carry
    /// a credential, are refused when the call is sent.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.draft().caller_header(name, value);
        self
    }

    /// Adds a query parameter that this version of the crate does not know; it is encoded here.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.draft().query(name, value);
        self
    }

    /// Sends `Idempotency-Key`, by which a server that supports it knows a repeated request.
    pub fn idempotency_key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// Sets a query parameter of the API; it replaces an earlier value of that name.
    #[doc(hidden)]
    pub fn parameter(mut self, name: &'static str, value: &dyn Parameter) -> Self {
        self.draft().parameter(name, value);
        self
    }

    /// Sets a header parameter of the API; it replaces an earlier value of that name.
    #[doc(hidden)]
    pub fn header_parameter(mut self, name: &'static str, value: &dyn Parameter) -> Self {
        self.draft().header_parameter(name, value);
        self
    }

    /// Sets a query parameter of the API in a style of its own.
    #[doc(hidden)]
    pub fn parameter_styled(
        mut self,
        name: &'static str,
        style: Style,
        value: &dyn Encode,
    ) -> Self {
        self.draft().query_styled(name, style, value);
        self
    }

    /// Sets a header parameter of the API in a style of its own.
    #[doc(hidden)]
    pub fn header_styled(mut self, name: &'static str, style: Style, value: &dyn Encode) -> Self {
        self.draft().header_styled(name, style, value);
        self
    }

    /// Sets a cookie of the API; it replaces an earlier value of that name.
    #[doc(hidden)]
    pub fn cookie(mut self, name: &'static str, style: Style, value: &dyn Encode) -> Self {
        self.draft().cookie(name, style, value);
        self
    }

    /// Sends this body in place of any other: for a media type that the API takes beside the one that
    /// the method is made for.
    pub fn body_as(mut self, media_type: &str, body: impl Into<File>) -> Self {
        self.draft().body_as(media_type, body.into());
        self
    }

    /// Sets a body that is sent as it is, of this media type unless the file has one of its own.
    #[doc(hidden)]
    pub fn upload_as(mut self, media_type: &str, body: File) -> Self {
        self.draft().upload(media_type, body);
        self
    }

    /// Sets a JSON body.
    #[doc(hidden)]
    pub fn json(mut self, body: &dyn Encode) -> Self {
        self.draft().json("application/json", body);
        self
    }

    /// Sets a JSON body of a media type of its own.
    #[doc(hidden)]
    pub fn json_as(mut self, media_type: &str, body: &dyn Encode) -> Self {
        self.draft().json(media_type, body);
        self
    }

    /// Sets a body of XML.
    #[doc(hidden)]
    pub fn xml(mut self, media_type: &str, body: &dyn Encode) -> Self {
        self.draft().xml(media_type, body);
        self
    }

    /// Sets a body of `application/x-www-form-urlencoded`.
    #[doc(hidden)]
    pub fn form(mut self, fields: &[Field], body: &dyn Encode) -> Self {
        self.draft().form(fields, body);
        self
    }

    /// Sets a body of `multipart/form-data`.
    #[doc(hidden)]
    pub fn multipart(mut self, fields: &[Field], body: &dyn Encode) -> Self {
        self.draft().multipart("multipart/form-data", fields, body);
        self
    }

    /// Sets a body of another `multipart` type.
    #[doc(hidden)]
    pub fn multipart_as(mut self, media_type: &str, fields: &[Field], body: &dyn Encode) -> Self {
        self.draft().multipart(media_type, fields, body);
        self
    }

    /// Sets a body of lines of JSON.
    #[doc(hidden)]
    pub fn json_lines<V>(mut self, media_type: &str, lines: Lines<V>) -> Self {
        self.draft().json_lines(media_type, lines);
        self
    }

    /// Sets a body that is a JSON text sequence.
    #[doc(hidden)]
    pub fn json_sequence<V>(mut self, media_type: &str, lines: Lines<V>) -> Self {
        self.draft().json_sequence(media_type, lines);
        self
    }

    /// Asks for events, whose data is JSON, in place of the usual answer.
    #[doc(hidden)]
    pub fn into_events<U: Decode>(self) -> Call<Events<U>, P> {
        Call::from_unsent(self.unsent.into_events())
    }

    /// Asks for events, whose data is text, in place of the usual answer.
    #[doc(hidden)]
    pub fn into_text_events(self) -> Call<Events<String>, P> {
        Call::from_unsent(self.unsent.into_text_events())
    }

    /// Asks for a row of JSON texts in place of the usual answer.
    #[doc(hidden)]
    pub fn into_records<U: Decode>(self, media_type: &str) -> Call<Records<U>, P> {
        Call::from_unsent(self.unsent.into_records(media_type))
    }

    /// Asks for an answer of another media type that the API has for this call, and takes it as it
    /// comes.
    pub fn answer_as(self, media_type: &str) -> Call<Download, P> {
        Call::from_unsent(self.unsent.into_download(media_type))
    }

    /// Sends it, and keeps status and headers beside the value.
    ///
    /// # Errors
    /// As `.await`.
    pub fn with_response(self) -> impl Future<Output = Result<Response<T>, Error>> {
        self.unsent.with_response()
    }

    /// Sends it, and takes the answer as it is: whatever the status, nothing unwrapped.
    ///
    /// # Errors
    /// When the request is not valid, or no complete answer arrives.
    pub fn raw(self) -> impl Future<Output = Result<RawResponse, Error>> {
        self.unsent.raw()
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.unsent.draft
    }
}

impl<T, P> Call<Page<T>, P> {
    /// Every page from this one on, asked for one at a time with the same options.
    pub fn pages(self) -> Pages<T> {
        self.unsent.pages()
    }

    /// Every item of every page from this one on.
    pub fn items(self) -> Items<T> {
        self.unsent.items()
    }
}

impl<T, P> FromUnsent for Call<T, P> {
    type Value = T;

    fn from_unsent(unsent: Unsent<T>) -> Self {
        Self {
            unsent,
            parameters: PhantomData,
        }
    }
}

impl<T, P> IntoFuture for Call<T, P> {
    type Output = Result<T, Error>;
    type IntoFuture = Sending<T>;

    fn into_future(self) -> Sending<T> {
        self.unsent.send()
    }
}

impl<T, P> fmt::Debug for Call<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call")
            .field(&self.unsent.draft.operation().id)
            .finish()
    }
}
