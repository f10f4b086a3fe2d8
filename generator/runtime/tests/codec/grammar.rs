//! RFC 8259, nothing more and nothing less.

use corten_runtime::{Json, decode, encode};

#[test]
fn refuses_what_is_not_json() {
    for text in [
        "",
        " ",
        "nul",
        "nulll",
        "True",
        "tru",
        "+1",
        "01",
        "-",
        "-01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1.e2",
        "0x1",
        "NaN",
        "Infinity",
        "-Infinity",
        "1_000",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{",
        "}",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{1:1}",
        "{'a':1}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1]",
        "[1}",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u+123\"",
        "\"\t\"",
        "\"\n\"",
        "\"\0\"",
        "'a'",
        "1 1",
        "{} {}",
        "null,",
        "// c\n1",
        "/**/1",
        "\u{feff}1",
        "\u{a0}1",
        "\u{c}1",
        "[1]\u{b}",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud800x\"",
        "\"\\ud800\\n\"",
        "\"\\udc00\\ud800\"",
        "\"\\uD83D\\u0041\"",
    ] {
        assert!(
            decode::<Json>(text.as_bytes()).is_err(),
            "accepted {text:?}"
        );
    }
}

#[test]
fn takes_what_is_json() {
    for (text, compact) in [
        (" \t\r\n null \n", "null"),
        ("[ ]", "[]"),
        ("{ }", "{}"),
        ("[ 1 , 2 ]", "[1,2]"),
        (
            "{ \"a\" : [ { } ] , \"b\" : false }",
            "{\"a\":[{}],\"b\":false}",
        ),
        ("-0", "-0"),
        ("1E+2", "1E+2"),
        ("1e999", "1e999"),
        (
            "\"\\u0041\\/\\\"\\\\\\b\\f\\n\\r\\t\"",
            "\"A/\\\"\\\\\\b\\f\\n\\r\\t\"",
        ),
        ("\"\\uD83D\\uDE00\\uFFFF\"", "\"\u{1f600}\u{ffff}\""),
        ("\"\\u0000\\u001f\u{7f}\"", "\"\\u0000\\u001f\u{7f}\""),
        ("\"é\u{2028}\"", "\"é\u{2028}\""),
    ] {
        let json: Json = decode(text.as_bytes()).unwrap_or_else(|e| panic!("{text:?}: {e}"));
        assert_eq!(encode(&json), compact);
    }
}

#[test]
fn every_character_survives() {
    let all: String = (0..=0x10FFFF)
        .step_by(7)
        .chain(0..0x300)
        .filter_map(char::from_u32)
        .collect();
    assert_eq!(decode::<String>(encode(&all).as_bytes()).unwrap(), all);
}

#[test]
fn refuses_what_is_not_utf_8() {
    for bytes in [
        &b"\"\xff\""[..],
        b"\"\xc3\"",
        b"\"\xed\xa0\x80\"",
        b"\xef\xbb\xbf1",
        b"[1]\x80",
    ] {
        assert!(decode::<Json>(bytes).is_err(), "accepted {bytes:?}");
    }
    assert_eq!(decode::<Json>(b"\"ab\xff\"").unwrap_err().offset(), 3);
}

#[test]
fn stops_at_128_levels() {
    let nested =
        |open: &str, close: &str, levels| open.repeat(levels) + "1" + &close.repeat(levels);
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        assert!(decode::<Json>(nested(open, close, 128).as_bytes()).is_ok());
        assert!(decode::<Json>(nested(open, close, 129).as_bytes()).is_err());
        assert!(decode::<Json>(open.repeat(1_000_000).as_bytes()).is_err());
    }
    // Levels are given back: many arrays beside each other are not deep.
    assert!(decode::<Json>(format!("[{}[]]", "[],[[]],{},".repeat(1000)).as_bytes()).is_ok());
}

#[test]
fn skips_only_what_is_json() {
    use corten_runtime::Reader;
    let skipped = |text: &str| {
        let mut reader = Reader::new(text.as_bytes()).unwrap();
        reader.skip().and_then(|()| reader.end())
    };
    assert!(skipped(r#" {"a":[1,"\u0041",true,null,{}]} "#).is_ok());
    for text in ["", "[1,]", "{\"a\":tru}", "\"\\q\"", "[[[", "nope"] {
        assert!(skipped(text).is_err(), "skipped {text:?}");
    }
}
