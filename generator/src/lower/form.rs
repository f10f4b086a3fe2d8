//! [`Form`]: a type in the making.

use crate::api::{Access, Additional, Docs, Shape, Struct, TypeId, Xml};
use crate::pointer::Pointer;

/// What a schema says, before all of its names are settled.
///
/// A free object is a struct without fields here, so that merging has one
/// case less; `settle` makes it a map.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) docs: Docs,
    pub(super) nullable: bool,
    pub(super) sensitive: bool,
    pub(super) access: Access,
    pub(super) xml: Option<Box<Xml>>,
    pub(super) shape: Shape,
    /// Names that must be there, and where that is said. A property may still
    /// come from another part of a composition.
    pub(super) required: Vec<(String, Pointer)>,
    pub(super) base: Option<TypeId>,
}

impl Form {
    /// A form of this shape, of which nothing else is known.
    pub(super) fn of(shape: Shape) -> Self {
        Self {
            docs: Docs::default(),
            nullable: false,
            sensitive: false,
            access: Access::Both,
            xml: None,
            shape,
            required: Vec::new(),
            base: None,
        }
    }

    /// A form that says nothing.
    pub(super) fn any() -> Self {
        Self::of(Shape::Any)
    }

    /// How many members a copy of it has.
    pub(super) fn size(&self) -> usize {
        let members = match &self.shape {
            Shape::Struct(shape) => shape.fields.len(),
            Shape::Union(union) => union.variants.len(),
            Shape::Enum(list) => list.values.len(),
            Shape::Tuple(tuple) => tuple.elements.len(),
            Shape::Any
            | Shape::Null
            | Shape::Bool
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::List(_)
            | Shape::Map(_)
            | Shape::Alias(_) => 0,
        };
        members + self.required.len() + 1
    }

    /// Whether the shape is open to everything.
    pub(super) fn is_any(&self) -> bool {
        self.shape == Shape::Any
    }

    /// Whether the shape is an object of which nothing is known.
    pub(super) fn is_free_object(&self) -> bool {
        match &self.shape {
            Shape::Struct(shape) => is_free(shape) && self.required.is_empty(),
            Shape::Any
            | Shape::Null
            | Shape::Bool
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Union(_)
            | Shape::Alias(_) => false,
        }
    }
}

/// Whether nothing is known of the members.
pub(super) fn is_free(shape: &Struct) -> bool {
    shape.fields.is_empty() && shape.additional == Additional::Unsaid
}
