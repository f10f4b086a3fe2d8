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
    /// To the server, as a change: what is absent stays as it is, null removes
    /// it (RFC 7396).
    Patch,
}

impl Side {
    /// How the elements of a list travel: a change replaces it as a whole.
    pub(super) fn of_elements(self) -> Self {
        match self {
            Self::Patch => Self::Request,
            Self::Request | Self::Answer => self,
        }
    }
}

/// Which of its forms a type takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    /// The one form that serves both directions.
    Shared,
    /// The form of one direction.
    Only(Side),
}

impl Face {
    /// Answers come before the requests that are made of them.
    pub(super) fn rank(self) -> usize {
        match self {
            Self::Shared | Self::Only(Side::Answer) => 0,
            Self::Only(Side::Request) => 1,
            Self::Only(Side::Patch) => 2,
        }
    }
}

/// The directions of all types.
#[derive(Debug, Default)]
pub(super) struct Usage {
    sides: BTreeMap<TypeId, BTreeSet<Side>>,
    two_faced: BTreeSet<TypeId>,
    /// Types whose form in a change is one of its own.
    patched: BTreeSet<TypeId>,
}

impl Usage {
    /// Follows every type from where the operations use it. What none of them
    /// mentions is taken to come from the server, as events do.
    pub(super) fn of(api: &Api, roots: &[(TypeId, Side)], rules: Rules<'_>) -> Self {
        let mut usage = Self {
            sides: BTreeMap::new(),
            two_faced: two_faced(api, rules),
            patched: BTreeSet::new(),
        };
        for (id, side) in roots {
            usage.follow(api, *id, *side);
        }
        for id in &api.unused {
            usage.follow(api, *id, Side::Answer);
        }
        usage.patched = usage.patched(api);
        usage
    }

    /// Types with a member that null removes, and all that hold one of them.
    fn patched(&self, api: &Api) -> BTreeSet<TypeId> {
        let ids = self.sides.keys().copied();
        let ids = ids.filter(|id| self.travels(*id, Side::Patch));
        spread(
            ids.map(|id| {
                let parts = beneath(api, id, Side::Patch).into_iter();
                let parts = parts.filter(|(_, side)| *side == Side::Patch);
                (
                    id,
                    parts.map(|(id, _)| id).collect(),
                    has_removable(api, id),
                )
            })
            .collect(),
        )
    }

    fn follow(&mut self, api: &Api, id: TypeId, side: Side) {
        let mut open = vec![(id, side)];
        while let Some((id, side)) = open.pop() {
            if self.sides.entry(id).or_default().insert(side) {
                open.extend(beneath(api, id, side));
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
        let is_two_faced = self.two_faced.contains(&id);
        match side {
            Side::Patch if self.patched.contains(&id) => Face::Only(Side::Patch),
            Side::Patch | Side::Request if is_two_faced => Face::Only(Side::Request),
            Side::Answer if is_two_faced => Face::Only(Side::Answer),
            Side::Patch | Side::Request | Side::Answer => Face::Shared,
        }
    }

    /// The forms that are used, answers first: they get the plain name.
    pub(super) fn faces(&self, id: TypeId) -> Vec<Face> {
        let sides = [Side::Answer, Side::Request, Side::Patch].into_iter();
        let sides = sides.filter(|side| self.travels(id, *side));
        let mut faces: Vec<Face> = sides.map(|side| self.face(id, side)).collect();
        faces.dedup();
        faces
    }
}

/// Types that differ by direction: those with a field that travels one way,
/// and all that hold one of them.
fn two_faced(api: &Api, rules: Rules<'_>) -> BTreeSet<TypeId> {
    let types = api.types.iter();
    spread(
        types
            .map(|(id, ty)| (id, parts(api, id, None), rules.is_two_faced(ty)))
            .collect(),
    )
}

/// Those that have it by themselves, and all that hold one of them.
fn spread(types: Vec<(TypeId, Vec<TypeId>, bool)>) -> BTreeSet<TypeId> {
    let mut holders: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    let mut open = Vec::new();
    for (id, parts, has_it) in types {
        for part in parts {
            holders.entry(part).or_default().push(id);
        }
        if has_it {
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

/// The types that a type is made of, and how they travel.
fn beneath(api: &Api, id: TypeId, side: Side) -> Vec<(TypeId, Side)> {
    let shape = api.types.get(id).map(|ty| &ty.shape);
    let inner = match shape {
        Some(Shape::List(_) | Shape::Tuple(_)) => side.of_elements(),
        _ => side,
    };
    let parts = parts(api, id, Some(side)).into_iter();
    parts.map(|part| (part, inner)).collect()
}

/// Whether a type has a member that may be absent, but not null.
fn has_removable(api: &Api, id: TypeId) -> bool {
    let is_nullable = |value: &Use| {
        let ty = api.types.get(value.ty);
        value.nullable || ty.is_some_and(|ty| ty.nullable || ty.shape == Shape::Any)
    };
    match api.types.get(id).map(|ty| &ty.shape) {
        Some(Shape::Map(value)) => !is_nullable(value),
        Some(Shape::Struct(shape)) => shape.fields.iter().any(|field| {
            let travels = travels(field.access, Side::Patch);
            travels && !field.required && !is_nullable(&field.value)
        }),
        Some(
            Shape::Any
            | Shape::Null
            | Shape::Bool
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Alias(_)
            | Shape::Union(_),
        )
        | None => false,
    }
}

/// Whether a field of this access is there in this direction.
pub(super) fn travels(access: Access, side: Side) -> bool {
    match (access, side) {
        (Access::Both | Access::ReadMostly, _)
        | (Access::ReadOnly, Side::Answer)
        | (Access::WriteOnly, Side::Request | Side::Patch) => true,
        (Access::ReadOnly, Side::Request | Side::Patch) | (Access::WriteOnly, Side::Answer) => {
            false
        }
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
