//! Reading arrays and objects of any shape.

use std::borrow::Cow;

use super::{Decode, DecodeError, Reader};

/// A list of whatever type, element after element: so that the loop is compiled once.
pub(super) trait Elements {
    /// Appends a blank element, to be read next.
    fn add(&mut self) -> Option<&mut dyn Decode>;
}

/// A map of whatever type, entry after entry: so that the loop is compiled once.
pub(super) trait Entries {
    /// Adds a blank value of that name, to be read next, in place of an earlier one.
    fn add(&mut self, name: &str) -> &mut dyn Decode;
}

impl<'a> Reader<'a> {
    /// The next value, an array: `element` is called at each element and must read it.
    ///
    /// # Errors
    /// When it is no array, is too deep, or `element` fails.
    pub fn list(
        &mut self,
        element: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let mut index = 0;
        let mut more = self.open(b'[', "an array")?;
        while more {
            element(self).map_err(|e| e.in_element(index))?;
            index += 1;
            more = self.more(b']', "a comma or the end of an array")?;
        }
        Ok(())
    }

    /// The next value, an object: `member` is called with each name and must read the value.
    /// A name may come more than once.
    ///
    /// # Errors
    /// When it is no object, is too deep, or `member` fails.
    pub fn object(
        &mut self,
        member: &mut dyn FnMut(&str, &mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let mut more = self.open(b'{', "an object")?;
        while more {
            let name = self.name()?;
            member(&name, self).map_err(|e| e.in_member(Cow::Owned(name.into_owned())))?;
            more = self.more(b'}', "a comma or the end of an object")?;
        }
        Ok(())
    }

    /// The next value, an array, into a list.
    pub(super) fn elements(&mut self, list: &mut dyn Elements) -> Result<(), DecodeError> {
        self.list(&mut |reader| list.add().map_or(Ok(()), |element| element.decode(reader)))
    }

    /// The next value, an object, into a map.
    pub(super) fn entries(&mut self, map: &mut dyn Entries) -> Result<(), DecodeError> {
        self.object(&mut |name, reader| map.add(name).decode(reader))
    }

    /// Reads the next value and drops it.
    ///
    /// # Errors
    /// When it is not JSON, or too deep.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            Some(b'{') => self.object(&mut |_, reader| reader.skip()),
            Some(b'[') => self.list(&mut Self::skip),
            Some(b'"') => self.string().map(drop),
            Some(b't' | b'f') => self.bool().map(drop),
            Some(b'n') => self.null().map(drop),
            Some(b'-' | b'0'..=b'9') => self.number().map(drop),
            _ => Err(self.mismatch("a JSON value")),
        }
    }

    /// Goes into an array or object; false when it is empty, and then already left again.
    pub(super) fn open(&mut self, bracket: u8, kind: &'static str) -> Result<bool, DecodeError> {
        if self.peek() != Some(bracket) {
            return Err(self.mismatch(kind));
        }
        self.descend()?;
        self.at += 1;
        // Both closing brackets stand two behind their opening ones in ASCII.
        if self.peek() != Some(bracket + 2) {
            return Ok(true);
        }
        self.at += 1;
        self.ascend();
        Ok(false)
    }

    /// Goes on to the next member or element; false when there is none, and the end is read.
    pub(super) fn more(&mut self, close: u8, expected: &'static str) -> Result<bool, DecodeError> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                self.ascend();
                Ok(false)
            }
            _ => Err(self.unreadable(expected)),
        }
    }

    /// A member's name and the colon behind it.
    pub(super) fn name(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        if self.peek() != Some(b'"') {
            return Err(self.unreadable("the name of a member"));
        }
        let name = self.string()?;
        self.colon()?;
        Ok(name)
    }

    pub(super) fn colon(&mut self) -> Result<(), DecodeError> {
        if self.peek() != Some(b':') {
            return Err(self.unreadable("a colon"));
        }
        self.at += 1;
        Ok(())
    }
}
