//! What merging left open: free objects, and required names without a property.

use std::collections::BTreeSet;

use crate::api::{Access, Additional, Field, Name, Owner, Shape, Struct, TypeId, Use};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::schema::plain_use;
use super::settle::Draft;

/// Gives free objects their map, and required names their field.
pub(super) fn fill(drafts: &mut Vec<Draft>, lower: &mut Lower<'_, '_>) {
    for at in 0..drafts.len() {
        let Some(Draft { pointer, form, .. }) = drafts.get_mut(at) else {
            continue;
        };
        let Shape::Struct(shape) = &mut form.shape else {
            continue;
        };
        let mut shape = std::mem::take(shape);
        let required = std::mem::take(&mut form.required);
        let pointer = pointer.clone();
        require(drafts, lower, at, &mut shape, required);
        let shape = map(drafts, at, pointer, shape);
        if let Some(draft) = drafts.get_mut(at) {
            draft.form.shape = shape;
        }
    }
}

fn map(drafts: &mut Vec<Draft>, at: usize, pointer: Pointer, shape: Struct) -> Shape {
    match shape.additional {
        Additional::Unsaid if shape.fields.is_empty() => {
            Shape::Map(Box::new(anything(drafts, at, pointer, "value")))
        }
        Additional::Typed(value) if shape.fields.is_empty() => Shape::Map(value),
        Additional::Unsaid | Additional::Forbidden | Additional::Typed(_) => Shape::Struct(shape),
    }
}

fn require(
    drafts: &mut Vec<Draft>,
    lower: &mut Lower<'_, '_>,
    at: usize,
    shape: &mut Struct,
    required: Vec<(String, Pointer)>,
) {
    let names: BTreeSet<String> = required.iter().map(|(name, _)| name.clone()).collect();
    for field in &mut shape.fields {
        field.required = names.contains(&field.name);
    }
    let mut known: BTreeSet<String> = shape.fields.iter().map(|f| f.name.clone()).collect();
    for (name, pointer) in required {
        if !known.insert(name.clone()) {
            continue;
        }
        let message = format!("`{name}` is required, but there is no property of this name");
        let place = lower.key(pointer.clone());
        let fault = Diagnostic::warning("required-without-property", place, message)
            .note("may be anything")
            .help(format!("add it:  properties: {{ {name}: {{ type: … }} }}"));
        lower.say(fault);
        let value = anything(drafts, at, pointer.clone(), &name);
        shape.fields.push(Field {
            pointer,
            name,
            value,
            required: true,
            access: Access::Both,
        });
    }
}

fn anything(drafts: &mut Vec<Draft>, owner: usize, pointer: Pointer, role: &str) -> Use {
    let id = TypeId(drafts.len());
    let name = Name::Inline {
        owner: Owner::Type(TypeId(owner)),
        role: role.to_owned(),
    };
    drafts.push(Draft {
        pointer,
        name,
        form: Form::any(),
    });
    plain_use(id)
}
