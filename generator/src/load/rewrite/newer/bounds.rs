//! `exclusiveMinimum` and `exclusiveMaximum`, which are numbers now.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;

/// The exclusive bound, the inclusive one, and whether the first is tighter.
type Bound = (&'static str, &'static str, fn(f64, f64) -> bool);

const BOUNDS: [Bound; 2] = [
    ("exclusiveMinimum", "minimum", |exclusive, inclusive| {
        exclusive >= inclusive
    }),
    ("exclusiveMaximum", "maximum", |exclusive, inclusive| {
        exclusive <= inclusive
    }),
];

pub(super) fn rewrite(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    for (exclusive, inclusive, is_tighter) in BOUNDS {
        let Some(bound @ Value::Number(_)) = members.get(exclusive).cloned() else {
            continue;
        };
        let number = |value: Option<&Value>| value.and_then(Value::as_f64);
        let counts = match (number(Some(&bound)), number(members.get(inclusive))) {
            (Some(bound), Some(other)) => is_tighter(bound, other),
            (_, _) => true,
        };
        if !counts {
            members.shift_remove(exclusive);
            continue;
        }
        members.insert(exclusive.to_owned(), true.into());
        members.insert(inclusive.to_owned(), bound);
        let at = at.pointer();
        rewrite
            .report
            .moves
            .copied(&at.child(exclusive), at.child(inclusive));
    }
}
