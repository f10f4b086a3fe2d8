//! From JSON to XML, as a [`Node`] says.

use std::fmt;

use super::super::{Json, Object, Shape};
use super::content::Content;
use super::node::{Kind, Name, Node};
use super::read::TEXT;
use super::start::Tag;
use super::{text, weigh};

/// How deep values may be inside each other.
const DEEPEST: u16 = 2 * super::super::MAX_DEPTH;

/// Why a value could not be written: where, and what XML cannot say. It never holds text of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    what: &'static str,
    /// From the innermost outwards.
    path: Vec<String>,
}

impl Unwritable {
    fn new(what: &'static str) -> Self {
        let path = Vec::new();
        Self { what, path }
    }

    fn inside(mut self, name: &str) -> Self {
        self.path.push(name.to_owned());
        self
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.path.iter().rev().enumerate() {
            let before = if index == 0 { "`" } else { "." };
            write!(f, "{before}{}", name.escape_debug())?;
        }
        let after = if self.path.is_empty() { "" } else { "`: " };
        write!(f, "{after}{}", self.what)
    }
}

impl std::error::Error for Unwritable {}

pub(super) type Written = Result<(), Unwritable>;

const CHARACTER: &str = "a character that XML cannot say";
const NAME: &str = "a name that XML cannot say";
const DEPTH: &str = "nested too deep";

/// The document of this JSON text.
pub(super) fn document(node: &Node, json: &str) -> Result<String, Unwritable> {
    let value: Json = json.parse().map_err(|_| Unwritable::new(DEPTH))?;
    let mut writing = Writing {
        out: String::with_capacity(json.len() * 2),
        declared: Vec::new(),
        depth: 0,
    };
    writing
        .out
        .push_str(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    writing.element(&node.name, node.name.local, node.content, &value)?;
    Ok(writing.out)
}

/// A document under way.
pub(super) struct Writing {
    pub(super) out: String,
    /// What prefixes stand for at this place, the innermost last.
    pub(super) declared: Vec<(&'static str, &'static str)>,
    depth: u16,
}

impl Writing {
    /// An element of this name, which is that of the node unless its member's.
    fn element(&mut self, name: &Name, local: &str, content: Content, value: &Json) -> Written {
        if self.depth >= DEEPEST {
            return Err(Unwritable::new(DEPTH));
        }
        if !text::is_name(local) {
            return Err(Unwritable::new(NAME));
        }
        self.depth += 1;
        let declared = self.declared.len();
        let tag = self.open(name, local);
        match value {
            Json::Null => self.nil(),
            value => {
                self.attributes(content, value)?;
                self.out.push('>');
                let start = self.out.len();
                self.content(content, value)?;
                self.close(tag, local, start);
            }
        }
        self.declared.truncate(declared);
        self.depth -= 1;
        Ok(())
    }

    fn close(&mut self, tag: Tag, local: &str, start: usize) {
        if self.out.len() == start {
            self.out.pop();
            self.out.push_str("/>");
            return;
        }
        self.out.push_str("</");
        self.name(tag.prefix, local);
        self.out.push('>');
    }

    /// The attributes of an element with this content.
    fn attributes(&mut self, content: Content, value: &Json) -> Written {
        match (content.told(), value) {
            (Content::Record(shape, nodes), Json::Object(object)) => {
                for (member, node) in shape.members.iter().zip(nodes) {
                    let Some(value) = object.get(member.name()) else {
                        continue;
                    };
                    match node.kind {
                        Kind::Attribute => self.attribute(node, value),
                        Kind::None => self.attributes(node.content, value),
                        Kind::Element | Kind::Text | Kind::Cdata => Ok(()),
                    }
                    .map_err(|error| error.inside(member.name()))?;
                }
                Ok(())
            }
            (Content::Tuple(places), Json::Array(values)) => {
                let pairs = places.iter().zip(values);
                let mut attributes = pairs.filter(|(place, _)| place.kind == Kind::Attribute);
                attributes.try_for_each(|(place, value)| self.attribute(place, value))
            }
            (Content::Union(union, contents), value) => {
                self.attributes(weigh::chosen(union, contents, value), value)
            }
            _ => Ok(()),
        }
    }

    /// Null is no attribute at all; a list is words with spaces between.
    fn attribute(&mut self, node: &Node, value: &Json) -> Written {
        let Some(text) = plain(value) else {
            return Ok(());
        };
        let prefix = self.declare(&node.name, true);
        self.out.push(' ');
        self.name(prefix, node.name.local);
        self.out.push_str("=\"");
        let is_said = text::push_value(&mut self.out, &text);
        self.out.push('"');
        said(is_said)
    }

    /// What is in an element.
    fn content(&mut self, content: Content, value: &Json) -> Written {
        match (content.told(), value) {
            (_, Json::Null) => Ok(()),
            (Content::Record(shape, nodes), Json::Object(object)) => {
                self.record(shape, nodes, object)
            }
            (Content::List(item), Json::Array(items)) => match item.kind {
                Kind::Text | Kind::Cdata | Kind::Attribute => self.text(value),
                Kind::Element | Kind::None => {
                    let mut items = items.iter();
                    items.try_for_each(|value| self.node(item, item.name.local, value))
                }
            },
            (Content::Tuple(places), Json::Array(values)) => {
                // What goes on behind the places is like the last of them.
                let rest = std::iter::repeat(places.last()).flatten();
                let mut pairs = places.iter().chain(rest).zip(values);
                pairs.try_for_each(|(place, value)| self.node(place, place.name.local, value))
            }
            (Content::Map(node), Json::Object(object)) => {
                let mut entries = object.iter();
                entries.try_for_each(|(name, value)| self.entry(node, name, value))
            }
            (Content::Union(union, contents), value) => {
                self.content(weigh::chosen(union, contents, value), value)
            }
            (_, value) => self.anything(value),
        }
    }

    /// A value as its node says.
    fn node(&mut self, node: &Node, local: &str, value: &Json) -> Written {
        match (node.kind, value) {
            (Kind::Element, value) => self.element(&node.name, local, node.content, value),
            (Kind::Attribute, _) => Ok(()),
            (Kind::Text, value) => self.text(value),
            (Kind::Cdata, value) => {
                let text = plain(value).unwrap_or_default();
                said(text::push_cdata(&mut self.out, &text))
            }
            (Kind::None, value) => self.content(node.content, value),
        }
    }

    /// The members in the order of the shape, and those that it does not know.
    fn record(&mut self, shape: &Shape, nodes: &[Node], object: &Object) -> Written {
        for (member, node) in shape.members.iter().zip(nodes) {
            if let Some(value) = object.get(member.name()) {
                self.node(node, node.name.local, value)
                    .map_err(|error| error.inside(member.name()))?;
            }
        }
        let mut unknown = object.iter();
        unknown.try_for_each(|(name, value)| {
            let mut members = shape.members.iter();
            match members.any(|member| member.name() == name) {
                true => Ok(()),
                false => self.entry(&ANYTHING, name, value),
            }
        })
    }

    /// A member of a map: an element of its name, or one for each element of a list that nothing wraps.
    fn entry(&mut self, node: &Node, name: &str, value: &Json) -> Written {
        match (node.kind, node.content.told(), value) {
            (_, Content::Any, Json::Array(items)) => self.repeated(&ANYTHING, name, items),
            (Kind::None, Content::List(item), Json::Array(items)) => {
                self.repeated(item, name, items)
            }
            (_, content, value) => self.element(&node.name, name, content, value),
        }
        .map_err(|error| error.inside(name))
    }

    fn repeated(&mut self, item: &Node, name: &str, items: &[Json]) -> Written {
        let mut items = items.iter();
        items.try_for_each(|value| self.element(&item.name, name, item.content, value))
    }

    /// A value of which nothing is known.
    fn anything(&mut self, value: &Json) -> Written {
        match value {
            Json::Array(items) => self.repeated(&ANYTHING, "item", items),
            Json::Object(object) => {
                let mut members = object.iter();
                members.try_for_each(|(name, value)| match name {
                    TEXT => self.text(value),
                    name => self.entry(&ANYTHING, name, value),
                })
            }
            value => self.text(value),
        }
    }

    fn text(&mut self, value: &Json) -> Written {
        let text = plain(value).unwrap_or_default();
        said(text::push(&mut self.out, &text))
    }
}

const ANYTHING: Node = Node::element("");

fn said(is_said: bool) -> Written {
    match is_said {
        true => Ok(()),
        false => Err(Unwritable::new(CHARACTER)),
    }
}

/// A value as text, a list as words; none where it is null.
fn plain(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        Json::Array(items) => {
            let words: Vec<String> = items.iter().filter_map(plain).collect();
            Some(words.join(" "))
        }
        Json::Bool(_) | Json::Number(_) | Json::Object(_) => Some(value.to_string()),
    }
}
