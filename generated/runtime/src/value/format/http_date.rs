//! Moments as HTTP writes them (RFC 9110, section 5.6.7).

use std::time::SystemTime;

use super::super::moment::Moment;
use super::super::spelling;
use super::{Format, ParseError, Text, Timestamp, Verbatim};

/// A moment such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7; formerly RFC 7231).
pub type HttpDate = Text<HttpDateFormat>;

/// What makes a text an [`HttpDate`].
pub enum HttpDateFormat {}

impl Format for HttpDateFormat {
    const NAME: &'static str = "HttpDate";
    const EXPECTED: &'static str = "a date as in RFC 9110, such as Sun, 06 Nov 1994 08:49:37 GMT";

    fn is_valid(text: &str) -> bool {
        moment(text).is_some()
    }
}

impl Verbatim for HttpDateFormat {}

impl HttpDate {
    /// Whole seconds since 1970-01-01T00:00:00Z; none where the text says no moment.
    pub fn unix_seconds(&self) -> Option<i64> {
        moment(self.as_str()).map(|moment| moment.seconds)
    }

    /// The same moment as RFC 3339 writes it; none where the text says none.
    pub fn to_timestamp(&self) -> Option<Timestamp> {
        Timestamp::parse(&moment(self.as_str())?.to_string()).ok()
    }
}

/// To the second; what is beyond the years 0 and 9999 becomes their first or last moment.
impl From<SystemTime> for HttpDate {
    fn from(time: SystemTime) -> Self {
        Self::from_text(text(Moment::from(time)).unwrap_or_default())
    }
}

impl TryFrom<&HttpDate> for SystemTime {
    type Error = ParseError;

    fn try_from(date: &HttpDate) -> Result<Self, ParseError> {
        let time = moment(date.as_str()).and_then(Moment::to_system_time);
        time.ok_or_else(|| ParseError::new(HttpDateFormat::EXPECTED))
    }
}

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The moment of an `IMF-fixdate`, the only form that may still be sent.
fn moment(text: &str) -> Option<Moment> {
    let (name, date) = text.split_once(", ")?;
    let (day, rest) = date.split_once(' ')?;
    let (month, rest) = rest.split_once(' ')?;
    let (year, time) = rest.strip_suffix(" GMT")?.split_once(' ')?;
    let month = MONTHS.iter().position(|known| *known == month)? + 1;
    let is_whole = DAYS.contains(&name) && time.len() == 8;
    Moment::parse(&format!("{year}-{month:02}-{day}T{time}Z")).filter(|_| is_whole)
}

/// None never comes: a moment is always written alike.
fn text(moment: Moment) -> Option<String> {
    let text = moment.to_string();
    let (date, time) = (text.get(..10)?, text.get(11..19)?);
    let day = spelling::day(date)?;
    let name = DAYS.get(usize::try_from((day.unix_days() + 4).rem_euclid(7)).ok()?)?;
    let month = MONTHS.get(usize::from(day.month()).checked_sub(1)?)?;
    let (day, year) = (day.day(), day.year());
    Some(format!("{name}, {day:02} {month} {year:04} {time} GMT"))
}
