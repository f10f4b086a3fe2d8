//! Numbers of any size and precision.

use std::fmt;
use std::str::FromStr;

use super::super::codec::Decimal;
use super::super::{Decode, DecodeError, Encode, Outline, Reader, Writer};
use super::ParseError;
use super::short_text::ShortText;

/// A JSON number, which keeps its text: no digit is lost, and it is written as it was read.
///
/// Two numbers are equal when their values are, however they are spelled.
#[derive(Clone)]
pub struct Number {
    text: ShortText,
}

impl Number {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_i64(&self) -> Option<i64> {
        integer(&self.text)
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_u64(&self) -> Option<u64> {
        integer(&self.text)
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_i128(&self) -> Option<i128> {
        integer(&self.text)
    }

    /// The nearest double, if there is a finite one.
    pub fn as_f64(&self) -> Option<f64> {
        double(&self.text)
    }

    /// This double in its shortest spelling; none for NaN and the infinities.
    pub fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self {
            text: zmij::Buffer::new().format_finite(value).into(),
        })
    }

    /// One spelling for all numbers of one value.
    pub(super) fn canonical(&self) -> String {
        canonical(&self.text)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        is_same(&self.text, &other.text)
    }
}

impl Eq for Number {}

impl FromStr for Number {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        match is_number(text) {
            true => Ok(Self { text: text.into() }),
            false => Err(ParseError::new("a JSON number")),
        }
    }
}

/// Whether a text is a JSON number, and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    let reader = Reader::new(text.as_bytes());
    // Equal only if nothing stands around it.
    reader.is_ok_and(|mut reader| reader.number().is_ok_and(|number| number == text))
}

/// The integer that a text says, in whatever spelling.
pub(super) fn integer<T: TryFrom<i128>>(text: &str) -> Option<T> {
    let value = text.parse().ok().or_else(|| decimal(text)?.to_i128())?;
    T::try_from(value).ok()
}

/// The finite double nearest to what a text says.
pub(super) fn double(text: &str) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(value)
}

/// The value that a text says.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    is_number(text).then(|| Decimal::parse(text)).flatten()
}

/// Whether two texts say the same value, or are the same.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || canonical(one) == canonical(other)
}

/// One spelling for all numbers of one value; text that is none as it is.
fn canonical(text: &str) -> String {
    decimal(text).map_or_else(|| text.to_owned(), |decimal| decimal.to_string())
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

#[cfg(test)]
mod tests {
    use super::super::Json;
    use super::*;

    #[test]
    fn a_number_takes_no_more_room_than_a_string() {
        assert_eq!(size_of::<Number>(), size_of::<String>());
        assert_eq!(size_of::<Json>(), size_of::<String>() + size_of::<usize>());
    }
}
