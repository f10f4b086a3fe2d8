//! Looking at the description without working anything out.

use crate::document::{Node, Schema};
use crate::pointer::Pointer;

use super::Lower;
use super::keyword::JsonType;

/// References in a row that a look follows; a longer row says nothing.
const FARTHEST: usize = 32;

impl<'d> Lower<'d, '_> {
    pub(super) fn node(&self, pointer: &Pointer) -> Option<&'d Node<Schema>> {
        self.document.schemas.get(pointer)
    }

    /// What stands at `pointer` itself: a schema, or the siblings of a `$ref`.
    pub(super) fn said_at(&self, pointer: &Pointer) -> Option<&'d Schema> {
        match self.node(pointer)? {
            Node::Item(schema) => Some(schema),
            Node::Reference { siblings, .. } => siblings.as_deref(),
        }
    }

    /// The schema that `pointer` leads to, through references that add nothing.
    pub(super) fn look(&self, pointer: &Pointer) -> Option<(Pointer, &'d Schema)> {
        let mut at = pointer.clone();
        for _ in 0..FARTHEST {
            match self.node(&at)? {
                Node::Item(schema) => return Some((at, schema)),
                Node::Reference {
                    target, siblings, ..
                } => {
                    if let Some(siblings) = siblings
                        && !siblings.has_only(&["type"])
                    {
                        return None;
                    }
                    at = target.clone();
                }
            }
        }
        None
    }

    /// The type of the schema at `pointer`, if a look tells it.
    pub(super) fn json_type(&self, pointer: &Pointer) -> Option<JsonType> {
        let mut at = pointer.clone();
        for _ in 0..FARTHEST {
            match self.node(&at)? {
                Node::Reference { target, .. } => at = target.clone(),
                Node::Item(schema) => {
                    let json = schema.json_type();
                    if json.is_some() || schema.kind.all_of == 0 {
                        return json;
                    }
                    at = at.child("allOf").index(0);
                }
            }
        }
        None
    }

    /// Whether the schema leaves everything open.
    pub(super) fn is_silent(&self, pointer: &Pointer) -> bool {
        let found = self.look(pointer);
        found.is_some_and(|(_, schema)| schema.has_only(&[]) && schema.json_type().is_none())
    }

    /// What is written at `pointer`, if it is no more than a type and words.
    pub(super) fn bare(&self, pointer: &Pointer) -> Option<&'d Schema> {
        match self.node(pointer)? {
            Node::Item(schema) => schema.has_only(&["type"]).then_some(schema),
            Node::Reference { .. } => None,
        }
    }

    /// Whether null is the only value.
    pub(super) fn is_null(&self, pointer: &Pointer) -> bool {
        self.look(pointer).is_some_and(|(_, schema)| {
            let values = &schema.kind.enumeration;
            let is_null_type = schema.kind.typ.as_deref() == Some("null");
            is_null_type || (!values.is_empty() && values.iter().all(serde_json::Value::is_null))
        })
    }
}
