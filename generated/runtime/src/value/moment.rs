//! Moments in time, and how RFC 3339 writes them.

use std::fmt;
use std::time::{Duration, SystemTime};

use super::civil::Day;
use super::clock_time::{ClockTime, offset_seconds};
use super::spelling::{self, is_spelled};

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
        let (date, rest) = text.split_at_checked(10)?;
        let (joint, rest) = rest.split_at_checked(1)?;
        if !is_spelled(joint, "T") {
            return None;
        }
        let (time, offset) = ClockTime::parse(rest)?;
        let nanoseconds = time.nanoseconds;
        let local = spelling::day(date)?.unix_days() * DAY + time.seconds();
        let seconds = local - offset_seconds(offset)?;
        match time.second {
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

fn starts_month(seconds: i64) -> bool {
    seconds % DAY == 0 && Day::from_unix_days(seconds / DAY).is_some_and(|day| day.day() == 1)
}
