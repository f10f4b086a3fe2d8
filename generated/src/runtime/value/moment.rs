//! Moments in time, and how RFC 3339 writes them.

use std::fmt;
use std::time::{Duration, SystemTime};

use super::civil::Day;
use super::spelling::{self, is_spelled, number};

const DAY: i64 = 86_400;

/// Seconds from 1970-01-01T00:00:00Z, rounded down, and nanoseconds from there. Days have 86,400
/// seconds, as in Unix time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Moment {
    pub(super) seconds: i64,
    pub(super) nanoseconds: u32,
}

impl Moment {
    /// 0000-01-01T00:00:00Z, the first moment that RFC 3339 can say in UTC.
    const FIRST: Self = Self {
        seconds: -62_167_219_200,
        nanoseconds: 0,
    };

    /// 9999-12-31T23:59:59.999999999Z.
    const LAST: Self = Self {
        seconds: 253_402_300_799,
        nanoseconds: 999_999_999,
    };

    /// The moment that a `date-time` says; digits behind the ninth of a fraction are dropped.
    ///
    /// A leap second, `:60`, may stand where section 5.7 has it: at the end of a month in UTC. It has
    /// no number of its own in Unix time, and all of it becomes the start of the second behind it, so
    /// that no later moment comes before it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (start, rest) = text.split_at_checked(19)?;
        if !is_spelled(start, "0000-00-00T00:00:00") {
            return None;
        }
        let (nanoseconds, offset) = fraction(rest)?;
        let second = number(start, 17..19)?;
        let local = seconds_of_day(number(start, 11..13)?, number(start, 14..16)?)? + second;
        let day = spelling::day(start.get(..10)?)?;
        let seconds = day.unix_days() * DAY + local - offset_seconds(offset)?;
        match second {
            0..60 => Some(Self {
                seconds,
                nanoseconds,
            }),
            60 if starts_month(seconds) => Some(Self {
                seconds,
                nanoseconds: 0,
            }),
            _ => None,
        }
    }

    /// None where the system's clock does not reach.
    pub(super) fn to_system_time(self) -> Option<SystemTime> {
        let distance = Duration::from_secs(self.seconds.unsigned_abs());
        let second = if self.seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        };
        second?.checked_add(Duration::from_nanos(self.nanoseconds.into()))
    }
}

impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        let (distance, is_before) = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(distance) => (distance, false),
            Err(error) => (error.duration(), true),
        };
        let seconds = i64::try_from(distance.as_secs()).unwrap_or(i64::MAX);
        match (is_before, distance.subsec_nanos()) {
            (false, nanoseconds) => Self {
                seconds,
                nanoseconds,
            },
            (true, 0) => Self {
                seconds: -seconds,
                nanoseconds: 0,
            },
            (true, nanoseconds) => Self {
                seconds: -seconds - 1,
                nanoseconds: 1_000_000_000 - nanoseconds,
            },
        }
    }
}

/// In UTC; a moment beyond the years 0 and 9999 as the first or last one in them.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            seconds,
            nanoseconds,
        } = (*self).clamp(Self::FIRST, Self::LAST);
        let Some(day) = Day::from_unix_days(seconds.div_euclid(DAY)) else {
            return Err(fmt::Error);
        };
        let second = seconds.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{day}T{hour:02}:{minute:02}:{second:02}")?;
        if nanoseconds > 0 {
            let digits = format!("{nanoseconds:09}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

/// The nanoseconds of the fraction at the start of a text, and the text behind it.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let Some(text) = text.strip_prefix('.') else {
        return Some((0, text));
    };
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(length)?;
    let kept: u32 = number(digits, 0..length.min(9))?;
    let missing = u32::try_from(9_usize.saturating_sub(length)).ok()?;
    Some((kept * 10_u32.pow(missing), rest))
}

/// How far a `time-offset` is ahead of UTC.
fn offset_seconds(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    if !is_spelled(text, "+00:00") {
        return None;
    }
    let seconds = seconds_of_day(number(text, 1..3)?, number(text, 4..6)?)?;
    Some(if text.starts_with('-') {
        -seconds
    } else {
        seconds
    })
}

fn seconds_of_day(hour: i64, minute: i64) -> Option<i64> {
    (hour < 24 && minute < 60).then_some(hour * 3600 + minute * 60)
}

fn starts_month(seconds: i64) -> bool {
    seconds % DAY == 0 && Day::from_unix_days(seconds / DAY).is_some_and(|day| day.day() == 1)
}
