//! What the keywords of a schema say about its type.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::document::Schema;
use crate::pointer::Pointer;

use super::Lower;

/// A type of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JsonType {
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
    Null,
}

use JsonType::{Array, Boolean, Integer, Null, Number, Object, String};

/// Keywords that mean something for one type only, and imply it where `type`
/// is missing: those of a line higher up decide.
const GROUPS: [(JsonType, &[&str]); 4] = [
    (
        Object,
        &[
            "properties",
            "additionalProperties",
            "required",
            "minProperties",
            "maxProperties",
        ],
    ),
    (Array, &["items", "minItems", "maxItems", "uniqueItems"]),
    (String, &["pattern", "minLength", "maxLength"]),
    (
        Number,
        &[
            "multipleOf",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
        ],
    ),
];

/// Keywords that say something of a use without changing its shape.
const ANNOTATIONS: [&str; 25] = [
    "title",
    "description",
    "deprecated",
    "default",
    "example",
    "examples",
    "readOnly",
    "writeOnly",
    "nullable",
    "externalDocs",
    "xml",
    "$comment",
    "multipleOf",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "pattern",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Whether a keyword leaves the shape as it is.
pub(super) fn is_annotation(keyword: &str) -> bool {
    keyword.starts_with("x-") || ANNOTATIONS.contains(&keyword)
}

impl Schema {
    /// Whether the keyword is there.
    pub(super) fn has(&self, keyword: &str) -> bool {
        self.keywords.iter().any(|word| word == keyword)
    }

    /// Whether no keyword but annotations and those of `others` is there.
    pub(super) fn has_only(&self, others: &[&str]) -> bool {
        let is_fine = |word: &str| is_annotation(word) || others.contains(&word);
        self.keywords.iter().all(|word| is_fine(word))
    }

    /// The type, as it is written or as the keywords imply it; `None` where
    /// nothing does.
    pub(super) fn json_type(&self) -> Option<JsonType> {
        match self.kind.typ.as_deref() {
            Some("object") => Some(Object),
            Some("array") => Some(Array),
            Some("string") => Some(String),
            Some("integer") => Some(Integer),
            Some("number") => Some(Number),
            Some("boolean") => Some(Boolean),
            Some("null") => Some(Null),
            Some(_) | None => self.implied_type(),
        }
    }

    fn implied_type(&self) -> Option<JsonType> {
        let is_text = matches!(
            self.kind.format.as_deref(),
            Some("date-time" | "date" | "byte" | "binary" | "password" | "uuid" | "email" | "uri")
        );
        let is_whole = matches!(self.kind.format.as_deref(), Some("int32" | "int64"));
        // Beside a composition, bounds hold for whichever of its types has them.
        let is_composed = ["allOf", "oneOf", "anyOf"]
            .iter()
            .any(|word| self.has(word));
        let counts = |word: &&&str| self.has(word) && !(is_composed && is_annotation(word));
        let group = GROUPS
            .iter()
            .find(|(_, words)| words.iter().any(|word| counts(&word)))
            .map(|(group, _)| *group);
        match group {
            None | Some(Number) if is_whole => Some(Integer),
            None if is_text => Some(String),
            None => self.listed_type(),
            group => group,
        }
    }

    /// The type of all values of `enum`.
    fn listed_type(&self) -> Option<JsonType> {
        let mut values = self
            .kind
            .enumeration
            .iter()
            .filter(|value| !value.is_null());
        let first = of(values.next()?)?;
        values
            .all(|value| of(value) == Some(first))
            .then_some(first)
    }
}

/// The type of a value that can be listed.
fn of(value: &Value) -> Option<JsonType> {
    match value {
        Value::Bool(_) => Some(Boolean),
        Value::Number(number) if number.is_i64() || number.is_u64() => Some(Integer),
        Value::Number(_) => Some(Number),
        Value::String(_) => Some(String),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The one type for which a keyword means something.
fn group(keyword: &str) -> Option<JsonType> {
    GROUPS
        .iter()
        .find(|(_, words)| words.contains(&keyword))
        .map(|(group, _)| *group)
}

impl JsonType {
    /// Whether the keywords of `group` mean something for this type.
    fn takes(self, group: Self) -> bool {
        self == group || (self, group) == (Integer, Number)
    }

    /// Whether a value may be of both types.
    pub(super) fn agrees(self, other: Self) -> bool {
        self.takes(other) || other.takes(self)
    }

    /// With its article, as in a sentence.
    pub(super) fn described(self) -> &'static str {
        match self {
            Object => "an object",
            Array => "a list",
            String => "a text",
            Integer => "a whole number",
            Number => "a number",
            Boolean => "a truth value",
            Null => "null",
        }
    }
}

impl Lower<'_, '_> {
    /// Warns of keywords that mean nothing for a value of this type.
    pub(super) fn check_keywords(&mut self, at: &Pointer, schema: &Schema, json: JsonType) {
        for keyword in &schema.keywords {
            let Some(group) = group(keyword) else {
                continue;
            };
            if json.takes(group) {
                continue;
            }
            let message = format!(
                "`{keyword}` means nothing for {}; it is ignored",
                json.described()
            );
            let place = self.key(at.child(keyword));
            let fault = Diagnostic::warning("meaningless-keyword", place, message)
                .note(format!("only for {}", group.described()))
                .help(format!("remove `{keyword}`"));
            self.say(fault);
        }
    }
}
