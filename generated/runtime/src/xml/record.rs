//! The members of a struct, from the nodes that they stand as.

use super::super::{DecodeError, Member, Shape};
use super::content::Content;
use super::node::{Kind, Node};
use super::read::{Group, Reading, groups};
use super::tree::Element;
use super::weigh::claims;

impl Reading {
    /// An object of the members that are there, in the order of the shape.
    pub(super) fn record(
        &mut self,
        element: &Element<'_>,
        shape: &Shape,
        nodes: &[Node],
        is_whole: bool,
    ) -> Result<(), DecodeError> {
        let groups = groups(element.elements());
        self.out.begin_object();
        for (member, node) in shape.members.iter().zip(nodes) {
            match node.kind {
                Kind::Element => self.element(&groups, member, node),
                Kind::Attribute => self.attribute(element, member, node),
                Kind::Text | Kind::Cdata => self.own_text(element, member, node),
                Kind::None => self.without_node(element, member, node, nodes),
            }
            .map_err(|error| error.in_member(member.name().into()))?;
        }
        if is_whole {
            self.unknown(element, shape, nodes)?;
        }
        self.out.end_object();
        Ok(())
    }

    /// Of several elements where one should be, the last.
    fn element(
        &mut self,
        groups: &[Group<'_, '_>],
        member: &Member,
        node: &Node,
    ) -> Result<(), DecodeError> {
        let group = groups.iter().find(|(name, _)| *name == node.name.local);
        let found = group.and_then(|(_, group)| group.iter().rev().find(|it| it.is(&node.name)));
        match found {
            Some(inner) => {
                self.out.begin_member(member.name());
                self.value(inner, node.content)
            }
            None => Ok(()),
        }
    }

    /// An attribute that is not there is null, if it may be.
    fn attribute(
        &mut self,
        element: &Element<'_>,
        member: &Member,
        node: &Node,
    ) -> Result<(), DecodeError> {
        let value = element.attribute(&node.name);
        if value.is_some() || member.is_nullable() {
            self.out.begin_member(member.name());
            match value {
                Some(value) => self.scalar(value, node.content),
                None => self.out.null(),
            }
        }
        Ok(())
    }

    /// The text of an element; nothing where it is empty and may be missing.
    fn own_text(
        &mut self,
        element: &Element<'_>,
        member: &Member,
        node: &Node,
    ) -> Result<(), DecodeError> {
        let text = element.text();
        if !text.is_empty() || (member.is_required() && !element.has_elements()) {
            self.out.begin_member(member.name());
            self.scalar(&text, node.content);
        }
        Ok(())
    }

    /// A member that stands in the element itself, among those of the other `nodes`.
    fn without_node(
        &mut self,
        element: &Element<'_>,
        member: &Member,
        node: &Node,
        nodes: &[Node],
    ) -> Result<(), DecodeError> {
        let content = node.content.told();
        if content.is_scalar() {
            return self.own_text(element, member, node);
        }
        let is_rest = |it: &&Element<'_>| {
            let mut named = nodes.iter().filter(|node| node.kind != Kind::None);
            !named.any(|node| claims(node, it))
        };
        let is_there = match content {
            Content::Map(_) => element.elements().any(|it| is_rest(&it)),
            _ => element.elements().any(|it| claims(node, it)),
        };
        if !is_there && !member.is_required() {
            return Ok(());
        }
        self.out.begin_member(member.name());
        match content {
            Content::List(item) => self.items(unwrapped(element, item).into_iter(), item),
            Content::Map(value) => self.map(&groups(element.elements().filter(is_rest)), value),
            content => self.inside(element, content, false),
        }
    }

    /// The elements that no node claims, as they are; none under the name of a member.
    fn unknown(
        &mut self,
        element: &Element<'_>,
        shape: &Shape,
        nodes: &[Node],
    ) -> Result<(), DecodeError> {
        let is_unknown = |it: &&Element<'_>| {
            let mut members = shape.members.iter();
            !nodes.iter().any(|node| claims(node, it))
                && !members.any(|member| member.name() == it.name)
        };
        let unknown = groups(element.elements().filter(is_unknown));
        self.entries(&unknown, &Node::element(""))
    }
}

/// The elements of a list that nothing should wrap. Where something does all the same, which shows in
/// a single one that holds nothing but elements an item does not know, they are those in it.
fn unwrapped<'t, 'a>(element: &'t Element<'a>, item: &Node) -> Vec<&'t Element<'a>> {
    let items: Vec<&Element<'a>> = element.elements().filter(|it| claims(item, it)).collect();
    let [only] = items.as_slice() else {
        return items;
    };
    let is_wrapper = match item.content.told() {
        Content::Record(shape, nodes) => match only.is_empty() {
            true => {
                let mut pairs = shape.members.iter().zip(nodes);
                pairs.any(|(member, node)| member.is_required() && node.kind == Kind::Element)
            }
            false => {
                let mut inner = only.elements().peekable();
                let has_elements = inner.peek().is_some();
                let is_bare = only.attributes.is_empty() && only.text().is_empty();
                has_elements
                    && is_bare
                    && !inner.any(|it| nodes.iter().any(|node| claims(node, it)))
            }
        },
        content if content.is_scalar() => only.has_elements(),
        _ => false,
    };
    match is_wrapper {
        true => only.elements().collect(),
        false => items,
    }
}
