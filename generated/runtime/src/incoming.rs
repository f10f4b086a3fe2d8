//! An answer whose body is still on its way.

use std::task::{Context, Poll};

use bytes::Bytes;

use super::Error;
use super::answer::Answer;
use super::error::Kind;
use super::pieces::Pieces;

/// An answer whose body is still on its way.
pub(super) struct Incoming {
    /// Without its body.
    pub(super) answer: Answer,
    pub(super) pieces: Pieces,
}

impl Incoming {
    /// Takes the body of an answer, or what was read of it already.
    pub(super) fn of(answer: &mut Answer) -> Self {
        let pieces = answer.pieces.take();
        let body = std::mem::take(&mut answer.body);
        Self {
            pieces: pieces.unwrap_or_else(|| Pieces::whole(answer.core.clone(), body)),
            answer: answer.head(),
        }
    }

    /// The next piece.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let piece = self.pieces.poll(context);
        piece.map_err(|kind| self.fault(kind, Bytes::new()))
    }

    /// An error with the part of the body that it is about.
    pub(super) fn fault(&self, kind: Kind, body: Bytes) -> Error {
        let mut answer = self.answer.head();
        answer.body = body;
        Error::in_answer(&mut answer, kind)
    }
}
