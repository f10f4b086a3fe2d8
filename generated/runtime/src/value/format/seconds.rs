//! Numbers of seconds: lengths of time, and moments since 1970.

use std::time::{Duration, SystemTime};

use super::super::digits::{Digits, Quantity};
use super::super::moment::Moment;
use super::super::number;
use super::duration::seconds_text;
use super::{ParseError, Timestamp};

const SECOND: i128 = 1_000_000_000;

/// A length of time, as a number of seconds.
pub type Seconds = Digits<SecondsLong>;

/// A moment in time, as the number of seconds since 1970-01-01T00:00:00Z.
pub type UnixTime = Digits<SecondsSince1970>;

/// What makes a number [`Seconds`].
pub enum SecondsLong {}

/// What makes a number a [`UnixTime`].
pub enum SecondsSince1970 {}

impl Quantity for SecondsLong {
    const NAME: &'static str = "Seconds";
    const IN_TEXT: bool = false;
}

impl Quantity for SecondsSince1970 {
    const NAME: &'static str = "UnixTime";
    const IN_TEXT: bool = false;
}

impl Seconds {
    /// The length to the nanosecond; none where it is negative, too long, or no number.
    pub fn to_duration(&self) -> Option<Duration> {
        let nanoseconds = u128::try_from(nanoseconds(self.as_str())?).ok()?;
        let second = SECOND.unsigned_abs();
        let seconds = u64::try_from(nanoseconds / second).ok()?;
        let rest = u32::try_from(nanoseconds % second).ok()?;
        Some(Duration::new(seconds, rest))
    }
}

/// With a fraction where the length has one.
impl From<Duration> for Seconds {
    fn from(duration: Duration) -> Self {
        Self::from_text(&seconds_text(duration))
    }
}

impl TryFrom<&Seconds> for Duration {
    type Error = ParseError;

    fn try_from(seconds: &Seconds) -> Result<Self, ParseError> {
        let length = "a number of seconds, not negative";
        seconds.to_duration().ok_or_else(|| ParseError::new(length))
    }
}

impl UnixTime {
    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down; none where the text is no number, or
    /// beyond their range.
    pub fn unix_seconds(&self) -> Option<i64> {
        self.moment().map(|moment| moment.seconds)
    }

    /// The same moment as RFC 3339 writes it; none beyond the years 0 and 9999.
    pub fn to_timestamp(&self) -> Option<Timestamp> {
        let moment = self.moment()?;
        let timestamp = Timestamp::parse(&moment.to_string()).ok()?;
        (timestamp.unix_seconds() == Some(moment.seconds)).then_some(timestamp)
    }

    fn moment(&self) -> Option<Moment> {
        let nanoseconds = nanoseconds(self.as_str())?;
        Some(Moment {
            seconds: i64::try_from(nanoseconds.div_euclid(SECOND)).ok()?,
            nanoseconds: u32::try_from(nanoseconds.rem_euclid(SECOND)).ok()?,
        })
    }
}

/// In whole seconds, rounded down: most servers take no others.
impl From<SystemTime> for UnixTime {
    fn from(time: SystemTime) -> Self {
        Moment::from(time).seconds.into()
    }
}

impl TryFrom<&UnixTime> for SystemTime {
    type Error = ParseError;

    fn try_from(time: &UnixTime) -> Result<Self, ParseError> {
        let found = time.moment().and_then(Moment::to_system_time);
        found.ok_or_else(not_a_moment)
    }
}

/// In whole seconds, rounded down.
impl TryFrom<&Timestamp> for UnixTime {
    type Error = ParseError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, ParseError> {
        let seconds = timestamp.unix_seconds().ok_or_else(not_a_moment)?;
        Ok(seconds.into())
    }
}

fn not_a_moment() -> ParseError {
    ParseError::new("a moment that a clock can say")
}

/// Digits behind the ninth of a fraction are dropped.
fn nanoseconds(seconds: &str) -> Option<i128> {
    number::decimal(seconds)?.scaled(9)
}
