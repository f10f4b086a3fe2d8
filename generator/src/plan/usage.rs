//! Which types travel, in which direction, and which of them differ by it.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::Rules;
use crate::api::{Access, Api, Shape, TypeId, Use};

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// To the server.
    Request,
    /// From the server.
    Answer,
}

/// Which of its forms a type takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    /// The one form that serves both directions.
    Shared,
    /// The form of one direction.
    Only(Side),
}

/// The directions of all types.
#[derive(Debug, Default)]
pub(super) struct Usage {
    sides: BTreeMap<TypeId, BTreeSet<Side>>,
    two_faced: BTreeSet<TypeId>,
}

impl Usage {
    /// Follows every type from where the operations use it. What none of them
    /// mentions is taken to come from the server, as events do.
    pub(super) fn of(api: &Api, roots: &[(TypeId, Side)], rules: Rules<'_>) -> Self {
        let mut usage = Self {
            sides: BTreeMap::new(),
            two_faced: two_faced(api, rules),
        };
        for (id, side) in roots {
            usage.follow(api, *id, *side);
        }
        for id in &api.unused {
            usage.follow(api, *id, Side::Answer);
        }
        usage
    }

    fn follow(&mut self, api: &Api, id: TypeId, side: Side) {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if self.sides.entry(id).or_default().insert(side) {
                open.extend(parts(api, id, Some(side)));
            }
        }
    }

    /// Whether anything uses this type.
    pub(super) fn is_used(&self, id: TypeId) -> bool {
        self.sides.contains_key(&id)
    }

    /// Whether the type travels in this direction.
    pub(super) fn travels(&self, id: TypeId, side: Side) -> bool {
        self.sides
            .get(&id)
            .is_some_and(|sides| sides.contains(&side))
    }

    /// The form that a type takes in a direction.
    pub(super) fn face(&self, id: TypeId, side: Side) -> Face {
        if self.two_faced.contains(&id) {
            Face::Only(side)
        } else {
            Face::Shared
        }
    }

    /// The forms that are used, answers first: they get the plain name.
    pub(super) fn faces(&self, id: TypeId) -> Vec<Face> {
        let Some(sides) = self.sides.get(&id) else {
            return Vec::new();
        };
        if !self.two_faced.contains(&id) {
            return vec![Face::Shared];
        }
        sides.iter().rev().map(|side| Face::Only(*side)).collect()
    }
}

/// Types that differ by direction: those with a field that travels one way,
/// and all that hold one of them.
fn two_faced(api: &Api, rules: Rules<'_>) -> BTreeSet<TypeId> {
    let mut holders: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    let mut open = Vec::new();
    for (id, ty) in api.types.iter() {
        for part in parts(api, id, None) {
            holders.entry(part).or_default().push(id);
        }
        if rules.is_two_faced(ty) {
            open.push(id);
        }
    }
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(holders.get(&id).into_iter().flatten());
        }
    }
    found
}

/// The types that a type is made of, as seen from one side or from both.
pub(super) fn parts(api: &Api, id: TypeId, side: Option<Side>) -> Vec<TypeId> {
    let Some(ty) = api.types.get(id) else {
        return Vec::new();
    };
    match &ty.shape {
        Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_) => Vec::new(),
        Shape::List(item) | Shape::Map(item) => vec![item.ty],
        Shape::Tuple(tuple) => tuple.uses().map(|value| value.ty).collect(),
        Shape::Alias(target) => vec![*target],
        Shape::Union(union) => union.variants.iter().map(|v| v.value.ty).collect(),
        Shape::Struct(shape) => shape
            .fields
            .iter()
            .filter(|field| side.is_none_or(|side| travels(field.access, side)))
            .map(|field| field.value.ty)
            .collect(),
    }
}

/// Whether a field of this access is there in this direction.
pub(super) fn travels(access: Access, side: Side) -> bool {
    match (access, side) {
        (Access::Both | Access::ReadMostly, _)
        | (Access::ReadOnly, Side::Answer)
        | (Access::WriteOnly, Side::Request) => true,
        (Access::ReadOnly, Side::Request) | (Access::WriteOnly, Side::Answer) => false,
    }
}

/// The type behind any second names.
pub(super) fn behind(api: &Api, value: &Use) -> TypeId {
    let mut id = value.ty;
    // As many steps as there are types: a ring of aliases ends the walk.
    for _ in 0..api.types.0.len() {
        let Some(Shape::Alias(target)) = api.types.get(id).map(|ty| &ty.shape) else {
            break;
        };
        id = *target;
    }
    id
}
