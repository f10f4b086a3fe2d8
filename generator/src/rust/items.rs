use serde::Serialize;

use super::{Doc, Ident, RustType, TypePath, XmlContent, XmlNode};

/// A type that the crate defines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Item {
    /// A struct.
    Struct(StructItem),
    /// An open enum of constants.
    Enum(EnumItem),
    /// An open enum of types.
    Union(UnionItem),
    /// A second name.
    Alias(AliasItem),
}

impl Item {
    /// Its name.
    #[must_use]
    pub fn ident(&self) -> &Ident {
        match self {
            Self::Struct(item) => &item.ident,
            Self::Enum(item) => &item.ident,
            Self::Union(item) => &item.ident,
            Self::Alias(item) => &item.ident,
        }
    }

    /// Whether it is a type of its own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        match self {
            Self::Struct(_) | Self::Enum(_) | Self::Union(_) => true,
            Self::Alias(_) => false,
        }
    }

    /// What it is.
    #[must_use]
    pub fn doc(&self) -> &Doc {
        match self {
            Self::Struct(item) => &item.doc,
            Self::Enum(item) => &item.doc,
            Self::Union(item) => &item.doc,
            Self::Alias(item) => &item.doc,
        }
    }
}

/// A second name for a type that is like it in all but its docs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AliasItem {
    /// The name.
    pub ident: Ident,
    /// What it is.
    pub doc: Doc,
    /// The type.
    pub target: TypePath,
}

/// A trait that the compiler implements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the variants are the traits they name")]
pub enum Derive {
    Clone,
    Default,
}

/// A struct.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StructItem {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub doc: Doc,
    /// What the compiler implements.
    pub derives: Vec<Derive>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// Its members.
    pub fields: Vec<Field>,
    /// How its members stand in XML, if it does.
    pub xml: Option<Vec<XmlNode>>,
    /// Whether callers make one: it then has `new` and setters.
    pub constructor: bool,
    /// Whether calls take it whole: its docs then show that nothing that must
    /// be there can be left out.
    pub body: bool,
    /// The one field it can be made from, where all others are optional.
    pub from_field: Option<usize>,
    /// Answers it can be made from.
    pub feeds: Vec<Feed>,
}

/// A member of a struct.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// Its name.
    pub ident: Ident,
    /// Its name on the wire.
    pub wire: String,
    /// What it is.
    pub doc: Doc,
    /// Its type, with whatever makes it optional.
    pub ty: RustType,
    /// Whether it must be there.
    pub presence: Presence,
    /// What its argument or setter accepts.
    pub input: Input,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// Whether a member must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the variants say it")]
pub enum Presence {
    Required,
    Optional,
}

/// What an argument accepts, and so how it becomes the value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Input {
    /// The type itself.
    Value(RustType),
    /// Anything that converts into it.
    Into(RustType),
    /// Anything that gives such elements.
    Each(Box<Input>),
    /// Anything that gives names with such values.
    Pairs(Box<Input>),
    /// Items of this type that are sent one by one.
    Lines(RustType),
    /// A string slice or anything that lends one.
    Text,
}

/// How a request is made from an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feed {
    /// The answer's type.
    pub from: TypePath,
    /// How each field of the request is made of the answer's field of the
    /// same name; a field that the answer lacks stays empty.
    pub fields: Vec<Option<Conversion>>,
}

/// How a value of one type becomes one of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Conversion {
    /// It is the same type.
    Same,
    /// There is a `From`.
    Into,
    /// It becomes optional.
    Wrap(Box<Conversion>),
    /// Inside an `Option`.
    Option(Box<Conversion>),
    /// Each element of a list.
    Each(Box<Conversion>),
}

/// An open enum of constants.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnumItem {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub doc: Doc,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// What its values are on the wire.
    pub repr: EnumRepr,
    /// The known values.
    pub variants: Vec<EnumVariant>,
    /// The variant that keeps an unknown value.
    pub unknown: Ident,
}

/// What the values of an enum are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum EnumRepr {
    /// Strings.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Values of several kinds.
    Mixed,
}

/// A known value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnumVariant {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub doc: Doc,
    /// The value on the wire.
    pub wire: Constant,
}

/// A value as it is on the wire.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Constant {
    /// A string.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// Any value, as JSON text.
    Json(String),
}

/// An open enum of types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnionItem {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub doc: Doc,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// The member of objects whose value names the type, by its name on the wire.
    pub tag: Option<String>,
    /// The types it may be; where several fit as well, the first is taken.
    pub variants: Vec<UnionVariant>,
    /// What is in XML for each of them, if it stands in XML.
    pub xml: Option<Vec<XmlContent>>,
    /// The variant that keeps anything else.
    pub unknown: Ident,
    /// The variant that can be made from an array of pairs, if one can.
    pub from_pairs: Option<usize>,
}

/// A type that a union may be.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnionVariant {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub doc: Doc,
    /// Its type.
    pub ty: RustType,
    /// The values of the tag that name it.
    pub tags: Vec<TagValue>,
    /// Whether a value of the type converts into the union.
    pub from: bool,
    /// A function that makes it of whatever gives its elements.
    pub maker: Option<Maker>,
}

/// A value that names a variant of a union.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum TagValue {
    /// A string.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Bool(bool),
}

/// A function that makes a variant of a list or a map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Maker {
    /// Its name.
    pub ident: Ident,
    /// What it accepts.
    pub input: Input,
}
