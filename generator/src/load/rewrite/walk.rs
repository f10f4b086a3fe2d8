//! Goes through a value tree by the grammar of OpenAPI 3.0 and lets somebody
//! change each object before its parts are visited.

use serde_json::Value;

use super::super::cut::Members;
use super::super::grammar::{Kind, Object, Shape};
use super::at::At;

/// What is done on the way. The depth of the tree bounds the recursion.
pub(super) trait Visitor {
    /// A node, before its members are looked at; it may be no object.
    fn node(&mut self, kind: Kind, value: &mut Value, at: &At<'_>);

    /// An object of the grammar, node or not.
    fn object(&mut self, object: &'static Object, members: &mut Members, at: &At<'_>);
}

/// Visits `value`, which is to be of `shape`.
pub(super) fn value(visitor: &mut dyn Visitor, shape: Shape, value: &mut Value, at: &At<'_>) {
    match (shape, value) {
        (Shape::Node(kind), value) => node(visitor, kind, value, at),
        (Shape::SchemaOrBool, value @ Value::Object(_)) => node(visitor, Kind::Schema, value, at),
        (Shape::Object(shape), Value::Object(members)) => object(visitor, shape, members, at),
        (Shape::List(inner), Value::Array(elements)) => {
            for (index, element) in elements.iter_mut().enumerate() {
                self::value(visitor, *inner, element, &at.index(index));
            }
        }
        (Shape::Map(inner), Value::Object(members)) => {
            for (name, member) in members.iter_mut() {
                self::value(visitor, *inner, member, &at.child(name));
            }
        }
        (Shape::Extensible(_, inner), Value::Object(members)) => {
            for (name, member) in members
                .iter_mut()
                .filter(|(name, _)| !name.starts_with("x-"))
            {
                self::value(visitor, *inner, member, &at.child(name));
            }
        }
        // What holds no node, and what does not fit: the cut will say so.
        (_, _) => {}
    }
}

fn node(visitor: &mut dyn Visitor, kind: Kind, value: &mut Value, at: &At<'_>) {
    visitor.node(kind, value, at);
    if let (Some(shape), Value::Object(members)) = (kind.object(), value) {
        object(visitor, shape, members, at);
    }
}

/// Visits an object and all that it holds.
pub(super) fn object(
    visitor: &mut dyn Visitor,
    shape: &'static Object,
    members: &mut Members,
    at: &At<'_>,
) {
    visitor.object(shape, members, at);
    for (name, member) in members.iter_mut() {
        if let Some(known) = shape.member(name) {
            value(visitor, known.shape, member, &at.child(name));
        }
    }
}
