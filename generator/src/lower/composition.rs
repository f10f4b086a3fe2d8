//! `allOf`, and the additions beside a `$ref`.

use crate::api::{Docs, Shape, TypeId};
use crate::document::Schema;
use crate::pointer::Pointer;

use super::form::Form;
use super::{Lower, docs};

impl<'d> Lower<'d, '_> {
    /// A `$ref` with siblings that change the shape: the target with
    /// additions. OpenAPI 3.0 has them ignored, yet authors mean them.
    pub(super) fn extension(
        &mut self,
        pointer: &Pointer,
        target: &Pointer,
        siblings: &'d Schema,
        owner: TypeId,
    ) -> Form {
        let id = self.id(target);
        let base = self.known(id, pointer);
        let own = self.schema(pointer, siblings, owner);
        let nullable = match siblings.has("nullable") {
            true => own.nullable,
            false => own.nullable || base.nullable,
        };
        let said = docs::or(own.docs.clone(), inherited(base.docs.clone()));
        Form {
            docs: said,
            nullable,
            xml: own.xml.clone(),
            base: Some(id),
            ..self.merge(base, own, pointer, owner)
        }
    }

    /// Merges the members in order, and then what stands beside the `allOf`.
    pub(super) fn all_of(
        &mut self,
        pointer: &Pointer,
        schema: &'d Schema,
        own: Form,
        outer: Docs,
        owner: TypeId,
    ) -> Form {
        let list = pointer.child("allOf");
        let mut merged = Form::any();
        let mut said = outer;
        let mut from_bases = Docs::default();
        let mut bases = Vec::new();
        for index in 0..schema.kind.all_of {
            let member = list.index(index);
            let mut part = self.form(&member, owner);
            if let Shape::Alias(target) = part.shape {
                let mut base = self.known(target, &member);
                base.nullable |= part.nullable;
                // What the base is called, this type is not.
                base.xml = part.xml;
                from_bases = docs::or(from_bases, inherited(base.docs.clone()));
                bases.push(target);
                self.families.heirs.entry(target).or_default().push(owner);
                said = docs::and(said, part.docs);
                part = base;
            } else {
                said = docs::and(said, part.docs.clone());
            }
            merged = self.merge(merged, part, &member, owner);
        }
        let base = match bases.as_slice() {
            [base] if matches!(merged.shape, Shape::Struct(_)) => Some(*base),
            _ => None,
        };
        Form {
            docs: docs::or(said, from_bases),
            base,
            ..self.merge(merged, own, pointer, owner)
        }
    }
}

/// What holds of a type that is made of another one.
fn inherited(docs: Docs) -> Docs {
    Docs {
        title: None,
        deprecated: false,
        default: None,
        ..docs
    }
}
