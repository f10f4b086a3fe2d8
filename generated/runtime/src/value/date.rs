//! Days of the calendar (RFC 3339, `full-date`).

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::super::{Decode, DecodeError, Encode, Outline, Reader, Writer};
use super::ParseError;
use super::spelling::day;

/// A day of the calendar without a time zone, which keeps the text it came as.
///
/// What a server sends is never refused: text that is no day stays readable as text, and
/// [`Date::is_valid`] tells. Comparison is by day; text that is none comes after all that are.
#[derive(Clone)]
pub struct Date {
    text: Box<str>,
}

impl Date {
    /// The day that text such as `2018-07-01` says.
    ///
    /// # Errors
    /// When the text says none.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match day(text) {
            Some(_) => Ok(Self { text: text.into() }),
            None => Err(not_a_day()),
        }
    }

    /// A day by its numbers, from 1 for months and days.
    ///
    /// # Errors
    /// When there is no such day, or its year is not from 0 up to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, ParseError> {
        Self::parse(&format!("{year:04}-{month:02}-{day:02}"))
    }

    /// The text it came as.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the text says a day.
    pub fn is_valid(&self) -> bool {
        day(&self.text).is_some()
    }

    /// Year, month and day, the latter two from 1.
    pub fn year_month_day(&self) -> Option<(i16, u8, u8)> {
        let day = day(&self.text)?;
        Some((i16::try_from(day.year()).ok()?, day.month(), day.day()))
    }
}

fn not_a_day() -> ParseError {
    ParseError::new("a date as in RFC 3339, such as 2018-07-01")
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({:?})", self.text)
    }
}

impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

/// The text as it is, for the server to check; [`Date::parse`] checks it here.
impl From<&str> for Date {
    fn from(text: &str) -> Self {
        Self { text: text.into() }
    }
}

/// The text as it is, for the server to check; [`Date::parse`] checks it here.
impl From<String> for Date {
    fn from(text: String) -> Self {
        Self { text: text.into() }
    }
}

impl From<&Self> for Date {
    fn from(value: &Self) -> Self {
        value.clone()
    }
}

/// A day before the year 0, which RFC 3339 cannot say, becomes text that is no day.
#[cfg(feature = "jiff")]
impl From<jiff::civil::Date> for Date {
    fn from(day: jiff::civil::Date) -> Self {
        Self {
            text: day.to_string().into(),
        }
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<&Date> for jiff::civil::Date {
    type Error = ParseError;

    fn try_from(date: &Date) -> Result<Self, ParseError> {
        let day = date.is_valid().then(|| date.text.parse().ok());
        day.flatten().ok_or_else(not_a_day)
    }
}

impl PartialEq for Date {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Date {}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        // One day has one spelling, and valid text sorts by its digits.
        self.is_valid()
            .cmp(&other.is_valid())
            .reverse()
            .then_with(|| self.text.cmp(&other.text))
    }
}

impl Hash for Date {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Decode for Date {
    fn blank() -> Self {
        Self {
            text: Box::default(),
        }
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.text = reader.string()?.into();
        Ok(())
    }

    fn outline() -> Outline {
        Outline::Format(|text| Self::parse(text).is_ok())
    }
}

impl Encode for Date {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.text);
    }
}
