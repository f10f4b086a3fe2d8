//! What no emitted client can carry yet: said, never dropped in silence.

use super::Context;
use super::answer::is_json;
use super::catalog::{Catalog, repr};
use super::usage::behind;
use crate::api::{Location, Operation, Parameter, SchemeId, SchemeKind, Shape, Style, Use};
use crate::diagnostic::{Diagnostic, Part};
use crate::pointer::Pointer;

/// Reports every part of the API that the emitted client could not send.
pub(super) fn check(context: &mut Context<'_>, catalog: &Catalog<'_>) {
    let api = context.api;
    for operation in &api.operations {
        for parameter in &operation.parameters {
            if let Some(what) = fault(catalog, parameter) {
                let message = format!("parameter `{}`: {what}", parameter.name);
                report(
                    context,
                    "unsupported-parameter",
                    &parameter.pointer,
                    message,
                );
            }
        }
        check_body(context, operation);
        check_security(context, operation);
    }
}

/// The parameters that can be sent; the others are left out, which somebody
/// has to have accepted.
pub(super) fn sendable<'a>(
    catalog: &Catalog<'_>,
    operation: &'a Operation,
) -> impl Iterator<Item = &'a Parameter> {
    let parameters = operation.parameters.iter();
    parameters.filter(|parameter| fault(catalog, parameter).is_none())
}

fn fault(catalog: &Catalog<'_>, parameter: &Parameter) -> Option<&'static str> {
    if parameter.content.is_some() {
        return Some("values with a media type of their own cannot be sent yet");
    }
    let usual = match parameter.location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query => Style::Form,
        Location::Cookie => return Some("cookie parameters cannot be sent yet"),
    };
    let ty = catalog.api.types.get(behind(catalog.api, &parameter.value));
    match ty.map(|ty| &ty.shape) {
        Some(Shape::List(item)) if !is_one_value(catalog, item) => {
            Some("lists of lists and objects cannot be sent yet")
        }
        Some(Shape::List(_)) if parameter.location != Location::Query || !parameter.explode => {
            Some("lists can only be sent in the query yet, each element by itself")
        }
        Some(Shape::List(_)) if parameter.style == usual => None,
        Some(Shape::List(_)) => Some("this style cannot be sent yet"),
        _ if !is_one_value(catalog, &parameter.value) => Some("objects cannot be sent yet"),
        _ if parameter.style != usual => Some("this style cannot be sent yet"),
        _ => None,
    }
}

/// Whether a value is one text on the wire.
fn is_one_value(catalog: &Catalog<'_>, value: &Use) -> bool {
    let ty = catalog.api.types.get(behind(catalog.api, value));
    match ty.map(|ty| &ty.shape) {
        Some(Shape::Bool | Shape::Integer(_) | Shape::Number(_) | Shape::String(_)) => true,
        Some(Shape::Enum(shape)) => repr(shape).is_some(),
        Some(
            Shape::Any
            | Shape::Null
            | Shape::List(_)
            | Shape::Map(_)
            | Shape::Struct(_)
            | Shape::Union(_)
            | Shape::Alias(_),
        )
        | None => false,
    }
}

fn check_body(context: &mut Context<'_>, operation: &Operation) {
    let Some(body) = &operation.body else { return };
    if !body.contents.iter().any(|c| is_json(&c.media_type)) {
        let message = "only JSON bodies can be sent yet".to_owned();
        report(context, "unsupported-body", &body.pointer, message);
    }
}

fn check_security(context: &mut Context<'_>, operation: &Operation) {
    let other = |scheme: &SchemeId| {
        let kind = context.api.schemes.get(scheme.0).map(|scheme| &scheme.kind);
        matches!(kind, Some(SchemeKind::Other(_)) | None)
    };
    let all_other = operation.security.iter().all(|set| set.iter().any(other));
    if !operation.security.is_empty() && all_other {
        let message = "no way to authenticate this call can be sent yet".to_owned();
        report(context, "unsupported-security", &operation.pointer, message);
    }
}

fn report(context: &mut Context<'_>, code: &'static str, pointer: &Pointer, message: String) {
    let place = context.spec(pointer, Part::Key);
    let (_, at) = context.report.moves.written(pointer);
    let cure = format!(
        "to do without it, add to {}:  allow: {{ {code}: [{{ at: \"{at}\", reason: … }}] }}",
        context.config_name()
    );
    context
        .report
        .push(Diagnostic::error(code, place, message).help(cure));
}
