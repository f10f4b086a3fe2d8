//! Which type stands for which schema, for tools that try the emitted types.

use super::answer::success;
use super::catalog::Catalog;
use super::kind::{self, Kind};
use super::usage::Side;
use crate::api::{Content, Docs, Name, Operation, Owner, Type, TypeId, Use};
use crate::config::Config;
use crate::pointer::Pointer;
use crate::rust::{Role, RustType, SchemaType};

/// Components first, then bodies, each in the order of the description.
pub(super) fn of(catalog: &Catalog<'_>, config: &Config) -> Vec<SchemaType> {
    let mut found = Vec::new();
    for (id, ty) in catalog.api.types.iter() {
        for side in [Side::Answer, Side::Request] {
            if catalog.usage.travels(id, side) {
                found.extend(of_type(catalog, id, ty, side));
            }
        }
    }
    for operation in &catalog.api.operations {
        found.extend(answers(catalog, config, operation));
        found.extend(request(catalog, operation));
    }
    found
}

fn of_type(catalog: &Catalog<'_>, id: TypeId, ty: &Type, side: Side) -> Option<SchemaType> {
    let value = Use {
        ty: id,
        nullable: false,
        sensitive: ty.sensitive,
        docs: Docs::default(),
        xml: None,
    };
    let found = schema_type(catalog, ty.pointer.clone(), Role::Component, &value, side);
    // A file is a part of a form, and never JSON.
    if found.ty == RustType::File {
        return None;
    }
    match &ty.name {
        Name::Component(_) => Some(found),
        // The values of a free object stand nowhere of their own.
        Name::Inline { owner, .. } if is_at(catalog, owner, &ty.pointer) => None,
        Name::Inline { .. } => (found.ty == RustType::Json).then_some(SchemaType {
            role: Role::Part,
            ..found
        }),
    }
}

fn is_at(catalog: &Catalog<'_>, owner: &Owner, pointer: &Pointer) -> bool {
    match owner {
        Owner::Type(id) => catalog
            .api
            .types
            .get(*id)
            .is_some_and(|ty| ty.pointer == *pointer),
        Owner::Operation(_) | Owner::Component(_) => false,
    }
}

fn answers(catalog: &Catalog<'_>, config: &Config, operation: &Operation) -> Vec<SchemaType> {
    let values = success(catalog.api, config, operation).answer.values();
    let values = values.into_iter();
    values
        .filter_map(|value| answer(catalog, operation, value))
        .collect()
}

fn answer(catalog: &Catalog<'_>, operation: &Operation, value: &Use) -> Option<SchemaType> {
    let mut contents = operation.responses.iter().flat_map(|r| &r.contents);
    let is_it = |content: &&Content| {
        content
            .value
            .as_ref()
            .is_some_and(|v| std::ptr::eq(v, value))
    };
    let pointer = match contents.find(is_it) {
        Some(content) => content.pointer.child("schema"),
        // Out of its envelope: only the type itself has a place.
        None => catalog.api.types.get(value.ty)?.pointer.clone(),
    };
    Some(schema_type(
        catalog,
        pointer,
        Role::Body,
        value,
        Side::Answer,
    ))
}

fn request(catalog: &Catalog<'_>, operation: &Operation) -> Option<SchemaType> {
    let rule = catalog.rules.operation(&operation.id);
    if rule.is_some_and(|rule| rule.fixed_body.is_some()) {
        return None;
    }
    let mut contents = operation.body.as_ref()?.contents.iter();
    let is_json = |kind| matches!(kind, Kind::Json | Kind::JsonLike);
    let content = contents.find(|content| is_json(kind::of(catalog.api, content)))?;
    let pointer = content.pointer.child("schema");
    let value = content.value.as_ref()?;
    Some(schema_type(
        catalog,
        pointer,
        Role::Body,
        value,
        Side::Request,
    ))
}

fn schema_type(
    catalog: &Catalog<'_>,
    pointer: Pointer,
    role: Role,
    value: &Use,
    side: Side,
) -> SchemaType {
    SchemaType {
        pointer,
        role,
        sent: side == Side::Request,
        ty: catalog.value(value, side),
    }
}
