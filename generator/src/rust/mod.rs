//! The crate to be: modules, identifiers, types and methods, all decided.
//!
//! Nothing here is open: `emit` spells it out and has no opinion of its own.

mod client;
mod doc;
mod feature;
mod ident;
mod items;
mod mention;
mod resource;
mod schema_type;
mod ty;
mod xml;

pub use client::{Client, Credential, CredentialKind, Envelope, OAuth2, Paging};
pub use doc::Doc;
pub(crate) use doc::is_fence;
pub use feature::{Feature, Features, Gate};
pub use ident::Ident;
pub use items::{
    AliasItem, Constant, Conversion, Derive, EnumItem, EnumRepr, EnumVariant, Feed, Field, Input,
    Item, Maker, Presence, StructItem, TagValue, UnionItem, UnionVariant,
};
pub use resource::{
    Argument, BodyForm, ByStatus, Failure, Fill, FormField, HeaderField, Headers, HttpMethod,
    Layout, Method, Options, Output, PathPart, Place, Resource, ResourceId, Setter, StatusVariant,
    Stream, Streaming, Styled, Variant, WireTest, Written,
};
pub use schema_type::{Role, SchemaType};
pub use ty::{Formatted, Home, RustType, TypePath};
pub use xml::{XmlBodies, XmlContent, XmlKind, XmlName, XmlNode};

use serde::Serialize;

/// A crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Crate {
    /// What its manifest says.
    pub package: Package,
    /// The file it is made from, as messages name it.
    pub origin: String,
    /// What a program may leave out.
    pub features: Features,
    /// The client: what it knows of the API as a whole.
    pub client: Client,
    /// The resources, each after the one that holds it.
    pub resources: Vec<Resource>,
    /// The files below `types/`, by name.
    pub types: Vec<TypeFile>,
}

/// What a manifest says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Package {
    /// The package's name, such as `cloudflare-sdk`.
    pub name: String,
    /// The library's name, such as `cloudflare_sdk`.
    pub library: Ident,
    /// That of the runtime beside it, such as `cloudflare_sdk_runtime`.
    pub runtime: Ident,
    /// Its version.
    pub version: String,
    /// One line on it.
    pub description: String,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where its source lives.
    pub repository: Option<String>,
    /// The API's title.
    pub title: String,
    /// Whether there are calls that can do nothing without XML.
    pub xml: bool,
    /// The API's description.
    pub docs: Doc,
}

/// A file of types that belong together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeFile {
    /// Its module.
    pub module: Ident,
    /// What brings it in; what is below it may ask for more.
    pub gate: Gate,
    /// What it holds.
    pub items: Vec<Item>,
    /// Files below it, in private modules: what they hold is found here too.
    pub files: Vec<TypeFile>,
}

impl TypeFile {
    /// How many types it and the files below it define.
    #[must_use]
    pub fn count(&self) -> usize {
        let own = self.items.iter().filter(|item| item.is_own());
        own.count() + self.files.iter().map(Self::count).sum::<usize>()
    }
}
