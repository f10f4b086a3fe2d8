//! The last step: forms become types, and every use learns what its type says.

use crate::api::{Additional, Name, Operation, Owner, Shape, Type, TypeId, Union, Use, Variant};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

use super::annotation::over;
use super::form::Form;
use super::reach::{self, renumber};
use super::ring::{inside_out, nameless};
use super::table::State;
use super::{Lower, xml};

/// A type without its last id.
pub(super) struct Draft {
    pub(super) pointer: Pointer,
    pub(super) name: Name,
    pub(super) form: Form,
}

/// Makes types of all forms, and tells the uses in `operations` and in the
/// types themselves what is known of what they use.
pub(super) fn settle(lower: &mut Lower<'_, '_>, operations: &mut [Operation]) -> Vec<Type> {
    // The ids by pointer are of no more use, and in the way.
    let slots = std::mem::take(&mut lower.table).slots;
    let mut drafts: Vec<Draft> = slots
        .into_iter()
        .map(|slot| Draft {
            pointer: slot.pointer,
            name: slot.name,
            form: match slot.state {
                State::Done(form) => *form,
                State::Waiting | State::Joined(..) | State::Busy => Form::any(),
            },
        })
        .collect();
    spread(&mut drafts, lower);
    super::fill::fill(&mut drafts, lower);
    super::tag::imply(&mut drafts);
    for (from, to) in nameless(&drafts) {
        open(&mut drafts, from, to, lower);
    }
    let known: Vec<Known> = drafts.iter().map(Known::of).collect();
    for draft in &mut drafts {
        learn(&mut draft.form.shape, &known);
    }
    for value in operations.iter_mut().flat_map(super::operation::uses_mut) {
        inform(value, &known);
    }
    types(drafts, operations)
}

/// A second name says what its type says; null is a value of a union if it is
/// one of a variant.
fn spread(drafts: &mut [Draft], lower: &mut Lower<'_, '_>) {
    let sorted = inside_out(drafts);
    for (from, to) in sorted.rings {
        cut(drafts, from, to, lower);
    }
    for id in sorted.order {
        let Some(draft) = drafts.get(id) else {
            continue;
        };
        let mut known = Known::of(draft);
        let mut xml = draft.form.xml.clone();
        match &draft.form.shape {
            Shape::Alias(target) => {
                if let Some(target) = drafts.get(target.0) {
                    xml = xml::or(xml, target.form.xml.clone());
                    known.nullable |= target.form.nullable;
                    known.sensitive |= target.form.sensitive;
                    known.access = over(known.access, target.form.access);
                }
            }
            Shape::Union(union) => {
                known.nullable |= union.variants.iter().any(|variant| {
                    let ty = drafts.get(variant.value.ty.0);
                    variant.value.nullable || ty.is_some_and(|ty| ty.form.nullable)
                });
            }
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
            | Shape::Struct(_) => {}
        }
        let behind = behind(drafts, &draft.form.shape);
        if let Some(draft) = drafts.get_mut(id) {
            if let Some(behind) = behind {
                draft.form.shape = Shape::Alias(behind);
            }
            draft.form.nullable = known.nullable;
            draft.form.sensitive = known.sensitive;
            draft.form.access = known.access;
            draft.form.xml = xml;
        }
    }
}

/// The type behind a second name of a second name: no row of names is left
/// to be followed.
fn behind(drafts: &[Draft], shape: &Shape) -> Option<TypeId> {
    let Shape::Alias(target) = shape else {
        return None;
    };
    if let Shape::Alias(behind) = drafts.get(target.0)?.form.shape {
        return Some(behind);
    }
    None
}

/// A type that looks through itself has no value: the ring is cut.
fn cut(drafts: &mut [Draft], from: usize, to: usize, lower: &mut Lower<'_, '_>) {
    let target = drafts.get(to).map(|draft| draft.pointer.clone());
    let others = others(drafts, from, to);
    let (Some(draft), Some(target)) = (drafts.get_mut(from), target) else {
        return;
    };
    let is_left = match &mut draft.form.shape {
        Shape::Union(union) => leave_out(union, to, others),
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
        | Shape::Struct(_)
        | Shape::Alias(_) => false,
    };
    if !is_left {
        draft.form.shape = Shape::Any;
    }
    let message = match is_left {
        true => {
            "an alternative of this choice is the choice itself, by way of its references; it is left out"
        }
        false => "this schema is nothing but itself, by way of its references; read as any value",
    };
    let place = lower.reference_place(&draft.pointer);
    let mut fault = Diagnostic::warning("reference-cycle", place, message)
        .note("leads back")
        .help("give one of the schemas in the ring a `type` of its own");
    if draft.pointer != target {
        fault = fault.also(lower.reference_place(&target), "to where it came from");
    }
    lower.say(fault);
}

/// The alternatives of `to` that look through nothing, where it is a choice
/// between them and `from`.
fn others(drafts: &[Draft], from: usize, to: usize) -> Vec<Variant> {
    let Some(Shape::Union(union)) = drafts.get(to).map(|draft| &draft.form.shape) else {
        return Vec::new();
    };
    if from == to || !union.variants.iter().any(|it| it.value.ty == TypeId(from)) {
        return Vec::new();
    }
    let is_plain = |variant: &&Variant| {
        let shape = drafts
            .get(variant.value.ty.0)
            .map(|draft| &draft.form.shape);
        shape.is_some_and(|shape| !matches!(shape, Shape::Union(_) | Shape::Alias(_)))
    };
    union.variants.iter().filter(is_plain).cloned().collect()
}

/// Puts `others` in place of the alternative `to`; false where nothing is left.
fn leave_out(union: &mut Union, to: usize, others: Vec<Variant>) -> bool {
    union
        .variants
        .retain(|variant| variant.value.ty != TypeId(to));
    for other in others {
        if !union
            .variants
            .iter()
            .any(|it| it.value.ty == other.value.ty)
        {
            union.variants.push(other);
        }
    }
    !union.variants.is_empty()
}

/// What a list or map holds that is nothing but lists and maps, around to
/// itself, may be anything.
fn open(drafts: &mut Vec<Draft>, from: usize, to: usize, lower: &mut Lower<'_, '_>) {
    let anything = TypeId(drafts.len());
    let Some(draft) = drafts.get_mut(from) else {
        return;
    };
    let pointer = draft.pointer.clone();
    match &mut draft.form.shape {
        Shape::Alias(target) => *target = anything,
        Shape::List(item) | Shape::Map(item) => item.ty = anything,
        Shape::Tuple(tuple) => {
            let back = tuple.uses_mut().filter(|value| value.ty == TypeId(to));
            back.for_each(|value| value.ty = anything);
        }
        Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::Struct(_)
        | Shape::Union(_) => return,
    }
    let message = "this schema is lists of lists or maps without an end; read as any value here";
    let place = lower.reference_place(&pointer);
    let fault = Diagnostic::warning("reference-cycle", place, message);
    lower.say(fault.help("make it an object, or a choice of types"));
    drafts.push(Draft {
        pointer,
        name: Name::Inline {
            owner: Owner::Type(TypeId(from)),
            role: "item".to_owned(),
        },
        form: Form::any(),
    });
}

/// What a type tells its uses.
#[derive(Clone, Copy)]
struct Known {
    nullable: bool,
    sensitive: bool,
    access: crate::api::Access,
}

impl Known {
    fn of(draft: &Draft) -> Self {
        Self {
            nullable: draft.form.nullable || draft.form.shape == Shape::Null,
            sensitive: draft.form.sensitive,
            access: draft.form.access,
        }
    }
}

fn inform(value: &mut Use, known: &[Known]) {
    if let Some(known) = known.get(value.ty.0) {
        value.nullable |= known.nullable;
        value.sensitive |= known.sensitive;
    }
}

/// Tells the uses inside a type what their types say.
fn learn(shape: &mut Shape, known: &[Known]) {
    match shape {
        Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::Alias(_) => {}
        Shape::List(item) | Shape::Map(item) => inform(item, known),
        Shape::Tuple(tuple) => tuple.uses_mut().for_each(|value| inform(value, known)),
        Shape::Union(union) => {
            for variant in &mut union.variants {
                inform(&mut variant.value, known);
                variant.value.nullable = false;
            }
        }
        Shape::Struct(shape) => {
            for field in &mut shape.fields {
                inform(&mut field.value, known);
                if let Some(known) = known.get(field.value.ty.0) {
                    field.access = over(field.access, known.access);
                }
            }
            if let Additional::Typed(value) = &mut shape.additional {
                inform(value, known);
            }
        }
    }
}

/// The types that something uses, in order, under their last ids.
fn types(drafts: Vec<Draft>, operations: &mut [Operation]) -> Vec<Type> {
    let uses = operations.iter_mut().flat_map(super::operation::uses_mut);
    let roots = uses.map(|value| value.ty).collect();
    let ids: reach::Ids = renumber(&drafts, roots);
    for value in operations.iter_mut().flat_map(super::operation::uses_mut) {
        ids.apply(&mut value.ty);
    }
    let all = drafts.into_iter().enumerate();
    all.filter(|(id, _)| ids.keeps(TypeId(*id)))
        .map(|(_, draft)| {
            let known = Known::of(&draft);
            let Draft {
                pointer,
                name,
                form,
            } = draft;
            let mut ty = Type {
                pointer,
                name,
                docs: form.docs,
                nullable: known.nullable,
                sensitive: known.sensitive,
                xml: form.xml,
                shape: form.shape,
                base: form.base,
            };
            ids.apply_to(&mut ty);
            ty
        })
        .collect()
}
