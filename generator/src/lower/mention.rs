//! Which components the operations have to do with, be it only as a part of
//! something else.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::document::{Document, Node};
use crate::pointer::Pointer;

/// A component by its section and name; `None` is all that operations say.
type Place<'d> = Option<(&'d str, &'d str)>;

/// The references of a description, from component to component.
#[derive(Default)]
struct References<'d>(BTreeMap<Place<'d>, BTreeSet<Place<'d>>>);

impl<'d> References<'d> {
    fn add<T>(&mut self, nodes: &'d IndexMap<Pointer, Node<T>>) {
        for (pointer, node) in nodes {
            if let Node::Reference { target, .. } = node {
                self.0
                    .entry(place(pointer))
                    .or_default()
                    .insert(place(target));
            }
        }
    }
}

/// The names of the schemas that an operation mentions, or that something
/// mentions that it mentions.
pub(super) fn mentioned(document: &Document) -> BTreeSet<&str> {
    let mut references = References::default();
    references.add(&document.schemas);
    references.add(&document.parameters);
    references.add(&document.request_bodies);
    references.add(&document.responses);
    references.add(&document.headers);
    let mut known = BTreeSet::from([None]);
    let mut open = vec![None];
    while let Some(place) = open.pop() {
        let targets = references.0.get(&place).into_iter().flatten();
        open.extend(targets.copied().filter(|target| known.insert(*target)));
    }
    let schemas = known.into_iter().flatten();
    schemas
        .filter(|(section, _)| *section == "schemas")
        .map(|(_, name)| name)
        .collect()
}

fn place(pointer: &Pointer) -> Place<'_> {
    let rest = pointer.as_str().strip_prefix("/components/")?;
    let mut steps = rest.split('/');
    Some((steps.next()?, steps.next()?))
}
