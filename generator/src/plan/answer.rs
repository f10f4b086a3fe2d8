//! What a call returns: the success body, out of its envelope.

use super::usage::behind;
use crate::api::{Api, Content, Field, Location, Operation, Response, Shape, Status, Use};
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

/// An answer, and whether it comes in an envelope.
pub(super) struct Success<'a> {
    pub(super) answer: Answer<'a>,
    pub(super) enveloped: bool,
}

/// Reads the first success response of an operation.
pub(super) fn success<'a>(api: &'a Api, config: &Config, operation: &'a Operation) -> Success<'a> {
    let plain = |answer| Success {
        answer,
        enveloped: false,
    };
    let Some(response) = preferred(&operation.responses) else {
        return plain(Answer::Nothing);
    };
    if response.contents.is_empty() {
        return plain(Answer::Nothing);
    }
    let Some(content) = response.contents.iter().find(|c| is_json(&c.media_type)) else {
        let text = |c: &Content| c.media_type.starts_with("text/");
        let all_text = response.contents.iter().all(text);
        return plain(if all_text {
            Answer::Text
        } else {
            Answer::Bytes
        });
    };
    match &content.value {
        None => plain(Answer::Untyped),
        Some(value) => match unwrap(api, config, operation, value) {
            Some(answer) => Success {
                answer,
                enveloped: true,
            },
            None => plain(Answer::Json(value)),
        },
    }
}

/// Whether a body of this media type is JSON (RFC 6839 for the suffix).
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
        || essence.to_ascii_lowercase().ends_with("+json")
}

/// The response that a caller hopes for: an exact 2xx, all of them, or any.
fn preferred(responses: &[Response]) -> Option<&Response> {
    let rank = |response: &Response| match response.status {
        Status::Code(code) if (200..300).contains(&code) => Some(0),
        Status::Range(2) => Some(1),
        Status::Default => Some(2),
        Status::Code(_) | Status::Range(_) => None,
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
