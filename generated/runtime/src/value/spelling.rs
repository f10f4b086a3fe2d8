//! How RFC 3339 spells dates and times.

use std::ops::Range;
use std::str::FromStr;

use super::civil::Day;

/// Whether a text is spelled like a pattern, in which `0` is a digit, `T` what may stand between a
/// date and a time, `+` a sign, and every other character itself.
pub(super) fn is_spelled(text: &str, pattern: &str) -> bool {
    let pairs = || text.bytes().zip(pattern.bytes());
    text.len() == pattern.len()
        && pairs().all(|(byte, pattern)| match pattern {
            b'0' => byte.is_ascii_digit(),
            b'T' => matches!(byte, b'T' | b't' | b' '),
            b'+' => matches!(byte, b'+' | b'-'),
            other => byte == other,
        })
}

/// The number that some of the characters say.
pub(super) fn number<T: FromStr>(text: &str, place: Range<usize>) -> Option<T> {
    text.get(place)?.parse().ok()
}

/// The day that a `full-date` says.
pub(super) fn day(text: &str) -> Option<Day> {
    if !is_spelled(text, "0000-00-00") {
        return None;
    }
    Day::new(
        number(text, 0..4)?,
        number(text, 5..7)?,
        number(text, 8..10)?,
    )
}
