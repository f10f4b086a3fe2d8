//! `$defs`: schemas named inside a schema become components.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::super::grammar::{Kind, Shape};
use super::super::at::At;
use super::super::walk;
use super::Newer;
use crate::pointer::Pointer;

/// What has been found and not yet put in its place.
pub(super) struct Definitions {
    taken: BTreeSet<String>,
    found: Vec<(String, Value)>,
}

impl Definitions {
    pub(super) fn new(root: &Members) -> Self {
        let components = root.get("components");
        let schemas = components.and_then(|components| components.get("schemas"));
        let names = schemas
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Members::keys);
        Self {
            taken: names.cloned().collect(),
            found: Vec::new(),
        }
    }

    /// A name among the components that nobody has.
    fn claim(&mut self, name: &str, at: &At<'_>) -> String {
        let pointer = at.pointer();
        let holder = pointer.last().unwrap_or_default();
        let with_holder = format!("{holder}_{name}");
        let numbered = (2..).map(|number| format!("{with_holder}_{number}"));
        let mut candidates = [name.to_owned(), with_holder.clone()]
            .into_iter()
            .chain(numbered);
        let free = candidates.find(|candidate| !self.taken.contains(candidate));
        let free = free.unwrap_or(with_holder);
        self.taken.insert(free.clone());
        free
    }
}

fn schemas() -> Pointer {
    Pointer::root().child("components").child("schemas")
}

impl Newer<'_, '_> {
    /// Takes the named schemas out of the schema at `at`.
    pub(super) fn definitions(&mut self, members: &mut Members, at: &At<'_>) {
        for keyword in ["$defs", "definitions"] {
            if !members.get(keyword).is_some_and(Value::is_object) {
                continue;
            }
            let Some(Value::Object(found)) = members.shift_remove(keyword) else {
                continue;
            };
            let list = at.child(keyword);
            for (name, value) in found {
                let component = self.definitions.claim(&name, at);
                let from = list.child(&name).pointer();
                let moves = &mut self.rewrite.report.moves;
                moves.moved(&from, schemas().child(&component));
                self.definitions.found.push((component, value));
            }
        }
    }

    /// Puts them among the components; more may come to light on the way.
    pub(super) fn place_definitions(&mut self, root: &mut Members) {
        let mut ready = Members::new();
        while !self.definitions.found.is_empty() {
            for (name, mut value) in std::mem::take(&mut self.definitions.found) {
                let at = schemas().child(&name);
                let shape = Shape::Node(Kind::Schema);
                walk::value(self, shape, &mut value, &At::Pointer(&at));
                ready.insert(name, value);
            }
        }
        if ready.is_empty() {
            return;
        }
        let blank = || Value::Object(Members::new());
        let components = root.entry("components").or_insert_with(blank);
        let Value::Object(components) = components else {
            return;
        };
        if let Value::Object(schemas) = components.entry("schemas").or_insert_with(blank) {
            schemas.extend(ready);
        }
    }
}
