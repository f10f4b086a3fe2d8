//! Lengths of time (ISO 8601).

use std::time::Duration;

use super::{Format, ParseError, Text, Verbatim};

/// A length of time such as `P3DT12H30M5S` (ISO 8601; RFC 3339, appendix A).
pub type IsoDuration = Text<DurationFormat>;

/// What makes a text an [`IsoDuration`].
pub enum DurationFormat {}

impl Format for DurationFormat {
    const NAME: &'static str = "IsoDuration";
    const EXPECTED: &'static str = "a duration as in ISO 8601, such as P3DT12H30M5S";

    fn is_valid(text: &str) -> bool {
        Parts::parse(text).is_some()
    }
}

impl Verbatim for DurationFormat {}

impl IsoDuration {
    /// The length, with days of 24 hours; none where the text says none, or one that years or months
    /// decide, that is negative, or too long.
    pub fn to_duration(&self) -> Option<Duration> {
        Parts::parse(self.as_str())?.to_duration()
    }
}

/// The number of seconds, with a fraction where there is one.
pub(in super::super) fn seconds_text(duration: Duration) -> String {
    let (seconds, nanoseconds) = (duration.as_secs(), duration.subsec_nanos());
    match format!("{nanoseconds:09}").trim_end_matches('0') {
        "" => seconds.to_string(),
        fraction => format!("{seconds}.{fraction}"),
    }
}

/// In seconds, such as `PT90.5S`.
impl From<Duration> for IsoDuration {
    fn from(duration: Duration) -> Self {
        Self::from_text(format!("PT{}S", seconds_text(duration)))
    }
}

impl TryFrom<&IsoDuration> for Duration {
    type Error = ParseError;

    fn try_from(duration: &IsoDuration) -> Result<Self, ParseError> {
        let exact = "a duration that is exact and not negative, such as P3DT12H30M5S";
        duration.to_duration().ok_or_else(|| ParseError::new(exact))
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::Span> for IsoDuration {
    fn from(span: jiff::Span) -> Self {
        Self::from_text(span.to_string())
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::SignedDuration> for IsoDuration {
    fn from(duration: jiff::SignedDuration) -> Self {
        Self::from_text(duration.to_string())
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<&IsoDuration> for jiff::Span {
    type Error = ParseError;

    fn try_from(duration: &IsoDuration) -> Result<Self, ParseError> {
        let span = duration.as_str().parse();
        span.map_err(|_| ParseError::new(DurationFormat::EXPECTED))
    }
}

/// What a duration is made of, each part once, the largest first.
const UNITS: [(char, Option<u64>); 4] = [
    ('Y', None),
    ('M', None),
    ('W', Some(604_800)),
    ('D', Some(86_400)),
];
const UNITS_OF_TIME: [(char, Option<u64>); 3] =
    [('H', Some(3_600)), ('M', Some(60)), ('S', Some(1))];

struct Parts {
    negative: bool,
    /// Whether years or months, whose lengths differ, are among them.
    nominal: bool,
    /// None where it is longer than can be said.
    length: Option<Duration>,
}

impl Parts {
    fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let text = text.strip_prefix('P')?;
        let (days, time) = match text.split_once('T') {
            Some((_, "")) => return None,
            Some((days, time)) => (days, time),
            None if text.is_empty() => return None,
            None => (text, ""),
        };
        // Only the last number of all may have a fraction.
        if days.contains(['.', ',']) && !time.is_empty() {
            return None;
        }
        let mut parts = Self {
            negative,
            nominal: false,
            length: Some(Duration::ZERO),
        };
        parts.add(days, &UNITS)?;
        parts.add(time, &UNITS_OF_TIME)?;
        Some(parts)
    }

    fn add(&mut self, mut text: &str, units: &[(char, Option<u64>)]) -> Option<()> {
        let mut units = units.iter();
        while !text.is_empty() {
            let end = text.find(|it: char| it.is_ascii_uppercase())?;
            let (number, rest) = text.split_at(end);
            let unit = rest.chars().next()?;
            text = rest.get(1..)?;
            let (_, seconds) = units.find(|(known, _)| *known == unit)?;
            let number = number.replace(',', ".");
            let fraction = number.split_once('.');
            if fraction.is_some() && !text.is_empty() {
                return None;
            }
            let (whole, fraction) = fraction.unwrap_or((&number, "0"));
            let is_number =
                |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if !is_number(whole) || !is_number(fraction) {
                return None;
            }
            self.nominal |=
                seconds.is_none() && number.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
            let part = length(whole, fraction, seconds.unwrap_or(0));
            self.length = self.length.and_then(|all| all.checked_add(part?));
        }
        Some(())
    }

    fn to_duration(&self) -> Option<Duration> {
        let length = self.length.filter(|_| !self.nominal)?;
        (!self.negative || length.is_zero()).then_some(length)
    }
}

/// So many units of a length in seconds; digits behind the ninth of a fraction are dropped.
fn length(whole: &str, fraction: &str, seconds: u64) -> Option<Duration> {
    let digits: String = fraction
        .chars()
        .chain("000000000".chars())
        .take(9)
        .collect();
    let billionths: u128 = digits.parse().ok()?;
    let nanoseconds = billionths * u128::from(seconds);
    let carried = u64::try_from(nanoseconds / 1_000_000_000).ok()?;
    let rest = u32::try_from(nanoseconds % 1_000_000_000).ok()?;
    let whole = whole.parse::<u64>().ok()?.checked_mul(seconds)?;
    Some(Duration::new(whole.checked_add(carried)?, rest))
}
