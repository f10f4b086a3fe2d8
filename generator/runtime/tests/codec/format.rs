//! Texts of a format keep their text, and mean what it says.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{Duration, SystemTime};

use corten_runtime::{
    Base64, Base64Url, Bytes, Cidr, Decimal, Format, HttpDate, Ip, Ipv4, Ipv6, IsoDuration, Json,
    Text, TimeOfDay, Timestamp, Uri, UriReference, Uuid, decode, encode, open_union,
};

const UUID: &str = "7cf72faf-2208-41aa-bcfd-fab81c43c4f6";

/// Whatever it says, a text comes back, and only these are of the format.
fn check<F: Format>(_: Option<Text<F>>, valid: &[&str], others: &[&str]) {
    for text in valid.iter().chain(others) {
        let json = encode(text);
        let value: Text<F> = decode(json.as_bytes()).unwrap();
        assert_eq!((value.as_str(), encode(&value)), (*text, json));
        assert_eq!(
            format!("{value} {value:?}"),
            format!("{text} {}({text:?})", F::NAME)
        );
        assert_eq!(
            value.is_valid(),
            valid.contains(text),
            "{}: {text}",
            F::NAME
        );
        assert_eq!(text.parse::<Text<F>>().is_ok(), value.is_valid());
    }
    for json in ["1", "null", "{}", "[]", "true"] {
        assert!(
            decode::<Text<F>>(json.as_bytes()).is_err(),
            "{}: {json}",
            F::NAME
        );
    }
}

#[test]
fn text_survives_whatever_it_says() {
    check(
        None::<Uuid>,
        &[UUID, "7CF72FAF-2208-41AA-BCFD-FAB81C43C4F6"],
        &[
            "",
            "never",
            "7cf72faf220841aabcfdfab81c43c4f6",
            "{7cf72faf-2208-41aa-bcfd-fab81c43c4f6}",
            "7cf72faf-2208-41aa-bcfd-fab81c43c4fg",
            "7cf72faf-2208-41aa-bcfd-fab81c43c4fé",
        ],
    );
    check(
        None::<Ipv4>,
        &["192.0.2.1"],
        &[
            "",
            "192.0.2",
            "192.0.2.256",
            "::1",
            "192.0.2.1/24",
            "0300.0.2.1",
        ],
    );
    check(
        None::<Ipv6>,
        &["::", "2001:db8::1", "::ffff:192.0.2.1"],
        &["", "192.0.2.1", "1::2::3", "fe80::1%eth0"],
    );
    check(None::<Ip>, &["::1", "192.0.2.1"], &["", "localhost"]);
    check(
        None::<Cidr>,
        &["192.0.2.0/24", "2001:db8::/32", "0.0.0.0/0", "::1/128"],
        &[
            "",
            "192.0.2.0",
            "192.0.2.0/33",
            "::/129",
            "192.0.2.0/+4",
            "192.0.2.0/",
            "a/1",
        ],
    );
    check(
        None::<TimeOfDay>,
        &[
            "05:20:00Z",
            "05:20:00",
            "23:59:60Z",
            "05:20:00.123456789123+05:30",
        ],
        &[
            "",
            "noon",
            "24:00:00Z",
            "5:20:00Z",
            "05:20",
            "05:20:00+5",
            "05:60:00Z",
            "05:20:00.Z",
            "é5:20:00",
        ],
    );
    check(
        None::<Base64>,
        &["", "aGk=", "aGk/", "Zg=="],
        &[
            "aGk_",
            "aGk",
            "aGk",
            "=",
            "====",
            "A===",
            "aG k",
            "aGk=\n",
            "never mind",
        ],
    );
    check(
        None::<Base64Url>,
        &["", "aGk_", "aGk", "aGk="],
        &["aGk/", "a", "===", "é"],
    );
}

#[test]
fn identifiers_of_resources_are_spelled_as_the_standards_have_it() {
    let absolute = [
        "https://example.com/a%20b/c;d=1?e=f&g=[h]#i"
            .replace(['[', ']'], "")
            .leak(),
        "urn:isbn:0451450523",
        "mailto:someone@example.com",
        "http://[2001:db8::1]:8080",
        "https://例え.jp/é?ü#ö",
        "a:",
    ];
    let relative = ["", "../a", "/a/b?c#d", "//example.com", "?a", "#", "a/b:c"];
    let neither = [
        "https://api.github.com/users{/login}",
        "https://example.com/a b",
        "https://example.com/%zz",
        "https://example.com/%4",
        "https://example.com/#a#b",
        "https://example.com/[a]",
        "1a:b",
        ":a",
        "<never>",
    ];
    let none_absolute: Vec<&str> = relative.iter().chain(&neither).copied().collect();
    let both: Vec<&str> = absolute.into_iter().chain(relative).collect();
    check(None::<Uri>, &absolute, &none_absolute);
    check(None::<UriReference>, &both, &neither);
}

#[test]
fn durations_are_lengths() {
    let seconds = |text: &str| {
        IsoDuration::from(text)
            .to_duration()
            .map(|length| length.as_secs_f64())
    };
    for (text, length) in [
        ("PT0S", 0.0),
        ("P1D", 86_400.0),
        ("P2W", 1_209_600.0),
        ("P3DT12H30M5.5S", 304_205.5),
        ("PT1,5H", 5_400.0),
        ("P0Y0MT1S", 1.0),
        ("+PT1S", 1.0),
        ("-PT0S", 0.0),
        ("P0.5D", 43_200.0),
    ] {
        assert_eq!(seconds(text), Some(length), "{text}");
    }
    // Durations, of which no length in seconds is certain or can be held.
    for text in ["P1Y", "P1M", "-PT1S", "P1.5Y", "PT99999999999999999999S"] {
        assert!(IsoDuration::from(text).is_valid(), "{text}");
        assert_eq!(seconds(text), None, "{text}");
    }
    for text in [
        "", "P", "PT", "1D", "P1", "PT1", "PTS", "P1S", "PT1S1M", "P1.5DT1H", "PT1.5.5S", "PT1.S",
        "PT+1S", "P1é", "3.5s",
    ] {
        assert!(!IsoDuration::from(text).is_valid(), "{text}");
    }
    for (length, text) in [
        (Duration::ZERO, "PT0S"),
        (Duration::from_millis(90_500), "PT90.5S"),
        (
            Duration::new(u64::MAX, 1),
            "PT18446744073709551615.000000001S",
        ),
    ] {
        let duration = IsoDuration::from(length);
        assert_eq!(
            (duration.as_str(), duration.to_duration()),
            (text, Some(length))
        );
    }
}

#[test]
fn dates_of_http_are_moments() {
    const TEXT: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
    let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let date = HttpDate::parse(TEXT).unwrap();
    assert_eq!(SystemTime::try_from(&date), Ok(moment));
    assert_eq!(date.unix_seconds(), Some(784_111_777));
    assert_eq!(
        date.to_timestamp().unwrap().as_str(),
        "1994-11-06T08:49:37Z"
    );
    for (seconds, text) in [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (784_111_777, TEXT),
        (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
    ] {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        assert_eq!(HttpDate::from(moment).as_str(), text);
    }
    let before = SystemTime::UNIX_EPOCH - Duration::from_millis(500);
    assert_eq!(
        HttpDate::from(before).as_str(),
        "Wed, 31 Dec 1969 23:59:59 GMT"
    );
    check(
        None::<HttpDate>,
        &[TEXT],
        &[
            "",
            "never",
            "1994-11-06T08:49:37Z",
            "Sun, 06 Nov 1994 08:49:37.5 GMT",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Dim, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 CET",
        ],
    );
}

#[test]
fn what_std_has_a_type_for_goes_in_and_comes_out() {
    let uuid = Uuid::from(UUID);
    let bytes = uuid.to_bytes().unwrap();
    assert_eq!((bytes[0], bytes[15], Uuid::from(bytes)), (0x7c, 0xf6, uuid));
    assert_eq!(Uuid::from(1_u128), "00000000-0000-0000-0000-000000000001");
    assert_eq!(Uuid::from("never").to_bytes(), None);

    let (four, six) = (Ipv4Addr::new(192, 0, 2, 1), Ipv6Addr::LOCALHOST);
    assert_eq!(
        (Ipv4::from(four).address(), Ipv6::from(six).address()),
        (Some(four), Some(six))
    );
    assert_eq!(Ip::from(four).address(), Some(IpAddr::V4(four)));
    assert_eq!(Ip::from("2001:DB8::1").as_str(), "2001:DB8::1");
    assert_eq!(
        Cidr::new(four, 24).unwrap().block(),
        Some((four.into(), 24))
    );
    assert!(Cidr::new(four, 33).is_err());

    let time = TimeOfDay::from("05:20:00.5+05:30");
    assert_eq!(time.hour_minute_second(), Some((5, 20, 0)));
    assert_eq!(
        (time.nanosecond(), time.offset_seconds()),
        (Some(500_000_000), Some(19_800))
    );
    let local = TimeOfDay::new(5, 20, 0).unwrap();
    assert_eq!((local.as_str(), local.offset_seconds()), ("05:20:00", None));
    assert!(TimeOfDay::new(24, 0, 0).is_err());
}

#[test]
fn bytes_go_in_and_come_out() {
    let bytes = [0xfb, 0xff, 0x01, 0x02];
    for base64 in [
        Base64::from(&bytes),
        bytes.to_vec().into(),
        Bytes::copy_from_slice(&bytes).into(),
    ] {
        assert_eq!(encode(&base64), r#""+/8BAg==""#);
        assert_eq!(base64.to_bytes(), Some(bytes.to_vec()));
    }
    assert_eq!(encode(&Base64Url::from(&bytes)), r#""-_8BAg""#);
    // Line breaks, no padding, the other alphabet: read, and sent as it came.
    let folded: Base64 = decode(br#""-_8B\nAg""#).unwrap();
    assert_eq!(
        (folded.to_bytes(), encode(&folded)),
        (Some(bytes.to_vec()), r#""-_8B\nAg""#.to_owned())
    );
    assert_eq!(Base64::from_text("never!").to_bytes(), None);
}

#[derive(Clone, Debug)]
enum Either {
    Moment(Timestamp),
    Id(Uuid),
    Exact(Decimal),
    Other(String),
    Unknown(Json),
}

open_union! { Either, else Unknown {
    Moment from Timestamp,
    Id from Uuid,
    Exact from Decimal,
    Other from String,
} }

#[test]
fn a_choice_takes_a_text_for_what_it_says() {
    let chosen = |json: &str| {
        let value: Either = decode(json.as_bytes()).unwrap();
        assert_eq!(encode(&value), json);
        value
    };
    let moment = Timestamp::from("2018-07-01T05:20:00Z");
    assert_eq!(chosen(r#""2018-07-01T05:20:00Z""#), moment.into());
    assert_eq!(chosen(&encode(&UUID)), Uuid::from(UUID).into());
    assert_eq!(chosen("19.90"), Decimal::from("19.90").into());
    assert_eq!(chosen(r#""19.90""#), Either::Other("19.90".to_owned()));
    assert_eq!(chosen(r#""never""#), Either::Other("never".to_owned()));
    assert!(matches!(chosen("[]"), Either::Unknown(_)));
}

#[cfg(feature = "jiff")]
#[test]
fn jiff_has_times_and_durations() {
    let time = jiff::civil::time(5, 20, 0, 500_000_000);
    assert_eq!(
        jiff::civil::Time::try_from(&TimeOfDay::from(time)),
        Ok(time)
    );
    let span: jiff::Span = "P1Y2M3DT4H".parse().unwrap();
    let back = jiff::Span::try_from(&IsoDuration::from(span)).unwrap();
    assert_eq!(back.fieldwise(), span);
}
