use serde::Serialize;

use super::{Ident, ResourceId};

/// A Rust type, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[expect(missing_docs, reason = "the variants are the types they name")]
pub enum RustType {
    Bool,
    I64,
    U64,
    F64,
    String,
    /// A type of the runtime that a format stands for.
    Formatted(Formatted),
    Secret,
    /// A file: bytes, or what is read while it is sent.
    File,
    Json,
    Null,
    /// `Vec<T>`
    List(Box<RustType>),
    /// `(A, B)`, a list whose elements differ by place.
    Tuple(Vec<RustType>),
    /// `Rest<T>`: the last of a tuple, of as many elements as there are.
    Rest(Box<RustType>),
    /// `BTreeMap<String, T>`
    Map(Box<RustType>),
    /// `Option<T>`
    Option(Box<RustType>),
    /// `Maybe<T>`: absent, null or a value.
    Maybe(Box<RustType>),
    /// `Box<T>`, where a type holds itself.
    Boxed(Box<RustType>),
    /// A type of this crate.
    Named(TypePath),
}

impl RustType {
    /// The types of this crate that it is, or is made of.
    #[must_use]
    pub fn named(&self) -> Vec<&TypePath> {
        match self {
            Self::Named(path) => vec![path],
            Self::Tuple(elements) => elements.iter().flat_map(Self::named).collect(),
            Self::List(inner)
            | Self::Rest(inner)
            | Self::Map(inner)
            | Self::Option(inner)
            | Self::Maybe(inner)
            | Self::Boxed(inner) => inner.named(),
            Self::Bool
            | Self::I64
            | Self::U64
            | Self::F64
            | Self::String
            | Self::Formatted(_)
            | Self::Secret
            | Self::File
            | Self::Json
            | Self::Null => Vec::new(),
        }
    }
}

/// A type of the runtime that a format stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[expect(missing_docs, reason = "the variants are the types they name")]
pub enum Formatted {
    Base64,
    Base64Url,
    Cidr,
    Date,
    Decimal,
    DecimalText,
    HttpDate,
    Ip,
    Ipv4,
    Ipv6,
    IsoDuration,
    Seconds,
    TimeOfDay,
    Timestamp,
    UnixTime,
    Uri,
    UriReference,
    Uuid,
}

impl Formatted {
    /// Its name in the runtime.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Base64 => "Base64",
            Self::Base64Url => "Base64Url",
            Self::Cidr => "Cidr",
            Self::Date => "Date",
            Self::Decimal => "Decimal",
            Self::DecimalText => "DecimalText",
            Self::HttpDate => "HttpDate",
            Self::Ip => "Ip",
            Self::Ipv4 => "Ipv4",
            Self::Ipv6 => "Ipv6",
            Self::IsoDuration => "IsoDuration",
            Self::Seconds => "Seconds",
            Self::TimeOfDay => "TimeOfDay",
            Self::Timestamp => "Timestamp",
            Self::UnixTime => "UnixTime",
            Self::Uri => "Uri",
            Self::UriReference => "UriReference",
            Self::Uuid => "Uuid",
        }
    }
}

/// A type of this crate: where it lives, and what it is called there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TypePath {
    /// The file that defines it.
    pub home: Home,
    /// Its name.
    pub ident: Ident,
}

/// A place where types live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Home {
    /// `types`, under which every named type is found.
    Types,
    /// The file of a resource.
    Resource(ResourceId),
}
