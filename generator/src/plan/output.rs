//! What a call gives its caller.

use super::answer::{Answer, Case, Success};
use super::catalog::Catalog;
use super::clash::Claimant;
use super::name::{Case as Spelling, Scope};
use super::stream::Stream;
use super::usage::Side;
use super::word::Words;
use super::{docs, markdown};
use crate::api::{Operation, Status};
use crate::rust::{self, ByStatus, Doc, Ident, Output, RustType, StatusVariant, Streaming};

/// The value of a call; `ident` is the name of the enum where there are several.
pub(super) fn of(catalog: &Catalog<'_>, success: &Success<'_>, ident: Option<&Ident>) -> Output {
    match (&success.answer, ident) {
        (Answer::Bytes, _) => Output::Download,
        (Answer::Stream(stream), _) => Output::Stream(self::stream(catalog, *stream)),
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

/// What a stream is made of.
pub(super) fn stream(catalog: &Catalog<'_>, stream: Stream<'_>) -> rust::Stream {
    match stream {
        Stream::Events(data) => rust::Stream::Events(catalog.value(data, Side::Answer)),
        Stream::TextEvents => rust::Stream::TextEvents,
        Stream::Records(item) => rust::Stream::Records(catalog.value(item, Side::Answer)),
        Stream::UntypedRecords => rust::Stream::Records(RustType::Json),
    }
}

/// The method that asks for a stream in place of the usual answer.
pub(super) fn streaming(
    catalog: &Catalog<'_>,
    success: &Success<'_>,
    scope: &mut Scope,
    operation: &Operation,
) -> Option<Streaming> {
    let (stream, media_type) = success.stream?;
    let name = if stream.is_events() {
        "events"
    } else {
        "records"
    };
    let who = Claimant::new(name, &operation.pointer);
    let media = markdown::code(media_type);
    let doc = [
        format!("Asks for a stream of {name} ({media}) in place of the usual answer."),
        "A member of the request by which the service is told to stream has to say so, too."
            .to_owned(),
    ];
    Some(Streaming {
        ident: scope.follow(&Words::cut(name), Spelling::Value, who),
        doc: Doc(doc.to_vec()),
        stream: self::stream(catalog, stream),
        media_type: media_type.to_owned(),
    })
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
        // One of several is never several itself, and comes as a whole.
        Answer::Bytes | Answer::Stream(_) | Answer::ByStatus(_) => Output::Bytes,
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
