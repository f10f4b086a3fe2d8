//! A schema of JSON Schema 2020-12.

use serde_json::{Value, json};

use super::super::super::cut::Members;
use super::super::super::grammar::SCHEMA;
use super::super::at::At;
use super::super::types;
use super::{Newer, array, bounds, content, map, sample};

impl Newer<'_, '_> {
    /// Rewrites one schema, but not those inside it.
    pub(super) fn schema(&mut self, value: &mut Value, at: &At<'_>) {
        match value {
            Value::Bool(true) => *value = json!({}),
            Value::Bool(false) => {
                *value = json!({ "not": {} });
                let at = at.pointer();
                self.rewrite.report.moves.copied(&at, at.child("not"));
            }
            Value::Object(members) if is_plain(members) => {}
            Value::Object(members) => self.keywords(members, at),
            Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) => {}
        }
    }

    fn keywords(&mut self, members: &mut Members, at: &At<'_>) {
        self.ahead_of_version(members, at);
        self.rewrite.rename(members, "x-nullable", "nullable", at);
        self.definitions(members, at);
        rest(self, members, at);
        self.without_meaning(members, at);
        constant(self, members, at);
        sample::rewrite(self.rewrite, members, at);
        bounds::rewrite(self.rewrite, members, at);
        content::rewrite(self.rewrite, members, at);
        array::rewrite(self.rewrite, members, at);
        map::rewrite(self.rewrite, members, at);
        types::rewrite(self.rewrite, members, at);
    }
}

/// Whether 3.0 says the same: most schemas of any version are so, and looking
/// for every keyword in each of them costs more than reading the document.
fn is_plain(members: &Members) -> bool {
    members.iter().all(|(name, value)| match name.as_str() {
        "type" => value.as_str().is_some_and(|word| word != "null"),
        "items" => value.is_object(),
        "exclusiveMinimum" | "exclusiveMaximum" => value.is_boolean(),
        "$ref" => true,
        "x-nullable" => false,
        name => name.starts_with("x-") || SCHEMA.member(name).is_some(),
    })
}

/// `unevaluatedProperties` with a type: as the parts of a schema are merged, what
/// all of them leave over is what the whole has besides its properties.
fn rest(newer: &mut Newer<'_, '_>, members: &mut Members, at: &At<'_>) {
    let (from, to) = ("unevaluatedProperties", "additionalProperties");
    if members.get(from).is_some_and(Value::is_object) {
        newer.rewrite.rename(members, from, to, at);
    }
}

/// `const`: an `enum` of one value.
fn constant(newer: &mut Newer<'_, '_>, members: &mut Members, at: &At<'_>) {
    let Some(value) = members.shift_remove("const") else {
        return;
    };
    members.insert("enum".to_owned(), json!([value]));
    let at = at.pointer();
    let (from, to) = (at.child("const"), at.child("enum"));
    newer.rewrite.report.moves.copied(&from, to.index(0));
    newer.rewrite.report.moves.copied(&from, to);
}
