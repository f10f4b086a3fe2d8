//! Lists whose elements differ by place.

use serde_json::Value;

use crate::api::{Shape, Tuple, TypeId};
use crate::document::{Schema, TUPLE};
use crate::pointer::Pointer;

use super::Lower;

impl Lower<'_, '_> {
    /// A list, or a tuple where the loader has carried what is at which place.
    pub(super) fn array(&mut self, pointer: &Pointer, schema: &Schema, owner: TypeId) -> Shape {
        match schema.data.extensions.get(TUPLE) {
            Some(places) => Shape::Tuple(self.tuple(pointer, places, owner)),
            None => Shape::List(Box::new(self.items(pointer, schema, owner))),
        }
    }

    fn tuple(&mut self, pointer: &Pointer, places: &Value, owner: TypeId) -> Tuple {
        let items = pointer.child("items");
        let choice = items.child("anyOf");
        // A place among the alternatives of `items`, where there are several.
        let at = |place: &Value| match place.as_u64().map(usize::try_from) {
            Some(Ok(place)) => choice.index(place),
            Some(Err(_)) | None => items.clone(),
        };
        let elements = places.get("elements").and_then(Value::as_array);
        let elements = elements.into_iter().flatten();
        let elements = elements.map(|place| self.use_of(&at(place)).0).collect();
        let rest = match places.get("rest") {
            None | Some(Value::Bool(false)) => None,
            Some(Value::Bool(true)) => Some(self.anything(&pointer.child("rest"), owner, "rest")),
            Some(place) => Some(self.use_of(&at(place)).0),
        };
        let required = places.get("required").and_then(Value::as_u64);
        Tuple {
            elements,
            required: usize::try_from(required.unwrap_or_default()).unwrap_or(usize::MAX),
            rest: rest.map(Box::new),
        }
    }
}
