use openapiv3::Operation;
use serde::Serialize;

use crate::pointer::Pointer;

/// A node, or a reference to one. Boxed, because there are many references,
/// and they are small beside nodes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Node<T> {
    /// The node itself.
    Item(Box<T>),
    /// A `$ref`.
    Reference {
        /// The `$ref`, as it is written.
        reference: String,
        /// The node it points at; it may not exist.
        target: Pointer,
        /// What stands beside the `$ref`, if anything does.
        siblings: Option<Box<T>>,
    },
}

/// An operation; parameters, body and responses are references to their nodes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OperationNode {
    /// Where it stands.
    pub pointer: Pointer,
    /// Where its path stands.
    pub item: Pointer,
    /// The path it belongs to, as it is written.
    pub path: String,
    /// The method as it is written: one of OpenAPI's own in lower case.
    pub method: String,
    /// The node.
    pub operation: Operation,
}

/// What the operations of a path share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathItemNode {
    /// The path, as it is written.
    pub path: String,
    /// Pointers to the parameters that all its operations take.
    pub parameters: Vec<Pointer>,
}
