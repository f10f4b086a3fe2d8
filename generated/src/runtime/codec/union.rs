//! Values that may be of several types.

use super::{DecodeError, Reader};

/// A way to read a value, as one of the types it may be of.
pub type Alternative<T> = fn(&mut Reader<'_>) -> Result<T, DecodeError>;

impl Reader<'_> {
    /// The next value as the first alternative that fits it; none when none does, and the value is
    /// then left unread.
    ///
    /// What is read in vain is bounded in proportion to the document, so that unions inside unions
    /// cannot multiply the work.
    ///
    /// # Errors
    /// When no type could read the value, or the bound is exceeded.
    pub fn first_of<T>(
        &mut self,
        alternatives: &[Alternative<T>],
    ) -> Result<Option<T>, DecodeError> {
        let (start, depth) = self.enter_union()?;
        let mut found = None;
        for alternative in alternatives {
            match alternative(self) {
                Ok(value) => {
                    found = Some(value);
                    break;
                }
                Err(error) => self.retry(error, start, depth)?,
            }
        }
        self.unions += 1;
        Ok(found)
    }

    fn enter_union(&mut self) -> Result<(usize, u16), DecodeError> {
        match self.unions.checked_sub(1) {
            Some(unions) => self.unions = unions,
            None => {
                return Err(DecodeError::unreadable(
                    "fewer unions inside each other",
                    "more",
                    self.at,
                ));
            }
        }
        Ok((self.at, self.depth()))
    }

    /// Pays for an alternative that did not fit, and goes back to where it began.
    #[cold]
    fn retry(&mut self, error: DecodeError, start: usize, depth: u16) -> Result<(), DecodeError> {
        if !error.is_mismatch() {
            return Err(error);
        }
        match self.budget.checked_sub(self.at.saturating_sub(start)) {
            Some(budget) => self.budget = budget,
            None => {
                return Err(DecodeError::unreadable(
                    "fewer ambiguous values",
                    "more",
                    start,
                ));
            }
        }
        self.rewind(start, depth);
        Ok(())
    }
}
