//! Moments and days keep their text, and mean what it says.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

use corten_runtime::{Date, Timestamp, decode, encode};

#[test]
fn text_survives_whatever_it_says() {
    for text in [
        "2018-07-01T05:20:00Z",
        "2018-07-01T05:20:00.000+00:00",
        "0000-00-00T00:00:00Z",
        "never",
        "",
    ] {
        let json = format!("{text:?}");
        let timestamp: Timestamp = decode(json.as_bytes()).unwrap();
        let date: Date = decode(json.as_bytes()).unwrap();
        assert_eq!((timestamp.as_str(), date.as_str()), (text, text));
        assert_eq!((encode(&timestamp), encode(&date)), (json.clone(), json));
    }
    assert!(decode::<Timestamp>(b"1530422400").is_err());
}

#[test]
fn timestamps_are_moments() {
    let moment = |text| Timestamp::parse(text).unwrap();
    assert_eq!(
        moment("2018-07-01T05:20:00Z"),
        moment("2018-07-01T07:20:00.0+02:00")
    );
    assert!(moment("2018-07-01T05:20:00Z") < moment("2018-07-01T04:20:01-01:00"));
    assert_eq!(
        moment("1970-01-01T00:00:01.5Z").unix_nanoseconds(),
        Some(1_500_000_000)
    );
    assert_eq!(moment("1969-12-31T23:59:59.5Z").unix_seconds(), Some(-1));
    assert!(moment("2016-12-31T23:59:60Z").is_valid());
    for text in [
        "",
        "never",
        "2018-07-01",
        "2018-07-01T05:20:00",
        "2018-13-01T00:00:00Z",
        "2018-02-30T00:00:00Z",
        "20180701T052000Z",
        "2018-07-01T05:20:00+02",
        "2018-07-01T05:20:00.Z",
        "2018-07-01T05:20:00,5Z",
        "2018-07-01T05:20:00Z[UTC]",
        "2018-07-01T05:20:00é",
        "+002018-07-01T05:20:00Z",
    ] {
        assert!(Timestamp::parse(text).is_err(), "{text}");
    }
}

#[test]
fn fractions_and_offsets_count() {
    let nanoseconds = |text| Timestamp::parse(text).unwrap().unix_nanoseconds().unwrap();
    for (text, expected) in [
        ("1970-01-01T00:00:00.000000001Z", 1),
        ("1969-12-31T23:59:59.999999999Z", -1),
        ("1970-01-01t00:00:00.5z", 500_000_000),
        (
            "1970-01-01 00:00:00.1234567899999999999999999Z",
            123_456_789,
        ),
        ("1970-01-01T23:59:00+23:59", 0),
        ("1969-12-31T00:01:00-23:59", 0),
        ("1970-01-01T00:00:00-00:00", 0),
        ("0000-01-01T00:00:00Z", -62_167_219_200_000_000_000),
        ("0000-01-01T00:00:00+00:01", -62_167_219_260_000_000_000),
        (
            "9999-12-31T23:59:59.999999999Z",
            253_402_300_799_999_999_999,
        ),
        ("9999-12-31T23:59:59-00:01", 253_402_300_859_000_000_000),
    ] {
        assert_eq!(nanoseconds(text), expected, "{text}");
    }
    for text in [
        "1970-01-01T24:00:00Z",
        "1970-01-01T00:60:00Z",
        "1970-01-01T00:00:61Z",
        "1970-01-01T00:00:00+24:00",
        "1970-01-01T00:00:00+00:60",
        "1970-01-01T00:00:00",
        "1970-01-01T00:00:00.1",
        "1970-01-01T00:00:00.é",
    ] {
        assert!(Timestamp::parse(text).is_err(), "{text}");
    }
}

#[test]
fn leap_seconds_stand_at_the_end_of_a_month() {
    let moment = |text| Timestamp::parse(text).unwrap();
    let next = moment("1991-01-01T00:00:00Z");
    assert_eq!(moment("1990-12-31T23:59:60Z"), next);
    assert_eq!(moment("1990-12-31T15:59:60.75-08:00"), next);
    assert!(moment("1990-12-31T23:59:59.999Z") < next);
    assert!(moment("2015-06-30T23:59:60Z").is_valid());
    for text in [
        "1990-12-30T23:59:60Z",
        "1990-12-31T23:58:60Z",
        "1990-12-31T23:59:60-08:00",
        "1990-12-31T00:00:60Z",
    ] {
        assert!(Timestamp::parse(text).is_err(), "{text}");
    }
}

#[test]
fn invalid_text_has_a_place_in_the_order() {
    let read = |text: &str| decode::<Timestamp>(format!("{text:?}").as_bytes()).unwrap();
    let all: BTreeSet<_> = [
        "b",
        "2020-01-01T00:00:00Z",
        "a",
        "2019-01-01T00:00:00Z",
        "a",
    ]
    .map(read)
    .into();
    let order: Vec<_> = all.iter().map(Timestamp::as_str).collect();
    assert_eq!(
        order,
        ["2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "a", "b"]
    );
    assert!(!read("a").is_valid() && read("a").unix_seconds().is_none());
}

#[test]
fn system_time_goes_both_ways() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_530_422_400_250);
    let timestamp = Timestamp::from(time);
    assert_eq!(timestamp.as_str(), "2018-07-01T05:20:00.25Z");
    assert_eq!(SystemTime::try_from(timestamp), Ok(time));
    assert!(Timestamp::from(SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 50)).is_valid());
    let half = SystemTime::UNIX_EPOCH - Duration::from_millis(500);
    assert_eq!(Timestamp::from(half).as_str(), "1969-12-31T23:59:59.5Z");
    assert_eq!(SystemTime::try_from(Timestamp::from(half)), Ok(half));
    let early = SystemTime::UNIX_EPOCH - Duration::from_secs(70_000_000_000);
    assert_eq!(Timestamp::from(early).as_str(), "0000-01-01T00:00:00Z");
    let never: Timestamp = decode(b"\"never\"").unwrap();
    assert!(SystemTime::try_from(&never).is_err());
}

#[test]
fn dates_are_days() {
    assert_eq!(
        Date::parse("2024-02-29").unwrap().year_month_day(),
        Some((2024, 2, 29))
    );
    assert_eq!(Date::new(33, 4, 5).unwrap().as_str(), "0033-04-05");
    assert!(Date::parse("2019-12-31").unwrap() < Date::parse("2020-01-01").unwrap());
    for text in [
        "",
        "2023-02-29",
        "2024-2-9",
        "20240209",
        "2024-02-09T00:00:00Z",
        "2024-02-09 ",
        "never",
    ] {
        assert!(Date::parse(text).is_err(), "{text}");
    }
    assert!(Date::new(2024, 13, 1).is_err() && Date::new(12345, 1, 1).is_err());
}
