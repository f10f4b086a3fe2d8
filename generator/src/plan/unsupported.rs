//! What no emitted client can carry yet: said, never dropped in silence.

use super::Context;
use crate::api::{Operation, SchemeId, SchemeKind};
use crate::diagnostic::{Diagnostic, Part};
use crate::pointer::Pointer;

/// Reports every part of the API that the emitted client could not send.
pub(super) fn check(context: &mut Context<'_>) {
    let api = context.api;
    for operation in &api.operations {
        check_security(context, operation);
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
