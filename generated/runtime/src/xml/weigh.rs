//! Which of several types an element or a value is.

use std::borrow::Cow;

use super::super::{Json, Member, Shape, TagValue, Union};
use super::content::Content;
use super::node::{Kind, Node};
use super::number::{boolean, number};
use super::text::is_space;
use super::tree::{Element, Piece};

/// How deep a choice looks into parts that have no node of their own.
const DEEPEST: u8 = 4;

/// What speaks against a type: the least is the best match.
const UNKNOWN_ELEMENT: usize = 2;
const ANY_TEXT: usize = 2;
const WITHOUT_NAMES: usize = 4;
const ANYTHING: usize = 1 << 20;

/// Whether an element belongs to a node, or to what is in one that has no element of its own.
pub(super) fn claims(node: &Node, element: &Element<'_>) -> bool {
    claims_within(node, element, 0)
}

fn claims_within(node: &Node, element: &Element<'_>, depth: u8) -> bool {
    let claims = |node: &Node| depth < DEEPEST && claims_within(node, element, depth + 1);
    match node.kind {
        Kind::Element => element.is(&node.name),
        Kind::Attribute | Kind::Text | Kind::Cdata => false,
        Kind::None => match node.content.told() {
            Content::String | Content::Number | Content::Bool => false,
            Content::Any | Content::Of(_) | Content::Map(_) => true,
            Content::List(item) => claims(item),
            Content::Tuple(nodes) | Content::Record(_, nodes) => nodes.iter().any(claims),
            Content::Union(_, contents) => contents.iter().any(|content| {
                let inside = Node {
                    content: *content,
                    ..Node::none()
                };
                claims(&inside)
            }),
        },
    }
}

impl Piece<'_> {
    /// Whether it belongs to a node.
    pub(super) fn belongs_to(&self, node: &Node) -> bool {
        matches!(self, Self::Element(element) if claims(node, element))
    }
}

/// The content of the type that the tag of a union names, or of the best match; anything where
/// none fits.
pub(super) fn choose(union: &Union, contents: &[Content], element: &Element<'_>) -> Content {
    let tagged = union.tag.and_then(|tag| {
        let mut pairs = union.variants.iter().zip(contents);
        let named = |content: &Content| match content.told() {
            Content::Record(shape, nodes) => tag_value(shape, nodes, tag, element),
            _ => None,
        };
        pairs.find_map(|(variant, content)| {
            let value = named(content)?;
            let is_named = variant.tags.iter().any(|tag| tag.is(&value));
            is_named.then_some(*content)
        })
    });
    tagged.unwrap_or_else(|| best(contents, element).1)
}

/// What the tag says, as the node of this record says where it stands.
fn tag_value<'e>(
    shape: &Shape,
    nodes: &[Node],
    tag: &str,
    element: &'e Element<'_>,
) -> Option<TagValue<'e>> {
    let mut pairs = shape.members.iter().zip(nodes);
    let (_, node) = pairs.find(|(member, _)| member.name() == tag)?;
    let text = match node.kind {
        Kind::Attribute => element.attribute(&node.name)?.into(),
        Kind::Element => element.elements().find(|it| it.is(&node.name))?.text(),
        Kind::Text | Kind::Cdata | Kind::None => element.text(),
    };
    Some(TagValue::Text(text))
}

fn best(contents: &[Content], element: &Element<'_>) -> (usize, Content) {
    let weighed = contents
        .iter()
        .filter_map(|content| Some((weigh(*content, element, 0)?, *content)));
    let best = weighed.min_by_key(|(weight, _)| *weight);
    best.unwrap_or((ANYTHING, Content::Any))
}

/// What speaks against reading an element as this; none where it does not fit.
fn weigh(content: Content, element: &Element<'_>, depth: u8) -> Option<usize> {
    let has_elements = element.has_elements();
    match content.told() {
        Content::Any | Content::Of(_) => Some(ANYTHING),
        Content::String => (!has_elements).then_some(ANY_TEXT),
        Content::Number => number(&element.text()).filter(|_| !has_elements).map(|_| 0),
        Content::Bool => boolean(&element.text())
            .filter(|_| !has_elements)
            .map(|_| 1),
        Content::Record(shape, nodes) => misfit(shape, nodes, element),
        Content::List(_) | Content::Tuple(_) | Content::Map(_) => {
            let is_text = !element.text().trim_matches(is_space).is_empty();
            (has_elements || !is_text).then_some(WITHOUT_NAMES)
        }
        Content::Union(_, contents) if depth < DEEPEST => {
            let weights = contents.iter();
            weights
                .filter_map(|content| weigh(*content, element, depth + 1))
                .min()
        }
        Content::Union(..) => Some(ANYTHING),
    }
}

fn misfit(shape: &Shape, nodes: &[Node], element: &Element<'_>) -> Option<usize> {
    let mut takes_text = false;
    for (member, node) in shape.members.iter().zip(nodes) {
        let is_there = match node.kind {
            Kind::Element => element.elements().any(|it| it.is(&node.name)),
            Kind::Attribute => element.attribute(&node.name).is_some(),
            Kind::Text | Kind::Cdata | Kind::None => {
                takes_text |= node.kind != Kind::None || node.content.is_scalar();
                true
            }
        };
        if !is_there && member.is_required() && !member.is_nullable() {
            return None;
        }
    }
    if !takes_text && !element.text().trim_matches(is_space).is_empty() {
        return None;
    }
    let unknown = |it: &Element<'_>| !nodes.iter().any(|node| claims(node, it));
    Some(UNKNOWN_ELEMENT * element.elements().filter(|it| unknown(it)).count())
}

/// The content, among those of a union, that a text without any element is.
pub(super) fn scalar(contents: &[Content], text: &str) -> Content {
    let fits = |content: &Content| match content {
        Content::Number => number(text).map(|_| 0),
        Content::Bool => boolean(text).map(|_| 1),
        Content::String => Some(ANY_TEXT),
        _ => None,
    };
    let told = contents.iter().map(|content| content.told());
    let weighed = told.filter_map(|content| Some((fits(&content)?, content)));
    weighed
        .min_by_key(|(weight, _)| *weight)
        .map_or(Content::String, |(_, content)| content)
}

/// The content of the type, among those of a union, that a value in JSON is.
pub(super) fn chosen(union: &Union, contents: &[Content], value: &Json) -> Content {
    let pairs = union.variants.iter().zip(contents);
    let tag = union.tag.and_then(|tag| value.get(tag));
    let json = tag.map(Json::to_string);
    let tag = match (tag, &json) {
        (Some(Json::String(text)), _) => Some(TagValue::Text(Cow::Borrowed(text))),
        (Some(_), Some(json)) => Some(TagValue::Json(json)),
        _ => None,
    };
    let weighed = pairs.filter_map(|(variant, content)| {
        let is_named = |tag: &TagValue<'_>| variant.tags.iter().any(|it| it.is(tag));
        match tag.as_ref().is_some_and(is_named) {
            true => Some((0, *content)),
            false => Some((1 + unlike(*content, value)?, *content)),
        }
    });
    weighed
        .min_by_key(|(weight, _)| *weight)
        .map_or(Content::Any, |(_, content)| content)
}

/// What speaks against a value in JSON being of this type; none where it cannot be.
fn unlike(content: Content, value: &Json) -> Option<usize> {
    match (content.told(), value) {
        (Content::String, Json::String(_))
        | (Content::Number, Json::Number(_))
        | (Content::Bool, Json::Bool(_))
        | (Content::List(_) | Content::Tuple(_), Json::Array(_)) => Some(0),
        (Content::Map(_), Json::Object(_)) => Some(WITHOUT_NAMES),
        (Content::Record(shape, _), Json::Object(object)) => {
            let is_there = |member: &&Member| object.get(member.name()).is_some();
            let mut members = shape.members.iter();
            if members.any(|member| member.is_required() && !is_there(&member)) {
                return None;
            }
            let known = shape.members.iter().filter(is_there).count();
            Some(UNKNOWN_ELEMENT * object.len().saturating_sub(known))
        }
        (Content::Union(_, contents), value) => {
            let weights = contents.iter();
            weights.filter_map(|it| unlike(*it, value)).min()
        }
        (Content::Any | Content::Of(_), _) => Some(ANYTHING),
        _ => None,
    }
}
