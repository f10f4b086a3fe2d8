//! A document as a tree, which borrows its names and most of its texts.

use std::borrow::Cow;
use std::rc::Rc;

use super::node::Name;

/// An element.
#[derive(Debug)]
pub(super) struct Element<'a> {
    pub(super) name: &'a str,
    pub(super) namespace: Option<Rc<str>>,
    pub(super) attributes: Vec<Attribute<'a>>,
    pub(super) content: Vec<Piece<'a>>,
    /// Where it starts in the document, in bytes.
    pub(super) at: usize,
}

/// An attribute that is no declaration of a namespace.
#[derive(Debug)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) namespace: Option<Rc<str>>,
    pub(super) value: Cow<'a, str>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    Text(Cow<'a, str>),
    Cdata(Cow<'a, str>),
    Element(Element<'a>),
}

impl<'a> Element<'a> {
    /// Whether it is called so.
    pub(super) fn is(&self, name: &Name) -> bool {
        self.name == name.local && agrees(self.namespace.as_deref(), name)
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|piece| match piece {
            Piece::Element(element) => Some(element),
            Piece::Text(_) | Piece::Cdata(_) => None,
        })
    }

    pub(super) fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.content.is_empty()
    }

    /// The value of the attribute of this name.
    pub(super) fn attribute(&self, name: &Name) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|it| {
            it.name == name.local
                && (it.namespace.is_none() || agrees(it.namespace.as_deref(), name))
        });
        found.map(|it| it.value.as_ref())
    }

    /// Whether it says that it is null.
    pub(super) fn is_nil(&self) -> bool {
        self.attributes.iter().any(|it| {
            it.name == "nil"
                && it.namespace.as_deref() == Some(super::INSTANCE)
                && matches!(it.value.trim(), "true" | "1")
        })
    }

    /// All text in it, but for that of elements.
    pub(super) fn text(&self) -> Cow<'_, str> {
        let mut texts = self.content.iter().filter_map(Piece::text);
        let first = texts.next().map_or(Cow::Borrowed(""), Cow::Borrowed);
        texts.fold(first, |all, text| all + text)
    }
}

impl<'a> Piece<'a> {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Cdata(text) => Some(text),
            Self::Element(_) => None,
        }
    }
}

/// Where one side has no namespace, the names decide.
fn agrees(namespace: Option<&str>, name: &Name) -> bool {
    match (namespace, name.namespace) {
        (Some(one), Some(other)) => one == other,
        (None, _) | (_, None) => true,
    }
}
