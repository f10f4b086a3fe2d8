//! The type of null.

use super::super::{Decode, DecodeError, Encode, Outline, Reader, Writer};

/// A value that is always null.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Null;

impl Decode for Null {
    fn blank() -> Self {
        Self
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        reader.expect_null()
    }

    fn outline() -> Outline {
        Outline::Null
    }
}

impl Encode for Null {
    fn encode(&self, writer: &mut Writer) {
        writer.null();
    }
}
