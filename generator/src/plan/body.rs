//! How a body is sent: in which of its media types, and as what.

use super::answer::is_json;
use super::catalog::Catalog;
use super::rules::Rules;
use super::usage::{Side, behind};
use super::word::Words;
use super::{fill, input, markdown, xml};
use crate::api::{Api, Content, Encoding, Operation, Shape};
use crate::rust::{BodyForm, FormField, Input, Place, RustType, Styled};

/// The media type that a method is made for.
pub(super) struct Chosen<'a> {
    pub(super) content: &'a Content,
    kind: Kind,
}

/// What can be made of a media type, the preferred one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Json,
    JsonLike,
    Form,
    Multipart,
    Xml,
    Text,
    Bytes,
}

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// What an operation is best sent as; none where it sends nothing, or always
/// the same.
pub(super) fn chosen<'a>(
    api: &Api,
    rules: Rules<'_>,
    operation: &'a Operation,
) -> Option<Chosen<'a>> {
    let rule = rules.operation(&operation.id);
    if rule.is_some_and(|rule| rule.fixed_body.is_some()) {
        return None;
    }
    let contents = operation.body.as_ref()?.contents.iter();
    let chosen = contents.map(|content| Chosen {
        content,
        kind: kind(api, content),
    });
    chosen.min_by_key(|chosen| chosen.kind)
}

/// What an argument for the body is called: a parameter may have the name.
pub(super) fn words(operation: &Operation) -> Words {
    let body = Words::cut("body");
    let mut parameters = operation.parameters.iter();
    match parameters.any(|parameter| Words::cut(&parameter.name).0 == body.0) {
        true => Words::cut("request body"),
        false => body,
    }
}

impl Chosen<'_> {
    /// Whether the description's type is that of the argument.
    pub(super) fn is_typed(&self) -> bool {
        !matches!(self.kind, Kind::Text | Kind::Bytes)
    }

    /// What the argument accepts.
    pub(super) fn input(&self, catalog: &Catalog<'_>) -> Input {
        let typed = self.content.value.as_ref();
        let typed = typed.map(|value| catalog.value(value, Side::Request));
        match self.kind {
            Kind::Json | Kind::JsonLike | Kind::Xml => input::of(&typed.unwrap_or(RustType::Json)),
            Kind::Form => input::of(&typed.unwrap_or_else(|| map(RustType::Json))),
            Kind::Multipart => input::of(&typed.unwrap_or_else(|| map(RustType::File))),
            Kind::Text => Input::Into(RustType::String),
            Kind::Bytes => Input::Bytes,
        }
    }

    /// How it is sent.
    pub(super) fn form(&self) -> BodyForm {
        let encoding = &self.content.encoding;
        match self.kind {
            Kind::Json => BodyForm::Json,
            Kind::JsonLike => BodyForm::JsonAs(self.sent_as().to_owned()),
            Kind::Xml => BodyForm::Xml(self.sent_as().to_owned()),
            Kind::Form => BodyForm::Form(encoding.iter().filter_map(form_field).collect()),
            Kind::Multipart => {
                BodyForm::Multipart(encoding.iter().filter_map(typed_field).collect())
            }
            Kind::Text | Kind::Bytes => BodyForm::Raw(self.sent_as().to_owned()),
        }
    }

    fn sent_as(&self) -> &str {
        match (self.content.media_type.contains('*'), self.kind) {
            (false, _) => &self.content.media_type,
            (true, Kind::Text) => "text/plain",
            (true, Kind::JsonLike) => "application/json",
            (true, _) => "application/octet-stream",
        }
    }

    /// What a reader must know: as what it is sent, and how else it may be.
    pub(super) fn notes(&self, operation: &Operation) -> Vec<String> {
        let mut notes = Vec::new();
        let sent_as = self.sent_as();
        if self.kind != Kind::Json {
            notes.push(format!("The body is sent as {}.", markdown::code(sent_as)));
        }
        let contents = operation.body.iter().flat_map(|body| &body.contents);
        let others = contents.map(|content| content.media_type.as_str());
        let others = others.filter(|media_type| *media_type != sent_as);
        let others: Vec<String> = others.map(markdown::code).collect();
        if !others.is_empty() {
            notes.push(format!(
                "Bytes of another media type replace it by `.body_as(media_type, bytes)`; the service also takes {}.",
                others.join(", ")
            ));
        }
        notes
    }
}

fn map(value: RustType) -> RustType {
    RustType::Map(Box::new(value))
}

fn kind(api: &Api, content: &Content) -> Kind {
    let essence = content.media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    let shape = shape(api, content);
    match essence.as_str() {
        _ if is_binary(shape) && essence != MULTIPART => Kind::Bytes,
        "application/json" => Kind::Json,
        FORM => Kind::Form,
        MULTIPART => Kind::Multipart,
        // A structure in any media type can only be meant as JSON.
        "*/*" if shape.is_some_and(is_structure) => Kind::JsonLike,
        essence if is_json(essence) => Kind::JsonLike,
        _ if xml::is_typed(api, content) => Kind::Xml,
        essence if is_text(essence) => Kind::Text,
        _ => Kind::Bytes,
    }
}

fn shape<'a>(api: &'a Api, content: &Content) -> Option<&'a Shape> {
    let ty = api.types.get(behind(api, content.value.as_ref()?))?;
    Some(&ty.shape)
}

fn is_binary(shape: Option<&Shape>) -> bool {
    matches!(shape, Some(Shape::String(format)) if format.is("binary"))
}

/// Whether a shape is one that only JSON spells.
pub(super) fn is_structure(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Struct(_) | Shape::Union(_) | Shape::List(_) | Shape::Tuple(_) | Shape::Map(_)
    )
}

/// Whether content of this media type is text, whatever it says.
pub(super) fn is_text(essence: &str) -> bool {
    let words = [
        "application/graphql",
        "application/jsonl",
        "application/json-seq",
        "application/ndjson",
        "application/toml",
        "application/x-ndjson",
        "application/x-yaml",
        "application/xml",
        "application/yaml",
    ];
    essence.starts_with("text/")
        || essence.ends_with("+xml")
        || essence.ends_with("+yaml")
        || words.contains(&essence)
}

fn form_field(encoding: &Encoding) -> Option<FormField> {
    match encoding.style {
        Some(style) => Some(FormField::Styled(Styled {
            place: Place::Query,
            name: encoding.name.clone(),
            layout: fill::layout(style),
            explode: encoding.explode,
            allow_reserved: encoding.allow_reserved,
            allow_empty: false,
            whole: false,
        })),
        None => typed_field(encoding),
    }
}

fn typed_field(encoding: &Encoding) -> Option<FormField> {
    Some(FormField::Typed {
        name: encoding.name.clone(),
        media_type: encoding.content_type.clone()?,
    })
}
