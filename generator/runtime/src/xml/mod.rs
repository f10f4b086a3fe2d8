//! XML (1.0, fifth edition, with namespaces) to values and back, over their JSON codec.
//!
//! A [`Node`] says how a value stands in XML, as the OpenAPI Specification's XML Object does; by it,
//! XML is read into JSON, and JSON is written as XML. There is one codec: what a type is in JSON
//! decides what it is here.
//!
//! Elements and attributes are matched by their local names, and by their namespace where both have
//! one. Elements that a type does not know are kept, as far as JSON can say them; attributes are not.
//! An element with `xsi:nil` is null, and so is an empty one that should be a number or a boolean.
//! A document type declaration is refused, so that no entity is expanded but the five of XML itself.

#[cfg_attr(
    not(feature = "xml"),
    allow(dead_code, reason = "a table can stand there that nothing reads")
)]
mod content;
mod exchange;
#[cfg_attr(
    not(feature = "xml"),
    allow(dead_code, reason = "a table can stand there that nothing reads")
)]
mod node;
#[cfg(feature = "xml")]
mod number;
#[cfg(feature = "xml")]
mod parse;
#[cfg(feature = "xml")]
mod read;
#[cfg(feature = "xml")]
mod record;
#[cfg(feature = "xml")]
mod scope;
#[cfg(feature = "xml")]
mod start;
mod table;
#[cfg(feature = "xml")]
mod text;
#[cfg(feature = "xml")]
mod tree;
#[cfg(feature = "xml")]
mod weigh;
#[cfg(feature = "xml")]
mod write;

pub use self::content::{Content, Xml};
pub use self::node::{Name, Node};
#[cfg(feature = "xml")]
pub use self::write::Unwritable;

#[cfg(feature = "xml")]
use super::{Decode, DecodeError, Encode};

/// The namespace of `xsi:nil` (XML Schema Part 1, section 2.6.2).
#[cfg(feature = "xml")]
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Reads a whole document, whatever its root is called.
///
/// # Errors
/// When it is not UTF-8, not XML, has a document type declaration, is nested deeper than
/// [`MAX_DEPTH`](super::MAX_DEPTH), or is not a `T`.
#[cfg(feature = "xml")]
pub fn decode<T: Decode>(node: &Node, xml: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::blank();
    decode_into(node, xml, &mut value)?;
    Ok(value)
}

#[cfg(feature = "xml")]
pub(super) fn decode_into(
    node: &Node,
    xml: &[u8],
    value: &mut dyn Decode,
) -> Result<(), DecodeError> {
    let translated = read::translate(node, &parse::parse(xml)?)?;
    let read = super::Reader::new(translated.json.as_bytes()).and_then(|mut reader| {
        value.decode(&mut reader)?;
        reader.end()
    });
    read.map_err(|error| error.placed(|at| translated.place(at)))
}

/// The value as a document with an XML declaration.
///
/// # Errors
/// When it holds a character or a name that XML cannot say.
#[cfg(feature = "xml")]
pub fn encode(node: &Node, value: &dyn Encode) -> Result<String, Unwritable> {
    write::document(node, &super::encode(value))
}
