//! The words of what can be wrong with a member.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place, nearest};

use super::cut::Spot;
use super::grammar::{Kind, Member, Names, Object, Shape};

/// What a value is, for a message.
fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(_) | Value::Number(_) => format!("`{value}`"),
        Value::String(_) => "text".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// A value that does not fit, and that says nothing.
pub(super) fn misfit(spot: Spot<'_>, shape: Shape, value: &Value, place: Place) -> Diagnostic {
    if let (Shape::Word(words), Value::String(text)) = (shape, value) {
        return strange_word(spot, words, text, None, place);
    }
    let expected = shape.expected();
    let meaning = match shape {
        Shape::Node(Kind::Schema) => "read as any value",
        _ => "it is ignored",
    };
    let message = format!(
        "{} must be {expected}, but is {}; {meaning}",
        spot.label(),
        found(value)
    );
    Diagnostic::warning("wrong-type", place, message)
        .note(format!("expected {expected}"))
        .help(cure(spot, shape, value).unwrap_or_else(|| sample(spot, shape)))
}

/// A value that would fit.
fn sample(spot: Spot<'_>, shape: Shape) -> String {
    let sample = match shape {
        Shape::Any => "a value",
        Shape::Text => "text, in quotes if need be",
        Shape::Word(words) => return format!("write one of `{}`", words.join("`, `")),
        Shape::Bool => "`true` or `false`",
        Shape::Number | Shape::Count => "a number such as `10`",
        Shape::List(_) => "a list, such as `[…]`",
        Shape::Map(_) | Shape::Extensible(..) | Shape::Object(_) => "an object, such as `{ … }`",
        Shape::Node(_) | Shape::SchemaOrBool => "an object, or a `$ref` to one",
    };
    match spot.is_member() {
        true => format!("give `{}` {sample}", spot.member.name),
        false => format!("write {sample}"),
    }
}

/// What to write instead, where that can be told from what is there.
fn cure(spot: Spot<'_>, shape: Shape, value: &Value) -> Option<String> {
    let name = spot.member.name;
    match (name, shape, value) {
        (_, Shape::Node(Kind::Schema) | Shape::SchemaOrBool, Value::String(word)) => {
            Some(format!("write `{{ type: {} }}`", brief(word)))
        }
        ("discriminator", _, Value::String(word)) => Some(format!(
            "write `discriminator: {{ propertyName: {} }}`",
            brief(word)
        )),
        ("type", Shape::Word(_), Value::Array(types)) => {
            let is_null = |word: &&Value| word.as_str() == Some("null");
            match types
                .iter()
                .filter(|word| !is_null(word))
                .collect::<Vec<_>>()
                .as_slice()
            {
                [Value::String(word)] => Some(format!(
                    "OpenAPI 3.0 takes one type; write `type: {word}` and `nullable: true`"
                )),
                _ => Some("OpenAPI 3.0 takes one type; write `oneOf` with a schema each".into()),
            }
        }
        ("exclusiveMinimum", _, Value::Number(bound)) => Some(format!(
            "in OpenAPI 3.0 write `minimum: {bound}` and `exclusiveMinimum: true`"
        )),
        ("exclusiveMaximum", _, Value::Number(bound)) => Some(format!(
            "in OpenAPI 3.0 write `maximum: {bound}` and `exclusiveMaximum: true`"
        )),
        (_, _, Value::Object(members)) if members.contains_key("$ref") => {
            Some("no `$ref` can stand here; write the value itself".into())
        }
        (_, Shape::List(Shape::Text | Shape::Any), Value::String(word)) => {
            Some(format!("write a list: `{name}: [{}]`", brief(word)))
        }
        (_, Shape::List(Shape::Map(_)), Value::Object(_)) => Some(format!(
            "write a list: put `- ` before each entry of `{name}`"
        )),
        ("items", Shape::Node(_), Value::Array(_)) => Some(
            "OpenAPI 3.0 has one schema for all elements; write `items: { oneOf: […] }`".into(),
        ),
        (_, Shape::Node(_), Value::Bool(_)) => {
            Some("OpenAPI 3.0 has no true and false schemas here; write `{}` for any value".into())
        }
        _ => None,
    }
}

fn strange_word(
    spot: Spot<'_>,
    words: &[&str],
    text: &str,
    mended: Option<&str>,
    place: Place,
) -> Diagnostic {
    let meaning = match mended {
        Some(word) => format!("read as `{word}`"),
        None => "it is ignored".to_owned(),
    };
    let message = format!(
        "`{}` is no `{}` of {}; {meaning}",
        brief(text),
        spot.member.name,
        spot.object.name
    );
    let list = words.join("`, `");
    let help = match (spot.member.name, text) {
        ("type", "file" | "binary") => "write `type: string` and `format: binary`".to_owned(),
        ("type", "float" | "double") => format!("write `type: number` and `format: {text}`"),
        ("type", "int" | "long" | "int32" | "int64") => "write `type: integer`".to_owned(),
        ("type", "date" | "date-time" | "uuid") => {
            format!("write `type: string` and `format: {text}`")
        }
        (name, text) => match nearest(text, words.iter().copied()) {
            Some(word) => format!("write `{name}: {word}`"),
            None => format!("write one of `{list}`"),
        },
    };
    Diagnostic::warning("unknown-word", place, message)
        .note(format!("expected one of `{list}`"))
        .help(help)
}

/// A member that must be there and is not.
pub(super) fn missing(object: &Object, member: &Member, place: Place) -> Diagnostic {
    let name = member.name;
    let message = format!(
        "{} must have `{name}`; read as if it were blank",
        object.name
    );
    let sample = match member.shape {
        Shape::Any | Shape::Text => "…".to_owned(),
        Shape::Word(words) => words.first().copied().unwrap_or_default().to_owned(),
        Shape::Bool | Shape::SchemaOrBool => "true".to_owned(),
        Shape::Number | Shape::Count => "0".to_owned(),
        Shape::List(_) => "[]".to_owned(),
        Shape::Map(_) | Shape::Extensible(..) | Shape::Object(_) | Shape::Node(_) => {
            "{}".to_owned()
        }
    };
    Diagnostic::warning("missing-member", place, message)
        .note(format!("no `{name}` in here"))
        .help(format!("add `{name}: {sample}`"))
}

/// A member that OpenAPI 3.0 does not know.
pub(super) fn unknown(object: &Object, name: &str, place: Place) -> Diagnostic {
    let shown = brief(name);
    let message = format!("`{shown}` is no member of {}; it is ignored", object.name);
    let newer = match name {
        "const" => Some("OpenAPI 3.0 has no `const`; write `enum` with one value"),
        "examples" => Some("a schema of OpenAPI 3.0 has one `example`"),
        "$defs" | "definitions" => Some("OpenAPI 3.0 keeps schemas in `components.schemas`"),
        "webhooks" => Some("webhooks came with OpenAPI 3.1"),
        _ => None,
    };
    let help = match newer {
        Some(help) => help.to_owned(),
        None => match nearest(name, object.members.iter().map(|member| member.name)) {
            Some(word) => format!("write `{word}`, or `x-{shown}` for an extension"),
            None => format!("write `x-{shown}` for an extension"),
        },
    };
    Diagnostic::warning("unknown-keyword", place, message).help(help)
}

/// A name that cannot stand where paths or statuses are listed.
pub(super) fn name(names: Names, name: &str, place: Place) -> Diagnostic {
    let shown = brief(name);
    match names {
        Names::Paths => Diagnostic::warning(
            "invalid-path",
            place,
            format!("the path `{shown}` has no `/` in front; read as `/{shown}`"),
        )
        .help(format!("write `/{shown}`, or `x-{shown}` for an extension")),
        Names::Statuses => Diagnostic::warning(
            "invalid-status",
            place,
            format!("`{shown}` is no HTTP status; it is left out"),
        )
        .help("write a status such as `200`, a range such as `4XX`, or `default`"),
    }
}

/// A key with nothing behind it, and what was read instead.
pub(super) fn empty(spot: Spot<'_>, blank: Option<&Value>, place: Place) -> Diagnostic {
    let meaning = match blank {
        Some(Value::Object(_)) => "read as `{}`".to_owned(),
        Some(blank) => format!("read as `{blank}`"),
        None => "ignored".to_owned(),
    };
    let message = format!("{} has no value; {meaning}", spot.label());
    Diagnostic::warning("empty-member", place, message).help("give it a value, or remove the key")
}

/// A value in the wrong clothes.
pub(super) fn mended(
    spot: Spot<'_>,
    shape: Shape,
    value: &Value,
    mended: &Value,
    place: Place,
) -> Diagnostic {
    if let (Shape::Word(words), Value::String(text)) = (shape, value) {
        return strange_word(spot, words, text, mended.as_str(), place);
    }
    let label = spot.label();
    let (code, message) = match (mended, value) {
        (Value::String(_), _) => (
            "unquoted-text",
            format!("{label} must be text; read as {mended}"),
        ),
        (Value::Object(_) | Value::Array(_), _) => (
            "wrong-type",
            format!(
                "{label} must be {}, but is {}; read as `{}`",
                shape.expected(),
                found(value),
                brief(&mended.to_string())
            ),
        ),
        (Value::Null | Value::Bool(_) | Value::Number(_), _) => (
            "quoted-value",
            format!("{label} is {}; read as `{mended}`", found(value)),
        ),
    };
    let help = match mended {
        Value::String(_) => "put it in quotes".to_owned(),
        Value::Array(_) | Value::Object(_) => {
            cure(spot, shape, value).unwrap_or_else(|| sample(spot, shape))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => format!("write `{mended}`"),
    };
    Diagnostic::warning(code, place, message).help(help)
}

/// A path that is a `$ref` to nowhere: nobody knows which operations it has.
pub(super) fn path_reference(place: Place) -> Diagnostic {
    let message = "this `$ref` leads to no path";
    Diagnostic::error("unsupported-reference", place, message).help("write it out here")
}

/// An operation that is a `$ref` to nowhere.
pub(super) fn operation_reference(place: Place) -> Diagnostic {
    let message = "this `$ref` leads to no operation; nothing is known of what is sent";
    Diagnostic::warning("unsupported-reference", place, message).help("write it out here")
}

/// A `$ref` in an object that is parsed together with its holder.
pub(super) fn misplaced_reference(object: &Object, place: Place) -> Diagnostic {
    let message = format!(
        "no `$ref` can stand in place of {}; it is ignored",
        object.name
    );
    Diagnostic::warning("misplaced-reference", place, message).help("write it out here")
}

/// What openapiv3 says where our tables found nothing wrong.
pub(super) fn unparsed(object: &Object, error: &serde_json::Error, place: Place) -> Diagnostic {
    let words = error.to_string();
    if let Some(member) = words.strip_prefix("missing field ") {
        let message = format!(
            "{} of this kind must have {member}; it is left out",
            object.name
        );
        let help = format!("add {member}");
        return Diagnostic::warning("missing-member", place, message).help(help);
    }
    let variant = words.strip_prefix("unknown variant ");
    if let Some((found, expected)) = variant.and_then(|rest| rest.split_once(", expected ")) {
        let message = format!(
            "{found} cannot stand here in {}; it is ignored",
            object.name
        );
        return Diagnostic::warning("unknown-word", place, message)
            .note(format!("expected {expected}"))
            .help(format!("write {expected}"));
    }
    let message = format!("{} cannot be read: {words}; it is ignored", object.name);
    Diagnostic::warning("wrong-type", place, message)
}

/// A text short enough for a message.
fn brief(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text.to_owned(),
    }
}
