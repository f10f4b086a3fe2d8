//! What is in a node.

use super::super::{Decode, Shape, Union};
use super::Node;

/// What is in a node.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// Anything; text is a string.
    Any,
    /// A string.
    String,
    /// A number.
    Number,
    /// A boolean.
    Bool,
    /// The members of a struct, each as the node of the same place.
    Record(&'static Shape, &'static [Node]),
    /// The elements of a list, each as this node.
    List(&'static Node),
    /// The elements of a tuple, each as the node of its place.
    Tuple(&'static [Node]),
    /// The members of a map, each as this node under its own name.
    Map(&'static Node),
    /// One of several, each with its own content.
    Union(&'static Union, &'static [Content]),
    /// What a type says, told when it is asked for: types may hold each other.
    Of(fn() -> Content),
}

/// A type that says how it stands in XML.
pub trait Xml {
    /// What is in a node of this type.
    fn content() -> Content;
}

impl Content {
    /// The members of a struct, each as the node of the same place.
    #[allow(
        dead_code,
        reason = "the structs of an API use it, as far as it speaks XML"
    )]
    pub fn record<T: Decode>(nodes: &'static [Node]) -> Self {
        Self::Record(T::outline().shape(), nodes)
    }

    /// The types of a union, each with its own content.
    #[allow(
        dead_code,
        reason = "the unions of an API use it, as far as it speaks XML"
    )]
    pub fn union<T: Decode>(contents: &'static [Self]) -> Self {
        Self::Union(T::outline().union(), contents)
    }

    /// What a type says.
    #[allow(
        dead_code,
        reason = "the unions of an API use it, as far as it speaks XML"
    )]
    pub const fn of<T: Xml>() -> Self {
        Self::Of(T::content)
    }
}

/// Second names in a row.
#[cfg(feature = "xml")]
const LONGEST: usize = 8;

#[cfg(feature = "xml")]
impl Content {
    /// The content behind any types.
    pub(super) fn told(self) -> Self {
        let mut content = self;
        for _ in 0..LONGEST {
            match content {
                Self::Of(of) => content = of(),
                other => return other,
            }
        }
        Self::Any
    }

    /// Whether it is a text without any structure.
    pub(super) fn is_scalar(self) -> bool {
        matches!(self.told(), Self::String | Self::Number | Self::Bool)
    }
}
