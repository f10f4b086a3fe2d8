//! The description as its author wrote it: typed nodes, each one level deep,
//! by JSON pointer. References stand unresolved.

mod node;
mod schema;
mod xml;

pub use node::{Node, OperationNode, PathItemNode};
pub use schema::{
    ALLOW_RESERVED, AdditionalProperties, Annotations, DEFAULT_MAPPING, Limits, QUERYSTRING, STYLE,
    Schema, Structure, TUPLE,
};
pub use xml::{NodeType, Xml};

use indexmap::IndexMap;
use openapiv3::{
    Header, Info, Parameter, RequestBody, Response, SecurityRequirement, SecurityScheme, Server,
};
use serde::Serialize;

use crate::pointer::Pointer;
use crate::source::FileId;

/// A description in the canonical, 3.0-shaped form.
///
/// Every node is parsed alone: where a node holds another, `openapiv3` sees a
/// reference, and the pointer of that node is the place it stands at. A wrong leaf therefore costs
/// one message at its own place, and parsing stays linear.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Document {
    /// The file that the pointers below point into.
    #[serde(skip)]
    pub file: FileId,
    /// Title, version and the like.
    pub info: Info,
    /// Base URLs.
    pub servers: Vec<Server>,
    /// What operations ask for that say nothing themselves.
    pub security: Vec<SecurityRequirement>,
    /// The operations, in order.
    pub operations: Vec<OperationNode>,
    /// What stands beside the operations of a path.
    pub path_items: IndexMap<Pointer, PathItemNode>,
    /// Every schema, wherever it stands; components first, in order.
    pub schemas: IndexMap<Pointer, Node<Schema>>,
    /// Every parameter.
    pub parameters: IndexMap<Pointer, Node<Parameter>>,
    /// Every request body.
    pub request_bodies: IndexMap<Pointer, Node<RequestBody>>,
    /// Every response.
    pub responses: IndexMap<Pointer, Node<Response>>,
    /// Every header of a response.
    pub headers: IndexMap<Pointer, Node<Header>>,
    /// Every security scheme, by its name's pointer.
    pub security_schemes: IndexMap<Pointer, Node<SecurityScheme>>,
}
