//! What the body of an error is, where the description gives it a name.

use super::answer::{is_json, preferred};
use super::catalog::Catalog;
use super::markdown;
use super::output::code;
use super::usage::{Side, behind};
use crate::api::{Api, Name, Operation, Response, Shape, Status, Use};
use crate::config::Config;
use crate::rust::RustType;

/// The named types of the errors of an operation, each with its statuses. An
/// envelope is opened for everybody, and has none.
pub(super) fn failures<'a>(
    api: &'a Api,
    config: &Config,
    operation: &'a Operation,
) -> Vec<(&'a Use, Vec<Status>)> {
    let mut found: Vec<(&Use, Vec<Status>)> = Vec::new();
    let success = preferred(&operation.responses);
    let errors = operation.responses.iter().filter(|response| {
        let is_success = matches!(response.status, Status::Code(200..300) | Status::Range(2));
        !is_success && success.is_none_or(|success| !std::ptr::eq(success, *response))
    });
    for response in errors {
        let Some(value) = named(api, config, response) else {
            continue;
        };
        let same = |(other, _): &&mut (&Use, _)| behind(api, other) == behind(api, value);
        match found.iter_mut().find(same) {
            Some((_, statuses)) => statuses.push(response.status),
            None => found.push((value, vec![response.status])),
        }
    }
    found
}

fn named<'a>(api: &'a Api, config: &Config, response: &'a Response) -> Option<&'a Use> {
    let json = response.contents.iter().find(|c| is_json(&c.media_type));
    let value = json?.value.as_ref()?;
    let ty = api.types.get(behind(api, value))?;
    let members = match &ty.shape {
        Shape::Struct(shape) => shape.fields.as_slice(),
        Shape::Union(_) => &[],
        Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_) => return None,
    };
    let is_envelope = config.envelope.as_ref().is_some_and(|envelope| {
        let mut names = members.iter().map(|field| &field.name);
        names.any(|name| *name == envelope.errors)
    });
    (matches!(ty.name, Name::Component(_)) && !is_envelope).then_some(value)
}

/// A sentence on each.
pub(super) fn notes(catalog: &Catalog<'_>, config: &Config, operation: &Operation) -> Vec<String> {
    let failures = failures(catalog.api, config, operation).into_iter();
    let note = |(value, statuses): (&Use, Vec<Status>)| {
        let RustType::Named(path) = catalog.value(value, Side::Answer) else {
            return None;
        };
        let statuses: Vec<String> = statuses.into_iter().map(code).collect();
        let ty = markdown::code(&format!("types::{}", path.ident));
        Some(format!(
            "An error has a body of {ty} (status {}).",
            statuses.join(", ")
        ))
    };
    failures.filter_map(note).collect()
}
