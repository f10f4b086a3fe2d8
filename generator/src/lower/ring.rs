//! The order in which types look through one another.

use crate::api::{Shape, TypeId};

use super::settle::Draft;

/// Types by what they look through.
pub(super) struct Order {
    /// Every type, each after those that it looks through.
    pub(super) order: Vec<usize>,
    /// Steps that lead back: a type, and the one further up the same way.
    pub(super) rings: Vec<(usize, usize)>,
}

/// Sorts the types so that what is looked through comes first.
pub(super) fn inside_out(drafts: &[Draft]) -> Order {
    sorted(drafts, direct)
}

/// Lists and maps inside one another that are spelt out.
const DEEPEST: usize = 64;

/// Lists and maps of lists and maps, around to the first or without an end to
/// speak of: none of them has a name under which it could be held.
pub(super) fn nameless(drafts: &[Draft]) -> Vec<(usize, usize)> {
    let Order { order, mut rings } = sorted(drafts, held);
    let mut depths = vec![0; drafts.len()];
    for id in order {
        let Some(shape) = drafts.get(id).map(|draft| &draft.form.shape) else {
            continue;
        };
        // A second name is not one level more.
        let step = usize::from(!matches!(shape, Shape::Alias(_)));
        let mut depth = 0;
        for part in held(shape) {
            let below = depths.get(part.0).copied().unwrap_or(0) + step;
            match below <= DEEPEST {
                true => depth = depth.max(below),
                false => rings.push((id, part.0)),
            }
        }
        if let Some(known) = depths.get_mut(id) {
            *known = depth;
        }
    }
    rings
}

fn sorted(drafts: &[Draft], parts: fn(&Shape) -> Vec<TypeId>) -> Order {
    let parts: Vec<Vec<TypeId>> = drafts
        .iter()
        .map(|draft| parts(&draft.form.shape))
        .collect();
    let mut visits = vec![Visit::New; drafts.len()];
    let mut sorted = Order {
        order: Vec::with_capacity(drafts.len()),
        rings: Vec::new(),
    };
    for root in 0..drafts.len() {
        let mut stack = vec![(root, 0)];
        while let Some((id, step)) = stack.pop() {
            let Some(visit) = visits.get_mut(id) else {
                continue;
            };
            if step == 0 && *visit != Visit::New {
                continue;
            }
            *visit = Visit::Open;
            let Some(part) = parts.get(id).and_then(|parts| parts.get(step)) else {
                *visit = Visit::Done;
                sorted.order.push(id);
                continue;
            };
            stack.push((id, step + 1));
            match visits.get(part.0) {
                Some(Visit::New) => stack.push((part.0, 0)),
                Some(Visit::Open) => sorted.rings.push((id, part.0)),
                Some(Visit::Done) | None => {}
            }
        }
    }
    sorted
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

/// The types that a shape looks through: a value of theirs is one of its own.
fn direct(shape: &Shape) -> Vec<TypeId> {
    match shape {
        Shape::Alias(target) => vec![*target],
        Shape::Union(union) => union.variants.iter().map(|v| v.value.ty).collect(),
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
        | Shape::Struct(_) => Vec::new(),
    }
}

/// The types that a shape without a name of its own is spelt with.
fn held(shape: &Shape) -> Vec<TypeId> {
    match shape {
        Shape::Alias(target) => vec![*target],
        Shape::List(item) | Shape::Map(item) => vec![item.ty],
        Shape::Tuple(tuple) => tuple.uses().map(|value| value.ty).collect(),
        Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::Struct(_)
        | Shape::Union(_) => Vec::new(),
    }
}
