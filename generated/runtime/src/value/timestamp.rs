//! Moments in time (RFC 3339).

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::SystemTime;

use super::super::{Decode, DecodeError, Encode, Outline, Reader, Writer};
use super::ParseError;
use super::moment::Moment;

/// A moment in time, which keeps the text it came as.
///
/// What a server sends is never refused: text that is no moment stays readable as text, and
/// [`Timestamp::is_valid`] tells. Comparison is by moment; text that is none comes after all that are.
#[derive(Clone)]
pub struct Timestamp {
    text: Box<str>,
}

impl Timestamp {
    /// The moment that RFC 3339 text such as `2018-07-01T05:20:00Z` says.
    ///
    /// # Errors
    /// When the text says none.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match Moment::parse(text) {
            Some(_) => Ok(Self { text: text.into() }),
            None => Err(not_a_moment()),
        }
    }

    /// The text it came as.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the text says a moment.
    pub fn is_valid(&self) -> bool {
        Moment::parse(&self.text).is_some()
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    pub fn unix_seconds(&self) -> Option<i64> {
        Moment::parse(&self.text).map(|moment| moment.seconds)
    }

    /// Nanoseconds since 1970-01-01T00:00:00Z.
    pub fn unix_nanoseconds(&self) -> Option<i128> {
        let moment = Moment::parse(&self.text)?;
        Some(i128::from(moment.seconds) * 1_000_000_000 + i128::from(moment.nanoseconds))
    }
}

fn not_a_moment() -> ParseError {
    ParseError::new("a date and time as in RFC 3339, such as 2018-07-01T05:20:00Z")
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({:?})", self.text)
    }
}

impl FromStr for Timestamp {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

/// The text as it is, for the server to check; [`Timestamp::parse`] checks it here.
impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self { text: text.into() }
    }
}

/// The text as it is, for the server to check; [`Timestamp::parse`] checks it here.
impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self { text: text.into() }
    }
}

impl From<&Self> for Timestamp {
    fn from(value: &Self) -> Self {
        value.clone()
    }
}

/// In UTC; what is beyond the years 0 and 9999, which RFC 3339 can say, becomes their first or last
/// moment.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        Self {
            text: Moment::from(time).to_string().into(),
        }
    }
}

impl TryFrom<&Timestamp> for SystemTime {
    type Error = ParseError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, ParseError> {
        let time = Moment::parse(&timestamp.text).and_then(Moment::to_system_time);
        time.ok_or_else(not_a_moment)
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = ParseError;

    fn try_from(timestamp: Timestamp) -> Result<Self, ParseError> {
        Self::try_from(&timestamp)
    }
}

/// In UTC; what is before the year 0 becomes its first moment.
#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for Timestamp {
    fn from(instant: jiff::Timestamp) -> Self {
        const FIRST: jiff::Timestamp = jiff::Timestamp::constant(-62_167_219_200, 0);
        Self {
            text: instant.max(FIRST).to_string().into(),
        }
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<&Timestamp> for jiff::Timestamp {
    type Error = ParseError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, ParseError> {
        let nanoseconds = timestamp.unix_nanoseconds().ok_or_else(not_a_moment)?;
        Self::from_nanosecond(nanoseconds).map_err(|_| not_a_moment())
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.text == other.text {
            return Ordering::Equal;
        }
        match (Moment::parse(&self.text), Moment::parse(&other.text)) {
            (Some(a), Some(b)) => a.cmp(&b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.text.cmp(&other.text),
        }
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match Moment::parse(&self.text) {
            Some(moment) => moment.hash(state),
            None => self.text.hash(state),
        }
    }
}

impl Decode for Timestamp {
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

impl Encode for Timestamp {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.text);
    }
}
