//! Numbers of a format, such as a decimal.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use super::super::{Decode, DecodeError, Encode, Outline, Parameter, Reader, Values, Writer};
use super::short_text::ShortText;
use super::{Number, ParseError, number};

/// What a number of [`Digits`] counts.
pub trait Quantity: 'static {
    /// What such a number is called.
    const NAME: &'static str;

    /// Whether JSON has it in a string.
    const IN_TEXT: bool;
}

/// A number that keeps its digits, and whether it came as a JSON number or in a string.
///
/// What a server sends is never refused as long as it is one of the two: text that is no number is
/// kept, and [`Digits::is_valid`] tells. Two are equal when their values are, however they are
/// spelled.
///
/// `serde`, which has no such numbers, carries the nearest double.
pub struct Digits<Q> {
    text: ShortText,
    in_text: bool,
    quantity: PhantomData<fn() -> Q>,
}

impl<Q> Digits<Q> {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the text is a number.
    pub fn is_valid(&self) -> bool {
        number::is_number(&self.text)
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_i64(&self) -> Option<i64> {
        number::integer(&self.text)
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_u64(&self) -> Option<u64> {
        number::integer(&self.text)
    }

    /// The number, if it is an integer in that range; `3.0` and `1e2` are integers too.
    pub fn as_i128(&self) -> Option<i128> {
        number::integer(&self.text)
    }

    /// The nearest double, if there is a finite one.
    pub fn as_f64(&self) -> Option<f64> {
        number::double(&self.text)
    }

    fn new(text: &str, in_text: bool) -> Self {
        Self {
            text: text.into(),
            in_text,
            quantity: PhantomData,
        }
    }
}

impl<Q: Quantity> Digits<Q> {
    /// The number that a text says.
    ///
    /// # Errors
    /// When it says none.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        text.parse::<Number>().map(Self::from)
    }

    /// In the form that JSON should have it in; what is no number can only stand in a string.
    pub(super) fn from_text(text: &str) -> Self {
        Self::new(text, Q::IN_TEXT || !number::is_number(text))
    }
}

impl<Q> Clone for Digits<Q> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            ..*self
        }
    }
}

impl<Q: Quantity> fmt::Debug for Digits<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.in_text {
            true => write!(f, "{}({:?})", Q::NAME, self.as_str()),
            false => write!(f, "{}({})", Q::NAME, self.as_str()),
        }
    }
}

impl<Q> fmt::Display for Digits<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl<Q> PartialEq for Digits<Q> {
    fn eq(&self, other: &Self) -> bool {
        number::is_same(&self.text, &other.text)
    }
}

impl<Q> Eq for Digits<Q> {}

impl<Q: Quantity> FromStr for Digits<Q> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl<Q> From<&Self> for Digits<Q> {
    fn from(number: &Self) -> Self {
        number.clone()
    }
}

impl<Q: Quantity> From<Number> for Digits<Q> {
    fn from(number: Number) -> Self {
        Self::new(number.as_str(), Q::IN_TEXT)
    }
}

/// The text as it is, for the server to check; [`Digits::parse`] checks it here.
impl<Q: Quantity> From<&str> for Digits<Q> {
    fn from(text: &str) -> Self {
        Self::from_text(text)
    }
}

/// The text as it is, for the server to check; [`Digits::parse`] checks it here.
impl<Q: Quantity> From<String> for Digits<Q> {
    fn from(text: String) -> Self {
        Self::from_text(&text)
    }
}

/// In its shortest spelling; NaN and the infinities become text that is no number.
impl<Q: Quantity> From<f64> for Digits<Q> {
    fn from(value: f64) -> Self {
        match Number::from_f64(value) {
            Some(number) => number.into(),
            None => Self::from_text(&value.to_string()),
        }
    }
}

macro_rules! integers {
    ($($integer:ty),+) => {$(
        impl<Q: Quantity> From<$integer> for Digits<Q> {
            fn from(value: $integer) -> Self {
                Number::from(value).into()
            }
        }
    )+};
}

integers!(i32, u32, i64, u64, i128);

impl<Q: Quantity> Decode for Digits<Q> {
    fn blank() -> Self {
        Self::new("0", Q::IN_TEXT)
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.in_text = reader.peek() == Some(b'"');
        self.text = match self.in_text {
            true => reader.string()?.as_ref().into(),
            false => reader.number()?.into(),
        };
        Ok(())
    }

    fn outline() -> Outline {
        match Q::IN_TEXT {
            true => Outline::Format(number::is_number),
            false => Outline::Number,
        }
    }
}

impl<Q> Encode for Digits<Q> {
    fn encode(&self, writer: &mut Writer) {
        match self.in_text {
            true => writer.string(&self.text),
            false => writer.verbatim(&self.text),
        }
    }
}

impl<Q> Parameter for Digits<Q> {
    fn write(&self, out: &mut Values) {
        out.push(&*self.text);
    }
}
