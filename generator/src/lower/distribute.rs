//! An object with alternatives: each alternative gets the members that stand
//! beside them all.

use crate::api::{Name, Owner, Shape, TypeId, Union, Variant};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

use super::Lower;
use super::form::{Form, is_free};
use super::name::numbered;

impl Lower<'_, '_> {
    /// Adds the struct `outer` to each variant.
    pub(super) fn distribute(
        &mut self,
        union: Union,
        outer: &Form,
        at: &Pointer,
        owner: TypeId,
    ) -> Shape {
        if outer.is_free_object() {
            return Shape::Union(union);
        }
        let tag = union.tag;
        let variants = union.variants.into_iter().enumerate();
        let variants = variants
            .map(|(index, variant)| self.complement(index, variant, outer, at, owner))
            .collect();
        Shape::Union(Union { variants, tag })
    }

    fn complement(
        &mut self,
        index: usize,
        variant: Variant,
        outer: &Form,
        at: &Pointer,
        owner: TypeId,
    ) -> Variant {
        let id = variant.value.ty;
        let inner = self.known(id, at);
        if !self.copy(outer.size(), at) {
            return variant;
        }
        if adds_nothing(outer, &inner) {
            return variant;
        }
        if !matches!(inner.shape, Shape::Struct(_) | Shape::Union(_) | Shape::Any) {
            let message = "an alternative that is no object cannot take the properties beside it";
            let help = "move the properties into the alternatives that are objects";
            let fault = Diagnostic::warning("allof-conflict", self.key(at.clone()), message);
            self.say(fault.help(help));
            return variant;
        }
        let docs = inner.docs.clone();
        let merged = self.merge(outer.clone(), inner, at, owner);
        let merged = Form { docs, ..merged };
        if self.is_part_of(id, owner) {
            self.replace(id, merged);
            return variant;
        }
        let name = Name::Inline {
            owner: Owner::Type(owner),
            role: numbered("variant", &index.to_string()),
        };
        let form = Form {
            base: Some(id),
            ..merged
        };
        let mut variant = variant;
        variant.value.ty = self.table.push(variant.pointer.clone(), name, form);
        variant
    }

    /// Whether nobody but `owner` can use the type.
    fn is_part_of(&self, id: TypeId, owner: TypeId) -> bool {
        let slot = self.table.slots.get(id.0);
        slot.is_some_and(|slot| match &slot.name {
            Name::Component(_) => false,
            Name::Inline { owner: holder, .. } => *holder == Owner::Type(owner),
        })
    }
}

/// Whether the variant has all that stands beside it.
fn adds_nothing(outer: &Form, inner: &Form) -> bool {
    let Shape::Struct(shape) = &outer.shape else {
        return false;
    };
    let mut names = outer.required.iter().map(|(name, _)| name);
    is_free(shape) && names.all(|name| inner.required.iter().any(|(other, _)| other == name))
}
