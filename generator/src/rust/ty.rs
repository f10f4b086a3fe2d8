use serde::Serialize;

use super::{Ident, ResourceId};

/// A Rust type, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[expect(missing_docs, reason = "the variants are the types they name")]
pub enum RustType {
    Bool,
    I32,
    I64,
    U64,
    F64,
    String,
    Timestamp,
    Date,
    Secret,
    /// Bytes that a form carries as a file.
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
            | Self::I32
            | Self::I64
            | Self::U64
            | Self::F64
            | Self::String
            | Self::Timestamp
            | Self::Date
            | Self::Secret
            | Self::File
            | Self::Json
            | Self::Null => Vec::new(),
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
