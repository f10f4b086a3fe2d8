//! The API in neutral words: operations, and types by id. No Rust, no OpenAPI.

mod docs;
mod operation;
mod security;
mod shape;
mod xml;

pub use docs::{Constraint, Docs};
pub use operation::{
    Body, Content, Encoding, Header, Location, Method, Operation, OperationId, Parameter, Response,
    Segment, Status, Style,
};
pub use security::{OAuth2, Scheme, SchemeId, SchemeKind};
pub use shape::{
    Access, Additional, Enum, Field, Format, Name, Owner, Shape, Struct, Tag, Tuple, Type, TypeId,
    Types, Union, Use, Value, Variant,
};
pub use xml::{Xml, XmlNode};

use serde::Serialize;

/// What a description describes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Api {
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its description, in Markdown.
    pub description: Option<String>,
    /// Base URLs, the preferred one first.
    pub servers: Vec<String>,
    /// The ways to authenticate.
    pub schemes: Vec<Scheme>,
    /// The operations, in the order of the description.
    pub operations: Vec<Operation>,
    /// Every type that the operations reach, and every named one.
    pub types: Types,
    /// Named types that no operation mentions: events, or all that there is in
    /// a description without paths.
    pub unused: Vec<TypeId>,
}
