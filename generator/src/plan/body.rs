//! How a body is sent: in which of its media types, and as what.

use super::catalog::Catalog;
use super::kind::Kind;
use super::rules::Rules;
use super::usage::{Side, behind};
use super::word::Words;
use super::{fill, input, kind, markdown};
use crate::api::{Api, Content, Encoding, Operation, Shape};
use crate::rust::{BodyForm, FormField, Input, Place, RustType, Styled, Written};

/// A form in which a call may send its body.
pub(super) struct Chosen<'a> {
    pub(super) content: &'a Content,
    kind: Kind,
    /// Media types that it is sent as all the same, if the caller says so.
    alike: Vec<&'a str>,
}

/// What an operation is best sent as; none where it sends nothing, or always
/// the same.
pub(super) fn chosen<'a>(
    api: &Api,
    rules: Rules<'_>,
    operation: &'a Operation,
) -> Option<Chosen<'a>> {
    forms(api, rules, operation).into_iter().next()
}

/// The forms that differ, the preferred one first: others are of the same
/// type and layout as one of them.
pub(super) fn forms<'a>(api: &Api, rules: Rules<'_>, operation: &'a Operation) -> Vec<Chosen<'a>> {
    let rule = rules.operation(&operation.id);
    if rule.is_some_and(|rule| rule.fixed_body.is_some()) {
        return Vec::new();
    }
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    let mut all: Vec<(Kind, &Content)> = contents
        .map(|content| (kind::of(api, content), content))
        .collect();
    all.sort_by_key(|(kind, _)| *kind);
    let mut forms: Vec<Chosen<'_>> = Vec::new();
    for (kind, content) in all {
        let mut known = forms.iter_mut();
        match known.find(|form| form.is_like(api, kind, content)) {
            Some(form) => form.alike.push(&content.media_type),
            None => forms.push(Chosen {
                content,
                kind,
                alike: Vec::new(),
            }),
        }
    }
    forms
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
        !self.kind.is_raw()
    }

    /// Whether it is sent as XML.
    pub(super) fn is_xml(&self) -> bool {
        self.kind == Kind::Xml
    }

    /// Whether it is sent as parts.
    pub(super) fn has_parts(&self) -> bool {
        self.kind == Kind::Multipart
    }

    /// How its type travels.
    pub(super) fn side(&self) -> Side {
        match self.kind {
            Kind::MergePatch => Side::Patch,
            Kind::Json
            | Kind::JsonLike
            | Kind::Form
            | Kind::Multipart
            | Kind::Xml
            | Kind::Lines
            | Kind::Sequence
            | Kind::Text
            | Kind::Bytes => Side::Request,
        }
    }

    /// Whether nothing but the media type differs.
    fn is_like(&self, api: &Api, kind: Kind, content: &Content) -> bool {
        let ty = |content: &Content| content.value.as_ref().map(|value| behind(api, value));
        let same_type = ty(self.content) == ty(content);
        match (self.kind, kind) {
            // There is one table by which a body is written as XML.
            (Kind::Text | Kind::Bytes, Kind::Text | Kind::Bytes) | (Kind::Xml, Kind::Xml) => true,
            (Kind::Json | Kind::JsonLike, Kind::Json | Kind::JsonLike)
            | (Kind::Lines | Kind::Sequence, Kind::Lines | Kind::Sequence) => same_type,
            (Kind::Multipart, Kind::Multipart) => same_type && self.content == content,
            (own, other) => own == other && same_type,
        }
    }

    /// What the argument accepts.
    pub(super) fn input(&self, catalog: &Catalog<'_>) -> Input {
        let typed = self.content.value.as_ref();
        let typed = typed.map(|value| catalog.value(value, self.side()));
        match self.kind {
            Kind::Json | Kind::JsonLike | Kind::MergePatch | Kind::Xml => {
                input::of(&typed.unwrap_or(RustType::Json))
            }
            Kind::Form => input::of(&typed.unwrap_or_else(|| map(RustType::Json))),
            Kind::Multipart => input::of(&typed.unwrap_or_else(|| map(RustType::File))),
            Kind::Lines | Kind::Sequence => Input::Lines(self.item(catalog, typed)),
            Kind::Text | Kind::Bytes => Input::Into(RustType::File),
        }
    }

    /// The type of a line: of the elements where the whole is a list.
    fn item(&self, catalog: &Catalog<'_>, typed: Option<RustType>) -> RustType {
        match kind::shape(catalog.api, self.content) {
            Some(Shape::List(item)) => catalog.value(item, Side::Request),
            _ => typed.unwrap_or(RustType::Json),
        }
    }

    /// How it is sent.
    pub(super) fn form(&self) -> BodyForm {
        let encoding = &self.content.encoding;
        let sent_as = || self.sent_as().to_owned();
        match self.kind {
            Kind::Json => BodyForm::Json,
            Kind::JsonLike | Kind::MergePatch => BodyForm::JsonAs(sent_as()),
            Kind::Xml => BodyForm::Xml(sent_as()),
            Kind::Form => BodyForm::Form(encoding.iter().filter_map(form_field).collect()),
            Kind::Multipart => {
                let fields = encoding.iter().filter_map(part).collect();
                match kind::is_form_data(self.content) {
                    true => BodyForm::Multipart(fields),
                    false => BodyForm::MultipartAs(sent_as(), fields),
                }
            }
            Kind::Lines => BodyForm::Lines(sent_as()),
            Kind::Sequence => BodyForm::Sequence(sent_as()),
            Kind::Text | Kind::Bytes => BodyForm::Raw(sent_as()),
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

    /// What tells a call with this body from the usual one: `as_form`.
    pub(super) fn suffix(&self) -> Words {
        let word = match self.kind {
            Kind::Json => "json".to_owned(),
            Kind::Form => "form".to_owned(),
            Kind::Text | Kind::Bytes if !self.alike.is_empty() => "bytes".to_owned(),
            Kind::Multipart if kind::is_form_data(self.content) => "multipart".to_owned(),
            Kind::JsonLike
            | Kind::MergePatch
            | Kind::Multipart
            | Kind::Xml
            | Kind::Lines
            | Kind::Sequence
            | Kind::Text
            | Kind::Bytes => kind::word(self.sent_as()),
        };
        Words::cut("as").and(&Words::cut(&word))
    }

    /// What a reader must know: as what it is sent, and how else it may be.
    pub(super) fn notes(&self) -> Vec<String> {
        let sent_as = self.sent_as();
        let others = self.alike.iter().copied();
        let others = others.chain([self.content.media_type.as_str()]);
        let others = others.filter(|media_type| *media_type != sent_as);
        let others: Vec<String> = others.map(markdown::code).collect();
        let sent_as = markdown::code(sent_as);
        let takes = match self.is_xml() {
            true => ", which takes the feature `xml`",
            false => "",
        };
        let also = match others.as_slice() {
            [] => String::new(),
            others => format!("; the service takes {} too", others.join(", ")),
        };
        match self.kind {
            Kind::Json if others.is_empty() => Vec::new(),
            Kind::Text | Kind::Bytes if !others.is_empty() => vec![format!(
                "The body is sent as {sent_as}, unless the file says its own type by `File::typed`{also}."
            )],
            Kind::Json
            | Kind::JsonLike
            | Kind::MergePatch
            | Kind::Form
            | Kind::Multipart
            | Kind::Xml
            | Kind::Lines
            | Kind::Sequence
            | Kind::Text
            | Kind::Bytes => {
                let by = match others.is_empty() {
                    true => "",
                    false => ", by `.header(\"content-type\", …)`",
                };
                vec![format!("The body is sent as {sent_as}{takes}{also}{by}.")]
            }
        }
    }

    /// What is said of it where another is the usual one.
    pub(super) fn doc(&self) -> String {
        let mut notes = self.notes();
        match notes.pop() {
            Some(note) => note,
            None => format!("The body is sent as {}.", markdown::code(self.sent_as())),
        }
    }
}

fn map(value: RustType) -> RustType {
    RustType::Map(Box::new(value))
}

/// How a member of a form is written: by its layout, if one is said.
fn form_field(encoding: &Encoding) -> Option<FormField> {
    field(encoding, styled(encoding).or(typed(encoding)))
}

/// How a part is written: by its media type, if one is said.
fn part(encoding: &Encoding) -> Option<FormField> {
    field(encoding, typed(encoding).or(styled(encoding)))
}

fn field(encoding: &Encoding, written: Option<Written>) -> Option<FormField> {
    if written.is_none() && encoding.headers.is_empty() {
        return None;
    }
    Some(FormField {
        name: encoding.name.clone(),
        written: written.unwrap_or(Written::Plain),
        headers: encoding.headers.clone(),
    })
}

fn styled(encoding: &Encoding) -> Option<Written> {
    Some(Written::Styled(Styled {
        place: Place::Query,
        name: encoding.name.clone(),
        layout: fill::layout(encoding.style?),
        explode: encoding.explode,
        allow_reserved: encoding.allow_reserved,
        allow_empty: false,
        whole: false,
    }))
}

fn typed(encoding: &Encoding) -> Option<Written> {
    encoding.content_type.clone().map(Written::Typed)
}
