//! A value's place in XML.

use super::{Content, Xml};

/// How a value stands in XML: as what kind of node, under which name, and what is in it.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub(super) kind: Kind,
    pub(super) name: Name,
    pub(super) content: Content,
}

/// A kind of node, as the OpenAPI Specification 3.2 names them (XML Object, `nodeType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Element,
    Attribute,
    Text,
    Cdata,
    /// No node of its own: what is in it stands in the element around it.
    None,
}

/// The name of an element or attribute.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    pub(super) local: &'static str,
    pub(super) prefix: Option<&'static str>,
    pub(super) namespace: Option<&'static str>,
}

#[allow(
    dead_code,
    reason = "the types of an API use them, as far as it speaks XML"
)]
impl Node {
    const fn new(kind: Kind, local: &'static str) -> Self {
        Self {
            kind,
            name: Name {
                local,
                prefix: None,
                namespace: None,
            },
            content: Content::Any,
        }
    }

    /// An element.
    pub const fn element(local: &'static str) -> Self {
        Self::new(Kind::Element, local)
    }

    /// An attribute of the element around it.
    pub const fn attribute(local: &'static str) -> Self {
        Self::new(Kind::Attribute, local)
    }

    /// The text of the element around it.
    pub const fn text() -> Self {
        Self::new(Kind::Text, "")
    }

    /// The text of the element around it, in a CDATA section.
    pub const fn cdata() -> Self {
        Self::new(Kind::Cdata, "")
    }

    /// No node of its own: what is in it stands in the element around it.
    pub const fn none() -> Self {
        Self::new(Kind::None, "")
    }

    /// The prefix of its name.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'static str) -> Self {
        self.name.prefix = Some(prefix);
        self
    }

    /// The namespace of its name.
    #[must_use]
    pub const fn namespace(mut self, namespace: &'static str) -> Self {
        self.name.namespace = Some(namespace);
        self
    }

    const fn holds(mut self, content: Content) -> Self {
        self.content = content;
        self
    }

    /// In it is a string.
    #[must_use]
    pub const fn string(self) -> Self {
        self.holds(Content::String)
    }

    /// In it is a number.
    #[must_use]
    pub const fn number(self) -> Self {
        self.holds(Content::Number)
    }

    /// In it is a boolean.
    #[must_use]
    pub const fn bool(self) -> Self {
        self.holds(Content::Bool)
    }

    /// In it is what a type says.
    #[must_use]
    pub const fn of<T: Xml>(self) -> Self {
        self.holds(Content::of::<T>())
    }

    /// In it are the elements of a list, each such a node.
    #[must_use]
    pub const fn list(self, item: &'static Self) -> Self {
        self.holds(Content::List(item))
    }

    /// In it are the elements of a tuple, by their places.
    #[must_use]
    pub const fn tuple(self, places: &'static [Self]) -> Self {
        self.holds(Content::Tuple(places))
    }

    /// In it are the members of a map, each an element of its name.
    #[must_use]
    pub const fn map(self, value: &'static Self) -> Self {
        self.holds(Content::Map(value))
    }
}
