//! What parameters are called, as arguments and as setters.

use super::Context;
use super::body;
use super::clash::{Claimant, Twin, renames};
use super::name::{Case, Scope};
use super::word::Words;
use crate::api::{Location, Operation, Parameter};
use crate::rust::Ident;

/// The name of a parameter, made of the words that `sdk.yaml` has for it or
/// of its own.
pub(super) fn claim(
    context: &Context<'_>,
    scope: &mut Scope,
    operation: &Operation,
    parameter: &Parameter,
) -> Ident {
    let key = key(operation, parameter);
    let rule = context.rules.operation(&operation.id);
    let renamed = rule.and_then(|rule| rule.rename.get(&key));
    let words = Words::cut(renamed.unwrap_or(&parameter.name));
    let who = Claimant::new(&key, &parameter.pointer);
    scope.claim(&words, Case::Value, who)
}

/// The name of the body, with what tells it from the usual one.
pub(super) fn body(scope: &mut Scope, operation: &Operation, suffix: Option<Words>) -> Ident {
    let who = Claimant::new("the body", &operation.pointer);
    let words = body::words(operation).and(&suffix.unwrap_or_default());
    scope.claim(&words, Case::Value, who)
}

/// What `sdk.yaml` calls a parameter: its name, where there are several of
/// that name with the place before it, such as `query.id`.
fn key(operation: &Operation, parameter: &Parameter) -> String {
    let name = &parameter.name;
    let alike = operation.parameters.iter().filter(|p| &p.name == name);
    if alike.count() < 2 {
        return name.clone();
    }
    let place = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Querystring => "querystring",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    format!("{place}.{name}")
}

/// Reports parameters that want one name.
pub(super) fn report(context: &mut Context<'_>, scope: &mut Scope, operation: &Operation) {
    let cure = |twins: &[Twin]| renames("operations", &operation.id, twins);
    context.collisions(scope, "parameter", cure);
}
