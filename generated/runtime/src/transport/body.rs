//! A body, as it is sent or as it arrives.

use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as _, Frame, SizeHint};

use super::TransportError;
use super::stream::{Counted, Measured, Pieces};

/// The body of a request or of an answer, piece by piece.
pub struct Body(Form);

enum Form {
    /// All there is, until it is taken.
    Whole(Option<Bytes>),
    Streamed(Streamed),
}

type Streamed = Pin<Box<dyn http_body::Body<Data = Bytes, Error = TransportError> + Send>>;

impl Body {
    /// Takes any body.
    pub fn new(
        body: impl http_body::Body<Data = Bytes, Error = TransportError> + Send + 'static,
    ) -> Self {
        Self(Form::Streamed(Box::pin(body)))
    }

    /// No body.
    pub const fn empty() -> Self {
        Self(Form::Whole(None))
    }

    /// Takes a stream of pieces. Its length is not known, unless [`Body::with_length`] tells it.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        Self::new(Pieces(Box::pin(stream)))
    }

    /// Takes what can be read from a reader, 64 KiB at a time. Its length is not known, unless
    /// [`Body::with_length`] tells it.
    #[cfg(feature = "hyper")]
    pub fn reader(reader: impl tokio::io::AsyncRead + Send + 'static) -> Self {
        Self::new(super::stream::Reading(Box::pin(reader)))
    }

    /// Says how many bytes it has. More or fewer are a failure while it is sent.
    #[must_use]
    pub fn with_length(self, bytes: u64) -> Self {
        match self.0 {
            Form::Whole(_) => self,
            Form::Streamed(_) => Self::new(Measured::new(self, bytes)),
        }
    }

    /// Counts the pieces that are taken of it, where it is read while it is sent.
    pub(in super::super) fn counted(self, taken: &Arc<AtomicU64>) -> Self {
        match self.0 {
            Form::Whole(_) => self,
            Form::Streamed(_) => Self::new(Counted {
                body: self,
                taken: Arc::clone(taken),
            }),
        }
    }

    /// All of it, where it is there already and not yet taken.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Form::Whole(bytes) => bytes.as_ref(),
            Form::Streamed(_) => None,
        }
    }

    /// Reads it to its end.
    ///
    /// # Errors
    /// Where that cannot be done.
    pub async fn collect(mut self) -> Result<Bytes, TransportError> {
        if let Form::Whole(bytes) = &mut self.0 {
            return Ok(bytes.take().unwrap_or_default());
        }
        let mut all = Vec::new();
        while let Some(frame) = poll_fn(|context| Pin::new(&mut self).poll_frame(context)).await {
            if let Ok(piece) = frame?.into_data() {
                all.extend_from_slice(&piece);
            }
        }
        Ok(all.into())
    }
}

/// A body that is there already.
impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Form::Whole(Some(bytes).filter(|bytes| !bytes.is_empty())))
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.0 {
            Form::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Form::Streamed(body) => body.as_mut().poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Form::Whole(bytes) => bytes.is_none(),
            Form::Streamed(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Form::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Form::Streamed(body) => body.size_hint(),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body")
    }
}
