//! What can be made of a media type.

use super::answer::is_json;
use super::usage::behind;
use super::xml;
use crate::api::{Api, Content, Shape};

/// What can be made of a body's media type, the preferred one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Json,
    JsonLike,
    /// A change as JSON (RFC 7396).
    MergePatch,
    Form,
    Multipart,
    Xml,
    /// Lines of JSON.
    Lines,
    /// A JSON text sequence (RFC 7464).
    Sequence,
    Text,
    Bytes,
}

impl Kind {
    /// Whether it is sent as it is.
    pub(super) fn is_raw(self) -> bool {
        matches!(self, Self::Text | Self::Bytes)
    }
}

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

pub(super) fn of(api: &Api, content: &Content) -> Kind {
    let essence = essence(content);
    let shape = shape(api, content);
    match essence.as_str() {
        _ if is_binary(shape) && essence != MULTIPART => Kind::Bytes,
        "application/json" => Kind::Json,
        FORM => Kind::Form,
        MULTIPART => Kind::Multipart,
        // Without a type, only the caller knows what the parts are.
        essence if essence.starts_with("multipart/") && shape.is_some_and(is_structure) => {
            Kind::Multipart
        }
        "application/json-seq" | "application/geo+json-seq" if !is_text_shape(shape) => {
            Kind::Sequence
        }
        essence if is_lines(essence) && !is_text_shape(shape) => Kind::Lines,
        // A structure in any media type can only be meant as JSON.
        "*/*" if shape.is_some_and(is_structure) => Kind::JsonLike,
        "application/merge-patch+json" => Kind::MergePatch,
        essence if is_json(essence) || essence == "text/json" => Kind::JsonLike,
        _ if xml::is_typed(api, content) => Kind::Xml,
        essence if is_text(essence) => Kind::Text,
        _ => Kind::Bytes,
    }
}

/// Whether its parts have names.
pub(super) fn is_form_data(content: &Content) -> bool {
    essence(content) == MULTIPART
}

/// The media type without its parameters.
fn essence(content: &Content) -> String {
    let essence = content.media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The shape of the whole, behind second names.
pub(super) fn shape<'a>(api: &'a Api, content: &Content) -> Option<&'a Shape> {
    let ty = api.types.get(behind(api, content.value.as_ref()?))?;
    Some(&ty.shape)
}

fn is_binary(shape: Option<&Shape>) -> bool {
    matches!(shape, Some(Shape::String(format)) if format.is("binary"))
}

fn is_text_shape(shape: Option<&Shape>) -> bool {
    matches!(shape, Some(Shape::String(_)))
}

/// Whether a shape is one that only JSON spells.
pub(super) fn is_structure(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Struct(_) | Shape::Union(_) | Shape::List(_) | Shape::Tuple(_) | Shape::Map(_)
    )
}

/// Whether each line is JSON.
fn is_lines(essence: &str) -> bool {
    let words = [
        "application/jsonl",
        "application/jsonlines",
        "application/json-lines",
        "application/ndjson",
        "application/x-jsonl",
        "application/x-jsonlines",
        "application/x-json-lines",
        "application/x-ndjson",
    ];
    words.contains(&essence)
}

/// Whether content of this media type is text, whatever it says.
pub(super) fn is_text(essence: &str) -> bool {
    let words = [
        "application/graphql",
        "application/json-seq",
        "application/toml",
        "application/x-yaml",
        "application/xml",
        "application/yaml",
    ];
    essence.starts_with("text/")
        || essence.ends_with("+xml")
        || essence.ends_with("+yaml")
        || is_lines(essence)
        || words.contains(&essence)
}

/// What people call a media type: `csv` for `text/csv`, `merge-patch` for
/// `application/merge-patch+json`.
pub(super) fn word(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let (kind, name) = essence.split_once('/').unwrap_or(("", essence));
    let name = name.split('+').next().unwrap_or(name);
    match name.strip_prefix("x-").unwrap_or(name) {
        "plain" => "text".to_owned(),
        "octet-stream" => "bytes".to_owned(),
        name if name.chars().any(char::is_alphanumeric) => name.to_owned(),
        _ => kind.to_owned(),
    }
}
