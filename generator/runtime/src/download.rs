//! A body as a stream of bytes.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use super::incoming::Incoming;
use super::{Error, charset};

/// A body of any length, as a stream of pieces; it is there as soon as the headers are.
///
/// The time between two pieces is limited, that of the whole is not, unless the call was given one by
/// `Call::timeout`. What has begun to arrive is not asked for again: an error ends the stream.
/// Dropping it cancels the request.
#[must_use = "the body does not arrive until it is read"]
pub struct Download {
    incoming: Incoming,
    done: bool,
}

impl Download {
    pub(super) fn new(incoming: Incoming) -> Self {
        Self {
            incoming,
            done: false,
        }
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.incoming.answer.headers
    }

    /// The media type (RFC 9110, section 8.3).
    pub fn content_type(&self) -> Option<&str> {
        let value = self.headers().get(CONTENT_TYPE)?;
        value.to_str().ok()
    }

    /// How many bytes there are in all, where the server tells.
    pub fn content_length(&self) -> Option<u64> {
        let value = self.headers().get(CONTENT_LENGTH)?;
        value.to_str().ok()?.parse().ok()
    }

    /// The next piece.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    /// When the body breaks off or stalls.
    pub async fn try_next(&mut self) -> Result<Option<Bytes>, Error> {
        self.next().await.transpose()
    }

    /// All of what is left.
    ///
    /// # Errors
    /// When the body breaks off or stalls, or is larger than the client reads.
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let most = self.incoming.answer.core.shared().max_body;
        match self.incoming.pieces.collect(most).await {
            (bytes, None) => Ok(bytes),
            (bytes, Some(kind)) => Err(self.incoming.fault(kind, bytes)),
        }
    }

    /// All of what is left, as text in the charset of the media type.
    ///
    /// # Errors
    /// As [`Self::bytes`], and when it is no text of that charset.
    pub async fn text(mut self) -> Result<String, Error> {
        let incoming = self.incoming.answer.head();
        let most = incoming.core.shared().max_body;
        let (bytes, failure) = self.incoming.pieces.collect(most).await;
        if let Some(kind) = failure {
            return Err(self.incoming.fault(kind, bytes));
        }
        charset::text(&incoming.headers, &bytes).map_err(|error| {
            self.incoming
                .fault(super::error::Kind::Decode(error), bytes)
        })
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if self.done {
            return Poll::Ready(None);
        }
        let piece = ready!(self.incoming.poll(context));
        self.done = !matches!(piece, Some(Ok(_)));
        Poll::Ready(piece)
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

/// Leaves out the headers, which may be secret.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("content_type", &self.content_type())
            .field("content_length", &self.content_length())
            .finish_non_exhaustive()
    }
}
