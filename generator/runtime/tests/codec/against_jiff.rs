//! Moments and days mean what they mean to `jiff`.

use corten_runtime::{Date, Timestamp};
use jiff::tz::Offset;

/// 0000-01-02T00:00:00Z and 9999-12-30T00:00:00Z, so that every offset stays within the years.
const SECONDS: std::ops::Range<i64> = -62_167_132_800..253_402_128_000;

/// Numbers that look random, and are the same every time (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn instant(&mut self) -> jiff::Timestamp {
        let second = SECONDS.start + self.below((SECONDS.end - SECONDS.start) as u64) as i64;
        let digits = self.below(10) as u32;
        let unit = 10_u64.pow(9 - digits);
        let nanosecond = self.below(1_000_000_000) / unit * unit;
        jiff::Timestamp::from_second(second).unwrap() + std::time::Duration::from_nanos(nanosecond)
    }
}

#[test]
fn moments_agree() {
    let mut random = Random(1);
    for _ in 0..100_000 {
        let instant = random.instant();
        let text = instant.to_string();
        let ours = Timestamp::parse(&text).unwrap();
        assert_eq!(
            ours.unix_nanoseconds(),
            Some(instant.as_nanosecond()),
            "{text}"
        );
        let time = std::time::SystemTime::try_from(instant).unwrap();
        assert_eq!(Timestamp::from(time).as_str(), text);
        assert_eq!(std::time::SystemTime::try_from(&ours), Ok(time), "{text}");

        let offset = random.below(2 * 1439 + 1) as i32 - 1439;
        let offset = Offset::from_seconds(offset * 60).unwrap();
        let local = instant.display_with_offset(offset).to_string();
        let elsewhere = Timestamp::parse(&local).unwrap();
        assert_eq!(
            elsewhere.unix_nanoseconds(),
            Some(instant.as_nanosecond()),
            "{local}"
        );
    }
}

#[test]
fn days_agree() {
    let mut day = jiff::civil::Date::new(0, 1, 1).unwrap();
    loop {
        let ours = Date::parse(&day.to_string()).unwrap();
        let (year, month, number) = ours.year_month_day().unwrap();
        assert_eq!(
            (year, month as i8, number as i8),
            (day.year(), day.month(), day.day())
        );
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    assert_eq!(day.to_string(), "9999-12-31");
}

#[cfg(feature = "jiff")]
#[test]
fn conversions_go_both_ways() {
    let text = "2018-07-01T05:20:00.25Z";
    let instant: jiff::Timestamp = text.parse().unwrap();
    assert_eq!(Timestamp::from(instant).as_str(), text);
    assert_eq!(
        jiff::Timestamp::try_from(&Timestamp::parse(text).unwrap()),
        Ok(instant)
    );
    let last = Timestamp::parse("9999-12-31T23:59:59Z").unwrap();
    assert!(
        jiff::Timestamp::try_from(&last).is_err(),
        "which jiff cannot hold"
    );

    let day = jiff::civil::date(2018, 7, 1);
    assert_eq!(Date::from(day).as_str(), "2018-07-01");
    assert_eq!(jiff::civil::Date::try_from(&Date::from(day)), Ok(day));
    assert!(!Date::from(jiff::civil::date(-1, 1, 1)).is_valid());
}
