//! XML as emitted code uses it.
#![cfg(feature = "xml")]

#[cfg(test)]
mod choices;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod names;
#[cfg(test)]
mod nodes;
#[cfg(test)]
mod specification;

/// What a value is written as, behind the declaration, and read as again.
#[cfg(test)]
mod trip {
    use corten_runtime::xml::{self, Node};
    use corten_runtime::{Decode, Encode, decode, encode};

    /// The document of the value that a JSON text says.
    pub(crate) fn write<T: Decode + Encode>(node: &Node, json: &str) -> String {
        let value: T = decode(json.as_bytes()).unwrap();
        let written = xml::encode(node, &value).unwrap();
        let declaration = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
        written.strip_prefix(declaration).unwrap().to_owned()
    }

    /// The JSON text of the value that a document says.
    pub(crate) fn read<T: Decode + Encode>(node: &Node, xml: &str) -> String {
        match xml::decode::<T>(node, xml.as_bytes()) {
            Ok(value) => encode(&value),
            Err(error) => error.to_string(),
        }
    }

    /// That a value and a document say the same, layout aside.
    pub(crate) fn same<T: Decode + Encode>(node: &Node, json: &str, xml: &str) {
        let flat: String = xml.lines().map(str::trim).collect();
        assert_eq!(write::<T>(node, json), flat);
        assert_eq!(read::<T>(node, &flat), json, "{flat}");
        assert_eq!(read::<T>(node, xml), json, "{xml}");
    }
}
