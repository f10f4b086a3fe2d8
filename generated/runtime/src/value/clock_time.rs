//! Times of a day, as RFC 3339 writes them.

use super::spelling::{is_spelled, number};

/// A time of a day; its second is 60 in a leap second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClockTime {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) nanoseconds: u32,
}

impl ClockTime {
    /// The `partial-time` at the start of a text, and the text behind it; digits behind the ninth of
    /// a fraction are dropped.
    pub(super) fn parse(text: &str) -> Option<(Self, &str)> {
        let (start, rest) = text.split_at_checked(8)?;
        if !is_spelled(start, "00:00:00") {
            return None;
        }
        let (nanoseconds, rest) = fraction(rest)?;
        let time = Self {
            hour: number(start, 0..2)?,
            minute: number(start, 3..5)?,
            second: number(start, 6..8)?,
            nanoseconds,
        };
        let exists = time.hour < 24 && time.minute < 60 && time.second <= 60;
        exists.then_some((time, rest))
    }

    /// The seconds since the start of the day.
    pub(super) fn seconds(self) -> i64 {
        i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second)
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

/// How many seconds a `time-offset` is ahead of UTC.
pub(super) fn offset_seconds(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    if !is_spelled(text, "+00:00") {
        return None;
    }
    let (hour, minute): (i64, i64) = (number(text, 1..3)?, number(text, 4..6)?);
    let seconds = (hour < 24 && minute < 60).then_some(hour * 3600 + minute * 60)?;
    Some(if text.starts_with('-') {
        -seconds
    } else {
        seconds
    })
}
