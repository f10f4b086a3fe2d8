//! Numbers of any size and precision.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use super::super::codec::Decimal;
use super::super::{Decode, DecodeError, Encode, Outline, Reader, Writer};
use super::ParseError;

/// A JSON number, which keeps its text: no digit is lost, and it is written as it was read.
///
/// Two numbers are equal when their values are, however they are spelled.
#[derive(Clone)]
pub struct Number {
    text: Text,
}

impl Number {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_i64(&self) -> Option<i64> {
        self.integer()
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_u64(&self) -> Option<u64> {
        self.integer()
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_i128(&self) -> Option<i128> {
        self.integer()
    }

    /// The nearest double, if there is a finite one.
    pub fn as_f64(&self) -> Option<f64> {
        self.text
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
    }

    /// This double in its shortest spelling; none for NaN and the infinities.
    pub fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self {
            text: zmij::Buffer::new().format_finite(value).into(),
        })
    }

    fn integer<T: TryFrom<i128>>(&self) -> Option<T> {
        let value = self.text.parse().ok();
        let value = value.or_else(|| Decimal::parse(&self.text)?.to_i128())?;
        T::try_from(value).ok()
    }

    /// One spelling for all numbers of one value.
    pub(super) fn canonical(&self) -> String {
        match Decimal::parse(&self.text) {
            Some(decimal) => decimal.to_string(),
            None => self.text.to_string(),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        *self.text == *other.text || self.canonical() == other.canonical()
    }
}

impl Eq for Number {}

impl FromStr for Number {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let mut reader = Reader::new(text.as_bytes()).map_err(|_| not_a_number())?;
        match reader.number() {
            // Equal only if nothing stands around it.
            Ok(number) if number == text => Ok(Self { text: text.into() }),
            _ => Err(not_a_number()),
        }
    }
}

fn not_a_number() -> ParseError {
    ParseError::new("a JSON number")
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", self.as_str())
    }
}

impl From<i128> for Number {
    fn from(value: i128) -> Self {
        Self {
            text: itoa::Buffer::new().format(value).into(),
        }
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self::from(i128::from(value))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self::from(i128::from(value))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::from(i128::from(value))
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self::from(i128::from(value))
    }
}

impl Decode for Number {
    fn blank() -> Self {
        Self { text: "0".into() }
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.text = reader.number()?.into();
        Ok(())
    }

    fn outline() -> Outline {
        Outline::Number
    }
}

impl Encode for Number {
    fn encode(&self, writer: &mut Writer) {
        writer.verbatim(&self.text);
    }
}

/// What fits beside the two bytes in front of it into the three words of a `String`: all integers of
/// 64 bits, and nearly all doubles.
const SHORT: usize = 22;

/// The text of a number, in place where it is short.
#[derive(Clone)]
enum Text {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Box<str>),
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(start), Ok(length)) => {
                start.copy_from_slice(text.as_bytes());
                Self::Short { length, bytes }
            }
            _ => Self::Long(text.into()),
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Short { length, bytes } => {
                let text = bytes.get(..usize::from(*length)).unwrap_or_default();
                // Whole text was copied in, so that this cannot fail.
                std::str::from_utf8(text).unwrap_or_default()
            }
            Self::Long(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Json;
    use super::*;

    #[test]
    fn every_length_comes_back() {
        let all = "é".repeat(SHORT);
        for length in (0..=all.len()).step_by(2) {
            assert_eq!(&*Text::from(&all[..length]), &all[..length]);
        }
        assert!(matches!(Text::from(&all[..SHORT]), Text::Short { .. }));
        assert!(matches!(Text::from(&all[..SHORT + 2]), Text::Long(_)));
    }

    #[test]
    fn a_number_takes_no_more_room_than_a_string() {
        assert_eq!(size_of::<Number>(), size_of::<String>());
        assert_eq!(size_of::<Json>(), size_of::<String>() + size_of::<usize>());
    }
}
