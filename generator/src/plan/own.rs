//! Ownership: which members need a box because a type holds itself.

use std::collections::BTreeSet;

use crate::api::{Api, Shape, TypeId};

/// The members by which a type holds itself.
#[derive(Debug, Default)]
pub(super) struct Cycles {
    knots: BTreeSet<(TypeId, TypeId)>,
    endless: BTreeSet<(TypeId, TypeId)>,
}

impl Cycles {
    pub(super) fn of(api: &Api) -> Self {
        let ids = || api.types.iter().map(|(id, _)| id);
        Self {
            knots: knots(&ids().map(|id| held(api, id)).collect::<Vec<_>>()),
            endless: knots(&ids().map(|id| demanded(api, id)).collect::<Vec<_>>()),
        }
    }

    /// Whether `holder` must box its member of type `part`.
    pub(super) fn must_box(&self, holder: TypeId, part: TypeId) -> bool {
        self.knots.contains(&(holder, part))
    }

    /// Whether requiring the member would make every value endless; it is
    /// optional then, whatever the description says.
    pub(super) fn is_endless(&self, holder: TypeId, part: TypeId) -> bool {
        self.endless.contains(&(holder, part))
    }
}

/// The edges inside strongly connected groups (Kosaraju), without recursion.
fn knots(forward: &[Vec<TypeId>]) -> BTreeSet<(TypeId, TypeId)> {
    let mut backward: Vec<Vec<TypeId>> = vec![Vec::new(); forward.len()];
    for (from, targets) in forward.iter().enumerate() {
        for target in targets {
            if let Some(sources) = backward.get_mut(target.0) {
                sources.push(TypeId(from));
            }
        }
    }
    let mut seen = vec![false; forward.len()];
    let mut order = Vec::with_capacity(forward.len());
    for id in 0..forward.len() {
        finish(forward, TypeId(id), &mut seen, &mut order);
    }
    let mut group = vec![0; forward.len()];
    let mut seen = vec![false; forward.len()];
    let mut members = Vec::new();
    for (number, id) in order.into_iter().rev().enumerate() {
        finish(&backward, id, &mut seen, &mut members);
        for member in members.drain(..) {
            if let Some(group) = group.get_mut(member.0) {
                *group = number;
            }
        }
    }
    let edges = forward
        .iter()
        .enumerate()
        .flat_map(|(from, targets)| targets.iter().map(move |target| (TypeId(from), *target)));
    edges
        .filter(|(from, to)| group.get(from.0) == group.get(to.0))
        .collect()
}

/// The types whose values stand inside a value of this one; lists and maps
/// hold theirs on the heap already.
fn held(api: &Api, id: TypeId) -> Vec<TypeId> {
    match api.types.get(id).map(|ty| &ty.shape) {
        Some(Shape::Alias(target)) => vec![*target],
        Some(Shape::Union(union)) => union.variants.iter().map(|v| v.value.ty).collect(),
        Some(Shape::Struct(shape)) => shape.fields.iter().map(|f| f.value.ty).collect(),
        Some(Shape::Tuple(tuple)) => tuple.elements.iter().map(|value| value.ty).collect(),
        Some(
            Shape::Any
            | Shape::Null
            | Shape::Bool
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::List(_)
            | Shape::Map(_),
        )
        | None => Vec::new(),
    }
}

/// The types without a value of which there is none of this one.
fn demanded(api: &Api, id: TypeId) -> Vec<TypeId> {
    match api.types.get(id).map(|ty| &ty.shape) {
        Some(Shape::Alias(target)) => vec![*target],
        Some(Shape::Tuple(tuple)) => {
            let elements = tuple.elements.iter().take(tuple.required);
            elements
                .filter(|value| !value.nullable)
                .map(|value| value.ty)
                .collect()
        }
        Some(Shape::Struct(shape)) => {
            let fields = shape.fields.iter();
            let demanded = fields.filter(|f| f.required && !f.value.nullable);
            demanded.map(|f| f.value.ty).collect()
        }
        Some(
            Shape::Any
            | Shape::Null
            | Shape::Bool
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::Union(_)
            | Shape::List(_)
            | Shape::Map(_),
        )
        | None => Vec::new(),
    }
}

/// Adds to `done` what is reached from `start` and not seen yet, each after
/// what it reaches.
fn finish(edges: &[Vec<TypeId>], start: TypeId, seen: &mut [bool], done: &mut Vec<TypeId>) {
    let mut see = |id: TypeId| {
        let seen = seen.get_mut(id.0);
        seen.is_some_and(|seen| !std::mem::replace(seen, true))
    };
    if !see(start) {
        return;
    }
    let mut open = vec![(start, 0)];
    while let Some((id, next)) = open.pop() {
        let targets = edges.get(id.0).map(Vec::as_slice).unwrap_or_default();
        match targets.get(next) {
            None => done.push(id),
            Some(target) => {
                open.push((id, next + 1));
                if see(*target) {
                    open.push((*target, 0));
                }
            }
        }
    }
}
