use serde::Serialize;

use super::{Docs, SchemeId, Use};
use crate::pointer::Pointer;

/// The position of an operation in [`super::Api::operations`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct OperationId(pub usize);

/// One call.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// Where it is described.
    pub pointer: Pointer,
    /// Its `operationId`; where there is none, made of method and path.
    pub id: String,
    /// The HTTP method.
    pub method: Method,
    /// The path, cut into text and variables.
    pub path: Vec<Segment>,
    /// Its base URL, where it has one of its own.
    pub server: Option<String>,
    /// Groups it belongs to.
    pub tags: Vec<String>,
    /// One line on it.
    pub summary: Option<String>,
    /// What it does.
    pub docs: Docs,
    /// Path variables in path order, then the others as they are listed.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// What may come back, in the order of the description.
    pub responses: Vec<Response>,
    /// Alternatives, each a set of schemes to use together. An empty set is
    /// anonymous; an empty list means that the API asks for nothing.
    pub security: Vec<Vec<SchemeId>>,
}

/// An HTTP method, such as `PUT`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the methods of RFC 9110 explain themselves")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    Query,
    /// One that OpenAPI has no word for, such as `COPY`.
    Other(String),
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Segment {
    /// Sent as it is: encoded, and with a query where the path has one.
    Text(String),
    /// The value of the path parameter of this name.
    Variable(String),
}

/// A value that is not the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// Where it is described.
    pub pointer: Pointer,
    /// Its name on the wire.
    pub name: String,
    /// Where it is sent.
    pub location: Location,
    /// Its type.
    pub value: Use,
    /// Whether a call without it is refused.
    pub required: bool,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether each element stands by itself.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether nothing may be sent as an empty text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub allow_empty: bool,
    /// The media type, where the value is written as a document of its own.
    pub content: Option<String>,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[expect(missing_docs, reason = "the words are OpenAPI's `in`")]
pub enum Location {
    Path,
    Query,
    /// The whole query.
    Querystring,
    Header,
    Cookie,
}

/// How a parameter is written (OpenAPI 3.2, style values; `tsv` is of 2.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words are OpenAPI's `style`")]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    TabDelimited,
    DeepObject,
    Cookie,
}

/// What an operation sends.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Body {
    /// Where it is described.
    pub pointer: Pointer,
    /// Whether a call without it is refused.
    pub required: bool,
    /// What is known of it.
    pub docs: Docs,
    /// The forms it may take, in the order of the description.
    pub contents: Vec<Content>,
}

/// A form of a body or answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Content {
    /// Where it is described.
    pub pointer: Pointer,
    /// Such as `application/json`.
    pub media_type: String,
    /// Its type; none where the description gives no schema.
    pub value: Option<Use>,
    /// How members of a form are written, where the description says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub encoding: Vec<Encoding>,
}

/// How a member of a form is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Encoding {
    /// The member's name.
    pub name: String,
    /// The media type of its part.
    pub content_type: Option<String>,
    /// How lists and objects are written.
    pub style: Option<Style>,
    /// Whether each element stands by itself.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Headers of its part that are always the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
}

/// What may come back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// Where it is described.
    pub pointer: Pointer,
    /// For which statuses.
    pub status: Status,
    /// What is known of it.
    pub docs: Docs,
    /// The headers that come along.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// The forms it may take; empty where nothing is sent.
    pub contents: Vec<Content>,
}

/// A header of an answer, written in the style `simple`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Header {
    /// Where it is described.
    pub pointer: Pointer,
    /// Its name, of which the case makes no difference.
    pub name: String,
    /// Its type.
    pub value: Use,
    /// Whether it is always there.
    pub required: bool,
    /// The media type, where the value is written as a document of its own.
    pub content: Option<String>,
}

/// The statuses that a response stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Status {
    /// Just this one.
    Code(u16),
    /// All of a hundred: 4 is `4XX`.
    Range(u16),
    /// All that are not named.
    Default,
}
