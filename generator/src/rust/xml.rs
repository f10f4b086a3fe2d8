use serde::Serialize;

use super::TypePath;

/// How a value stands in XML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct XmlNode {
    /// As what kind of node.
    pub kind: XmlKind,
    /// What is in it.
    pub content: XmlContent,
}

/// A kind of node in XML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum XmlKind {
    /// An element.
    Element(XmlName),
    /// An attribute of the element around it.
    Attribute(XmlName),
    /// The text of the element around it.
    Text,
    /// The same, in a CDATA section.
    Cdata,
    /// None: what is in it stands in the element around it.
    None,
}

/// The name of an element or attribute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct XmlName {
    /// Without its prefix.
    pub local: String,
    /// Its prefix.
    pub prefix: Option<String>,
    /// Its namespace.
    pub namespace: Option<String>,
}

/// What is in a node of XML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum XmlContent {
    /// Anything.
    Any,
    /// A string.
    String,
    /// A number.
    Number,
    /// A boolean.
    Bool,
    /// What a type of the crate says.
    Of(TypePath),
    /// A list of such nodes.
    List(Box<XmlNode>),
    /// A node for each place.
    Tuple(Vec<XmlNode>),
    /// Members of any name, each such a node.
    Map(Box<XmlNode>),
}

/// How the bodies of a call stand in XML, as far as they can.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct XmlBodies {
    /// What is sent.
    pub sent: Option<XmlNode>,
    /// What comes back, by the first and the last status of each row.
    pub answers: Vec<(u16, u16, XmlNode)>,
}

impl XmlNode {
    /// The types of the crate in it.
    pub fn named(&mut self) -> Vec<&mut TypePath> {
        self.content.named()
    }
}

impl XmlContent {
    /// The types of the crate in it.
    pub fn named(&mut self) -> Vec<&mut TypePath> {
        match self {
            Self::Any | Self::String | Self::Number | Self::Bool => Vec::new(),
            Self::Of(path) => vec![path],
            Self::List(node) | Self::Map(node) => node.named(),
            Self::Tuple(nodes) => nodes.iter_mut().flat_map(XmlNode::named).collect(),
        }
    }
}
