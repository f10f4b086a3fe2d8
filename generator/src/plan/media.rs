//! What can be made of the media types of a response.

use super::answer::{Answer, is_json};
use super::kind::{is_structure, is_text};
use super::markdown;
use super::stream::Stream;
use super::usage::behind;
use super::xml;
use crate::api::{Api, Content, Method, Operation, Response, Shape};

/// Every media type.
const ANY: &str = "*/*";

/// What can be made of a response.
pub(super) struct Form<'a> {
    pub(super) answer: Answer<'a>,
    /// What is asked for: what the answer is made of, and nothing else.
    pub(super) accept: String,
    /// What else comes on request, and by which media type.
    pub(super) stream: Option<(Stream<'a>, &'a str)>,
}

impl<'a> Form<'a> {
    /// No body.
    pub(super) fn empty() -> Self {
        Self {
            answer: Answer::Nothing,
            accept: ANY.to_owned(),
            stream: None,
        }
    }

    pub(super) fn of(api: &'a Api, operation: &Operation, response: &'a Response) -> Self {
        if response.contents.is_empty() || operation.method == Method::Head {
            return Self::empty();
        }
        let (mut streams, mut contents) = (Vec::new(), Vec::new());
        for content in &response.contents {
            match Stream::of(api, content) {
                Some(stream) => streams.push((stream, content.media_type.as_str())),
                None => contents.push(content),
            }
        }
        streams.sort_by_key(|(stream, _)| !stream.is_events());
        let mut streams = streams.into_iter();
        if contents.is_empty()
            && let Some((stream, accept)) = streams.next()
        {
            return Self {
                answer: Answer::Stream(stream),
                accept: accept.to_owned(),
                stream: streams.find(|(other, _)| other.is_events() != stream.is_events()),
            };
        }
        let kinds = contents.iter().map(|content| kind(api, content));
        let best = contents.iter().zip(kinds).min_by_key(|(_, kind)| *kind);
        let listed = || all(contents.iter().map(|content| content.media_type.as_str()));
        let (answer, accept) = match best {
            Some((content, Kind::Json | Kind::Xml)) => {
                let answer = content.value.as_ref().map_or(Answer::Untyped, Answer::Json);
                match content.media_type.contains('*') {
                    true => (answer, "application/json".to_owned()),
                    false => (answer, all([content.media_type.as_str()].into_iter())),
                }
            }
            Some((_, Kind::Text)) if contents.iter().all(|c| kind(api, c) == Kind::Text) => {
                (Answer::Text, listed())
            }
            Some((_, Kind::Text | Kind::Bytes)) | None => (Answer::Bytes, listed()),
        };
        Self {
            answer,
            accept,
            stream: streams.next(),
        }
    }
}

/// What can be made of a body, the preferred one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Json,
    Xml,
    Text,
    Bytes,
}

fn kind(api: &Api, content: &Content) -> Kind {
    let ty = content.value.as_ref();
    let ty = ty.and_then(|value| api.types.get(behind(api, value)));
    let shape = ty.map(|ty| &ty.shape);
    let essence = content.media_type.split(';').next().unwrap_or_default();
    match shape {
        Some(Shape::String(format)) if format.is("binary") => Kind::Bytes,
        // A structure in any media type can only be meant as JSON.
        Some(shape) if essence.trim() == "*/*" && is_structure(shape) => Kind::Json,
        _ if is_json(&content.media_type) => Kind::Json,
        _ if xml::is_typed(api, content) => Kind::Xml,
        // What comes tells whether the text is JSON.
        Some(Shape::String(_)) if essence.trim() == ANY => Kind::Text,
        _ if is_text(essence.trim()) && !is_xml(essence) => Kind::Text,
        _ => Kind::Bytes,
    }
}

/// Text that is a document of another kind.
fn is_xml(essence: &str) -> bool {
    essence.starts_with("application/") && essence.ends_with("xml")
}

/// Media types as they stand in `Accept`, each once (RFC 9110, section 12.5.1).
pub(super) fn all<'a>(media_types: impl Iterator<Item = &'a str>) -> String {
    let mut listed: Vec<&str> = Vec::new();
    for media_type in media_types {
        if media_type == ANY || !is_media_type(media_type) {
            return ANY.to_owned();
        }
        if !listed.contains(&media_type) {
            listed.push(media_type);
        }
    }
    match listed.is_empty() {
        true => ANY.to_owned(),
        false => listed.join(", "),
    }
}

fn is_media_type(text: &str) -> bool {
    text.contains('/')
        && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        && !text.contains(',')
}

/// What is told of the media types that the call's value is not made for.
pub(super) fn notes(api: &Api, response: &Response, answer: &Answer<'_>) -> Vec<String> {
    let contents = response.contents.iter();
    let contents = contents.filter(|content| Stream::of(api, content).is_none());
    let bytes = *answer == Answer::Bytes;
    let alike = xml::answered(api, response);
    let contents = contents.filter(|content| !alike.is_some_and(|it| std::ptr::eq(it, *content)));
    let contents = contents.filter(|content| match answer {
        Answer::Bytes => true,
        Answer::Json(_) | Answer::Page(_) | Answer::Untyped => kind(api, content) != Kind::Json,
        Answer::Nothing | Answer::Text | Answer::Stream(_) | Answer::ByStatus(_) => false,
    });
    let media: Vec<String> = contents
        .map(|content| markdown::code(&content.media_type))
        .collect();
    match (media.is_empty(), bytes) {
        (true, _) => Vec::new(),
        (false, true) => vec![format!("Answers with the bytes of {}.", media.join(" or "))],
        (false, false) => vec![format!(
            "The service answers with {} as well: `.answer_as(media_type)` asks for it.",
            media.join(", ")
        )],
    }
}
