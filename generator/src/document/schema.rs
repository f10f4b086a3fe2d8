use std::collections::BTreeMap;

use openapiv3::{AdditionalProperties as Written, AnySchema, Discriminator, SchemaData};
use serde::Serialize;
use serde_json::Value;

use super::Xml;

/// The extension that says, of a list whose elements differ by place, which
/// alternative of `items` is where: `elements`, by places; how many of them are
/// `required`; and the `rest`, or whether there is any. Where `items` is no
/// choice, a place is null.
pub const TUPLE: &str = "x-corten-tuple";

/// The extension of a `discriminator` that carries its `defaultMapping`.
pub const DEFAULT_MAPPING: &str = "x-corten-defaultMapping";

/// The extension of a parameter or an encoding with the `style` that 3.0 has no
/// word for: `tabDelimited`, `cookie`, or one that it has for queries alone.
pub const STYLE: &str = "x-corten-style";

/// The extension that makes a parameter `in: query` the whole query.
pub const QUERYSTRING: &str = "x-corten-querystring";

/// The extension that carries `allowReserved` where 3.0 has none.
pub const ALLOW_RESERVED: &str = "x-corten-allowReserved";

/// A schema, one level deep: sub-schemas are nodes of their own.
///
/// There are as many of them as a description has lines, so that what few of
/// them have is boxed, and of a sub-schema there is only the place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Schema {
    /// Title, description, `nullable`, `readOnly` and the like.
    pub data: Annotations,
    /// Type and structure, whichever keywords are present.
    pub kind: Structure,
    /// The keywords that are present, so that absent and empty stay apart.
    pub keywords: Vec<String>,
}

/// What a schema says of a value without changing its shape.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the words are OpenAPI's keywords")]
pub struct Annotations {
    pub nullable: bool,
    pub read_only: bool,
    pub write_only: bool,
    pub deprecated: bool,
    pub title: Option<String>,
    pub description: Option<String>,
    pub default: Option<Box<Value>>,
    pub example: Option<Box<Value>>,
    pub discriminator: Option<Box<Discriminator>>,
    pub xml: Option<Box<Xml>>,
    /// Members that start with `x-`.
    pub extensions: BTreeMap<String, Value>,
}

/// What a schema says of the shape of a value.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Structure {
    /// `type`
    pub typ: Option<String>,
    /// `format`
    pub format: Option<String>,
    /// `enum`
    pub enumeration: Vec<Value>,
    /// The names of `properties`.
    pub properties: Vec<String>,
    /// `required`
    pub required: Vec<String>,
    /// `additionalProperties`
    pub additional_properties: Option<AdditionalProperties>,
    /// Whether there are `items`.
    pub items: bool,
    /// Whether there is a `not`.
    pub not: bool,
    /// How many schemas stand in `allOf`.
    pub all_of: usize,
    /// How many schemas stand in `oneOf`.
    pub one_of: usize,
    /// How many schemas stand in `anyOf`.
    pub any_of: usize,
    /// What a value has to satisfy.
    pub limits: Option<Box<Limits>>,
}

/// `additionalProperties`
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum AdditionalProperties {
    /// True or false.
    Any(bool),
    /// A schema.
    Schema,
}

/// What a value has to satisfy.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the words are OpenAPI's keywords")]
pub struct Limits {
    pub pattern: Option<String>,
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub exclusive_minimum: bool,
    pub exclusive_maximum: bool,
    pub multiple_of: Option<f64>,
    pub min_items: Option<usize>,
    pub max_items: Option<usize>,
    pub unique_items: bool,
    pub min_properties: Option<usize>,
    pub max_properties: Option<usize>,
}

impl From<SchemaData> for Annotations {
    fn from(data: SchemaData) -> Self {
        Self {
            nullable: data.nullable,
            read_only: data.read_only,
            write_only: data.write_only,
            deprecated: data.deprecated,
            title: data.title,
            description: data.description,
            default: data.default.map(Box::new),
            example: data.example.map(Box::new),
            discriminator: data.discriminator.map(Box::new),
            xml: None,
            extensions: data.extensions.into_iter().collect(),
        }
    }
}

impl From<AnySchema> for Structure {
    fn from(kind: AnySchema) -> Self {
        let limits = Limits {
            pattern: kind.pattern,
            min_length: kind.min_length,
            max_length: kind.max_length,
            minimum: kind.minimum,
            maximum: kind.maximum,
            exclusive_minimum: kind.exclusive_minimum.unwrap_or_default(),
            exclusive_maximum: kind.exclusive_maximum.unwrap_or_default(),
            multiple_of: kind.multiple_of,
            min_items: kind.min_items,
            max_items: kind.max_items,
            unique_items: kind.unique_items.unwrap_or_default(),
            min_properties: kind.min_properties,
            max_properties: kind.max_properties,
        };
        Self {
            typ: kind.typ,
            format: kind.format,
            enumeration: kind.enumeration,
            properties: kind.properties.into_keys().collect(),
            required: kind.required,
            additional_properties: kind
                .additional_properties
                .map(|additional| match additional {
                    Written::Any(any) => AdditionalProperties::Any(any),
                    Written::Schema(_) => AdditionalProperties::Schema,
                }),
            items: kind.items.is_some(),
            not: kind.not.is_some(),
            all_of: kind.all_of.len(),
            one_of: kind.one_of.len(),
            any_of: kind.any_of.len(),
            limits: (limits != Limits::default()).then(|| Box::new(limits)),
        }
    }
}
