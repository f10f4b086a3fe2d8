//! What a call returns: the success body, out of its envelope.

use super::media::{self, Form};
use super::stream::Stream;
use super::usage::behind;
use crate::api::{Api, Field, Location, Operation, Response, Shape, Status, TypeId, Use};
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
    /// One piece after the other.
    Stream(Stream<'a>),
    /// One of these; the last for every status that no other is for.
    ByStatus(Vec<Case<'a>>),
}

impl<'a> Answer<'a> {
    /// The types that are answered with.
    pub(super) fn values(&self) -> Vec<&'a Use> {
        match self {
            Self::Json(value) | Self::Page(value) => vec![value],
            Self::Stream(stream) => stream.value().into_iter().collect(),
            Self::Untyped | Self::Nothing | Self::Text | Self::Bytes => Vec::new(),
            Self::ByStatus(cases) => cases.iter().flat_map(|case| case.answer.values()).collect(),
        }
    }
}

/// What a call returns with a status.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Case<'a> {
    pub(super) response: &'a Response,
    pub(super) answer: Answer<'a>,
}

/// An answer, and how it comes.
pub(super) struct Success<'a> {
    pub(super) answer: Answer<'a>,
    pub(super) enveloped: bool,
    /// The media type that is asked for.
    pub(super) accept: String,
    /// Whether a redirect is the answer.
    pub(super) redirects: bool,
    /// What it is answered with on request, and the media type of that.
    pub(super) stream: Option<(Stream<'a>, &'a str)>,
    /// Whether another success has no body.
    pub(super) optional: bool,
    /// What a reader must know of its media types.
    pub(super) notes: Vec<String>,
}

/// Reads the success responses of an operation: one, or several that differ.
pub(super) fn success<'a>(api: &'a Api, config: &Config, operation: &'a Operation) -> Success<'a> {
    let Some(response) = preferred(&operation.responses) else {
        return Success::of(Form::empty());
    };
    let form = Form::of(api, operation, response);
    let exact = operation.responses.iter().filter(|r| is_exact_success(r));
    let forms: Vec<(&Response, Form<'_>)> = exact
        .map(|response| (response, Form::of(api, operation, response)))
        .collect();
    let differs = |other: &Form<'_>| {
        other.answer != Answer::Nothing && !is_alike(api, &other.answer, &form.answer)
    };
    if forms.iter().any(|(_, form)| differs(form)) {
        return by_status(api, config, operation, response, forms);
    }
    let mut success = Success::of(form);
    if let Answer::Json(value) = success.answer
        && let Some(answer) = unwrap(api, config, operation, value)
    {
        success.enveloped = true;
        success.answer = answer;
    }
    success.optional = !success.enveloped && operation.responses.iter().any(is_empty_success);
    success.redirects = is_redirect(response.status);
    success.notes = media::notes(api, response, &success.answer);
    success
}

/// Several successes, each with its own status; out of the envelope if all are in one.
fn by_status<'a>(
    api: &'a Api,
    config: &Config,
    operation: &'a Operation,
    preferred: &Response,
    forms: Vec<(&'a Response, Form<'a>)>,
) -> Success<'a> {
    let accept = media::all(forms.iter().map(|(_, form)| form.accept.as_str()));
    let mut cases: Vec<Case<'_>> = forms
        .into_iter()
        .map(|(response, Form { answer, .. })| Case { response, answer })
        .collect();
    let opened = |case: &Case<'a>| match &case.answer {
        Answer::Json(value) => match unwrap(api, config, operation, value)? {
            Answer::Page(_) => None,
            answer => Some(Case {
                answer,
                ..case.clone()
            }),
        },
        Answer::Nothing => Some(case.clone()),
        Answer::Page(_)
        | Answer::Untyped
        | Answer::Text
        | Answer::Bytes
        | Answer::Stream(_)
        | Answer::ByStatus(_) => None,
    };
    let opened: Option<Vec<Case<'_>>> = cases.iter().map(opened).collect();
    let enveloped = opened.is_some();
    cases = opened.unwrap_or(cases);
    // What a status is answered with that is not described is most likely the usual.
    cases.sort_by_key(|case| match case.response.status {
        Status::Range(_) | Status::Default => (2, 0),
        Status::Code(_) if case.response.status == preferred.status => (1, 0),
        Status::Code(code) => (0, code),
    });
    Success {
        answer: Answer::ByStatus(cases),
        enveloped,
        accept,
        stream: None,
        redirects: false,
        optional: false,
        notes: Vec::new(),
    }
}

impl<'a> Success<'a> {
    /// The types that are answered with.
    pub(super) fn values(&self) -> Vec<&'a Use> {
        let stream = self.stream.and_then(|(stream, _)| stream.value());
        let mut values = self.answer.values();
        values.extend(stream);
        values
    }

    fn of(form: Form<'a>) -> Self {
        let Form {
            answer,
            accept,
            stream,
        } = form;
        Self {
            answer,
            stream,
            enveloped: false,
            accept,
            redirects: false,
            optional: false,
            notes: Vec::new(),
        }
    }
}

/// Whether two answers come out as the same value.
fn is_alike(api: &Api, one: &Answer<'_>, other: &Answer<'_>) -> bool {
    match (one, other) {
        (Answer::Json(one), Answer::Json(other)) => {
            let (one, other) = (behind(api, one), behind(api, other));
            let shape = |ty: TypeId| api.types.get(ty).map(|ty| &ty.shape);
            one == other || shape(one) == shape(other)
        }
        (one, other) => one == other,
    }
}

/// Whether a status leads elsewhere.
pub(super) fn is_redirect(status: Status) -> bool {
    matches!(status, Status::Code(300..400) | Status::Range(3))
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

/// The response that a caller hopes for: an exact 2xx, all of them, a redirect, or any;
/// one with a body before one without, and JSON before all else.
pub(super) fn preferred(responses: &[Response]) -> Option<&Response> {
    let rank = |response: &Response| {
        let status = match response.status {
            Status::Code(200..300) => 0,
            Status::Range(2) => 1,
            status if is_redirect(status) => 2,
            Status::Default => 3,
            Status::Code(_) | Status::Range(_) => return None,
        };
        let json = response.contents.iter().any(|c| is_json(&c.media_type));
        let body = match (response.contents.is_empty(), json) {
            (false, true) => 0,
            (false, false) => 1,
            (true, _) => 2,
        };
        // A default beside a success is most often an error, and so is a redirect.
        Some((status.max(1), body, status))
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
