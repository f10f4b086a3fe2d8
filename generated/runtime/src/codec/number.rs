//! Reading numbers (RFC 8259, section 6).

use super::{Decimal, DecodeError, Reader};

impl<'a> Reader<'a> {
    /// The next value, a number, as it is written.
    ///
    /// # Errors
    /// When it is no number.
    pub fn number(&mut self) -> Result<&'a str, DecodeError> {
        let start = match self.peek() {
            Some(b'-' | b'0'..=b'9') => self.at,
            _ => return Err(self.mismatch("a number")),
        };
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.since(start))
    }

    /// At least one digit.
    fn digits(&mut self) -> Result<(), DecodeError> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.unreadable("a digit"));
        }
        Ok(())
    }

    /// The next value, an integer from -2^63 up to 2^63 - 1; `3.0` and `1e2` are integers too.
    ///
    /// # Errors
    /// When it is no number, not integral, or out of range.
    pub fn i64(&mut self) -> Result<i64, DecodeError> {
        self.integer("an integer of 64 bits")
    }

    /// The next value, an integer from 0 up to 2^64 - 1; `3.0` and `1e2` are integers too.
    ///
    /// # Errors
    /// When it is no number, not integral, or out of range.
    pub fn u64(&mut self) -> Result<u64, DecodeError> {
        self.integer("an integer of 64 bits, not negative")
    }

    /// The next value, the double nearest to it.
    ///
    /// # Errors
    /// When it is no number, or beyond the range of a double.
    pub fn f64(&mut self) -> Result<f64, DecodeError> {
        let text = self.number()?;
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(self.another_number("a number in the range of a double", text.len())),
        }
    }

    /// The next value, an integer of any type that a wide one converts to.
    pub(super) fn integer<T: TryFrom<i128>>(
        &mut self,
        expected: &'static str,
    ) -> Result<T, DecodeError> {
        let Some(b'-' | b'0'..=b'9') = self.peek() else {
            return Err(self.mismatch(expected));
        };
        let start = self.at;
        let value = match self.short_integer() {
            Some(value) => Some(value),
            None => wide_integer(self.number()?),
        };
        value
            .and_then(|value| T::try_from(value).ok())
            .ok_or_else(|| self.another_number(expected, self.at - start))
    }

    /// The integer that comes next if it has no more than 18 digits and nothing else, which is the
    /// usual case; none reads nothing.
    fn short_integer(&mut self) -> Option<i128> {
        let (sign, digits) = match self.rest() {
            [b'-', digits @ ..] => (-1, digits),
            digits => (1, digits),
        };
        let mut value: i64 = 0;
        let mut length = 0;
        for digit in digits.iter().take(18).map(|byte| byte.wrapping_sub(b'0')) {
            if digit > 9 {
                break;
            }
            value = value * 10 + i64::from(digit);
            length += 1;
        }
        let goes_on = matches!(digits.get(length), Some(b'0'..=b'9' | b'.' | b'e' | b'E'));
        let has_leading_zero = length > 1 && digits.first() == Some(&b'0');
        if length == 0 || goes_on || has_leading_zero {
            return None;
        }
        self.at += length + usize::from(sign < 0);
        Some(i128::from(value * sign))
    }

    /// The error for the number of that length just read.
    #[cold]
    fn another_number(&self, expected: &'static str, length: usize) -> DecodeError {
        DecodeError::mismatch(expected, "another number", self.at.saturating_sub(length))
    }
}

/// The integer a number's text says, in whatever spelling.
#[cold]
fn wide_integer(text: &str) -> Option<i128> {
    text.parse()
        .ok()
        .or_else(|| Decimal::parse(text)?.to_i128())
}
