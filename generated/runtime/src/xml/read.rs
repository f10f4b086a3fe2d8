//! From a tree to JSON, as a [`Node`] says.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{DecodeError, Writer};
use super::content::Content;
use super::node::{Kind, Node};
use super::number::{boolean, number};
use super::text::is_space;
use super::tree::{Element, Piece};
use super::weigh;

/// How deep values may be inside each other, in JSON.
const DEEPEST: u16 = 2 * super::super::MAX_DEPTH;

/// The member for the text of an element of which nothing is known, and that has more than text.
pub(super) const TEXT: &str = "#text";

/// A document in JSON.
pub(super) struct Translated {
    pub(super) json: String,
    /// Where a value starts in JSON, and its element in XML.
    places: Vec<(usize, usize)>,
}

impl Translated {
    /// The place in XML of what stands at this place in JSON.
    pub(super) fn place(&self, at: usize) -> usize {
        let after = self.places.partition_point(|(json, _)| *json <= at);
        let last = after.checked_sub(1).and_then(|last| self.places.get(last));
        last.map_or(0, |(_, xml)| *xml)
    }
}

/// The document of this root in JSON.
///
/// # Errors
/// When it is too deep.
pub(super) fn translate(node: &Node, root: &Element<'_>) -> Result<Translated, DecodeError> {
    let mut reading = Reading {
        out: Writer::new(),
        places: Vec::new(),
        depth: 0,
    };
    reading.value(root, node.content)?;
    Ok(Translated {
        json: reading.out.into_string(),
        places: reading.places,
    })
}

/// A translation under way.
pub(super) struct Reading {
    pub(super) out: Writer,
    places: Vec<(usize, usize)>,
    depth: u16,
}

impl Reading {
    /// What is in an element.
    pub(super) fn value(
        &mut self,
        element: &Element<'_>,
        content: Content,
    ) -> Result<(), DecodeError> {
        match element.is_nil() {
            true => {
                self.out.null();
                Ok(())
            }
            false => self.inside(element, content, true),
        }
    }

    /// What is in an element, or in a part of it that has no element of its own: what is unknown
    /// there belongs to somebody else.
    pub(super) fn inside(
        &mut self,
        element: &Element<'_>,
        content: Content,
        is_whole: bool,
    ) -> Result<(), DecodeError> {
        self.places.push((self.out.length(), element.at));
        if self.depth >= DEEPEST {
            return Err(DecodeError::unreadable(
                "128 levels at most",
                "more",
                element.at,
            ));
        }
        self.depth += 1;
        match content.told() {
            Content::Any | Content::Of(_) => self.anything(element)?,
            Content::String | Content::Number | Content::Bool if element.has_elements() => {
                self.anything(element)?;
            }
            scalar @ (Content::String | Content::Number | Content::Bool) => {
                self.scalar(&element.text(), scalar);
            }
            Content::Record(shape, nodes) => self.record(element, shape, nodes, is_whole)?,
            Content::List(item) => self.list(element, item)?,
            Content::Tuple(places) => self.tuple(element, places)?,
            Content::Map(value) => self.map(&groups(element.elements()), value)?,
            Content::Union(union, contents) => {
                let chosen = weigh::choose(union, contents, element);
                self.inside(element, chosen, is_whole)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// A text. One that is no number or boolean where it should be is left to the codec to refuse, but
    /// for the empty one.
    pub(super) fn scalar(&mut self, text: &str, content: Content) {
        let content = match content.told() {
            Content::Union(_, contents) => weigh::scalar(contents, text),
            content => content,
        };
        let is_empty = text.trim_matches(is_space).is_empty();
        match (content, number(text), boolean(text)) {
            (Content::Number, Some(number), _) => self.out.verbatim(&number),
            (Content::Bool, _, Some(value)) => self.out.bool(value),
            (Content::Number | Content::Bool, ..) if is_empty => self.out.null(),
            (Content::List(item), ..) => {
                self.out.begin_list();
                for word in text.split(is_space).filter(|word| !word.is_empty()) {
                    self.out.separate();
                    self.scalar(word, item.content);
                }
                self.out.end_list();
            }
            _ => self.out.string(text),
        }
    }

    /// Whatever it is: a text, or its attributes, elements and text by name.
    pub(super) fn anything(&mut self, element: &Element<'_>) -> Result<(), DecodeError> {
        if element.attributes.is_empty() && !element.has_elements() {
            self.out.string(&element.text());
            return Ok(());
        }
        self.out.begin_object();
        let groups = groups(element.elements());
        let names: BTreeSet<&str> = groups.iter().map(|(name, _)| *name).collect();
        for attribute in &element.attributes {
            if !names.contains(attribute.name) {
                self.out.begin_member(attribute.name);
                self.out.string(&attribute.value);
            }
        }
        self.entries(&groups, &ANYTHING)?;
        let text = element.text();
        if !text.trim_matches(is_space).is_empty() {
            self.out.begin_member(TEXT);
            self.out.string(&text);
        }
        self.out.end_object();
        Ok(())
    }

    /// An object of elements by name.
    pub(super) fn map(
        &mut self,
        groups: &[Group<'_, '_>],
        value: &Node,
    ) -> Result<(), DecodeError> {
        self.out.begin_object();
        self.entries(groups, value)?;
        self.out.end_object();
        Ok(())
    }

    /// Elements by name, each such a value; of several of one name where none is a list, the last.
    pub(super) fn entries(
        &mut self,
        groups: &[Group<'_, '_>],
        value: &Node,
    ) -> Result<(), DecodeError> {
        for (name, group) in groups {
            self.out.begin_member(name);
            let result = match (value.kind, value.content.told()) {
                (Kind::None, Content::List(item)) => self.items(group.iter().copied(), item),
                (_, Content::Any) if group.len() > 1 => {
                    self.items(group.iter().copied(), &ANYTHING)
                }
                (_, content) => group.last().map_or(Ok(()), |it| self.value(it, content)),
            };
            result.map_err(|error| error.in_member((*name).to_owned().into()))?;
        }
        Ok(())
    }

    /// The elements inside one that wraps them, whatever they are called.
    fn list(&mut self, element: &Element<'_>, item: &Node) -> Result<(), DecodeError> {
        match (item.kind, item.content.told()) {
            (Kind::Text | Kind::Cdata | Kind::Attribute, _) => {
                self.scalar(&element.text(), Content::Any);
                Ok(())
            }
            _ => self.items(element.elements(), item),
        }
    }

    pub(super) fn items<'t, 'a: 't>(
        &mut self,
        elements: impl Iterator<Item = &'t Element<'a>>,
        item: &Node,
    ) -> Result<(), DecodeError> {
        self.out.begin_list();
        for (index, element) in elements.enumerate() {
            self.out.separate();
            self.value(element, item.content)
                .map_err(|error| error.in_element(index))?;
        }
        self.out.end_list();
        Ok(())
    }

    /// The elements of a tuple: each place takes the next piece if it is its own, and the last one all that
    /// are. Places without a piece are null before others, and nothing at the end.
    fn tuple(&mut self, element: &Element<'_>, places: &[Node]) -> Result<(), DecodeError> {
        let mut pieces = element.content.iter().peekable();
        let mut missing = 0;
        self.out.begin_list();
        for place in places {
            match place.kind {
                Kind::Attribute => match element.attribute(&place.name) {
                    Some(value) => {
                        self.skipped(&mut missing);
                        self.scalar(value, place.content);
                    }
                    None => missing += 1,
                },
                Kind::Text | Kind::Cdata => {
                    let mut all = String::new();
                    while let Some(text) = pieces.peek().and_then(|piece| piece.text()) {
                        all.push_str(text);
                        pieces.next();
                    }
                    self.skipped(&mut missing);
                    self.scalar(&all, place.content);
                }
                Kind::Element | Kind::None => {
                    while pieces.next_if(|piece| piece.text().is_some()).is_some() {}
                    match pieces.next_if(|piece| piece.belongs_to(place)) {
                        Some(piece) => self.place(piece, place, &mut missing)?,
                        None => missing += 1,
                    }
                }
            }
        }
        if let Some(last) = places.last() {
            while let Some(piece) = pieces.next_if(|piece| piece.belongs_to(last)) {
                self.place(piece, last, &mut missing)?;
            }
        }
        self.out.end_list();
        Ok(())
    }

    fn place(
        &mut self,
        piece: &Piece<'_>,
        place: &Node,
        missing: &mut usize,
    ) -> Result<(), DecodeError> {
        self.skipped(missing);
        match piece {
            Piece::Element(element) => self.value(element, place.content),
            Piece::Text(_) | Piece::Cdata(_) => Ok(()),
        }
    }

    /// Makes up for the places before one that is there, and goes on to that.
    fn skipped(&mut self, missing: &mut usize) {
        for _ in 0..std::mem::take(missing) {
            self.out.separate();
            self.out.null();
        }
        self.out.separate();
    }
}

const ANYTHING: Node = Node::element("");

/// Elements of one name.
pub(super) type Group<'t, 'a> = (&'t str, Vec<&'t Element<'a>>);

/// Elements by name, in the order of the first of each.
pub(super) fn groups<'t, 'a: 't>(
    elements: impl Iterator<Item = &'t Element<'a>>,
) -> Vec<Group<'t, 'a>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<Group<'_, '_>> = Vec::new();
    for element in elements {
        let place = *places.entry(element.name).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(element),
            None => groups.push((element.name, vec![element])),
        }
    }
    groups
}
