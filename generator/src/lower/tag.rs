//! What tells the alternatives of a choice apart where no mapping says it: the
//! few values that a property may have in each.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Constraint, Name, Owner, Shape, Struct, Tag, TypeId, Union, Value};

use super::settle::Draft;

/// Second names, and choices inside one another, that are looked through.
const DEEPEST: usize = 8;

/// How many types may be looked at for one property of a choice.
const MOST: usize = 4_096;

/// How many properties may be tried for one choice.
const MOST_NAMES: usize = 256;

/// The longest value that a type is called after, in bytes.
const LONGEST: usize = 40;

/// The values that each variant lists, if it does.
type Listed = Vec<Option<Vec<Value>>>;

/// Gives every union its tag, and inline variants a name by it.
pub(super) fn imply(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let Some(Shape::Union(union)) = drafts.get(at).map(|draft| &draft.form.shape) else {
            continue;
        };
        let Some((tag, tags)) = found(drafts, union) else {
            continue;
        };
        if let Some(Draft { form, .. }) = drafts.get_mut(at)
            && let Shape::Union(union) = &mut form.shape
        {
            union.tag = Some(tag);
            for (variant, tags) in union.variants.iter_mut().zip(tags) {
                variant.tags = tags;
            }
        }
    }
    for at in 0..drafts.len() {
        rename(drafts, at);
    }
}

/// Variants without a name of their own are called after what tells them apart,
/// the type that they were made of or their titles, rather than after their places.
fn rename(drafts: &mut [Draft], at: usize) {
    let Some(Shape::Union(union)) = drafts.get(at).map(|draft| &draft.form.shape) else {
        return;
    };
    let mut words: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for variant in &union.variants {
        let Some(draft) = drafts.get(variant.value.ty.0) else {
            continue;
        };
        let tag = union.tag.as_ref().and_then(|tag| spelt(tag, &variant.tags));
        let base = draft.form.base.and_then(|base| component(drafts, base));
        for word in tag.iter().chain(&base).chain(&draft.form.docs.title) {
            let key: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
            if !key.is_empty() && word.len() <= LONGEST {
                let entry = words.entry(key.to_lowercase()).or_default();
                entry.push((variant.value.ty.0, word.clone()));
                break;
            }
        }
    }
    let alone = words.into_values().filter(|list| list.len() == 1).flatten();
    for (id, word) in alone {
        if let Some(Draft { name, .. }) = drafts.get_mut(id)
            && let Name::Inline { owner, role } = name
            && *owner == Owner::Type(TypeId(at))
        {
            *role = word;
        }
    }
}

/// What a variant is called after the values that mean it.
fn spelt(tag: &Tag, values: &[Value]) -> Option<String> {
    let words = values.iter().map(|value| match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => format!("{} {number}", tag.name),
        Value::Bool(truth) => format!("{} {truth}", tag.name),
        Value::Other(json) => json.clone(),
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(" or "))
}

/// The tag of a union, and the values that mean each variant.
fn found(drafts: &[Draft], union: &Union) -> Option<(Tag, Vec<Vec<Value>>)> {
    let Some(tag) = &union.tag else {
        return unwritten(drafts, union);
    };
    let mut tags: Vec<_> = union
        .variants
        .iter()
        .map(|variant| variant.tags.clone())
        .collect();
    let mut fuel = MOST;
    let constants: Vec<_> = union
        .variants
        .iter()
        .map(|variant| listed(drafts, variant.value.ty, &tag.name, &mut fuel, 0))
        .collect();
    // What all of them list alike, the type that they share has listed for them.
    let is_shared = match distinct(&constants).as_slice() {
        [only] => only.len() > 1 && constants.iter().flatten().count() > 1,
        _ => false,
    };
    for (index, (variant, tags)) in union.variants.iter().zip(&mut tags).enumerate() {
        if tag.default.as_ref() == Some(&variant.pointer) {
            tags.clear();
            continue;
        }
        if !tags.is_empty() {
            tags.extend(own(index, tags, &constants, union));
            continue;
        }
        match constants.get(index).cloned().flatten() {
            Some(values) if !is_shared => *tags = values,
            Some(_) | None => tags.extend(component(drafts, variant.value.ty).map(Value::String)),
        }
    }
    Some((tag.clone(), tags))
}

/// The values that a variant lists itself where the mapping names others for
/// it: those that mean no other variant.
fn own(index: usize, tags: &[Value], constants: &Listed, union: &Union) -> Vec<Value> {
    let is_elsewhere = |value: &Value| {
        let others = union.variants.iter().zip(constants).enumerate();
        let mut others = others.filter(|(other, _)| *other != index);
        others.any(|(_, (variant, list))| {
            let list = list.iter().flatten();
            variant.tags.iter().chain(list).any(|other| other == value)
        })
    };
    let values = constants.get(index).into_iter().flatten().flatten();
    let values = values.filter(|value| !tags.contains(value) && !is_elsewhere(value));
    values.cloned().collect()
}

/// The property that has values of its own in each variant that lists any.
fn unwritten(drafts: &[Draft], union: &Union) -> Option<(Tag, Vec<Vec<Value>>)> {
    if union.variants.len() < 2 {
        return None;
    }
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut best: Option<((usize, usize), &str, Listed)> = None;
    for variant in &union.variants {
        for name in constants(drafts, variant.value.ty) {
            if names.len() > MOST_NAMES || !names.insert(name) {
                continue;
            }
            let mut fuel = MOST;
            let values: Vec<_> = union
                .variants
                .iter()
                .map(|variant| listed(drafts, variant.value.ty, name, &mut fuel, 0))
                .collect();
            let score = (distinct(&values).len(), values.iter().flatten().count());
            let is_better = best.as_ref().is_none_or(|(most, ..)| *most < score);
            if is_better && is_apart(&values) {
                best = Some((score, name, values));
            }
        }
    }
    let (_, name, values) = best?;
    let tag = Tag {
        name: name.to_owned(),
        default: None,
    };
    Some((
        tag,
        values.into_iter().map(Option::unwrap_or_default).collect(),
    ))
}

/// Whether any two variants that list values list the same or none in common,
/// and not all the same.
fn is_apart(values: &[Option<Vec<Value>>]) -> bool {
    let sets = distinct(values);
    sets.len() > 1 && are_disjoint(&sets)
}

fn distinct(values: &[Option<Vec<Value>>]) -> Vec<&Vec<Value>> {
    let mut seen = BTreeSet::new();
    let lists = values.iter().flatten();
    lists
        .filter(|list| seen.insert(format!("{list:?}")))
        .collect()
}

fn are_disjoint<T: AsRef<[Value]>>(sets: &[T]) -> bool {
    let all: Vec<&Value> = sets.iter().flat_map(AsRef::as_ref).collect();
    let distinct: BTreeSet<String> = all.iter().map(|value| format!("{value:?}")).collect();
    distinct.len() == all.len()
}

/// The names of the properties that have few values.
fn constants(drafts: &[Draft], ty: TypeId) -> Vec<&str> {
    let Some(Shape::Struct(shape)) = behind(drafts, ty).map(|draft| &draft.form.shape) else {
        return Vec::new();
    };
    let fields = shape.fields.iter();
    let listed = fields.filter(|field| values(drafts, field.value.ty).is_some());
    listed.map(|field| field.name.as_str()).collect()
}

/// The values of the property `name` in a type, where they are listed; of a
/// choice, those of all its variants.
fn listed(
    drafts: &[Draft],
    ty: TypeId,
    name: &str,
    fuel: &mut usize,
    depth: usize,
) -> Option<Vec<Value>> {
    *fuel = fuel.checked_sub(1)?;
    match &behind(drafts, ty)?.form.shape {
        Shape::Struct(Struct { fields, .. }) => {
            let field = fields.iter().find(|field| field.name == name)?;
            values(drafts, field.value.ty)
        }
        Shape::Union(union) if depth < DEEPEST => {
            let mut all = Vec::new();
            for variant in &union.variants {
                for value in listed(drafts, variant.value.ty, name, fuel, depth + 1)? {
                    if !all.contains(&value) {
                        all.push(value);
                    }
                }
            }
            (!all.is_empty()).then_some(all)
        }
        Shape::Union(_)
        | Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_) => None,
    }
}

/// The values of a type that lists them.
fn values(drafts: &[Draft], ty: TypeId) -> Option<Vec<Value>> {
    let form = &behind(drafts, ty)?.form;
    match &form.shape {
        Shape::Enum(list) => {
            let is_scalar = |value: &Value| !matches!(value, Value::Other(_));
            let are_fine = !list.values.is_empty() && list.values.iter().all(is_scalar);
            are_fine.then(|| list.values.clone())
        }
        Shape::Bool => form.docs.constraints.iter().find_map(|said| {
            let Constraint::Constant(value) = said else {
                return None;
            };
            value.parse().ok().map(|value| vec![Value::Bool(value)])
        }),
        Shape::Any
        | Shape::Null
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Alias(_) => None,
    }
}

/// The type behind any second names.
fn behind(drafts: &[Draft], ty: TypeId) -> Option<&Draft> {
    let mut draft = drafts.get(ty.0)?;
    for _ in 0..DEEPEST {
        let Shape::Alias(target) = draft.form.shape else {
            break;
        };
        draft = drafts.get(target.0)?;
    }
    Some(draft)
}

/// The name among the components of a type, or of the one that it was made of.
fn component(drafts: &[Draft], ty: TypeId) -> Option<String> {
    let draft = drafts.get(ty.0)?;
    match (&draft.name, draft.form.base) {
        (Name::Component(name), _) => Some(name.clone()),
        (Name::Inline { .. }, Some(base)) => match &drafts.get(base.0)?.name {
            Name::Component(name) => Some(name.clone()),
            Name::Inline { .. } => None,
        },
        (Name::Inline { .. }, None) => None,
    }
}
