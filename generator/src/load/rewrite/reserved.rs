//! The prefix under which the canonical tree carries what 3.0 cannot say.

use serde_json::Value;

use super::super::cut::Members;
use super::Rewrite;
use super::at::At;

/// No document may use it.
pub(super) const PREFIX: &str = "x-corten-";

/// Members whose keys are names that the author chose.
const NAMED: [&str; 14] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "schemas",
    "responses",
    "parameters",
    "headers",
    "examples",
    "requestBodies",
    "securitySchemes",
    "securityDefinitions",
    "mapping",
    "variables",
];

/// Members that hold data of the API, not description.
const DATA: [&str; 5] = ["example", "examples", "default", "enum", "const"];

/// Removes every member that has the reserved prefix, and reports it.
pub(super) fn check(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    members.retain(|name, value| {
        if name.starts_with(PREFIX) {
            let message = format!("`{PREFIX}…` is reserved for the generator's own use");
            let help = "use another prefix";
            rewrite.warn(
                "reserved-extension",
                at.child(name).pointer(),
                &message,
                help,
            );
            return false;
        }
        if !DATA.contains(&name.as_str()) && !name.starts_with("x-") {
            let is_named = NAMED.contains(&name.as_str());
            inside(rewrite, value, &at.child(name), is_named);
        }
        true
    });
}

fn inside(rewrite: &mut Rewrite<'_>, value: &mut Value, at: &At<'_>, is_named: bool) {
    match value {
        Value::Object(members) if is_named => {
            for (name, value) in members.iter_mut() {
                inside(rewrite, value, &at.child(name), false);
            }
        }
        Value::Object(members) => check(rewrite, members, at),
        Value::Array(elements) => {
            for (index, element) in elements.iter_mut().enumerate() {
                inside(rewrite, element, &at.index(index), false);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
