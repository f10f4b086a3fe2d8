//! What a call gives its caller.

use super::answer::{Answer, Case, Success};
use super::catalog::Catalog;
use super::clash::Claimant;
use super::name::{Case as Spelling, Scope};
use super::usage::Side;
use super::word::Words;
use super::{docs, markdown};
use crate::api::Status;
use crate::rust::{ByStatus, Doc, Ident, Output, RustType, StatusVariant};

/// The value of a call; `ident` is the name of the enum where there are several.
pub(super) fn of(catalog: &Catalog<'_>, success: &Success<'_>, ident: Option<&Ident>) -> Output {
    match (&success.answer, ident) {
        (Answer::ByStatus(cases), Some(ident)) => Output::ByStatus(ByStatus {
            ident: ident.clone(),
            doc: Doc(vec![
                "What comes back, by the status of the answer.".to_owned(),
            ]),
            variants: variants(catalog, cases),
        }),
        (answer, _) => match output(catalog, answer) {
            Output::Json(ty) if success.optional && !says_null(&ty) => {
                Output::Json(RustType::Option(Box::new(ty)))
            }
            output => output,
        },
    }
}

fn says_null(ty: &RustType) -> bool {
    matches!(ty, RustType::Option(_) | RustType::Json | RustType::Null)
}

fn output(catalog: &Catalog<'_>, answer: &Answer<'_>) -> Output {
    match answer {
        Answer::Json(value) => Output::Json(catalog.value(value, Side::Answer)),
        Answer::Page(item) => Output::Page(catalog.value(item, Side::Answer)),
        Answer::Untyped => Output::Json(RustType::Json),
        Answer::Nothing => Output::Nothing,
        Answer::Text => Output::Text,
        // One of several is never several itself.
        Answer::Bytes | Answer::ByStatus(_) => Output::Bytes,
    }
}

fn variants(catalog: &Catalog<'_>, cases: &[Case<'_>]) -> Vec<StatusVariant> {
    let mut scope = Scope::reserving(&["Self"], "answer");
    let last = cases.len().saturating_sub(1);
    let mut cases: Vec<(usize, &Case<'_>)> = cases.iter().enumerate().collect();
    cases.sort_by_key(|(_, case)| match case.response.status {
        Status::Code(code) => code,
        Status::Range(_) | Status::Default => u16::MAX,
    });
    let variant = |(at, case): (usize, &Case<'_>)| {
        let response = case.response;
        let words = Words::cut(&name(response.status));
        let who = Claimant::new(&name(response.status), &response.pointer);
        let mut doc = docs::text(&response.docs, "");
        docs::add(&mut doc, &format!("Status {}.", code(response.status)));
        StatusVariant {
            ident: scope.follow(&words, Spelling::Type, who),
            doc,
            statuses: match response.status {
                Status::Code(code) if at < last => vec![(code, code)],
                Status::Code(_) | Status::Range(_) | Status::Default => Vec::new(),
            },
            value: output(catalog, &case.answer),
        }
    };
    cases.into_iter().map(variant).collect()
}

/// A status as the description writes it.
pub(super) fn code(status: Status) -> String {
    match status {
        Status::Code(code) => markdown::code(&code.to_string()),
        Status::Range(hundred) => markdown::code(&format!("{hundred}XX")),
        Status::Default => markdown::code("default"),
    }
}

/// What a status of success is called (RFC 9110, section 15.3, and the IANA registry).
fn name(status: Status) -> String {
    let name = match status {
        Status::Code(200) => "ok",
        Status::Code(201) => "created",
        Status::Code(202) => "accepted",
        Status::Code(203) => "non authoritative",
        Status::Code(204) => "no content",
        Status::Code(205) => "reset content",
        Status::Code(206) => "partial content",
        Status::Code(207) => "multi status",
        Status::Code(208) => "already reported",
        Status::Code(226) => "im used",
        Status::Code(code) => return format!("status {code}"),
        Status::Range(_) | Status::Default => "other",
    };
    name.to_owned()
}
