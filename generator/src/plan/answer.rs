//! What a call returns: the success body, out of its envelope.

use super::body::is_structure;
use super::markdown;
use super::usage::behind;
use crate::api::{
    Api, Content, Field, Location, Method, Operation, Response, Shape, Status, StringFormat,
    TypeId, Use,
};
use crate::config::Config;

/// What a call returns.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer<'a> {
    /// JSON of this type.
    Json(&'a Use),
    /// A page of a list of this type.
    Page(&'a Use),
    /// JSON of which nothing is said.
    Untyped,
    /// No body.
    Nothing,
    /// Text.
    Text,
    /// Any other body.
    Bytes,
}

/// An answer, and how it comes.
pub(super) struct Success<'a> {
    pub(super) answer: Answer<'a>,
    pub(super) enveloped: bool,
    /// The media type that is asked for.
    pub(super) accept: &'a str,
    /// Whether another success has no body.
    pub(super) optional: bool,
    /// What a reader must know of other successes.
    pub(super) notes: Vec<String>,
}

/// Reads the success response of an operation that its callers want most.
pub(super) fn success<'a>(api: &'a Api, config: &Config, operation: &'a Operation) -> Success<'a> {
    let mut success = Success {
        answer: Answer::Nothing,
        enveloped: false,
        accept: "*/*",
        optional: false,
        notes: Vec::new(),
    };
    let Some(response) = preferred(&operation.responses) else {
        return success;
    };
    let contents = &response.contents;
    if contents.is_empty() || operation.method == Method::Head {
        return success;
    }
    let kinds = contents.iter().map(|content| kind(api, content));
    let best = contents.iter().zip(kinds).min_by_key(|(_, kind)| *kind);
    match best {
        Some((content, Kind::Json)) => {
            success.accept = match content.media_type.contains('*') {
                true => "application/json",
                false => &content.media_type,
            };
            success.answer = match &content.value {
                None => Answer::Untyped,
                Some(value) => match unwrap(api, config, operation, value) {
                    Some(answer) => {
                        success.enveloped = true;
                        answer
                    }
                    None => Answer::Json(value),
                },
            };
        }
        Some((_, Kind::Text)) if contents.iter().all(|c| kind(api, c) == Kind::Text) => {
            success.accept = "text/*";
            success.answer = Answer::Text;
        }
        Some((_, Kind::Text | Kind::Bytes)) | None => success.answer = Answer::Bytes,
    }
    success.optional = !success.enveloped && operation.responses.iter().any(is_empty_success);
    success.notes = notes(operation, response, &success.answer);
    success
}

/// What can be made of a body, the preferred one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Json,
    Text,
    Bytes,
}

fn kind(api: &Api, content: &Content) -> Kind {
    let ty = content.value.as_ref();
    let ty = ty.and_then(|value| api.types.get(behind(api, value)));
    let shape = ty.map(|ty| &ty.shape);
    let essence = content.media_type.split(';').next().unwrap_or_default();
    match shape {
        Some(Shape::String(StringFormat::Binary)) => Kind::Bytes,
        // A structure in any media type can only be meant as JSON.
        Some(shape) if essence.trim() == "*/*" && is_structure(shape) => Kind::Json,
        _ if is_json(&content.media_type) => Kind::Json,
        _ if essence.starts_with("text/") && !essence.contains("event-stream") => Kind::Text,
        _ => Kind::Bytes,
    }
}

/// How the successes are told apart that the call's value is not made for.
fn notes(operation: &Operation, chosen: &Response, answer: &Answer<'_>) -> Vec<String> {
    let differs = |response: &&Response| {
        let types = |response: &Response| -> Vec<Option<TypeId>> {
            let contents = response.contents.iter();
            contents.map(|c| c.value.as_ref().map(|v| v.ty)).collect()
        };
        !response.contents.is_empty() && types(response) != types(chosen)
    };
    let others = operation.responses.iter().filter(|r| is_exact_success(r));
    let others: Vec<String> = others.filter(differs).map(status).collect();
    let mut notes = Vec::new();
    if !others.is_empty() {
        notes.push(format!(
            "With status {} something else comes back; `.raw()` gives it as it is.",
            others.join(", ")
        ));
    }
    let media = chosen
        .contents
        .iter()
        .map(|c| markdown::code(&c.media_type));
    if matches!(answer, Answer::Bytes) {
        let media: Vec<String> = media.collect();
        notes.push(format!("Answers with the bytes of {}.", media.join(" or ")));
    }
    notes
}

fn status(response: &Response) -> String {
    match response.status {
        Status::Code(code) => format!("`{code}`"),
        Status::Range(hundred) => format!("`{hundred}XX`"),
        Status::Default => "`default`".to_owned(),
    }
}

fn is_exact_success(response: &Response) -> bool {
    matches!(response.status, Status::Code(200..300) | Status::Range(2))
}

fn is_empty_success(response: &Response) -> bool {
    matches!(response.status, Status::Code(200..300)) && response.contents.is_empty()
}

/// Whether a body of this media type is JSON (RFC 6839 for the suffix).
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
        || essence.to_ascii_lowercase().ends_with("+json")
}

/// The response that a caller hopes for: an exact 2xx, all of them, or any;
/// one with a body before one without, and JSON before all else.
fn preferred(responses: &[Response]) -> Option<&Response> {
    let rank = |response: &Response| {
        let status = match response.status {
            Status::Code(200..300) => 0,
            Status::Range(2) => 1,
            Status::Default => 2,
            Status::Code(_) | Status::Range(_) => return None,
        };
        let json = response.contents.iter().any(|c| is_json(&c.media_type));
        let body = match (response.contents.is_empty(), json) {
            (false, true) => 0,
            (false, false) => 1,
            (true, _) => 2,
        };
        // A default beside a success is most often an error.
        Some((status == 2, body, status))
    };
    let ranked = responses.iter().filter(|r| rank(r).is_some());
    ranked.min_by_key(|r| rank(r))
}

fn unwrap<'a>(
    api: &'a Api,
    config: &Config,
    operation: &Operation,
    value: &'a Use,
) -> Option<Answer<'a>> {
    let envelope = config.envelope.as_ref()?;
    let Shape::Struct(shape) = &api.types.get(behind(api, value))?.shape else {
        return None;
    };
    let member = |name: &str| shape.fields.iter().find(|field| field.name == name);
    member(&envelope.success)?;
    let result: &Field = member(&envelope.result)?;
    let paged = config.paging.as_ref().is_some_and(|paging| {
        let takes =
            |p: &&crate::api::Parameter| p.location == Location::Query && p.name == paging.page;
        member(&paging.info).is_some() && operation.parameters.iter().find(takes).is_some()
    });
    let list = api.types.get(behind(api, &result.value));
    match list.map(|ty| &ty.shape) {
        Some(Shape::List(item)) if paged => Some(Answer::Page(item)),
        Some(_) | None => Some(Answer::Json(&result.value)),
    }
}
