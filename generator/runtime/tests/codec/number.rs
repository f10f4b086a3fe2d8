//! Numbers keep their value, or are refused.

use corten_runtime::{Decode, Encode, Json, Number, decode, encode};

fn reads<T: Decode + PartialEq + std::fmt::Debug>(text: &str, value: Option<T>) {
    assert_eq!(decode::<T>(text.as_bytes()).ok(), value, "{text}");
}

#[test]
fn integers_to_their_edges() {
    reads("9223372036854775807", Some(i64::MAX));
    reads("-9223372036854775808", Some(i64::MIN));
    reads::<i64>("9223372036854775808", None);
    reads::<i64>("-9223372036854775809", None);
    reads("18446744073709551615", Some(u64::MAX));
    reads::<u64>("18446744073709551616", None);
    reads::<u64>("-1", None);
    reads("-0", Some(0_u64));
    reads("2147483647", Some(i32::MAX));
    reads::<i32>("2147483648", None);
    reads("4294967295", Some(u32::MAX));
    reads::<u32>("-1", None);
    reads("9007199254740993", Some(9_007_199_254_740_993_i64));
    reads("999999999999999999", Some(999_999_999_999_999_999_i64));
    reads("1000000000000000000", Some(1_000_000_000_000_000_000_i64));
}

#[test]
fn integers_in_other_spellings() {
    reads("3.0", Some(3_i64));
    reads("1e2", Some(100_i64));
    reads("-1.5E1", Some(-15_i64));
    reads("9223372036854775807.000", Some(i64::MAX));
    reads("0e999999999999999999999", Some(0_u32));
    reads::<i64>("3.5", None);
    reads::<i64>("1e999999999999999999999", None);
    reads::<i64>("1e-999999999999999999999", None);
    reads::<i64>("\"3\"", None);
    reads::<i64>("01", None);
    reads::<i64>("-", None);
}

#[test]
fn doubles_are_the_nearest_and_written_shortest() {
    for (value, text) in [
        (0.1, "0.1"),
        (-0.0, "-0.0"),
        (1.0, "1.0"),
        (1e300, "1e+300"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e+308"),
        (f64::NAN, "null"),
        (f64::INFINITY, "null"),
    ] {
        assert_eq!(encode(&value), text);
        reads(text, value.is_finite().then_some(value));
    }
    reads::<f64>("1e999", None);
    reads(
        "123456789012345678901234567890",
        Some(1.2345678901234568e29),
    );
}

#[test]
fn any_number_keeps_its_text() {
    for text in ["12345678901234567890123", "0.10", "1E400", "-0", "1e-7"] {
        assert_eq!(text.parse::<Json>().unwrap().to_string(), text);
        assert_eq!(text.parse::<Number>().unwrap().as_str(), text);
    }
    for text in ["", " 1", "1 ", "01", "x", "1.", "null"] {
        assert!(text.parse::<Number>().is_err(), "{text:?}");
    }
    let number: Number = "1e400".parse().unwrap();
    assert_eq!((number.as_f64(), number.as_i64()), (None, None));
    assert_eq!("1.0".parse::<Number>(), "1".parse());
    assert_ne!(
        "9007199254740993".parse::<Number>(),
        "9007199254740992".parse()
    );
}

#[test]
fn integers_are_written_whole() {
    let texts: Vec<String> = [
        &i64::MIN as &dyn Encode,
        &u64::MAX,
        &0_i64,
        &i32::MIN,
        &u32::MAX,
    ]
    .into_iter()
    .map(encode)
    .collect();
    let all = [
        "-9223372036854775808",
        "18446744073709551615",
        "0",
        "-2147483648",
        "4294967295",
    ];
    assert_eq!(texts, all);
}
