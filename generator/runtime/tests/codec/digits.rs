//! Numbers keep their digits, and whether they came in a string.

use std::time::{Duration, SystemTime};

use corten_runtime::{Decimal, DecimalText, Number, Seconds, Timestamp, UnixTime, decode, encode};

#[test]
fn digits_survive_however_they_are_sent() {
    for json in [
        "0",
        "19.90",
        "0.1000000000000000055511151231257827021181583404541015625",
        "123456789012345678901234567890",
        "-1.50e-7",
        "1e999",
        r#""19.90""#,
        r#""1,5""#,
        r#""""#,
    ] {
        let decimal: Decimal = decode(json.as_bytes()).unwrap();
        let text: DecimalText = decode(json.as_bytes()).unwrap();
        let (seconds, time) = (
            decode::<Seconds>(json.as_bytes()).unwrap(),
            decode::<UnixTime>(json.as_bytes()).unwrap(),
        );
        for again in [
            encode(&decimal),
            encode(&text),
            encode(&seconds),
            encode(&time),
        ] {
            assert_eq!(again, json);
        }
        assert_eq!(decimal.as_str(), json.trim_matches('"'));
        assert_eq!(
            decimal.is_valid(),
            !matches!(json, r#""1,5""# | r#""""#),
            "{json}"
        );
    }
    for json in ["null", "true", "[]", "{}"] {
        assert!(decode::<Decimal>(json.as_bytes()).is_err(), "{json}");
        assert!(decode::<DecimalText>(json.as_bytes()).is_err(), "{json}");
    }
    let made = (Decimal::from("19.90"), DecimalText::from("19.90"));
    assert_eq!(
        (encode(&made.0), encode(&made.1)),
        ("19.90".into(), r#""19.90""#.into())
    );
    // What is no number can only be sent as a text.
    assert_eq!(encode(&Decimal::from("never")), r#""never""#);
    assert_eq!(encode(&Decimal::from(f64::NAN)), r#""NaN""#);
    assert_eq!(
        format!("{:?} {:?}", made.0, made.1),
        r#"Decimal(19.90) DecimalText("19.90")"#
    );
}

#[test]
fn values_are_equal_however_they_are_spelled() {
    assert_eq!(Decimal::from("1.0"), Decimal::from(1));
    assert_eq!(decode::<Decimal>(br#""1e2""#).unwrap(), Decimal::from(100));
    assert_ne!(
        Decimal::from("9007199254740993"),
        Decimal::from("9007199254740992")
    );
    assert_eq!(Decimal::from("never"), Decimal::from("never"));
    assert_ne!(Decimal::from("never"), Decimal::from("ever"));
    let wide = Decimal::from(i128::MAX);
    assert_eq!((wide.as_i128(), wide.as_i64()), (Some(i128::MAX), None));
    assert_eq!(
        DecimalText::from("18446744073709551615").as_u64(),
        Some(u64::MAX)
    );
    assert_eq!(Decimal::from("2.50").as_f64(), Some(2.5));
    assert_eq!(Decimal::from("2.50").as_i64(), None);
    assert_eq!(
        (
            Decimal::from("1e999").as_f64(),
            Decimal::from("inf").as_f64()
        ),
        (None, None)
    );
    assert_eq!(
        Decimal::parse("12").unwrap(),
        Decimal::from("12".parse::<Number>().unwrap())
    );
    assert!(Decimal::parse("1.").is_err() && "never".parse::<Decimal>().is_err());
}

#[test]
fn seconds_are_a_length() {
    for (text, length) in [
        ("0", Duration::ZERO),
        ("90", Duration::from_secs(90)),
        ("1.5", Duration::from_millis(1_500)),
        ("15e-1", Duration::from_millis(1_500)),
        ("1.5e3", Duration::from_secs(1_500)),
        ("0.0000000019", Duration::from_nanos(1)),
        ("18446744073709551615", Duration::from_secs(u64::MAX)),
    ] {
        assert_eq!(Seconds::from(text).to_duration(), Some(length), "{text}");
    }
    for text in [
        "-1",
        "18446744073709551616",
        "1e999",
        "1e99999999999999999999",
        "PT1S",
        "",
    ] {
        assert_eq!(Seconds::from(text).to_duration(), None, "{text}");
    }
    assert_eq!(encode(&Seconds::from(Duration::from_secs(90))), "90");
    assert_eq!(encode(&Seconds::from(Duration::from_millis(250))), "0.25");
    assert!(Duration::try_from(&Seconds::from(-1)).is_err());
}

#[test]
fn seconds_since_1970_are_a_moment() {
    const TEXT: &str = "2018-07-01T05:20:00Z";
    let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(1_530_422_400);
    for time in [
        UnixTime::from(1_530_422_400),
        UnixTime::from("1530422400"),
        moment.into(),
    ] {
        assert_eq!(SystemTime::try_from(&time), Ok(moment));
        assert_eq!(time.unix_seconds(), Some(1_530_422_400));
        assert_eq!(time.to_timestamp().unwrap().as_str(), TEXT);
        assert_eq!(UnixTime::try_from(&Timestamp::from(TEXT)).unwrap(), time);
        assert_eq!(encode(&time), "1530422400");
    }
    let half = UnixTime::from("-0.5");
    assert_eq!(
        (half.unix_seconds(), half.to_timestamp().unwrap().as_str()),
        (Some(-1), "1969-12-31T23:59:59.5Z")
    );
    assert_eq!(UnixTime::from("1530422400000").to_timestamp(), None);
    assert!(UnixTime::try_from(&Timestamp::from("never")).is_err());
    assert_eq!(
        decode::<UnixTime>(br#""soon""#).unwrap().unix_seconds(),
        None
    );
}
