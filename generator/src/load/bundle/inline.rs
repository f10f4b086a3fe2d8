//! Writes out what a `$ref` names, for what no document keeps for several to
//! refer to.

use serde_json::Value;

use crate::load::cut::Members;
use crate::source::moves::Spot;

use super::copy::{Origin, is_vital, meaning};
use super::fault::Fault;
use super::place::Place;
use super::tree::{self, Lookup};
use super::{Bundle, Key};

/// The most values that references may stand for, as with aliases.
const VALUES: usize = 2_000_000;

/// How many values a reference counts as itself: its place is remembered.
const REFERENCE: usize = 20;

/// How many bytes of text count as a value.
const TEXT: usize = 64;

impl<'v> Bundle<'v, '_> {
    /// A copy of what stands at `spot`, under what stands beside its `$ref`.
    pub(super) fn write_out(
        &mut self,
        spot: Spot,
        siblings: &'v Members,
        place: Place,
        origin: &Origin,
    ) -> Option<Value> {
        if self.open.contains(&spot) {
            let fault = Fault::cycle(&self.written(origin)).read_as(meaning(place));
            self.say(fault, is_vital(place));
            return None;
        }
        if !self.spend(REFERENCE, origin) {
            return None;
        }
        let tree = self.trees.tree(spot.0, self.report)?;
        let Lookup::Found(value) = tree::look_up(tree, &spot.1) else {
            return None;
        };
        self.place(spot.clone(), Some(place));
        self.open.push(spot.clone());
        let inner = Origin {
            spot,
            from: self.keys.len(),
        };
        let copy = self.copy(value, place, &inner);
        self.open.pop();
        match copy {
            Some(Value::Object(mut copy)) => {
                self.siblings(siblings, place, origin, &mut copy);
                Some(copy.into())
            }
            copy => copy,
        }
    }

    /// Adds what stands beside the `$ref`, which wins.
    fn siblings(
        &mut self,
        siblings: &'v Members,
        place: Place,
        origin: &Origin,
        copy: &mut Members,
    ) {
        if siblings.len() == 1 {
            return;
        }
        for name in siblings.keys().filter(|name| *name != "$ref") {
            self.keys.push(Key::Name(name));
            self.place(self.written(origin), None);
            self.keys.pop();
        }
        self.members(siblings, place, origin, copy);
    }

    /// Counts values that the root document does not have itself; false where
    /// they become too many.
    pub(super) fn spend(&mut self, values: usize, origin: &Origin) -> bool {
        let before = self.values;
        self.values = before.saturating_add(values);
        if before <= VALUES && self.values > VALUES {
            self.say(Fault::too_many(&self.written(origin)), true);
        }
        self.values <= VALUES
    }
}

/// How many values stand in `value`. Its depth is bounded by the guard.
pub(super) fn weight(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
        Value::String(text) => 1 + text.len() / TEXT,
        Value::Array(elements) => 1 + elements.iter().map(weight).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(weight).sum::<usize>(),
    }
}
