//! [`At`]: where a walk stands, spelt out only when somebody asks.

use crate::pointer::Pointer;

/// A node on the way of a walk. Most nodes need no pointer, and making one
/// costs.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    Pointer(&'a Pointer),
    Name(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    pub(super) fn child(&'a self, name: &'a str) -> Self {
        At::Name(self, name)
    }

    pub(super) fn index(&'a self, index: usize) -> Self {
        At::Index(self, index)
    }

    pub(super) fn pointer(&self) -> Pointer {
        match self {
            At::Pointer(pointer) => (*pointer).clone(),
            At::Name(holder, name) => holder.pointer().child(name),
            At::Index(holder, index) => holder.pointer().index(*index),
        }
    }
}
