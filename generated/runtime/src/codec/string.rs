//! Reading strings (RFC 8259, section 7).

use std::borrow::Cow;

use super::{DecodeError, Reader, scan};

impl<'a> Reader<'a> {
    /// The next value, a string; borrowed from the document where it has no escapes.
    ///
    /// # Errors
    /// When it is no string, or one with a raw control character, an unknown escape or half a
    /// surrogate pair.
    pub fn string(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        if self.peek() != Some(b'"') {
            return Err(self.mismatch("a string"));
        }
        self.at += 1;
        let plain = self.plain();
        match self.byte() {
            Some(b'"') => {
                self.at += 1;
                Ok(Cow::Borrowed(plain))
            }
            _ => self.escaped(plain.to_owned()).map(Cow::Owned),
        }
    }

    /// The text up to the next quote, backslash or control character.
    fn plain(&mut self) -> &'a str {
        let start = self.at;
        self.at += scan::plain_length(self.rest());
        self.since(start)
    }

    fn escaped(&mut self, mut string: String) -> Result<String, DecodeError> {
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escape()?);
                }
                _ => return Err(self.unreadable("the rest of a string")),
            }
            string.push_str(self.plain());
        }
    }

    /// The character that the escape after a backslash stands for.
    fn escape(&mut self) -> Result<char, DecodeError> {
        let character = match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.unreadable("an escape that JSON knows")),
        };
        self.at += 1;
        Ok(character)
    }

    /// One `uXXXX`, or two that make a surrogate pair.
    fn unicode_escape(&mut self) -> Result<char, DecodeError> {
        let start = self.at;
        let unit = self.code_unit()?;
        let scalar = match unit {
            0xD800..=0xDBFF if self.rest().starts_with(b"\\u") => {
                self.at += 1;
                let low = self.code_unit()?;
                // A second half out of its range makes a sum that is no pair, refused below.
                match low {
                    0xDC00..=0xDFFF => 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00),
                    _ => unit,
                }
            }
            _ => unit,
        };
        char::from_u32(scalar)
            .ok_or_else(|| DecodeError::unreadable("a whole surrogate pair", "half of one", start))
    }

    /// The number after `u`, in four hexadecimal digits.
    fn code_unit(&mut self) -> Result<u32, DecodeError> {
        let Some([_, digits @ ..]) = self.rest().first_chunk::<5>() else {
            return Err(self.unreadable("four hexadecimal digits"));
        };
        let mut unit = 0;
        for digit in digits {
            match char::from(*digit).to_digit(16) {
                Some(digit) => unit = unit * 16 + digit,
                None => return Err(self.unreadable("four hexadecimal digits")),
            }
        }
        self.at += 5;
        Ok(unit)
    }
}
