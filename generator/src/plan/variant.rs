//! The calls that an operation gets beside its usual one: one for each other
//! body.

use super::body::Chosen;
use super::catalog::Catalog;
use super::clash::Claimant;
use super::name::{Case, Scope};
use super::word::Words;
use crate::api::Operation;
use crate::rust::{Argument, Doc, Fill, Method, Variant};

/// The call with each other body, where one must be given.
pub(super) fn all(
    catalog: &Catalog<'_>,
    idents: &mut Scope,
    operation: &Operation,
    method: &Method,
    bodies: &[Chosen<'_>],
) -> Vec<Variant> {
    let usual = method.arguments.last();
    let Some(usual) = usual.filter(|argument| matches!(argument.fill, Fill::Body(_))) else {
        return Vec::new();
    };
    let name = Words::cut(method.ident.as_str());
    let others = bodies.iter().skip(1).map(|body| {
        let words = name.and(&body.suffix());
        let who = Claimant::new(&operation.id, &body.content.pointer);
        let doc = format!("Like `{}`, with another body.", method.ident);
        Variant {
            ident: idents.follow(&words, Case::Value, who),
            doc: Doc(vec![doc, String::new(), body.doc()]),
            argument: Argument {
                ident: usual.ident.clone(),
                input: body.input(catalog),
                fill: Fill::Body(body.form()),
            },
        }
    });
    others.collect()
}
