//! The headers of answers, as structs.

use super::answer::{is_redirect, preferred};
use super::catalog::Catalog;
use super::clash::Claimant;
use super::name::{Case, Scope};
use super::naming::Names;
use super::place::Draft;
use super::usage::{Side, behind};
use super::word::Words;
use super::{docs, markdown};
use crate::api::{Api, Header, Operation, Status, TypeId};
use crate::rust::{Doc, HeaderField, Headers, RustType};

/// The headers of the successes of an operation, each once.
pub(super) fn described(operation: &Operation) -> Vec<&Header> {
    let usual = preferred(&operation.responses);
    let mut found: Vec<&Header> = Vec::new();
    for response in &operation.responses {
        let is_success = match response.status {
            Status::Code(200..300) | Status::Range(2) => true,
            status => is_redirect(status) && usual.is_some_and(|usual| is_redirect(usual.status)),
        };
        if !is_success && !usual.is_some_and(|usual| std::ptr::eq(usual, response)) {
            continue;
        }
        for header in &response.headers {
            let same = |known: &&Header| known.name.eq_ignore_ascii_case(&header.name);
            if !found.iter().any(same) {
                found.push(header);
            }
        }
    }
    found
}

/// What tells the headers of two operations apart.
pub(super) type Set = Vec<(String, TypeId, bool)>;

/// The headers of an operation, to be compared.
pub(super) fn set(api: &Api, operation: &Operation) -> Set {
    let headers = described(operation).into_iter();
    headers
        .map(|header| {
            let ty = behind(api, &header.value);
            (
                header.name.to_ascii_lowercase(),
                ty,
                header.content.is_some(),
            )
        })
        .collect()
}

/// The structs of a resource, each once.
pub(super) fn structs(catalog: &Catalog<'_>, names: &Names, draft: &Draft) -> Vec<Headers> {
    let mut structs: Vec<Headers> = Vec::new();
    for (_, id) in &draft.methods {
        let (Some(ident), Some(operation)) =
            (names.headers.get(id), catalog.api.operations.get(id.0))
        else {
            continue;
        };
        if structs.iter().any(|known| known.ident == *ident) {
            continue;
        }
        let title = format!("The headers of an answer: `{ident}::from(response.headers())`.");
        structs.push(Headers {
            ident: ident.clone(),
            doc: Doc(vec![title]),
            fields: fields(catalog, operation),
        });
    }
    structs
}

fn fields(catalog: &Catalog<'_>, operation: &Operation) -> Vec<HeaderField> {
    let mut scope = Scope::reserving(&["self"], "header");
    let field = |header: &Header| {
        let ty = catalog.api.types.get(header.value.ty);
        let said = ty.map_or_else(
            || header.value.docs.clone(),
            |ty| docs::merged(&header.value.docs, &ty.docs),
        );
        let mut doc = docs::text(&said, "");
        docs::add(
            &mut doc,
            &format!("Sent as {}.", markdown::code(&header.name)),
        );
        let who = Claimant::new(&header.name, &header.pointer);
        HeaderField {
            ident: scope.follow(&Words::cut(&header.name), Case::Value, who),
            doc,
            name: header.name.to_ascii_lowercase(),
            ty: ty_of(catalog, header),
        }
    };
    described(operation).into_iter().map(field).collect()
}

/// A header that may come several times is a list, though each is one text
/// (RFC 6265, section 3).
fn ty_of(catalog: &Catalog<'_>, header: &Header) -> RustType {
    let ty = match catalog.value(&header.value, Side::Answer) {
        RustType::Option(inner) => *inner,
        RustType::File => RustType::String,
        ty => ty,
    };
    match (header.name.eq_ignore_ascii_case("set-cookie"), ty) {
        (true, RustType::List(item)) => RustType::List(item),
        (true, ty) => RustType::List(Box::new(ty)),
        (false, ty) => ty,
    }
}
