use serde_json::{Value, json};

use crate::diagnostic::Report;
use crate::load::rewrite::rewrite;
use crate::load::version::Version;
use crate::pointer::Pointer;
use crate::source::FileId;

/// The schema `T` after the rewrite, and where `pointer` below it is written.
fn schema(written: Value, pointer: &str) -> (Value, String) {
    let (tree, report) = document(json!({ "components": { "schemas": { "T": written } } }));
    let top = "/components/schemas/T";
    let at = Pointer::parse(&format!("{top}{pointer}")).unwrap();
    let (_, origin) = report.moves.written(&at);
    let origin = origin.as_str().strip_prefix(top).unwrap().to_owned();
    (tree.pointer(top).unwrap().clone(), origin)
}

fn document(written: Value) -> (Value, Report) {
    let Value::Object(mut root) = written else {
        panic!("no object");
    };
    let mut report = Report::default();
    rewrite(Version::Newer, &mut root, FileId::default(), &mut report);
    (Value::Object(root), report)
}

/// Written, a pointer, rewritten, and where that pointer was.
type Case = (Value, &'static str, Value, &'static str);

fn cases() -> Vec<Case> {
    vec![
        (
            json!({"const": 5}),
            "/enum/0",
            json!({"enum": [5]}),
            "/const",
        ),
        (
            json!({"type": "null"}),
            "/enum",
            json!({"enum": [null]}),
            "/type",
        ),
        (
            json!({"type": ["string", "null"]}),
            "/type",
            json!({"type": "string", "nullable": true}),
            "/type",
        ),
        (
            json!({"exclusiveMinimum": 3, "minimum": 2}),
            "/minimum",
            json!({"exclusiveMinimum": true, "minimum": 3}),
            "/exclusiveMinimum",
        ),
        (
            json!({"exclusiveMaximum": 3, "maximum": 2}),
            "/maximum",
            json!({"maximum": 2}),
            "/maximum",
        ),
        (
            json!({"examples": ["a", "b"]}),
            "/example",
            json!({"example": "a"}),
            "/examples/0",
        ),
        (
            json!({"type": "string", "contentEncoding": "base64"}),
            "/format",
            json!({"type": "string", "format": "byte"}),
            "/contentEncoding",
        ),
        (
            json!({"items": true}),
            "/items",
            json!({"items": {}}),
            "/items",
        ),
        (
            json!({"items": false}),
            "/items/not",
            json!({"items": {"not": {}}}),
            "/items",
        ),
    ]
}

#[test]
fn keywords_get_their_older_form_and_keep_their_place() {
    for (written, at, wanted, origin) in cases() {
        assert_eq!(
            schema(written.clone(), at),
            (wanted, origin.to_owned()),
            "{written}"
        );
    }
}

#[test]
fn keywords_go_to_the_type_that_they_are_for() {
    let written = json!({
        "type": ["null", "array", "integer"], "format": "int64",
        "items": {"const": 1}, "description": "Either",
    });
    let wanted = json!({
        "description": "Either",
        "anyOf": [
            {"type": "array", "items": {"enum": [1]}},
            {"type": "integer", "format": "int64"},
        ],
        "nullable": true,
    });
    let (is, origin) = schema(written.clone(), "/anyOf/0/items/enum");
    assert_eq!((is, origin.as_str()), (wanted, "/items/const"));
    assert_eq!(schema(written, "/anyOf/1").1, "/type/2");
}

#[test]
fn references_follow_what_has_moved() {
    let (tree, report) = document(json!({ "components": { "schemas": {
        "A": {}, "T": {"$defs": {"A": {"$defs": {"B": {"type": "string"}}}}},
    } } }));
    let schemas: Vec<&String> = tree["components"]["schemas"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(schemas, ["A", "T", "T_A", "B"]);
    let at = Pointer::parse("/components/schemas/T/$defs/A/$defs/B").unwrap();
    let to = report.moves.canonical(&at);
    assert_eq!(to.as_str(), "/components/schemas/B");
    assert_eq!(report.moves.written(&to).1, at);
}

#[test]
fn data_is_left_alone() {
    let data =
        json!({"default": {"const": 1}, "enum": [{"type": ["a"]}], "example": {"$defs": {}}});
    assert_eq!(schema(data.clone(), "").0, data);
}

#[test]
fn what_is_newer_than_the_document_says_is_read_and_told_of() {
    let written = json!({
        "openapi": "3.0.4",
        "components": {"schemas": {"T": {
            "const": 1, "type": ["string", "null"], "$defs": {"A": true},
            "exclusiveMinimum": 3, "examples": [1], "if": {}, "x-nullable": true,
        }}},
    });
    let Value::Object(mut root) = written else {
        panic!("no object");
    };
    let mut report = Report::default();
    rewrite(
        Version::ThreeZero,
        &mut root,
        FileId::default(),
        &mut report,
    );
    let schemas = &root["components"]["schemas"];
    let wanted = json!({
        "type": "string", "nullable": true, "enum": [1], "example": 1,
        "minimum": 3, "exclusiveMinimum": true,
    });
    assert_eq!(schemas["T"], wanted);
    assert_eq!(schemas["A"], json!({}));
    let said = report.diagnostics.iter().map(|it| it.code);
    let said: Vec<&str> = said.collect();
    assert_eq!(said[..5], ["newer-keyword"; 5]);
    assert_eq!(said[5..], ["keyword-ignored"]);
}
