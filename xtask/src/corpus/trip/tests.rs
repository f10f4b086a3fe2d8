use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::compare::difference;
use super::pattern;
use super::sample::Sampler;
use super::spec::Spec;

/// The values of `#/components/schemas/A`.
fn values(name: &str, schemas: &Value, sent: bool) -> Vec<Value> {
    let path: PathBuf =
        std::env::temp_dir().join(format!("corten-trip-{}-{name}.json", std::process::id()));
    fs::write(
        &path,
        json!({"components": {"schemas": schemas}}).to_string(),
    )
    .unwrap();
    let spec = Spec::read(&path);
    fs::remove_file(&path).unwrap();
    let spec = spec.unwrap();
    let at = spec.at(&path, "/components/schemas/A").unwrap();
    Sampler::new(&spec, sent).all(at)
}

#[test]
fn members_are_there_and_not() {
    let a = json!({"type": "object", "required": ["a"], "additionalProperties": false, "properties": {
        "a": {"type": "boolean"}, "b": {"type": "string", "enum": ["x", "y"], "nullable": true}}});
    let values = values("members", &json!({ "A": a }), false);
    assert_eq!(values.first(), Some(&json!({"a": true})));
    for b in [
        json!("x"),
        json!("y"),
        json!(null),
        json!("no-such-value-7f3a"),
    ] {
        assert!(
            values
                .iter()
                .any(|value| value["b"] == b && value.get("b").is_some()),
            "{b}"
        );
    }
}

#[test]
fn directions_leave_out_what_does_not_travel() {
    let a = json!({"type": "object", "required": ["r", "w"], "properties": {
        "r": {"type": "string", "readOnly": true}, "w": {"type": "string", "writeOnly": true}}});
    for (sent, here, gone) in [(true, "w", "r"), (false, "r", "w")] {
        let values = values(here, &json!({ "A": a.clone() }), sent);
        assert!(
            values
                .iter()
                .all(|value| value.get(gone).is_none() && value.get(here).is_some())
        );
    }
}

#[test]
fn every_alternative_comes_with_its_tag() {
    let schemas = json!({
        "A": {"oneOf": [{"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/C"}],
            "discriminator": {"propertyName": "kind", "mapping": {"see": "#/components/schemas/C"}}},
        "B": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
        "C": {"allOf": [{"$ref": "#/components/schemas/B"}, {"required": ["c"], "properties": {"c": {"type": "integer"}}}]},
    });
    let values = values("tags", &schemas, false);
    assert!(values.contains(&json!({"kind": "B"})));
    assert!(
        values
            .iter()
            .any(|value| value["kind"] == "see" && value["c"].is_i64())
    );
}

#[test]
fn rings_end_where_they_can() {
    let schemas = json!({"A": {"type": "object", "required": ["left", "right"], "properties": {
        "left": {"$ref": "#/components/schemas/B"}, "right": {"$ref": "#/components/schemas/B"}}},
        "B": {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "array", "items": {"$ref": "#/components/schemas/B"}}]}});
    let found = values("rings", &schemas, false);
    assert!(
        found.contains(&json!({"left": [], "right": []})),
        "{found:?}"
    );
    let endless = json!({"A": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/A"}}}});
    assert!(values("endless", &endless, false).is_empty());
}

#[test]
fn values_keep_to_bounds() {
    let a = json!({"type": "array", "minItems": 2, "maxItems": 3, "uniqueItems": true,
        "items": {"type": "integer", "minimum": 5, "exclusiveMaximum": 8}});
    let values = values("bounds", &json!({ "A": a }), false);
    assert!(!values.is_empty());
    for value in &values {
        let items = value.as_array().unwrap();
        assert!((2..=3).contains(&items.len()), "{value}");
        assert!(
            items
                .iter()
                .all(|item| (5..8).contains(&item.as_i64().unwrap())),
            "{value}"
        );
    }
}

#[test]
fn names_match_their_expression() {
    assert_eq!(
        pattern::sample("^x-[a-z]{2,4}\\d+$").as_deref(),
        Some("x-aa7")
    );
    assert_eq!(pattern::sample("^(?:ab|c)?_.$").as_deref(), Some("ab_x"));
    assert_eq!(pattern::sample("(?=x)"), None);
}

#[test]
fn differences_are_found_by_value() {
    assert_eq!(
        difference(&json!({"a": 1, "b": 2}), &json!({"b": 2.0, "a": 1.0})),
        None
    );
    assert_eq!(
        difference(&json!([{"a/b": 1}]), &json!([{}])),
        Some(("/0/a~1b".to_owned(), "is gone"))
    );
    assert_eq!(
        difference(
            &json!(9_007_199_254_740_993_i64),
            &json!(9_007_199_254_740_992_i64)
        ),
        Some((String::new(), "is another number"))
    );
}
