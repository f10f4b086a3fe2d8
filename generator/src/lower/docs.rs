//! What a schema tells its reader.

use serde_json::Value;

use crate::api::{Constraint, Docs};
use crate::document::{Limits, Schema};

use super::keyword::JsonType;

/// The docs of a schema, or of what stands beside a `$ref`. Bounds that mean
/// nothing for the type are left out.
pub(super) fn docs(schema: &Schema, json: Option<JsonType>) -> Docs {
    let data = &schema.data;
    let limits = schema.kind.limits.as_deref();
    Docs {
        title: data.title.clone(),
        description: data.description.clone(),
        deprecated: data.deprecated,
        default: data.default.as_deref().map(Value::to_string),
        example: data.example.as_deref().map(Value::to_string),
        constraints: limits.map_or_else(Vec::new, |limits| constraints(limits, json)),
    }
}

fn constraints(limits: &Limits, json: Option<JsonType>) -> Vec<Constraint> {
    let is = |wanted: JsonType| json.is_none_or(|json| json.agrees(wanted));
    let mut all = Vec::new();
    if is(JsonType::String) {
        all.extend(limits.min_length.map(count).map(Constraint::MinLength));
        all.extend(limits.max_length.map(count).map(Constraint::MaxLength));
        all.extend(limits.pattern.clone().map(Constraint::Pattern));
    }
    if is(JsonType::Number) {
        all.extend(limits.minimum.map(|value| Constraint::Minimum {
            value: number(value),
            exclusive: limits.exclusive_minimum,
        }));
        all.extend(limits.maximum.map(|value| Constraint::Maximum {
            value: number(value),
            exclusive: limits.exclusive_maximum,
        }));
        all.extend(limits.multiple_of.map(number).map(Constraint::MultipleOf));
    }
    if is(JsonType::Array) {
        all.extend(limits.min_items.map(count).map(Constraint::MinItems));
        all.extend(limits.max_items.map(count).map(Constraint::MaxItems));
        all.extend(limits.unique_items.then_some(Constraint::UniqueItems));
    }
    if is(JsonType::Object) {
        all.extend(
            limits
                .min_properties
                .map(count)
                .map(Constraint::MinProperties),
        );
        all.extend(
            limits
                .max_properties
                .map(count)
                .map(Constraint::MaxProperties),
        );
    }
    all
}

fn count(value: usize) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}

/// `openapiv3` reads bounds as floating point; whole ones are written whole.
fn number(value: f64) -> String {
    format!("{value}")
}

/// What is said here, and where it is silent, what `other` says.
pub(super) fn or(docs: Docs, other: Docs) -> Docs {
    let mut constraints = docs.constraints;
    for constraint in other.constraints {
        if !constraints.contains(&constraint) {
            constraints.push(constraint);
        }
    }
    Docs {
        title: docs.title.or(other.title),
        description: docs.description.or(other.description),
        deprecated: docs.deprecated || other.deprecated,
        default: docs.default.or(other.default),
        example: docs.example.or(other.example),
        constraints,
    }
}

/// Like [`or`], but neither description is lost.
pub(super) fn and(docs: Docs, other: Docs) -> Docs {
    let description = match (&docs.description, &other.description) {
        (Some(first), Some(second)) if first != second => {
            Some(format!("{}\n\n{second}", first.trim_end()))
        }
        (Some(text), _) | (None, Some(text)) => Some(text.clone()),
        (None, None) => None,
    };
    Docs {
        description,
        ..or(docs, other)
    }
}
