//! Errors say where, what was expected and what was found, and nothing that may be secret.

use corten_runtime::decode;

use crate::model::Node;

fn message(text: &str) -> String {
    decode::<Node>(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn say_where_and_what() {
    for (text, expected) in [
        (
            "",
            "expected an object, found the end of the document (byte 0)",
        ),
        (
            "<html>",
            "expected an object, found something else (byte 0)",
        ),
        ("[]", "expected an object, found an array (byte 0)"),
        (
            r#"{"id":"canary"}"#,
            "`id`: expected an integer of 64 bits, found a string (byte 6)",
        ),
        (
            r#"{"id":1.5}"#,
            "`id`: expected an integer of 64 bits, found another number (byte 6)",
        ),
        (
            r#"{"id":1,"owner":null}"#,
            "`children`: required by `Node`, but not there (byte 0)",
        ),
        (
            r#"{"id":1,"owner":null,"children":[{"id":1,"owner":null,"children":[]},{"next":{}}]}"#,
            "`children[1].next.id`: required by `Node`, but not there (byte 77)",
        ),
        (
            r#"{"tags":{"a.b":1}}"#,
            r#"`tags["a.b"]`: expected a boolean, found a number (byte 15)"#,
        ),
        (
            r#"{"x y":[1,}"#,
            r#"`["x y"][1]`: expected a JSON value, found something else (byte 10)"#,
        ),
        (
            r#"{"id":1"#,
            "expected a comma or the end of an object, found the end of the document (byte 7)",
        ),
        (
            r#"{"label":"canary"#,
            "`label`: expected the rest of a string, found the end of the document (byte 16)",
        ),
    ] {
        assert_eq!(message(text), expected, "{text}");
    }
}

#[test]
fn never_show_values_nor_terminal_escapes() {
    let hostile = format!(r#"{{"tags":{{"\u001b[2J{}":"canary"}}}}"#, "x".repeat(500));
    let error = decode::<Node>(hostile.as_bytes()).unwrap_err();
    let shown = format!("{error} {error:?} {}", error.path());
    assert!(
        !shown.contains("canary") && !shown.contains('\u{1b}'),
        "{shown}"
    );
    assert!(error.path().len() < 150, "{}", error.path());
}
