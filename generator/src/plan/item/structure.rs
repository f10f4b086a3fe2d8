//! Structs: members, constructors, and what they can be made from.

use super::Planner;
use crate::api::{self, Access};
use crate::plan::Context;
use crate::plan::clash::{Claimant, Twin, renames};
use crate::plan::name::{Case, Scope};
use crate::plan::usage::{Face, Side, travels};
use crate::plan::word::Words;
use crate::plan::{docs, input, markdown};
use crate::rust::{Derive, Doc, Field, Ident, Presence, RustType, StructItem};

/// Methods that every struct has.
const ACCESSORS: [&str; 3] = ["new", "unknown_fields", "unknown_fields_mut"];

impl Planner<'_> {
    pub(super) fn structure(&self, context: &mut Context<'_>, shape: &api::Struct) -> StructItem {
        let mut scope = Scope::reserving(&ACCESSORS, "field");
        let side = self.side();
        let here = |field: &&api::Field| travels(field.access, side) || self.face == Face::Shared;
        let mut fields = Vec::new();
        for field in shape.fields.iter().filter(here) {
            scope.expect(&self.words(field), Case::Value);
        }
        for field in shape.fields.iter().filter(here) {
            let who = Claimant::new(&field.name, &field.pointer);
            let ident = scope.claim(&self.words(field), Case::Value, who);
            fields.push(self.field(ident, field, side));
        }
        let cure = |twins: &[Twin]| renames("schemas", self.ty.pointer.as_str(), twins);
        context.collisions(&mut scope, "field", cure);
        let required = |field: &Field| field.presence == Presence::Required;
        let constructor = self.is_sent();
        let mut derives = vec![Derive::Clone, Derive::Debug];
        if constructor && !fields.iter().any(required) {
            derives.push(Derive::Default);
        }
        derives.push(Derive::PartialEq);
        StructItem {
            ident: self.path.ident.clone(),
            doc: self.doc(),
            derives,
            deprecated: self.ty.docs.deprecated,
            body: self.catalog.bodies.contains(&self.id),
            from_field: if constructor {
                only_scalar(&fields)
            } else {
                None
            },
            feeds: match constructor {
                true => self.twins.feeds(self.catalog, self.id, self.face, &fields),
                false => Vec::new(),
            },
            fields,
            constructor,
        }
    }

    fn words(&self, field: &api::Field) -> Words {
        Words::cut(self.renamed(&field.name).unwrap_or(&field.name))
    }

    fn field(&self, ident: Ident, field: &api::Field, side: Side) -> Field {
        let ty = self.catalog.member(self.id, field, side);
        let presence = match self.catalog.is_required(self.id, field, side) {
            true => Presence::Required,
            false => Presence::Optional,
        };
        Field {
            ident,
            wire: field.name.clone(),
            doc: self.field_doc(field),
            input: match presence {
                Presence::Required => input::of(&ty),
                Presence::Optional => input::of_optional(&ty),
            },
            ty,
            presence,
            deprecated: field.value.docs.deprecated,
        }
    }

    fn field_doc(&self, field: &api::Field) -> Doc {
        let said = match self.catalog.api.types.get(field.value.ty) {
            Some(ty) => docs::merged(&field.value.docs, &ty.docs),
            None => field.value.docs.clone(),
        };
        let mut doc = docs::of(&said, &format!("Sent as {}.", markdown::code(&field.name)));
        if said.deprecated {
            doc.0.extend([String::new(), "Deprecated.".to_owned()]);
        }
        if field.access == Access::ReadOnly && self.face == Face::Shared {
            doc.0.push(String::new());
            doc.0.push("Set by the server.".to_owned());
        }
        doc
    }
}

/// The one required field, if there is just one and it is a scalar.
fn only_scalar(fields: &[Field]) -> Option<usize> {
    let mut required = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.presence == Presence::Required);
    let (at, field) = required.next()?;
    let scalar = matches!(
        field.ty,
        RustType::String | RustType::I32 | RustType::I64 | RustType::Bool
    );
    (scalar && required.next().is_none()).then_some(at)
}
