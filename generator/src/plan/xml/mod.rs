//! XML: which types stand in it, and as what nodes (OpenAPI 3.2, XML Object).

mod fault;

use std::collections::BTreeSet;

pub(super) use self::fault::check;
use super::body::Chosen;
use super::catalog::{Catalog, is_boolean, repr};
use super::item::tally::Tally;
use super::kind::is_structure;
use super::rules::Rules;
use super::usage::{Side, behind, parts};
use super::{answer, body};
use crate::api::{
    Api, Content, Enum, Field, Name, Operation, Response, Shape, Status, TypeId, Use, Xml,
    XmlNode as Said,
};
use crate::rust::{EnumRepr, RustType, XmlBodies, XmlContent, XmlKind, XmlName, XmlNode};

/// What an element is called of which the description does not say it.
const ROOT: &str = "root";
const ITEM: &str = "item";
const ENTRY: &str = "entry";

/// Whether content of this media type is XML.
pub(super) fn is_xml(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    matches!(essence.as_str(), "application/xml" | "text/xml") || essence.ends_with("+xml")
}

/// Whether content is XML of a type, and not just text.
pub(super) fn is_typed(api: &Api, content: &Content) -> bool {
    let ty = content.value.as_ref().map(|value| behind(api, value));
    let shape = ty.and_then(|ty| api.types.get(ty)).map(|ty| &ty.shape);
    is_xml(&content.media_type) && shape.is_some_and(is_structure)
}

/// The XML that the body of an operation can be sent as.
fn sent<'a>(api: &'a Api, rules: Rules<'_>, operation: &'a Operation) -> Option<&'a Content> {
    let mut bodies = body::forms(api, rules, operation).into_iter();
    Some(bodies.find(Chosen::is_xml)?.content)
}

/// The XML that a response can be: of the type that it has in JSON, if it may be that too.
pub(super) fn answered<'a>(api: &Api, response: &'a Response) -> Option<&'a Content> {
    let contents = &response.contents;
    let json = contents.iter().find(|it| answer::is_json(&it.media_type));
    let ty = json.map(|json| json.value.as_ref().map(|value| behind(api, value)));
    let mut contents = contents.iter().filter(|content| is_typed(api, content));
    contents.find(|content| match ty {
        None => true,
        Some(ty) => ty.is_some_and(|ty| is_of(api, content, ty)),
    })
}

/// Whether a call can do nothing without XML: its body, or an answer, is nothing else.
pub(super) fn is_needed(api: &Api, rules: Rules<'_>) -> bool {
    api.operations.iter().any(|operation| {
        let body = body::chosen(api, rules, operation);
        let mut answers = operation.responses.iter().map(|it| it.contents.as_slice());
        body.is_some_and(|body| is_typed(api, body.content))
            || answers.any(|contents| {
                let has_json = contents.iter().any(|it| answer::is_json(&it.media_type));
                !has_json && contents.iter().any(|content| is_typed(api, content))
            })
    })
}

fn is_of(api: &Api, content: &Content, ty: TypeId) -> bool {
    let value = content.value.as_ref();
    value.is_some_and(|value| behind(api, value) == ty)
}

/// Every type that stands in XML.
pub(super) fn types(api: &Api, rules: Rules<'_>) -> BTreeSet<TypeId> {
    let roots = api.operations.iter().flat_map(|operation| {
        let responses = operation.responses.iter();
        let contents = responses.filter_map(|response| answered(api, response));
        contents.chain(sent(api, rules, operation))
    });
    let mut open: Vec<TypeId> = roots
        .filter_map(|content| content.value.as_ref())
        .map(|value| value.ty)
        .collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(parts(api, id, None));
        }
    }
    found
}

/// How the bodies of a call stand in XML.
pub(super) fn bodies(catalog: &Catalog<'_>, operation: &Operation) -> XmlBodies {
    let sent = sent(catalog.api, catalog.rules, operation);
    let root = |content: &Content, side: Side| {
        let value = content.value.as_ref()?;
        Some(Nodes { catalog, side }.root(value))
    };
    let mut responses: Vec<&Response> = operation.responses.iter().collect();
    // Of two rows for a status the first holds.
    responses.sort_by_key(|response| match response.status {
        Status::Code(code) => (0, code),
        Status::Range(hundred) => (1, hundred),
        Status::Default => (2, 0),
    });
    let row = |response: &Response| {
        let content = answered(catalog.api, response)?;
        let (first, last) = match response.status {
            Status::Code(code) => (code, code),
            Status::Range(hundred) => (hundred * 100, hundred * 100 + 99),
            Status::Default => (100, 599),
        };
        Some((first, last, root(content, Side::Answer)?))
    };
    XmlBodies {
        sent: sent.and_then(|content| root(content, Side::Request)),
        answers: responses.into_iter().filter_map(row).collect(),
    }
}

/// How types stand in XML, in one direction.
#[derive(Clone, Copy)]
pub(super) struct Nodes<'a> {
    pub(super) catalog: &'a Catalog<'a>,
    pub(super) side: Side,
}

impl Nodes<'_> {
    /// The root of a document, of which there is one whatever the description makes of it.
    fn root(self, value: &Use) -> XmlNode {
        let api = self.catalog.api;
        let own = component(api, value.ty);
        let said = said(api, value, true);
        let name = name(&said, own.unwrap_or(ROOT));
        let shape = api.types.get(behind(api, value)).map(|ty| &ty.shape);
        let item = match shape {
            Some(Shape::List(item)) => component(api, item.ty),
            _ => None,
        };
        let is_named = said.name.is_some() || own.is_some();
        let item = match (item, is_named) {
            (Some(item), _) => item,
            (None, true) => name.local.as_str(),
            (None, false) => ITEM,
        };
        XmlNode {
            content: self.content(value, item, true),
            kind: XmlKind::Element(name),
        }
    }

    /// The members of a struct.
    pub(super) fn members<'f>(self, fields: impl Iterator<Item = &'f Field>) -> Vec<XmlNode> {
        let fields: Vec<&Field> = fields.collect();
        let node = |field: &&Field| self.node(&field.value, &field.name, true);
        let nodes: Vec<XmlNode> = fields.iter().map(node).collect();
        let names: Tally<_> = nodes.iter().filter_map(claimed).collect();
        let own = nodes.iter().zip(fields).map(|(node, field)| {
            // Several members of one type cannot all be called as it is.
            let is_lost = claimed(node).is_some_and(|name| names.has_several(&name));
            match is_lost {
                true => self.node(&field.value, &field.name, false),
                false => node.clone(),
            }
        });
        own.collect()
    }

    /// A value at a place that lends it a name; `borrow` says that the name of its type goes before.
    fn node(self, value: &Use, place: &str, borrow: bool) -> XmlNode {
        let api = self.catalog.api;
        let said = said(api, value, borrow);
        let shape = api.types.get(behind(api, value)).map(|ty| &ty.shape);
        let is_list = matches!(shape, Some(Shape::List(_) | Shape::Tuple(_)));
        let is_text = shape.is_some_and(|shape| is_text(api, shape));
        let kind = match said.node {
            None if is_list => XmlKind::None,
            Some(Said::None) if is_text => XmlKind::Text,
            Some(Said::None) => XmlKind::None,
            Some(Said::Attribute) if is_text => XmlKind::Attribute(name(&said, place)),
            Some(Said::Text) if is_text => XmlKind::Text,
            Some(Said::Cdata) if is_text => XmlKind::Cdata,
            None | Some(Said::Element | Said::Attribute | Said::Text | Said::Cdata) => {
                XmlKind::Element(name(&said, place))
            }
        };
        let item = match &kind {
            XmlKind::Element(name) => name.local.clone(),
            XmlKind::Attribute(_) | XmlKind::Text | XmlKind::Cdata | XmlKind::None => {
                place.to_owned()
            }
        };
        let mut content = self.content(value, &item, borrow);
        if let (XmlKind::Attribute(_) | XmlKind::Text | XmlKind::Cdata, XmlContent::List(item)) =
            (&kind, &mut content)
        {
            // Words with spaces between have no names.
            item.kind = XmlKind::Text;
        }
        XmlNode { kind, content }
    }

    /// What is in a value whose elements, if it has any, are called so.
    pub(super) fn content(self, value: &Use, item: &str, borrow: bool) -> XmlContent {
        let api = self.catalog.api;
        let id = behind(api, value);
        let Some(ty) = api.types.get(id) else {
            return XmlContent::Any;
        };
        match &ty.shape {
            Shape::Any | Shape::Null | Shape::Alias(_) => XmlContent::Any,
            Shape::Bool => XmlContent::Bool,
            Shape::Integer(_) | Shape::Number(_) => XmlContent::Number,
            Shape::String(_) => XmlContent::String,
            Shape::Enum(shape) => constants(shape),
            Shape::List(value) => XmlContent::List(Box::new(self.node(value, item, borrow))),
            Shape::Tuple(tuple) => {
                let places = tuple.uses().map(|value| self.node(value, item, borrow));
                XmlContent::Tuple(places.collect())
            }
            Shape::Map(value) => XmlContent::Map(Box::new(self.entry(value))),
            Shape::Struct(_) | Shape::Union(_) => match self.catalog.of(id, self.side) {
                RustType::Named(path) => XmlContent::Of(path),
                RustType::Map(_) => XmlContent::Map(Box::new(element(ENTRY, XmlContent::Any))),
                _ => XmlContent::Any,
            },
        }
    }

    /// A value of a map, of which the name is that of the member.
    fn entry(self, value: &Use) -> XmlNode {
        let node = self.node(value, ENTRY, false);
        match node.kind {
            XmlKind::None | XmlKind::Element(_) => node,
            XmlKind::Attribute(_) | XmlKind::Text | XmlKind::Cdata => element(ENTRY, node.content),
        }
    }
}

fn element(local: &str, content: XmlContent) -> XmlNode {
    let name = XmlName {
        local: local.to_owned(),
        prefix: None,
        namespace: None,
    };
    XmlNode {
        kind: XmlKind::Element(name),
        content,
    }
}

fn constants(shape: &Enum) -> XmlContent {
    match repr(shape) {
        Some(EnumRepr::Text) => XmlContent::String,
        Some(EnumRepr::Integer | EnumRepr::Number) => XmlContent::Number,
        None if is_boolean(shape) => XmlContent::Bool,
        Some(EnumRepr::Mixed) | None => XmlContent::Any,
    }
}

/// What is said of a value: at its place, then at its type, of which the name may not count.
fn said(api: &Api, value: &Use, borrow: bool) -> Xml {
    let own = value.xml.as_deref().cloned().unwrap_or_default();
    let Some(ty) = api.types.get(value.ty) else {
        return own;
    };
    let of_type = ty.xml.as_deref().cloned().unwrap_or_default();
    match borrow || matches!(ty.name, Name::Inline { .. }) {
        true => own.over(&of_type),
        false => own.over(&Xml {
            name: None,
            ..of_type
        }),
    }
}

/// The name of an element or attribute, made one where it is none.
fn name(said: &Xml, place: &str) -> XmlName {
    let text = said.name.as_deref().unwrap_or(place);
    let (prefix, local) = match text.split_once(':') {
        Some((prefix, local)) => (Some(prefix.to_owned()), local),
        None => (None, text),
    };
    XmlName {
        local: mended(local),
        prefix: said.prefix.clone().or(prefix).filter(|it| !it.is_empty()),
        namespace: said.namespace.clone(),
    }
}

/// A text as a name (Namespaces in XML 1.0, section 3).
fn mended(text: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut name: String = text
        .chars()
        .map(|c| if allowed(c) { c } else { '_' })
        .collect();
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        name.insert(0, '_');
    }
    name
}

/// The name that a member claims among those of its struct, and whether as an attribute.
fn claimed(node: &XmlNode) -> Option<(bool, XmlName)> {
    match (&node.kind, &node.content) {
        (XmlKind::Element(name), _) => Some((false, name.clone())),
        (XmlKind::Attribute(name), _) => Some((true, name.clone())),
        (XmlKind::None, XmlContent::List(item)) => claimed(item),
        (XmlKind::Text | XmlKind::Cdata | XmlKind::None, _) => None,
    }
}

/// Whether values of this shape can be written without elements: a list of them as words.
fn is_text(api: &Api, shape: &Shape) -> bool {
    match shape {
        Shape::List(item) => {
            let item = api.types.get(behind(api, item)).map(|ty| &ty.shape);
            item.is_some_and(|shape| !matches!(shape, Shape::List(_)) && is_text(api, shape))
        }
        Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::Null
        | Shape::Any => true,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => {
            false
        }
    }
}

fn component(api: &Api, id: TypeId) -> Option<&str> {
    match &api.types.get(id)?.name {
        Name::Component(name) => Some(name),
        Name::Inline { .. } => None,
    }
}
