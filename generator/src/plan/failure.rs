//! What the body of an error is, where the description gives it a name.

use super::answer::{is_json, preferred};
use super::catalog::Catalog;
use super::clash::Claimant;
use super::name::{Case, Scope};
use super::naming::Names;
use super::output::code;
use super::place::Draft;
use super::usage::{Side, behind};
use super::word::Words;
use super::{Context, markdown, xml};
use crate::api::{Api, Name, Operation, Owner, Response, Shape, Status, Type, TypeId, Use};
use crate::config::Config;
use crate::rust::{ByStatus, Doc, Failure, Ident, Output, RustType, StatusVariant};

/// The types of the errors of an operation, each with its statuses. An envelope
/// is opened for everybody, and has none.
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
        let Some(value) = typed(api, config, response) else {
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

/// What tells the errors of two operations apart.
pub(super) type Set = Vec<(TypeId, Vec<Status>)>;

/// The errors of an operation, to be compared.
pub(super) fn set(api: &Api, config: &Config, operation: &Operation) -> Set {
    let failures = failures(api, config, operation).into_iter();
    failures
        .map(|(value, statuses)| (behind(api, value), statuses))
        .collect()
}

fn typed<'a>(api: &'a Api, config: &Config, response: &'a Response) -> Option<&'a Use> {
    let mut contents = response.contents.iter();
    let json = contents.clone().find(|it| is_json(&it.media_type));
    let typed = json.or_else(|| contents.find(|it| xml::is_typed(api, it)));
    let value = typed?.value.as_ref()?;
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
    (is_shared(ty) && !is_envelope).then_some(value)
}

/// Whether the type is a component, or stands in a response that is one: what an
/// operation spells out for itself is left to its reader.
fn is_shared(ty: &Type) -> bool {
    match &ty.name {
        Name::Component(_) => true,
        Name::Inline { owner, .. } => matches!(owner, Owner::Component(_)),
    }
}

/// What the errors of an operation say; `ident` is the name of the enum where
/// there are several.
pub(super) fn of(
    catalog: &Catalog<'_>,
    config: &Config,
    operation: &Operation,
    ident: Option<&Ident>,
) -> Option<Failure> {
    let failures = failures(catalog.api, config, operation);
    match (failures.as_slice(), ident) {
        (_, Some(ident)) => Some(Failure::ByStatus(ident.clone())),
        ([(value, _)], None) => match catalog.value(value, Side::Answer) {
            RustType::Named(path) => Some(Failure::Json(path)),
            // Nothing is known of it but that it is JSON.
            _ => None,
        },
        (_, None) => None,
    }
}

/// The enums of a resource, each once.
pub(super) fn enums(
    context: &Context<'_>,
    catalog: &Catalog<'_>,
    names: &Names,
    draft: &Draft,
) -> Vec<ByStatus> {
    let mut enums: Vec<ByStatus> = Vec::new();
    for (_, id) in &draft.methods {
        let (Some(ident), Some(operation)) =
            (names.failures.get(id), catalog.api.operations.get(id.0))
        else {
            continue;
        };
        if enums.iter().any(|known| known.ident == *ident) {
            continue;
        }
        let failures = failures(catalog.api, context.config, operation);
        enums.push(ByStatus {
            ident: ident.clone(),
            doc: Doc(vec![
                "What an error says, by its status: the value of `error.typed()`.".to_owned(),
            ]),
            variants: variants(catalog, operation, &failures),
        });
    }
    enums
}

/// One for each type, and one for what the description does not know.
fn variants(
    catalog: &Catalog<'_>,
    operation: &Operation,
    failures: &[(&Use, Vec<Status>)],
) -> Vec<StatusVariant> {
    let mut scope = Scope::reserving(&["Self", "Undescribed"], "error");
    let is_default = |(_, statuses): &(&Use, Vec<Status>)| statuses.contains(&Status::Default);
    let mut variants = Vec::new();
    for (at, (value, statuses)) in failures.iter().enumerate() {
        let ty = catalog.value(value, Side::Answer);
        let words = match &ty {
            RustType::Named(path) => Words::cut(path.ident.as_str()),
            _ => Words::cut("body"),
        };
        let others = failures.iter().enumerate();
        let others = others.filter(|(other, _)| *other != at);
        let others: Vec<Status> = others.flat_map(|(_, (_, s))| s).copied().collect();
        let who = Claimant::new(&words.0.join(" "), &operation.pointer);
        variants.push(StatusVariant {
            ident: scope.follow(&words, Case::Type, who),
            doc: Doc(vec![format!("Status {}.", list(statuses))]),
            statuses: match statuses.contains(&Status::Default) {
                true => Vec::new(),
                false => rows(statuses, &others),
            },
            value: Output::Json(ty),
        });
    }
    if !failures.iter().any(is_default) {
        let words = Words::cut("undescribed");
        variants.push(StatusVariant {
            ident: Scope::reserving(&[], "error").follow(&words, Case::Type, Claimant::house()),
            doc: Doc(vec!["Any other status.".to_owned()]),
            statuses: Vec::new(),
            value: Output::Nothing,
        });
    }
    variants
}

/// The rows of statuses that a response stands for: one that is named goes
/// before a hundred of them (OpenAPI 3.0.3, responses object).
fn rows(statuses: &[Status], others: &[Status]) -> Vec<(u16, u16)> {
    let mut rows = Vec::new();
    for status in statuses {
        let (mut first, end) = match status {
            Status::Code(code) if statuses.contains(&Status::Range(code / 100)) => continue,
            Status::Code(code) => (*code, code.saturating_add(1)),
            Status::Range(hundred) => (hundred * 100, hundred * 100 + 100),
            Status::Default => continue,
        };
        let mut named: Vec<u16> = match status {
            Status::Range(_) => others.iter().filter_map(exact).collect(),
            Status::Code(_) | Status::Default => Vec::new(),
        };
        named.retain(|code| (first..end).contains(code));
        named.sort_unstable();
        for code in named.into_iter().chain([end]) {
            if first < code {
                rows.push((first, code - 1));
            }
            first = code + 1;
        }
    }
    rows.sort_unstable();
    rows
}

fn exact(status: &Status) -> Option<u16> {
    match status {
        Status::Code(code) => Some(*code),
        Status::Range(_) | Status::Default => None,
    }
}

/// What is said of them behind the route of a call.
pub(super) fn remark(
    catalog: &Catalog<'_>,
    config: &Config,
    operation: &Operation,
    failure: &Failure,
) -> String {
    match failure {
        Failure::ByStatus(ident) => format!("fails with [`{ident}`]"),
        Failure::Json(path) => {
            let ty = markdown::code(&format!("types::{}", path.ident));
            let failures = failures(catalog.api, config, operation).into_iter();
            let statuses: Vec<Status> = failures.flat_map(|(_, statuses)| statuses).collect();
            format!("fails with {ty} ({})", list(&statuses))
        }
    }
}

fn list(statuses: &[Status]) -> String {
    let statuses: Vec<String> = statuses.iter().copied().map(code).collect();
    statuses.join(", ")
}
