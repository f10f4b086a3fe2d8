//! Two choices at once: what satisfies one alternative of each.

use crate::api::{Name, Owner, Shape, TypeId, Union, Value, Variant};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::name::{component, numbered};
use super::schema::plain_use;

/// The most pairs of alternatives that are made into one choice.
const MOST: usize = 64;

impl Lower<'_, '_> {
    /// The alternatives that satisfy both choices; the first choice alone where
    /// there is none, or too many.
    pub(super) fn cross(
        &mut self,
        first: Union,
        later: Union,
        at: &Pointer,
        owner: TypeId,
    ) -> Shape {
        let mut variants: Vec<Variant> = Vec::new();
        if first.variants.len().saturating_mul(later.variants.len()) <= MOST {
            for one in &first.variants {
                for other in &later.variants {
                    let place = variants.len().to_string();
                    let role = numbered("variant", &place);
                    variants.extend(self.pair(one, other, at, owner, role));
                }
            }
        }
        if variants.is_empty() {
            let place = self.key(at.clone());
            let message = "two choices at once of which no alternatives go together; \
                           this one is ignored";
            let fault = Diagnostic::warning("composition-simplified", place, message);
            self.say(fault.help("make one choice of the two"));
            return Shape::Union(first);
        }
        let tag = first.tag.or(later.tag);
        Shape::Union(Union { variants, tag })
    }

    /// The alternatives that are of this type, too.
    pub(super) fn narrow(
        &mut self,
        union: Union,
        one: Shape,
        at: &Pointer,
        owner: TypeId,
    ) -> Shape {
        let name = Name::Inline {
            owner: Owner::Type(owner),
            role: "part".to_owned(),
        };
        let value = plain_use(self.table.push(at.clone(), name, Form::of(one)));
        let one = Variant {
            pointer: at.clone(),
            value,
            tags: Vec::new(),
        };
        let mut variants: Vec<Variant> = Vec::new();
        for (place, variant) in union.variants.iter().enumerate() {
            let role = numbered("variant", &place.to_string());
            variants.extend(self.pair(variant, &one, at, owner, role));
        }
        match variants.as_slice() {
            [] => {
                self.conflict(
                    at,
                    "a choice of which no alternative is of the type beside it; \
                                   the choice alone counts",
                );
                Shape::Union(union)
            }
            [only] => self.known(only.value.ty, at).shape,
            _ => Shape::Union(Union {
                variants,
                tag: union.tag,
            }),
        }
    }

    fn pair(
        &mut self,
        one: &Variant,
        other: &Variant,
        at: &Pointer,
        owner: TypeId,
        role: String,
    ) -> Option<Variant> {
        let mut variant = one.clone();
        if variant.tags.is_empty() {
            variant.tags.clone_from(&other.tags);
        }
        if one.value.ty == other.value.ty {
            return Some(variant);
        }
        let first = self.known(one.value.ty, at);
        let later = self.known(other.value.ty, at);
        if !self.go_together(&first, &later) || !self.copy(first.size() + later.size(), at) {
            return None;
        }
        let docs = super::docs::or(first.docs.clone(), later.docs.clone());
        let called = |ty: TypeId, form: &Form| {
            let named = |ty| self.table.pointer(ty).and_then(component);
            let name = named(ty).or_else(|| named(form.base?));
            name.or_else(|| form.docs.title.clone())
        };
        let both = called(one.value.ty, &first).zip(called(other.value.ty, &later));
        let role = both.map_or(role, |(first, later)| format!("{first} {later}"));
        let merged = self.merge(first, later, at, owner);
        let name = Name::Inline {
            owner: Owner::Type(owner),
            role,
        };
        let form = Form { docs, ..merged };
        variant.value.ty = self.table.push(one.pointer.clone(), name, form);
        Some(variant)
    }

    /// Whether a value may satisfy both.
    fn go_together(&self, first: &Form, later: &Form) -> bool {
        match (&first.shape, &later.shape) {
            (Shape::Any, _) | (_, Shape::Any) => true,
            (Shape::Struct(_), Shape::Struct(_)) => true,
            (Shape::List(one), Shape::List(other)) => {
                one.ty == other.ty || self.is_unsaid(one.ty) || self.is_unsaid(other.ty)
            }
            (Shape::Tuple(_), Shape::List(item)) | (Shape::List(item), Shape::Tuple(_)) => {
                self.is_unsaid(item.ty)
            }
            (Shape::Enum(list), other) | (other, Shape::Enum(list)) => {
                list.values.iter().all(|value| match value {
                    Value::String(_) => matches!(other, Shape::String(_)),
                    Value::Integer(_) => matches!(other, Shape::Integer(_) | Shape::Number(_)),
                    Value::Bool(_) | Value::Other(_) => false,
                })
            }
            (Shape::Integer(_) | Shape::Number(_), Shape::Integer(_) | Shape::Number(_))
            | (Shape::String(_), Shape::String(_)) => true,
            (one, other) => one == other,
        }
    }
}
