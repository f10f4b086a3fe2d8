//! [`Place`]: what may stand where, in any version of OpenAPI: as much as it
//! takes to know what a `$ref` stands for.

use std::borrow::Cow;

use crate::load::version::Version;
use crate::pointer::Pointer;

/// A kind of value, as far as references go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// The document, of version 3.
    Root,
    /// The document, of version 2.0.
    Swagger,
    Components,
    PathItem,
    Operation,
    Callback,
    Parameter,
    RequestBody,
    Response,
    Header,
    MediaType,
    Encoding,
    Schema,
    SecurityScheme,
    Discriminator,
    /// The name of a schema in a discriminator, or a reference to it.
    Mapping,
    /// Whatever has no kind of its own: titles, servers, tags.
    Other,
    /// Data of the API or of an extension: a `$ref` in there means nothing.
    Data,
}

/// What stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// A value of the kind, or a list of them.
    One(Kind),
    /// A list or a map of such values.
    Many(Kind),
    /// A map of which `x-…` is no part.
    Listed(Kind),
}

use Kind::{
    Callback, Components, Data, Discriminator, Encoding, Header, Mapping, MediaType, Operation,
    Other, Parameter, PathItem, RequestBody, Response, Root, Schema, SecurityScheme,
};
use Place::{Listed, Many, One};

impl Place {
    /// The member `name` of an object in this place.
    pub(super) fn member(self, name: &str) -> Self {
        match self {
            One(kind) => kind.member(name),
            Many(kind) => One(kind),
            Listed(_) if name.starts_with("x-") => One(Data),
            Listed(kind) => One(kind),
        }
    }

    /// An element of a list in this place.
    pub(super) fn element(self) -> Self {
        match self {
            One(kind) | Many(kind) | Listed(kind) => One(kind),
        }
    }

    /// The whole document.
    pub(super) fn document(version: Version) -> Self {
        match version {
            Version::Swagger => One(Kind::Swagger),
            Version::ThreeZero | Version::Newer => One(Root),
        }
    }

    /// Whether the passes to come find a node for this place at `pointer` of
    /// the document.
    pub(super) fn is_native(self, pointer: &Pointer, version: Version) -> bool {
        let mut at = Self::document(version);
        for (index, key) in pointer.keys().enumerate() {
            let is_aside = match index {
                0 => key == "webhooks",
                1 => key == "pathItems" || key == "mediaTypes",
                _ => false,
            };
            at = at.below(std::iter::once(key));
            if is_aside || at.is_set_aside() {
                return false;
            }
        }
        // A node of another kind is for the passes to come to wonder at.
        at.section(version).is_some()
    }

    /// Whether a schema stands at `pointer` of the root document, and is named
    /// in place of the media type that has it.
    pub(super) fn is_mistaken(self, pointer: &Pointer) -> bool {
        self == One(MediaType) && pointer.as_str().starts_with("/components/schemas/")
    }

    /// Whether a document that keeps this here is read here: not so where
    /// only those look who refer to it.
    fn is_set_aside(self) -> bool {
        matches!(self, One(Callback | Data | Other) | Many(Callback))
    }

    /// What stands below this place, at the end of `keys`.
    pub(super) fn below<'k>(self, keys: impl Iterator<Item = Cow<'k, str>>) -> Self {
        keys.fold(self, |at, key| match at {
            // Only `One` tells a list from an object.
            One(Schema) if key.parse::<usize>().is_ok() => at.element(),
            at => at.member(&key),
        })
    }

    /// Where the document keeps such things for several to refer to.
    pub(super) fn section(self, version: Version) -> Option<&'static [&'static str]> {
        let One(kind) = self else {
            return None;
        };
        let sections = match version {
            Version::Swagger => SWAGGER,
            Version::ThreeZero | Version::Newer => COMPONENTS,
        };
        let found = sections.iter().find(|(kept, _)| *kept == kind);
        found.map(|(_, section)| *section)
    }
}

type Sections = &'static [(Kind, &'static [&'static str])];

const SWAGGER: Sections = &[
    (Schema, &["definitions"]),
    (Parameter, &["parameters"]),
    (Response, &["responses"]),
];

const COMPONENTS: Sections = &[
    (Schema, &["components", "schemas"]),
    (Parameter, &["components", "parameters"]),
    (Response, &["components", "responses"]),
    (RequestBody, &["components", "requestBodies"]),
    (Header, &["components", "headers"]),
    (SecurityScheme, &["components", "securitySchemes"]),
];

impl Kind {
    fn member(self, name: &str) -> Place {
        if name.starts_with("x-") {
            return One(Data);
        }
        match self {
            Root => root(name),
            Kind::Swagger => swagger(name),
            Components => components(name),
            PathItem => path_item(name),
            Operation => operation(name),
            Callback => One(PathItem),
            Parameter | Header | RequestBody | Response => message(name),
            MediaType => media_type(name),
            Encoding => match name {
                "headers" => Many(Header),
                _ => One(Other),
            },
            Schema => schema(name),
            Discriminator => match name {
                "mapping" => Many(Mapping),
                _ => One(Other),
            },
            SecurityScheme | Mapping | Other => One(Other),
            Data => One(Data),
        }
    }
}

fn root(name: &str) -> Place {
    match name {
        "paths" => Listed(PathItem),
        "webhooks" => Many(PathItem),
        "components" => One(Components),
        _ => One(Other),
    }
}

fn swagger(name: &str) -> Place {
    match name {
        "paths" => Listed(PathItem),
        "definitions" => Many(Schema),
        "parameters" => Many(Parameter),
        "responses" => Many(Response),
        "securityDefinitions" => Many(SecurityScheme),
        _ => One(Other),
    }
}

fn components(name: &str) -> Place {
    match name {
        "schemas" => Many(Schema),
        "responses" => Many(Response),
        "parameters" => Many(Parameter),
        "requestBodies" => Many(RequestBody),
        "headers" => Many(Header),
        "securitySchemes" => Many(SecurityScheme),
        "callbacks" => Many(Callback),
        "pathItems" => Many(PathItem),
        "mediaTypes" => Many(MediaType),
        "examples" | "links" => One(Data),
        _ => One(Other),
    }
}

fn path_item(name: &str) -> Place {
    match name {
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => {
            One(Operation)
        }
        "additionalOperations" => Many(Operation),
        "parameters" => Many(Parameter),
        _ => One(Other),
    }
}

fn operation(name: &str) -> Place {
    match name {
        "parameters" => Many(Parameter),
        "requestBody" => One(RequestBody),
        "responses" => Listed(Response),
        "callbacks" => Many(Callback),
        _ => One(Other),
    }
}

/// Parameters, headers and bodies have the same members.
fn message(name: &str) -> Place {
    match name {
        "schema" | "items" => One(Schema),
        "content" => Many(MediaType),
        "headers" => Many(Header),
        "example" | "examples" | "default" | "enum" | "links" => One(Data),
        _ => One(Other),
    }
}

fn media_type(name: &str) -> Place {
    match name {
        "schema" | "itemSchema" => One(Schema),
        "encoding" => Many(Encoding),
        "example" | "examples" => One(Data),
        _ => One(Other),
    }
}

fn schema(name: &str) -> Place {
    match name {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => {
            Many(Schema)
        }
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Many(Schema),
        "items"
        | "additionalProperties"
        | "additionalItems"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "contentSchema"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties" => One(Schema),
        "discriminator" => One(Discriminator),
        "example" | "examples" | "default" | "enum" | "const" => One(Data),
        _ => One(Other),
    }
}
