use serde::Serialize;

/// What is said of a value in XML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Xml {
    /// As what kind of node it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<XmlNode>,
    /// The local name of its element or attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The namespace of that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// The prefix of that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
}

impl Xml {
    /// What is said here, and where it is silent, what `inner` says.
    #[must_use]
    pub fn over(&self, inner: &Self) -> Self {
        let or = |one: &Option<String>, other: &Option<String>| one.clone().or(other.clone());
        Self {
            node: self.node.or(inner.node),
            name: or(&self.name, &inner.name),
            namespace: or(&self.namespace, &inner.namespace),
            prefix: or(&self.prefix, &inner.prefix),
        }
    }
}

/// A kind of node in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum XmlNode {
    /// An element of its own.
    Element,
    /// An attribute of the element around it.
    Attribute,
    /// The text of the element around it.
    Text,
    /// The same, in a CDATA section.
    Cdata,
    /// None: what is in it stands in the element around it.
    None,
}
