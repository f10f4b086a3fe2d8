//! Reading a value that may not fit, and going on behind it.

use std::borrow::Cow;

use super::{Decode, DecodeError, Reader};

impl Reader<'_> {
    /// The value of a member, into a slot. Where it does not fit, it is skipped and the reason given
    /// back; `again` says that the slot was filled before.
    ///
    /// # Errors
    /// When no type could read the value.
    pub(crate) fn attempt(
        &mut self,
        name: &'static str,
        slot: &mut dyn Decode,
        again: bool,
    ) -> Result<Option<DecodeError>, DecodeError> {
        let (start, depth) = (self.at, self.depth());
        let outer = std::mem::replace(&mut self.overwriting, again);
        let outcome = slot.decode(self);
        self.overwriting = outer;
        match outcome {
            Ok(()) => Ok(None),
            Err(error) if error.is_mismatch() => {
                self.rewind(start, depth);
                self.skip()?;
                Ok(Some(error.in_member(Cow::Borrowed(name))))
            }
            Err(error) => Err(error),
        }
    }
}

impl DecodeError {
    /// A member that an envelope must have is not there.
    pub(crate) fn absent(name: &'static str) -> Self {
        Self::missing("the envelope", name, 0)
    }

    /// A body that should be text is not UTF-8.
    pub(crate) fn not_text(bytes: &[u8]) -> Self {
        let valid = bytes
            .utf8_chunks()
            .next()
            .map_or(0, |chunk| chunk.valid().len());
        Self::unreadable("UTF-8", "other bytes", valid)
    }
}
