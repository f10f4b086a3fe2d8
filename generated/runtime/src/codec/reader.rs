//! The place in a document, and the smallest things read there.

use super::{Decode, DecodeError, MAX_DEPTH};

/// How many times its own length a document may be read again for alternatives that did not fit.
const REREADS: usize = 16;

/// How many bytes may be read in vain at any rate: a short document may have many alternatives.
const SHORT: usize = 4_096;

/// Reads a JSON document value by value.
pub struct Reader<'a> {
    pub(super) text: &'a str,
    /// The next byte, as an offset into `text`.
    pub(super) at: usize,
    /// Levels that may still be opened.
    depth: u16,
    /// Unions that may still be opened inside each other.
    pub(super) unions: u16,
    /// Bytes that may still be read in vain.
    pub(super) budget: usize,
    /// Whether slots may hold an earlier value, because a name occurred twice.
    pub(super) overwriting: bool,
}

impl<'a> Reader<'a> {
    /// A reader at the start of a document.
    ///
    /// # Errors
    /// When the document is not UTF-8.
    pub fn new(json: &'a [u8]) -> Result<Self, DecodeError> {
        let text = std::str::from_utf8(json)
            .map_err(|e| DecodeError::unreadable("UTF-8", "other bytes", e.valid_up_to()))?;
        Ok(Self {
            text,
            at: 0,
            depth: MAX_DEPTH,
            unions: 2 * MAX_DEPTH,
            budget: text.len().saturating_mul(REREADS).max(SHORT),
            overwriting: false,
        })
    }

    /// Makes sure that nothing but white space is left.
    ///
    /// # Errors
    /// When something else is.
    pub fn end(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unreadable("the end of the document")),
        }
    }

    /// The next value.
    ///
    /// # Errors
    /// As [`Decode::decode`].
    pub fn value<T: Decode>(&mut self) -> Result<T, DecodeError> {
        let mut value = T::blank();
        value.decode(self)?;
        Ok(value)
    }

    /// The first byte of what comes next, after white space.
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Whether a null comes next; it is then read.
    ///
    /// # Errors
    /// When what comes next starts like a null and is none.
    pub fn null(&mut self) -> Result<bool, DecodeError> {
        match self.peek() {
            Some(b'n') => self.literal("null").map(|()| true),
            _ => Ok(false),
        }
    }

    /// The next value, null.
    ///
    /// # Errors
    /// When it is something else.
    pub(crate) fn expect_null(&mut self) -> Result<(), DecodeError> {
        if self.null()? {
            Ok(())
        } else {
            Err(self.mismatch("null"))
        }
    }

    /// The next value, a boolean.
    ///
    /// # Errors
    /// When it is none.
    pub fn bool(&mut self) -> Result<bool, DecodeError> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(self.mismatch("a boolean")),
        }
    }

    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The text from an offset up to here.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn literal(&mut self, word: &'static str) -> Result<(), DecodeError> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(self.unreadable("a JSON value"));
        }
        self.at += word.len();
        Ok(())
    }

    /// Goes one level down, if it is not too deep.
    pub(super) fn descend(&mut self) -> Result<(), DecodeError> {
        match self.depth.checked_sub(1) {
            Some(depth) => self.depth = depth,
            None => {
                return Err(DecodeError::unreadable(
                    "128 levels at most",
                    "more",
                    self.at,
                ));
            }
        }
        Ok(())
    }

    pub(super) fn ascend(&mut self) {
        self.depth += 1;
    }

    pub(super) fn depth(&self) -> u16 {
        self.depth
    }

    /// Back to an earlier place, to read it in another way.
    pub(super) fn rewind(&mut self, at: usize, depth: u16) {
        self.at = at;
        self.depth = depth;
    }

    /// The error for a next value that is not what a type wants, or for none at all.
    #[cold]
    pub fn mismatch(&mut self, expected: &'static str) -> DecodeError {
        let found = match self.peek() {
            Some(b'"') => "a string",
            Some(b'{') => "an object",
            Some(b'[') => "an array",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(_) | None => return self.unreadable(expected),
        };
        DecodeError::mismatch(expected, found, self.at)
    }

    /// The error for text that is not JSON.
    #[cold]
    pub(super) fn unreadable(&self, expected: &'static str) -> DecodeError {
        let found = match self.byte() {
            None => "the end of the document",
            Some(0..0x20) => "a control character",
            Some(_) => "something else",
        };
        DecodeError::unreadable(expected, found, self.at)
    }
}
