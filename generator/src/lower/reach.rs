//! Which types something uses. Merging leaves some behind: a property that a
//! later part replaces, an alternative that has become another type.

use crate::api::{Additional, Name, Owner, Shape, Type, TypeId, Use};

use super::settle::Draft;

/// The last ids, by the ids so far.
pub(super) struct Ids(Vec<Option<TypeId>>);

impl Ids {
    /// Whether the type stays.
    pub(super) fn keeps(&self, id: TypeId) -> bool {
        self.0.get(id.0).is_some_and(Option::is_some)
    }

    /// Gives a type its last id.
    pub(super) fn apply(&self, id: &mut TypeId) {
        if let Some(Some(last)) = self.0.get(id.0) {
            *id = *last;
        }
    }

    /// The same for every id in a type.
    pub(super) fn apply_to(&self, ty: &mut Type) {
        if let Name::Inline {
            owner: Owner::Type(id),
            ..
        } = &mut ty.name
        {
            self.apply(id);
        }
        if let Some(base) = &mut ty.base {
            self.apply(base);
        }
        if let Shape::Alias(target) = &mut ty.shape {
            self.apply(target);
        }
        for value in uses_mut(&mut ty.shape) {
            self.apply(&mut value.ty);
        }
    }
}

/// Numbers the types anew, from those that have a name or that `roots` use.
pub(super) fn renumber(drafts: &[Draft], roots: Vec<TypeId>) -> Ids {
    let mut open = roots;
    for (at, draft) in drafts.iter().enumerate() {
        if matches!(draft.name, Name::Component(_)) {
            open.push(TypeId(at));
        }
    }
    let mut is_reached = vec![false; drafts.len()];
    while let Some(id) = open.pop() {
        let (Some(seen), Some(draft)) = (is_reached.get_mut(id.0), drafts.get(id.0)) else {
            continue;
        };
        if std::mem::replace(seen, true) {
            continue;
        }
        open.extend(parts(&draft.form.shape));
        open.extend(draft.form.base);
        if let Name::Inline {
            owner: Owner::Type(owner),
            ..
        } = draft.name
        {
            open.push(owner);
        }
    }
    let mut next = 0;
    let ids = is_reached.into_iter().map(|is_reached| {
        is_reached.then(|| {
            next += 1;
            TypeId(next - 1)
        })
    });
    Ids(ids.collect())
}

fn parts(shape: &Shape) -> Vec<TypeId> {
    match shape {
        Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_) => Vec::new(),
        Shape::Alias(target) => vec![*target],
        Shape::List(item) | Shape::Map(item) => vec![item.ty],
        Shape::Tuple(tuple) => tuple.uses().map(|value| value.ty).collect(),
        Shape::Union(union) => union.variants.iter().map(|v| v.value.ty).collect(),
        Shape::Struct(shape) => {
            let mut all: Vec<TypeId> = shape.fields.iter().map(|f| f.value.ty).collect();
            if let Additional::Typed(value) = &shape.additional {
                all.push(value.ty);
            }
            all
        }
    }
}

fn uses_mut(shape: &mut Shape) -> Vec<&mut Use> {
    match shape {
        Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::Alias(_) => Vec::new(),
        Shape::List(item) | Shape::Map(item) => vec![item],
        Shape::Tuple(tuple) => tuple.uses_mut().collect(),
        Shape::Union(union) => union.variants.iter_mut().map(|v| &mut v.value).collect(),
        Shape::Struct(shape) => {
            let mut all: Vec<&mut Use> = shape.fields.iter_mut().map(|f| &mut f.value).collect();
            if let Additional::Typed(value) = &mut shape.additional {
                all.push(value);
            }
            all
        }
    }
}
