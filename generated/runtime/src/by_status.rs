//! Answers whose value hangs on their status.

use bytes::Bytes;

use super::{Decode, Encode};

/// A value that is one of several, by the status of the answer.
pub trait ByStatus: Sized {
    /// The value that this status stands for, not read yet.
    fn of(status: u16) -> Self;

    /// Where the body goes.
    fn slot(&mut self) -> Slot<'_>;
}

/// Where a body goes.
#[derive(Debug)]
pub enum Slot<'a> {
    /// Into a value that is read from JSON.
    Json(&'a mut dyn Content),
    /// Into a text.
    Text(&'a mut String),
    /// Into bytes, as they are.
    Bytes(&'a mut Bytes),
    /// Nowhere.
    Nothing,
}

impl<'a> Slot<'a> {
    #[doc(hidden)]
    pub fn json(value: &'a mut dyn Content) -> Self {
        Self::Json(value)
    }

    #[doc(hidden)]
    pub fn text(value: &'a mut String) -> Self {
        Self::Text(value)
    }

    #[doc(hidden)]
    pub fn bytes(value: &'a mut Bytes) -> Self {
        Self::Bytes(value)
    }
}

/// A value that can be read from JSON and written as such.
pub trait Content {
    /// The value, to be read.
    fn decoder(&mut self) -> &mut dyn Decode;

    /// The value, to be written.
    fn encoder(&self) -> &dyn Encode;
}

impl<T: Decode + Encode> Content for T {
    fn decoder(&mut self) -> &mut dyn Decode {
        self
    }

    fn encoder(&self) -> &dyn Encode {
        self
    }
}

impl std::fmt::Debug for dyn Content + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Content")
    }
}
