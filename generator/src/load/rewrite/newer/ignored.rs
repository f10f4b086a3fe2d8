//! Keywords that are not carried: one warning for each, not for each place.

use indexmap::IndexMap;

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
            if members.shift_remove(keyword).is_some() {
                let first = || (at.child(keyword).pointer(), 0);
                self.ignored.0.entry(keyword).or_insert_with(first).1 += 1;
            }
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
