//! Text of a format, such as a UUID.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use super::super::{Decode, DecodeError, Encode, Outline, Parameter, Reader, Values, Writer};
use super::ParseError;

/// What a [`Text`] should be.
pub trait Format: 'static {
    /// What such a text is called.
    const NAME: &'static str;

    /// What is expected where a text is not of the format.
    const EXPECTED: &'static str;

    /// Whether a text is of the format.
    fn is_valid(text: &str) -> bool;
}

/// A format of which any text is taken as it is, for the server to check.
pub trait Verbatim: Format {}

/// A text that should be of a format, and stays the text that it came as.
///
/// What a server sends is never refused: text of another form is kept, and [`Text::is_valid`]
/// tells. Comparison is by text.
pub struct Text<F> {
    text: Box<str>,
    format: PhantomData<fn() -> F>,
}

impl<F: Format> Text<F> {
    /// The text, if it is of the format.
    ///
    /// # Errors
    /// When it is not.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match F::is_valid(text) {
            true => Ok(Self::from_text(text)),
            false => Err(ParseError::new(F::EXPECTED)),
        }
    }

    /// Whether the text is of the format.
    pub fn is_valid(&self) -> bool {
        F::is_valid(&self.text)
    }
}

impl<F> Text<F> {
    /// The text as it is, whatever it says.
    pub fn from_text(text: impl Into<Box<str>>) -> Self {
        Self {
            text: text.into(),
            format: PhantomData,
        }
    }

    /// The text it came as.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text it came as.
    pub fn into_string(self) -> String {
        self.text.into()
    }
}

impl<F> Clone for Text<F> {
    fn clone(&self) -> Self {
        Self::from_text(self.text.clone())
    }
}

impl<F: Format> fmt::Debug for Text<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({:?})", F::NAME, self.text)
    }
}

impl<F> fmt::Display for Text<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl<F> PartialEq for Text<F> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<F> Eq for Text<F> {}

impl<F> PartialEq<str> for Text<F> {
    fn eq(&self, other: &str) -> bool {
        *self.text == *other
    }
}

impl<F> PartialEq<&str> for Text<F> {
    fn eq(&self, other: &&str) -> bool {
        *self.text == **other
    }
}

impl<F> PartialOrd for Text<F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<F> Ord for Text<F> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<F> Hash for Text<F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<F> AsRef<str> for Text<F> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<F: Format> FromStr for Text<F> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl<F> From<&Self> for Text<F> {
    fn from(text: &Self) -> Self {
        text.clone()
    }
}

impl<F: Verbatim> From<&str> for Text<F> {
    fn from(text: &str) -> Self {
        Self::from_text(text)
    }
}

impl<F: Verbatim> From<String> for Text<F> {
    fn from(text: String) -> Self {
        Self::from_text(text)
    }
}

impl<F: Verbatim> From<&String> for Text<F> {
    fn from(text: &String) -> Self {
        Self::from_text(text.as_str())
    }
}

impl<F> From<Text<F>> for String {
    fn from(text: Text<F>) -> Self {
        text.into_string()
    }
}

impl<F: Format> Decode for Text<F> {
    fn blank() -> Self {
        Self::from_text("")
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.text = reader.string()?.into();
        Ok(())
    }

    fn outline() -> Outline {
        Outline::Format(F::is_valid)
    }
}

impl<F> Encode for Text<F> {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.text);
    }
}

impl<F> Parameter for Text<F> {
    fn write(&self, out: &mut Values) {
        out.push(&*self.text);
    }
}
