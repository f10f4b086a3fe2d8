//! The namespaces that prefixes stand for.

use std::rc::Rc;

/// How many declarations may hold at one place.
const MOST: usize = 256;

/// The declarations that hold at a place of a document, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Scope<'a> {
    declared: Vec<Declaration<'a>>,
}

#[derive(Debug)]
struct Declaration<'a> {
    depth: usize,
    prefix: &'a str,
    namespace: Option<Rc<str>>,
}

impl<'a> Scope<'a> {
    /// Declares what a prefix stands for at this depth and below; false where there is no room.
    pub(super) fn declare(&mut self, depth: usize, prefix: &'a str, namespace: &str) -> bool {
        let namespace = (!namespace.is_empty()).then(|| Rc::from(namespace));
        self.declared.push(Declaration {
            depth,
            prefix,
            namespace,
        });
        self.declared.len() <= MOST
    }

    /// Forgets what was declared at this depth.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|it| it.depth >= depth) {
            self.declared.pop();
        }
    }

    /// What the prefix of a name stands for, and the name without it. An attribute without a prefix has no
    /// namespace; an unknown prefix has none either.
    pub(super) fn resolve(&self, name: &'a str, is_attribute: bool) -> (Option<Rc<str>>, &'a str) {
        match name.split_once(':') {
            Some((prefix, local)) => (self.namespace(prefix), local),
            None if is_attribute => (None, name),
            None => (self.namespace(""), name),
        }
    }

    fn namespace(&self, prefix: &str) -> Option<Rc<str>> {
        let mut declared = self.declared.iter().rev();
        declared.find(|it| it.prefix == prefix)?.namespace.clone()
    }
}
