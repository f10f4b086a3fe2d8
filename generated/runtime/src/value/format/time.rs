//! Times of the day (RFC 3339, `full-time` and `partial-time`).

use super::super::clock_time::{ClockTime, offset_seconds};
use super::{Format, ParseError, Text, Verbatim};

/// A time of the day such as `05:20:00Z` or, where no offset from UTC is meant, `05:20:00.5`
/// (RFC 3339, section 5.6).
pub type TimeOfDay = Text<TimeFormat>;

/// What makes a text a [`TimeOfDay`].
pub enum TimeFormat {}

impl Format for TimeFormat {
    const NAME: &'static str = "TimeOfDay";
    const EXPECTED: &'static str = "a time as in RFC 3339, such as 05:20:00Z";

    fn is_valid(text: &str) -> bool {
        parsed(text).is_some()
    }
}

impl Verbatim for TimeFormat {}

impl TimeOfDay {
    /// A time by its numbers, without an offset.
    ///
    /// # Errors
    /// When no day has such a time.
    pub fn new(hour: u8, minute: u8, second: u8) -> Result<Self, ParseError> {
        Self::parse(&format!("{hour:02}:{minute:02}:{second:02}"))
    }

    /// Hour, minute and second, the last of which is 60 in a leap second; none where the text says no
    /// time.
    pub fn hour_minute_second(&self) -> Option<(u8, u8, u8)> {
        let (time, _) = parsed(self.as_str())?;
        Some((time.hour, time.minute, time.second))
    }

    /// The nanoseconds behind the second.
    pub fn nanosecond(&self) -> Option<u32> {
        parsed(self.as_str()).map(|(time, _)| time.nanoseconds)
    }

    /// How far it is ahead of UTC, in seconds; none where the text does not say.
    pub fn offset_seconds(&self) -> Option<i64> {
        parsed(self.as_str())?.1
    }
}

/// A time, and how far it is ahead of UTC where that is said.
fn parsed(text: &str) -> Option<(ClockTime, Option<i64>)> {
    let (time, rest) = ClockTime::parse(text)?;
    match rest {
        "" => Some((time, None)),
        offset => Some((time, Some(offset_seconds(offset)?))),
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::civil::Time> for TimeOfDay {
    fn from(time: jiff::civil::Time) -> Self {
        Self::from_text(time.to_string())
    }
}

/// The time without its offset.
#[cfg(feature = "jiff")]
impl TryFrom<&TimeOfDay> for jiff::civil::Time {
    type Error = ParseError;

    fn try_from(time: &TimeOfDay) -> Result<Self, ParseError> {
        let fault = || ParseError::new(TimeFormat::EXPECTED);
        let (time, _) = parsed(time.as_str()).ok_or_else(fault)?;
        let number = |number: u8| i8::try_from(number).map_err(|_| fault());
        let (hour, minute, second) = (
            number(time.hour)?,
            number(time.minute)?,
            number(time.second)?,
        );
        let nanoseconds = i32::try_from(time.nanoseconds).map_err(|_| fault())?;
        Self::new(hour, minute, second.min(59), nanoseconds).map_err(|_| fault())
    }
}
