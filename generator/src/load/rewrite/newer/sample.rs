//! `examples`, of which 3.0 takes one.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;

pub(super) fn rewrite(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    if !members.get("examples").is_some_and(Value::is_array) {
        return;
    }
    let Some(Value::Array(examples)) = members.shift_remove("examples") else {
        return;
    };
    if let Some(first) = examples.into_iter().next()
        && !members.contains_key("example")
    {
        members.insert("example".to_owned(), first);
        let at = at.pointer();
        let from = at.child("examples").index(0);
        rewrite.report.moves.copied(&from, at.child("example"));
    }
}
