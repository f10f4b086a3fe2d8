//! The start of an element: its name, and the namespaces that it needs.

use super::node::Name;
use super::write::Writing;
use super::{INSTANCE, text};

/// How an element that is open is called.
pub(super) struct Tag {
    pub(super) prefix: Option<&'static str>,
}

impl Writing {
    /// Opens an element, up to its attributes.
    pub(super) fn open(&mut self, name: &Name, local: &str) -> Tag {
        self.out.push('<');
        let start = self.out.len();
        let prefix = self.declare(name, false);
        let declarations = self.out.split_off(start);
        self.name(prefix, local);
        self.out.push_str(&declarations);
        Tag { prefix }
    }

    /// An element that is null.
    pub(super) fn nil(&mut self) {
        self.declare_as("xsi", INSTANCE);
        self.out.push_str(" xsi:nil=\"true\"/>");
    }

    pub(super) fn name(&mut self, prefix: Option<&str>, local: &str) {
        if let Some(prefix) = prefix {
            self.out.push_str(prefix);
            self.out.push(':');
        }
        self.out.push_str(local);
    }

    /// Declares the namespace of a name where that is not done yet, and tells the prefix to use: none
    /// where nothing says what the name's own one stands for.
    pub(super) fn declare(&mut self, name: &Name, is_attribute: bool) -> Option<&'static str> {
        match (name.prefix, name.namespace) {
            (Some(prefix), Some(namespace)) => {
                self.declare_as(prefix, namespace);
                Some(prefix)
            }
            (Some(prefix), None) => self.namespace(prefix).map(|_| prefix),
            (None, Some(namespace)) if !is_attribute => {
                self.declare_as("", namespace);
                None
            }
            // An attribute without a prefix has no namespace, whatever is declared.
            (None, _) => None,
        }
    }

    fn declare_as(&mut self, prefix: &'static str, namespace: &'static str) {
        if self.namespace(prefix) == Some(namespace) {
            return;
        }
        self.declared.push((prefix, namespace));
        self.out.push_str(" xmlns");
        if !prefix.is_empty() {
            self.out.push(':');
            self.out.push_str(prefix);
        }
        self.out.push_str("=\"");
        // What XML cannot say in a namespace, the description cannot have said either.
        let _ = text::push_value(&mut self.out, namespace);
        self.out.push('"');
    }

    fn namespace(&self, prefix: &str) -> Option<&'static str> {
        let mut declared = self.declared.iter().rev();
        declared
            .find(|(known, _)| *known == prefix)
            .map(|(_, namespace)| *namespace)
    }
}
