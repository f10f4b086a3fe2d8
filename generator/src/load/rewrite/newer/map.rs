//! `patternProperties`: properties by what their names look like.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;
use super::super::object;
use super::super::reserved::PREFIX;

/// Rewrites it to `additionalProperties`; the patterns are carried.
pub(super) fn rewrite(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    if !members
        .get("patternProperties")
        .is_some_and(Value::is_object)
    {
        return;
    }
    let Some(Value::Object(patterns)) = members.shift_remove("patternProperties") else {
        return;
    };
    let here = at.pointer();
    let list = here.child("patternProperties");
    let additional = here.child("additionalProperties");
    let message = "names are not checked against `patternProperties`";
    let help = "describe the names in `description`";
    rewrite.warn("pattern-ignored", list.clone(), message, help);
    let names: Vec<Value> = patterns.keys().map(|name| name.as_str().into()).collect();
    members.insert(format!("{PREFIX}patterns"), names.into());
    let mut distinct: Vec<(_, Value)> = Vec::new();
    let rest = members
        .shift_remove("additionalProperties")
        .filter(Value::is_object);
    let rest = rest.map(|rest| (additional.clone(), rest));
    let patterns = patterns
        .into_iter()
        .map(|(name, value)| (list.child(&name), value));
    for (from, value) in rest.into_iter().chain(patterns) {
        if distinct.iter().all(|(_, other)| *other != value) {
            distinct.push((from, value));
        }
    }
    let union = match distinct.as_slice() {
        [] => return,
        [(from, only)] => {
            rewrite.report.moves.moved(from, additional);
            only.clone()
        }
        several => {
            for (index, (from, _)) in several.iter().enumerate() {
                let to = additional.child("anyOf").index(index);
                rewrite.report.moves.moved(from, to);
            }
            rewrite.report.moves.copied(&list, additional);
            object([(
                "anyOf",
                several.iter().map(|(_, value)| value.clone()).collect(),
            )])
        }
    };
    members.insert("additionalProperties".to_owned(), union);
}
