//! Answers that come piece by piece: streams of events, and rows of JSON texts.

use super::usage::behind;
use crate::api::{Api, Content, Shape, Use};

/// What a stream is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stream<'a> {
    /// Events (WHATWG HTML, section 9.2) whose data is JSON of this type.
    Events(&'a Use),
    /// Events whose data is text.
    TextEvents,
    /// JSON texts of this type, one after the other.
    Records(&'a Use),
    /// JSON texts of which nothing is said.
    UntypedRecords,
}

impl<'a> Stream<'a> {
    /// The stream that a media type stands for, if it stands for one.
    pub(super) fn of(api: &'a Api, content: &'a Content) -> Option<Self> {
        let essence = content.media_type.split(';').next().unwrap_or_default();
        let essence = essence.trim().to_ascii_lowercase();
        let item = content.value.as_ref().map(|value| item(api, value));
        match essence.as_str() {
            "text/event-stream" => Some(match item.and_then(|item| data(api, item)) {
                Some(data) => Self::Events(data),
                None => Self::TextEvents,
            }),
            essence if is_records(essence) => Some(match item {
                Some(item) if !is_text(api, content) => Self::Records(item),
                Some(_) | None => Self::UntypedRecords,
            }),
            _ => None,
        }
    }

    /// The type of what it is made of.
    pub(super) fn value(&self) -> Option<&'a Use> {
        match self {
            Self::Events(value) | Self::Records(value) => Some(value),
            Self::TextEvents | Self::UntypedRecords => None,
        }
    }

    pub(super) fn is_events(&self) -> bool {
        matches!(self, Self::Events(_) | Self::TextEvents)
    }
}

/// Whether content of this media type is JSON texts, one after the other
/// (RFC 7464, and the lines of NDJSON and JSON Lines).
fn is_records(essence: &str) -> bool {
    let words = [
        "application/json-lines",
        "application/json-seq",
        "application/jsonl",
        "application/jsonlines",
        "application/ndjson",
        "application/stream+json",
        "application/x-json-lines",
        "application/x-jsonl",
        "application/x-jsonlines",
        "application/x-ndjson",
    ];
    words.contains(&essence) || essence.ends_with("+json-seq")
}

/// Whether the whole is described as a text, which says nothing of what is in it.
fn is_text(api: &Api, content: &Content) -> bool {
    let value = content.value.as_ref();
    let ty = value.and_then(|value| api.types.get(behind(api, value)));
    ty.is_some_and(|ty| matches!(ty.shape, Shape::String(_)))
}

/// The type of an item: the whole is described as a list of them (OpenAPI 3.2.0,
/// sequential media types), or, as it was done before, by one of them.
fn item<'a>(api: &'a Api, value: &'a Use) -> &'a Use {
    match api.types.get(behind(api, value)).map(|ty| &ty.shape) {
        Some(Shape::List(item)) => item,
        Some(_) | None => value,
    }
}

/// The type of an event's data; none where it is text. An event is described
/// with all of its fields (OpenAPI 3.2.0), or by its data alone.
fn data<'a>(api: &'a Api, event: &'a Use) -> Option<&'a Use> {
    match &api.types.get(behind(api, event))?.shape {
        Shape::String(_) | Shape::Any => None,
        Shape::Struct(shape) if is_event(api, event) => {
            let mut fields = shape.fields.iter();
            let field = fields.find(|field| field.name == "data")?;
            data(api, &field.value)
        }
        Shape::Union(union) if union.variants.iter().all(|v| is_event(api, &v.value)) => None,
        Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Enum(_)
        | Shape::Struct(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Union(_)
        | Shape::Alias(_) => Some(event),
    }
}

/// The fields of an event.
const FIELDS: [&str; 4] = ["data", "event", "id", "retry"];

fn is_event(api: &Api, value: &Use) -> bool {
    match api.types.get(behind(api, value)).map(|ty| &ty.shape) {
        Some(Shape::Struct(shape)) => {
            let mut fields = shape.fields.iter();
            let has_data = shape.fields.iter().any(|field| field.name == "data");
            has_data && fields.all(|f| FIELDS.contains(&f.name.as_str()))
        }
        Some(_) | None => false,
    }
}
