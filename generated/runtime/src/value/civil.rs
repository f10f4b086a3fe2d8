//! Days of the proleptic Gregorian calendar, in the years 0 to 9999 that RFC 3339 can say.

use std::fmt;

/// Days from 0000-01-01 to 1970-01-01.
const UNIX_EPOCH: i64 = 719_528;

/// A day of the calendar. The year 0 is the one before the year 1, and a leap year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day by its numbers, months and days from 1; none where the calendar has no such day.
    pub(super) fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = year <= 9999 && (1..=month_length(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day this many days after 1970-01-01; none beyond the years 0 and 9999.
    pub(super) fn from_unix_days(days: i64) -> Option<Self> {
        let days = u32::try_from(days.checked_add(UNIX_EPOCH)?).ok()?;
        if days >= days_before_year(10_000) {
            return None;
        }
        // 400 years have 146,097 days; where in them the leap days are moves this by one at most.
        let near = days * 400 / 146_097;
        let year = (near.saturating_sub(1)..=near + 1).rfind(|&y| days_before_year(y) <= days)?;
        let mut day_of_year = days - days_before_year(year);
        let year = u16::try_from(year).ok()?;
        for month in 1..=12 {
            let length = u32::from(month_length(year, month));
            if day_of_year < length {
                return Self::new(year, month, u8::try_from(day_of_year + 1).ok()?);
            }
            day_of_year -= length;
        }
        None
    }

    /// Days since 1970-01-01, negative before it.
    pub(super) fn unix_days(self) -> i64 {
        let months = (1..self.month).map(|month| month_length(self.year, month));
        let days_before_month: u32 = months.map(u32::from).sum();
        let days = days_before_year(self.year.into()) + days_before_month + u32::from(self.day - 1);
        i64::from(days) - UNIX_EPOCH
    }

    pub(super) fn year(self) -> u16 {
        self.year
    }

    pub(super) fn month(self) -> u8 {
        self.month
    }

    pub(super) fn day(self) -> u8 {
        self.day
    }
}

/// As RFC 3339 writes a `full-date`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Days from 0000-01-01 to the first of a year.
fn days_before_year(year: u32) -> u32 {
    // As many of each kind as there are multiples from 0 up to the year before.
    year * 365 + year.div_ceil(4) - year.div_ceil(100) + year.div_ceil(400)
}

/// Zero for what is no month.
fn month_length(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap(year: u16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days_have_known_numbers() {
        for (year, month, day, number) in [
            (1970, 1, 1, 0),
            (1970, 1, 2, 1),
            (1969, 12, 31, -1),
            (2000, 2, 29, 11_016),
            (2000, 3, 1, 11_017),
            (2018, 7, 1, 17_713),
            (1582, 10, 15, -141_427),
            (1, 1, 1, -719_162),
            (0, 12, 31, -719_163),
            (0, 1, 1, -719_528),
            (9999, 12, 31, 2_932_896),
        ] {
            let known = Day::new(year, month, day).unwrap();
            assert_eq!(known.unix_days(), number, "{known}");
            assert_eq!(Day::from_unix_days(number), Some(known), "{known}");
        }
    }

    #[test]
    fn what_the_calendar_lacks_is_no_day() {
        for (year, month, day) in [
            (2023, 2, 29),
            (1900, 2, 29),
            (2100, 2, 29),
            (2024, 2, 30),
            (2024, 4, 31),
            (2024, 0, 1),
            (2024, 13, 1),
            (2024, 1, 0),
            (2024, 1, 32),
            (10_000, 1, 1),
            (u16::MAX, u8::MAX, u8::MAX),
        ] {
            assert_eq!(Day::new(year, month, day), None, "{year}-{month}-{day}");
        }
        for leap in [0, 4, 400, 1600, 2000, 2024, 9996] {
            assert!(Day::new(leap, 2, 29).is_some(), "{leap}");
        }
        for days in [-719_529, 2_932_897, i64::MIN, i64::MAX, i64::from(u32::MAX)] {
            assert_eq!(Day::from_unix_days(days), None, "{days}");
        }
    }

    /// Counted up by hand, so that no arithmetic is its own witness.
    #[test]
    fn every_day_of_the_calendar_follows_the_one_before() {
        let (mut year, mut month, mut day) = (0, 1, 1);
        for number in -719_528..=2_932_896 {
            let found = Day::from_unix_days(number).unwrap();
            assert_eq!((found.year, found.month, found.day), (year, month, day));
            assert_eq!(found.unix_days(), number);
            day += 1;
            if Day::new(year, month, day).is_none() {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
        assert_eq!((year, month, day), (10_000, 1, 1));
    }
}
