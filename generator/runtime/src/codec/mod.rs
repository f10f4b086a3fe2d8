//! JSON (RFC 8259) to values and back.
//!
//! A type describes itself with a table of member names and a list of slots; the loops over them are
//! here, once, and know no type. Members that a type does not know are kept, errors carry the JSON
//! path, and where a name occurs twice in an object the last value wins.

mod ahead;
mod attempt;
#[cfg(feature = "serde")]
pub mod bridge;
mod collection;
mod container;
mod decimal;
mod enum_tables;
mod error;
mod number;
mod outline;
mod reader;
mod record;
mod scalar;
mod scan;
mod shape;
mod string;
mod tables;
mod tuple;
mod union;
mod writer;

pub(super) use self::decimal::Decimal;
pub use self::error::DecodeError;
pub use self::outline::Outline;
pub use self::reader::Reader;
pub use self::shape::{Member, Shape};
pub use self::tuple::{Place, Rest};
pub use self::union::{Alternatives, Tag, TagValue, Union, Variant};
pub use self::writer::Writer;

/// The deepest nesting of arrays and objects that is read, in levels.
pub const MAX_DEPTH: u16 = 128;

/// A type that can be read from JSON, in place: a blank value is made, then filled.
pub trait Decode {
    /// A value to decode into; no caller sees it before it is filled.
    fn blank() -> Self
    where
        Self: Sized;

    /// Replaces this value by the next one of the document.
    ///
    /// # Errors
    /// When the document is not JSON there, or holds something else than this type.
    /// What `self` then holds is unspecified.
    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError>;

    /// Whether null is a value like any other, which an option around it keeps.
    #[doc(hidden)]
    #[inline]
    fn holds_null() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// What it looks like, to choose between it and other types.
    #[doc(hidden)]
    fn outline() -> Outline
    where
        Self: Sized,
    {
        Outline::Any
    }

    /// How many elements of a list it stands for, as a member of a tuple.
    #[doc(hidden)]
    fn place() -> Place
    where
        Self: Sized,
    {
        Place::One
    }

    /// Back to what an absent member leaves, for types that may be absent.
    fn clear(&mut self) {}
}

/// A type that can be written as JSON.
pub trait Encode {
    /// Writes exactly one JSON value.
    fn encode(&self, writer: &mut Writer);

    /// Writes an array of such values. Numbers do without a call through a table for each.
    #[doc(hidden)]
    #[inline]
    fn encode_list(list: &[Self], writer: &mut Writer)
    where
        Self: Sized,
    {
        writer.begin_list();
        for element in list {
            writer.element(element);
        }
        writer.end_list();
    }

    /// Writes the elements that it stands for, as a member of a tuple.
    #[doc(hidden)]
    fn encode_place(&self, writer: &mut Writer)
    where
        Self: Sized,
    {
        writer.element(self);
    }

    /// Whether it stands for no element, as a member of a tuple.
    #[doc(hidden)]
    fn is_missing(&self) -> bool {
        false
    }

    /// Whether an optional member with this value is left out of its object.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Reads a whole document, which may be surrounded by white space only.
///
/// # Errors
/// When it is not UTF-8, not JSON, nested deeper than [`MAX_DEPTH`], or not a `T`.
pub fn decode<T: Decode>(json: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::blank();
    decode_into(&mut value, json)?;
    Ok(value)
}

fn decode_into(value: &mut dyn Decode, json: &[u8]) -> Result<(), DecodeError> {
    let mut reader = Reader::new(json)?;
    value.decode(&mut reader)?;
    reader.end()
}

/// The value as compact JSON.
pub fn encode(value: &dyn Encode) -> String {
    let mut writer = Writer::new();
    value.encode(&mut writer);
    writer.into_string()
}
