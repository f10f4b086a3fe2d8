//! Bodies that are read while they are sent.

use std::collections::VecDeque;
use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use super::{Body, TransportError};

type Next = Option<Result<Frame<Bytes>, TransportError>>;

/// The pieces of a stream.
pub(super) struct Pieces<S>(pub(super) Pin<Box<S>>);

impl<S, B, E> http_body::Body for Pieces<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Next> {
        let piece = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(piece.map(|piece| match piece {
            Ok(piece) => Ok(Frame::data(piece.into())),
            Err(error) => Err(TransportError::unreadable(error)),
        }))
    }
}

/// What is read from a reader.
#[cfg(feature = "hyper")]
pub(super) struct Reading<R>(pub(super) Pin<Box<R>>);

#[cfg(feature = "hyper")]
impl<R: tokio::io::AsyncRead> http_body::Body for Reading<R> {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Next> {
        let mut buffer = vec![0; 64 << 10];
        let mut read = tokio::io::ReadBuf::new(&mut buffer);
        let outcome = ready!(self.0.as_mut().poll_read(context, &mut read));
        let length = read.filled().len();
        buffer.truncate(length);
        Poll::Ready(match outcome {
            Ok(()) if length == 0 => None,
            Ok(()) => Some(Ok(Frame::data(buffer.into()))),
            Err(error) => Some(Err(TransportError::unreadable(error))),
        })
    }
}

/// A body of a length that was told: its last piece is held back until it has ended, so that no byte
/// is cut off unseen.
pub(super) struct Measured {
    /// None once it has ended.
    body: Option<Body>,
    length: u64,
    left: u64,
    last: Option<Bytes>,
}

impl Measured {
    pub(super) fn new(body: Body, length: u64) -> Self {
        Self {
            body: Some(body),
            length,
            left: length,
            last: None,
        }
    }

    fn wrong(&self, than: &str) -> Poll<Next> {
        let what = format!(
            "it has {than} than the {} bytes that were told",
            self.length
        );
        Poll::Ready(Some(Err(TransportError::unreadable(what))))
    }
}

impl http_body::Body for Measured {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Next> {
        while let Some(body) = &mut self.body {
            let data = match ready!(Pin::new(body).poll_frame(context)).transpose()? {
                Some(frame) => frame.into_data().unwrap_or_default(),
                None if self.left > 0 => return self.wrong("fewer"),
                None => {
                    self.body = None;
                    break;
                }
            };
            match self.left.checked_sub(data.len() as u64) {
                None => return self.wrong("more"),
                Some(_) if data.is_empty() => {}
                Some(left) => {
                    self.left = left;
                    if left > 0 {
                        return Poll::Ready(Some(Ok(Frame::data(data))));
                    }
                    self.last = Some(data);
                }
            }
        }
        Poll::Ready(self.last.take().map(|data| Ok(Frame::data(data))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_none() && self.last.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        let held = self.last.as_ref().map_or(0, Bytes::len) as u64;
        SizeHint::with_exact(self.left + held)
    }
}

/// A body whose pieces are counted as they are taken.
pub(super) struct Counted {
    pub(super) body: Body,
    pub(super) taken: Arc<AtomicU64>,
}

impl http_body::Body for Counted {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Next> {
        let next = ready!(Pin::new(&mut self.body).poll_frame(context));
        self.taken.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(next)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Bodies one behind the other.
pub(in super::super) struct Chain(pub(in super::super) VecDeque<Body>);

impl http_body::Body for Chain {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Next> {
        while let Some(body) = self.0.front_mut() {
            match ready!(Pin::new(body).poll_frame(context)) {
                Some(frame) => return Poll::Ready(Some(frame)),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let lengths = self.0.iter().map(|body| body.size_hint().exact());
        match lengths.sum::<Option<u64>>() {
            Some(length) => SizeHint::with_exact(length),
            None => SizeHint::default(),
        }
    }
}
