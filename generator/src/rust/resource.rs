use serde::Serialize;

use super::{Doc, Ident, Input, Item, RustType, TypeFile, TypePath, XmlBodies};

/// The position of a resource in [`super::Crate::resources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ResourceId(pub usize);

/// A step in `client.accounts().tokens()`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resource {
    /// The modules that lead to it below `resources`, its own last.
    pub path: Vec<Ident>,
    /// Its struct.
    pub ident: Ident,
    /// The cargo feature that brings it in.
    pub feature: String,
    /// What it stands for.
    pub doc: Doc,
    /// Resources below it, by the method that returns them.
    pub children: Vec<(Ident, ResourceId)>,
    /// Its calls.
    pub methods: Vec<Method>,
    /// What the errors of its calls say, where that is one of several.
    pub failures: Vec<ByStatus>,
    /// The headers that come with its calls' answers.
    pub headers: Vec<Headers>,
    /// Types that only its calls spell.
    pub items: Vec<Item>,
    /// The file below it that holds them, where they are too many for one.
    pub types: Option<TypeFile>,
}

/// A call.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Method {
    /// Its name.
    pub ident: Ident,
    /// The static that describes it, such as `UPDATE`.
    pub constant: Ident,
    /// What it does.
    pub doc: Doc,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// The `operationId`.
    pub id: String,
    /// The HTTP method.
    pub http: HttpMethod,
    /// The path.
    pub path: Vec<PathPart>,
    /// Where it is served, if it has a server of its own.
    pub server: Option<String>,
    /// Method and path as readers know them: `PUT /tokens/{token_id}`.
    pub route: String,
    /// Alternatives, each a set of credentials by their position.
    pub security: Vec<Vec<usize>>,
    /// What must be given, in order.
    pub arguments: Vec<Argument>,
    /// The same call with a body of another media type.
    pub variants: Vec<Variant>,
    /// A body that is always the same, as JSON text.
    pub fixed_body: Option<String>,
    /// What may be given.
    pub options: Option<Options>,
    /// What comes back.
    pub output: Output,
    /// Whether the answer stands in an envelope.
    pub enveloped: bool,
    /// Whether a redirect is its answer and no error.
    pub redirects: bool,
    /// What its errors say.
    pub failure: Option<Failure>,
    /// The media type that is asked for.
    pub accept: String,
    /// How its bodies stand in XML.
    pub xml: XmlBodies,
    /// A call and its answer for the crate's own tests.
    pub test: Option<WireTest>,
}

/// An HTTP method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the methods of RFC 9110 explain themselves")]
pub enum HttpMethod {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    Query,
    /// Any other, as it is sent.
    Other(String),
}

/// A part of a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPart {
    /// Sent as it is.
    Text(String),
    /// Filled by the parameter of this name.
    Value(String),
}

/// What must be given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Argument {
    /// Its name.
    pub ident: Ident,
    /// What it accepts.
    pub input: Input,
    /// Where it is sent.
    pub fill: Fill,
}

/// A call with another body in place of its last argument.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant {
    /// Its name.
    pub ident: Ident,
    /// What is different.
    pub doc: Doc,
    /// The body.
    pub argument: Argument,
}

/// Where a value is sent; the names are the wire's.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the words are OpenAPI's `in`")]
pub enum Fill {
    Path,
    Query(String),
    Header(String),
    Styled(Styled),
    Body(BodyForm),
}

/// How a body is sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum BodyForm {
    /// As `application/json`.
    Json,
    /// As JSON of this media type.
    JsonAs(String),
    /// As XML of this media type.
    Xml(String),
    /// As `application/x-www-form-urlencoded`, but for these members the usual way.
    Form(Vec<FormField>),
    /// As `multipart/form-data`, but for these members the usual way.
    Multipart(Vec<FormField>),
    /// As parts of another `multipart` type, but for these members the usual way.
    MultipartAs(String, Vec<FormField>),
    /// As lines of JSON, with this media type.
    Lines(String),
    /// As a JSON text sequence (RFC 7464), with this media type.
    Sequence(String),
    /// As it is, with this media type unless the file has one of its own.
    Raw(String),
}

/// How a member of a form is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FormField {
    /// The member.
    pub name: String,
    /// As what it is written.
    pub written: Written,
    /// Headers of its part, and what they hold.
    pub headers: Vec<(String, String)>,
}

/// As what a member of a form is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Written {
    /// In the usual way.
    Plain,
    /// Laid out like a parameter.
    Styled(Styled),
    /// As a document of this media type.
    Typed(String),
}

/// A value that is laid out in a way of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Styled {
    /// Where it is sent.
    pub place: Place,
    /// Its name on the wire.
    pub name: String,
    /// How it is laid out.
    pub layout: Layout,
    /// Whether each element stands by itself.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether nothing is sent as an empty text.
    pub allow_empty: bool,
    /// Whether the value is the whole query, and its name is not sent.
    pub whole: bool,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words are OpenAPI's `in`")]
pub enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// How a value is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words are OpenAPI's `style`")]
pub enum Layout {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    TabDelimited,
    Cookie,
    DeepObject,
    /// As `DeepObject`, with `[]` behind the name of a list.
    DeepBrackets,
    /// As `DeepObject`, with the name alone for each element of a list.
    DeepRepeated,
    /// As `DeepRepeated`, with `a.b` for `a[b]`.
    Dotted,
    /// As a JSON text.
    Json,
}

/// What may be given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Options {
    /// The type that marks a call as taking them, such as `ListOptions`.
    pub marker: Ident,
    /// One method each.
    pub setters: Vec<Setter>,
    /// How the answer comes as a stream.
    pub streaming: Option<Streaming>,
}

/// A method that gives a call one more value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Setter {
    /// Its name.
    pub ident: Ident,
    /// What it accepts.
    pub input: Input,
    /// Where it is sent.
    pub fill: Fill,
    /// What it does.
    pub doc: Doc,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Output {
    /// JSON of this type.
    Json(RustType),
    /// A page of a list of this type.
    Page(RustType),
    /// Nothing.
    Nothing,
    /// Text.
    Text,
    /// Anything else, as a whole: one of several.
    Bytes,
    /// Anything else, piece by piece.
    Download,
    /// Values, one after the other.
    Stream(Stream),
    /// One of several, by the status.
    ByStatus(ByStatus),
}

/// Values that come one after the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Stream {
    /// Events whose data is JSON of this type.
    Events(RustType),
    /// Events whose data is text.
    TextEvents,
    /// JSON texts of this type.
    Records(RustType),
}

/// A method that asks for a stream in place of the usual answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Streaming {
    /// Its name.
    pub ident: Ident,
    /// What it does.
    pub doc: Doc,
    /// What comes then.
    pub stream: Stream,
    /// The media type that is asked for.
    pub media_type: String,
}

/// The headers of an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Headers {
    /// Its name.
    pub ident: Ident,
    /// What it stands for.
    pub doc: Doc,
    /// One for each header.
    pub fields: Vec<HeaderField>,
}

/// A header.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeaderField {
    /// Its name.
    pub ident: Ident,
    /// What it says.
    pub doc: Doc,
    /// Its name on the wire, in lower case.
    pub name: String,
    /// Its type, where it is there.
    pub ty: RustType,
}

/// What the body of an error is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Failure {
    /// JSON of this type.
    Json(TypePath),
    /// One of several, by the status: the enum of this name.
    ByStatus(Ident),
}

/// An enum of answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ByStatus {
    /// Its name.
    pub ident: Ident,
    /// What it stands for.
    pub doc: Doc,
    /// One for each status, of which one is for any other, too.
    pub variants: Vec<StatusVariant>,
}

/// What comes back with a status.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusVariant {
    /// Its name.
    pub ident: Ident,
    /// When it comes, and what it is.
    pub doc: Doc,
    /// The first and the last of each row of statuses; none where it stands for every other.
    pub statuses: Vec<(u16, u16)>,
    /// What comes, which is no page and not itself one of several.
    pub value: Output,
}

/// A call and its answer, by which the crate tests itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WireTest {
    /// The test's name.
    pub ident: Ident,
    /// The resource's methods that lead to the call.
    pub chain: Vec<Ident>,
    /// A value for each argument, as JSON text.
    pub arguments: Vec<String>,
    /// The path that must arrive.
    pub path: String,
    /// The body that must arrive, as JSON text.
    pub body: Option<String>,
    /// Whether a bearer credential must arrive.
    pub credentials: Vec<usize>,
    /// The whole answer, as it is sent.
    pub answer: String,
    /// The value that must come out, as JSON text.
    pub value: Option<String>,
}
