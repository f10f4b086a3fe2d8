//! Structs: members, constructors, and what they can be made from.

use super::Planner;
use crate::api::{self, Access};
use crate::plan::Context;
use crate::plan::clash::{Claimant, Twin, renames};
use crate::plan::name::{Case, Scope};
use crate::plan::usage::{Face, Side, travels};
use crate::plan::word::Words;
use crate::plan::{docs, format, input, markdown};
use crate::rust::{Derive, Doc, Field, Ident, Presence, RustType, StructItem};

/// What structs have beside their members: a constructor, and the fields that nobody has described.
const RESERVED: [&str; 2] = ["new", "unknown_fields"];

impl Planner<'_> {
    pub(super) fn structure(&self, context: &mut Context<'_>, shape: &api::Struct) -> StructItem {
        let mut scope = Scope::reserving(&RESERVED, "field");
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
        let mut derives = vec![Derive::Clone];
        if constructor && !fields.iter().any(required) {
            derives.push(Derive::Default);
        }
        StructItem {
            ident: self.path.ident.clone(),
            doc: self.doc(),
            derives,
            deprecated: self.ty.docs.deprecated,
            body: context.config.wire_tests && self.catalog.bodies.contains(&self.id),
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
            xml: self
                .xml()
                .map(|nodes| nodes.members(shape.fields.iter().filter(here))),
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
            doc: self.field_doc(&ident, field),
            ident,
            wire: field.name.clone(),
            input: match presence {
                Presence::Required => input::of(&ty),
                Presence::Optional => input::of_optional(&ty),
            },
            ty,
            presence,
            deprecated: field.value.docs.deprecated,
        }
    }

    fn field_doc(&self, ident: &Ident, field: &api::Field) -> Doc {
        let said = match self.catalog.api.types.get(field.value.ty) {
            Some(ty) => docs::merged(&field.value.docs, &ty.docs),
            None => field.value.docs.clone(),
        };
        let set_by_server = field.access == Access::ReadOnly && self.face == Face::Shared;
        let sent = format!("Sent as {}.", markdown::code(&field.name));
        let mut doc = match ident.as_str() == field.name {
            true => docs::of(&said, ""),
            false => docs::of(&said, &sent),
        };
        if said.deprecated {
            docs::add(&mut doc, "Deprecated.");
        }
        if set_by_server {
            docs::add(&mut doc, "Set by the server.");
        }
        if doc.is_empty() {
            doc.0.push(sent);
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
    let scalar = match &field.ty {
        RustType::Formatted(ty) => format::takes_text(*ty),
        ty => matches!(
            ty,
            RustType::String | RustType::I64 | RustType::U64 | RustType::Bool
        ),
    };
    (scalar && required.next().is_none()).then_some(at)
}
