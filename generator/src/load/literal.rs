//! Values that do not fit where they stand, and yet say what they mean.

use serde_json::{Number, Value, json};

use crate::diagnostic::nearest;

use super::cut::Spot;
use super::grammar::{Kind, Shape};

/// What stands for a member that must be there and is not; `None` where only
/// its absence says so.
pub(super) fn blank(shape: Shape) -> Option<Value> {
    match shape {
        Shape::Text => Some(json!("")),
        Shape::Word(words) => words.first().map(|word| json!(word)),
        Shape::List(_) => Some(json!([])),
        Shape::Map(_) | Shape::Extensible(..) | Shape::Object(_) => Some(json!({})),
        Shape::Any
        | Shape::Bool
        | Shape::Number
        | Shape::Count
        | Shape::Node(_)
        | Shape::SchemaOrBool => None,
    }
}

/// A value in the wrong clothes: `"true"`, `"10"`, `10.0`, or 1.0 for text.
pub(super) fn read(shape: Shape, value: &Value, spot: Spot<'_>) -> Option<Value> {
    match (shape, value) {
        (Shape::Text, Value::Number(number)) => Some(number.to_string().into()),
        (Shape::Text, Value::Bool(truth)) => Some(truth.to_string().into()),
        (Shape::Text, Value::Object(tag)) if spot.member.name == "tags" => {
            tag.get("name").filter(|name| name.is_string()).cloned()
        }
        (Shape::Word(words), Value::String(text)) => word(words, text).map(Value::from),
        (Shape::Bool, value) => truth(value),
        (Shape::Count, Value::String(text)) => text.trim().parse::<u64>().ok().map(Value::from),
        (Shape::Count, Value::Number(number)) => whole(number).map(Value::from),
        (Shape::Number, Value::String(text)) => text.trim().parse().ok().map(Value::Number),
        (Shape::List(Shape::Text | Shape::Any), Value::String(_)) => Some(json!([value])),
        (Shape::List(Shape::Node(Kind::Schema)), Value::Object(_)) => Some(json!([value])),
        (Shape::List(Shape::Map(_)), Value::Object(entries)) => {
            let entries = entries.iter().map(|(name, entry)| json!({ name: entry }));
            Some(entries.collect())
        }
        (Shape::Object(object), Value::String(_)) if object.name == "a discriminator" => {
            Some(json!({ "propertyName": value }))
        }
        (Shape::Node(Kind::Schema), Value::Bool(true)) => Some(json!({})),
        (Shape::Node(Kind::Schema), Value::Bool(false)) => Some(json!({ "not": {} })),
        (Shape::SchemaOrBool, Value::String(text)) => {
            truth(value).or_else(|| type_of(text).map(|word| json!({ "type": word })))
        }
        (Shape::Node(Kind::Schema), Value::String(text)) => {
            type_of(text).map(|word| json!({ "type": word }))
        }
        _ => None,
    }
}

/// The type that a single word means.
fn type_of(text: &str) -> Option<&'static str> {
    let types = ["string", "integer", "number", "boolean", "array", "object"];
    word(&types, text)
}

fn truth(value: &Value) -> Option<Value> {
    let text = match value {
        Value::String(text) => text.trim().to_ascii_lowercase(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    match text.as_str() {
        "true" | "yes" | "on" | "1" => Some(Value::Bool(true)),
        "false" | "no" | "off" | "0" | "" => Some(Value::Bool(false)),
        _ => None,
    }
}

/// What other languages call the types of JSON.
const ALIASES: [(&str, &str); 20] = [
    ("array", "list"),
    ("array", "set"),
    ("array", "tuple"),
    ("boolean", "bool"),
    ("boolean", "bit"),
    ("integer", "int"),
    ("integer", "int32"),
    ("integer", "int64"),
    ("integer", "long"),
    ("integer", "short"),
    ("number", "decimal"),
    ("number", "double"),
    ("number", "float"),
    ("number", "numeric"),
    ("object", "dict"),
    ("object", "hash"),
    ("object", "json"),
    ("object", "map"),
    ("string", "text"),
    ("string", "varchar"),
];

/// The one of `words` that `text` means.
fn word<'w>(words: &[&'w str], text: &str) -> Option<&'w str> {
    let text = text.trim();
    let alias = ALIASES
        .iter()
        .find(|(_, other)| other.eq_ignore_ascii_case(text));
    let known = alias.and_then(|(word, _)| words.iter().find(|known| *known == word));
    known
        .copied()
        .or_else(|| nearest(text, words.iter().copied()))
}

fn whole(number: &Number) -> Option<u64> {
    let text = format!("{:.0}", number.as_f64()?);
    let whole = text.parse::<u64>().ok()?;
    (number.as_f64() == text.parse().ok()).then_some(whole)
}
