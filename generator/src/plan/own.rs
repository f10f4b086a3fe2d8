//! Ownership: which members need a box because a type holds itself, or would
//! be too large for a stack.

use std::collections::BTreeSet;

use crate::api::{Api, Shape, TypeId};

/// The members by which a type holds itself.
#[derive(Debug, Default)]
pub(super) struct Cycles {
    knots: BTreeSet<(TypeId, TypeId)>,
    /// Types that are too large to stand inside another.
    heavy: BTreeSet<TypeId>,
    endless: BTreeSet<(TypeId, TypeId)>,
}

impl Cycles {
    pub(super) fn of(api: &Api) -> Self {
        let ids = || api.types.iter().map(|(id, _)| id);
        let held: Vec<_> = ids().map(|id| held(api, id)).collect();
        let rings = knots(&held);
        Self {
            heavy: heavy(api, &held, &rings),
            knots: rings,
            endless: knots(&ids().map(|id| demanded(api, id)).collect::<Vec<_>>()),
        }
    }

    /// Whether `holder` must box its member of type `part`.
    pub(super) fn must_box(&self, holder: TypeId, part: TypeId) -> bool {
        self.knots.contains(&(holder, part)) || self.heavy.contains(&part)
    }

    /// Whether requiring the member would make every value endless; it is
    /// optional then, whatever the description says.
    pub(super) fn is_endless(&self, holder: TypeId, part: TypeId) -> bool {
        self.endless.contains(&(holder, part))
    }
}

/// The most words of memory, by a rough count, that a member may take where it
/// stands: 32 KiB. Of the published descriptions that we know, one has four
/// such types.
const WORDS: usize = 4_096;

/// The most types inside one another: the compiler bounds them as well.
const LEVELS: usize = 64;

/// How much a value takes where it stands.
#[derive(Clone, Copy, Default)]
struct Weight {
    words: usize,
    levels: usize,
}

impl Weight {
    fn is_heavy(self) -> bool {
        self.words > WORDS || self.levels >= LEVELS
    }
}

/// The types that are too large to stand inside another: what two fields
/// double at every step has no bound.
fn heavy(api: &Api, held: &[Vec<TypeId>], knots: &BTreeSet<(TypeId, TypeId)>) -> BTreeSet<TypeId> {
    let mut seen = vec![false; held.len()];
    let mut order = Vec::with_capacity(held.len());
    for id in 0..held.len() {
        finish(held, TypeId(id), &mut seen, &mut order);
    }
    let mut weights = vec![Weight::default(); held.len()];
    for id in &order {
        let parts = held.get(id.0).map(Vec::as_slice).unwrap_or_default();
        let parts = parts.iter().map(|part| (part, weights.get(part.0)));
        let parts = parts.filter_map(|(part, weight)| Some((part, *weight?)));
        // A text, a list and a map take three words, a box one.
        let mut own = Weight {
            words: 3,
            levels: 0,
        };
        for (part, weight) in parts {
            let is_boxed = knots.contains(&(*id, *part)) || weight.is_heavy();
            if !holds_many(api, *id) {
                own.words = own.words.max(weight.words + 1);
                own.levels = own.levels.max(weight.levels + 1);
            } else if is_boxed {
                own.words += 1;
            } else {
                own.words += weight.words;
                own.levels = own.levels.max(weight.levels + 1);
            }
        }
        if let Some(weight) = weights.get_mut(id.0) {
            *weight = own;
        }
    }
    let heavy = order.into_iter().filter(|id| {
        let weight = weights.get(id.0);
        weight.is_some_and(|weight| weight.is_heavy())
    });
    heavy.collect()
}

/// Whether a value holds all of its parts, and not one of them.
fn holds_many(api: &Api, id: TypeId) -> bool {
    let shape = api.types.get(id).map(|ty| &ty.shape);
    matches!(shape, Some(Shape::Struct(_) | Shape::Tuple(_)))
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
