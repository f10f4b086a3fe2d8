//! Keywords that are not carried: one warning for each, not for each place.

use indexmap::IndexMap;
use serde_json::Value;

use super::super::super::cut::Members;
use super::super::at::At;
use super::Newer;
use crate::pointer::Pointer;

/// Keywords that exclude values; a client accepts those values all the same.
const EXCLUDING: [&str; 17] = [
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
    "$dynamicRef",
    "$recursiveRef",
    "additionalItems",
    "$vocabulary",
];

/// Keywords that say nothing of values.
const SILENT: [&str; 6] = [
    "$schema",
    "$id",
    "$comment",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
];

/// A keyword, and whether a value of it means something.
type Ahead = (&'static str, fn(&Value) -> bool);

/// Keywords that mean something in 3.1 alone, and the values for which they do.
const AHEAD: [Ahead; 9] = [
    ("const", |_| true),
    ("$defs", Value::is_object),
    ("examples", Value::is_array),
    ("contentEncoding", Value::is_string),
    ("contentMediaType", Value::is_string),
    ("type", Value::is_array),
    ("type", |value| value == "null"),
    ("exclusiveMinimum", Value::is_number),
    ("exclusiveMaximum", Value::is_number),
];

/// Where each of them was first met, and how often.
#[derive(Default)]
pub(super) struct Ignored(IndexMap<&'static str, (Pointer, usize)>);

impl Newer<'_, '_> {
    /// Removes what has no meaning in 3.0.
    pub(super) fn without_meaning(&mut self, members: &mut Members, at: &At<'_>) {
        for keyword in SILENT {
            members.shift_remove(keyword);
        }
        for keyword in EXCLUDING {
            // Beside a list of `items` it is what comes behind them.
            let is_rest =
                keyword == "additionalItems" && members.get("items").is_some_and(Value::is_array);
            if !is_rest && members.shift_remove(keyword).is_some() {
                let first = || (at.child(keyword).pointer(), 0);
                self.ignored.0.entry(keyword).or_insert_with(first).1 += 1;
            }
        }
    }

    /// Notes what came after the version that the document states.
    pub(super) fn ahead_of_version(&mut self, members: &Members, at: &At<'_>) {
        if self.is_newer {
            return;
        }
        for (keyword, is_new) in AHEAD {
            if members.get(keyword).is_some_and(is_new) {
                let first = || (at.child(keyword).pointer(), 0);
                self.ahead.0.entry(keyword).or_insert_with(first).1 += 1;
            }
        }
    }

    pub(super) fn report_ahead(&mut self) {
        for (keyword, (at, count)) in std::mem::take(&mut self.ahead.0) {
            let places = match count {
                1 => String::new(),
                _ => format!(", here and in {} more places", count - 1),
            };
            let message = format!("this `{keyword}` came with OpenAPI 3.1; read so{places}");
            let help =
                "state the version that the document is written in, such as `openapi: 3.1.1`";
            self.rewrite.warn("newer-keyword", at, &message, help);
        }
    }

    pub(super) fn report_ignored(&mut self) {
        for (keyword, (at, count)) in std::mem::take(&mut self.ignored.0) {
            let message = match count {
                1 => format!("`{keyword}` is not carried; values that it excludes are accepted"),
                _ => format!(
                    "`{keyword}` is not carried, here and in {} more places; values that it excludes are accepted",
                    count - 1
                ),
            };
            let help = "describe the excluded values in `description`";
            self.rewrite.warn("keyword-ignored", at, &message, help);
        }
    }
}
