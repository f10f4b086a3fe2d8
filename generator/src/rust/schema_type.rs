use serde::Serialize;

use super::RustType;
use crate::pointer::Pointer;

/// A schema of the description, and the type that stands for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchemaType {
    /// The schema, in the canonical tree.
    pub pointer: Pointer,
    /// What it describes.
    pub role: Role,
    /// Whether the type is the form that is sent, and not the one that comes.
    pub sent: bool,
    /// The type of its values.
    pub ty: RustType,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Role {
    /// Something with a name among the components.
    Component,
    /// The JSON that a call sends or returns.
    Body,
    /// A part of something else, listed where it is raw JSON.
    Part,
}
