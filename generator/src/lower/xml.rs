//! `xml`: how a value stands in XML.

use crate::api::{Xml, XmlNode};
use crate::diagnostic::Diagnostic;
use crate::document::{self, NodeType, Schema};
use crate::pointer::Pointer;

use super::Lower;
use super::keyword::JsonType;

impl Lower<'_, '_> {
    /// What `schema` at `at` says of a value of the type `json` in XML.
    pub(super) fn xml(
        &mut self,
        at: &Pointer,
        schema: &Schema,
        json: Option<JsonType>,
    ) -> Option<Box<Xml>> {
        let said = schema.data.xml.as_deref()?;
        let at = at.child("xml");
        let node = match said.node_type {
            Some(node) => {
                self.old_beside_new(&at, said);
                Some(kind(node))
            }
            None if said.ms_text => Some(XmlNode::Text),
            None if said.attribute => Some(XmlNode::Attribute),
            None if said.wrapped && self.is_wrapper(&at, json) => Some(XmlNode::Element),
            None => None,
        };
        Some(Box::new(Xml {
            node,
            name: said.name.clone(),
            namespace: said.namespace.clone(),
            prefix: said.prefix.clone(),
        }))
    }

    /// The older keywords say nothing beside `nodeType`.
    fn old_beside_new(&mut self, at: &Pointer, said: &document::Xml) {
        let old = [("attribute", said.attribute), ("wrapped", said.wrapped)];
        for (keyword, _) in old.into_iter().filter(|(_, is_said)| *is_said) {
            let message = format!("`{keyword}` beside `nodeType`; it is ignored");
            let fault = Diagnostic::warning("xml-conflict", self.key(at.child(keyword)), message)
                .also(self.key(at.child("nodeType")), "this one holds")
                .help(format!("remove `{keyword}`"));
            self.say(fault);
        }
    }

    fn is_wrapper(&mut self, at: &Pointer, json: Option<JsonType>) -> bool {
        let is_list = json.is_none_or(|json| json == JsonType::Array);
        if !is_list {
            let message = "`wrapped` means something for a list only; it is ignored";
            let place = self.key(at.child("wrapped"));
            let fault = Diagnostic::warning("xml-conflict", place, message);
            self.say(fault.help("move it beside the `type: array` that it is for, or remove it"));
        }
        is_list
    }
}

fn kind(node: NodeType) -> XmlNode {
    match node {
        NodeType::Element => XmlNode::Element,
        NodeType::Attribute => XmlNode::Attribute,
        NodeType::Text => XmlNode::Text,
        NodeType::Cdata => XmlNode::Cdata,
        NodeType::None => XmlNode::None,
    }
}

/// What is said here, and where it is silent, what `other` says.
pub(super) fn or(xml: Option<Box<Xml>>, other: Option<Box<Xml>>) -> Option<Box<Xml>> {
    let (Some(said), Some(other)) = (&xml, &other) else {
        return xml.or(other);
    };
    Some(Box::new(said.over(other)))
}
