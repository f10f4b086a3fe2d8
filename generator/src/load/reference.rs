//! Reads a `$ref`. Nothing is resolved here: the target may not exist.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Part, Place, Report};
use crate::document::Node;
use crate::pointer::Pointer;
use crate::source::FileId;

use super::cut::Members;

/// A `$ref` within this document.
#[derive(Debug)]
pub(super) struct Reference {
    text: String,
    target: Pointer,
}

impl Reference {
    /// The node that this makes, with what stands beside it.
    pub(super) fn node<T>(self, siblings: Option<T>) -> Node<T> {
        Node::Reference {
            reference: self.text,
            target: self.target,
            siblings,
        }
    }
}

/// Takes the `$ref` out of a node's members.
pub(super) fn take(
    members: &mut Members,
    at: &Pointer,
    file: FileId,
    report: &mut Report,
) -> Option<Reference> {
    let value = members.shift_remove("$ref")?;
    let place = Place::Node {
        file,
        pointer: at.child("$ref"),
        part: Part::Value,
    };
    let Value::String(text) = value else {
        let message = "`$ref` must be text";
        let help = "write `$ref: '#/components/schemas/Name'`";
        report.push(Diagnostic::error("wrong-type", place, message).help(help));
        return None;
    };
    let written = target(&text);
    match written.and_then(|written| report.moves.canonical(file, &written)) {
        Some(target) => Some(Reference { text, target }),
        None => {
            report.push(bad(&text, place));
            // Something must stand here for what points at this node.
            let target = at.clone();
            Some(Reference { text, target })
        }
    }
}

/// The pointer in `#/components/…`, percent-decoded (RFC 6901, section 6).
pub(super) fn target(text: &str) -> Option<Pointer> {
    let fragment = text.strip_prefix('#')?;
    Pointer::parse(&percent_decode(fragment)?)
}

fn bad(text: &str, place: Place) -> Diagnostic {
    let is_name = !text.is_empty() && !text.contains(['#', '/', '.', ':']);
    if is_name {
        return Diagnostic::error(
            "invalid-reference",
            place,
            format!("`{text}` is no reference"),
        )
        .note("a bare name")
        .help(format!("write `$ref: '#/components/schemas/{text}'`"));
    }
    if text.is_empty() || text.starts_with('#') {
        return Diagnostic::error(
            "invalid-reference",
            place,
            format!("`{text}` is no reference"),
        )
        .note("not a JSON pointer")
        .help("write the path from the root, such as `$ref: '#/components/schemas/Name'`");
    }
    Diagnostic::error(
        "external-reference",
        place,
        "this `$ref` leads out of the document",
    )
    .note("another document")
    .help("bundle the description into one file before generating from it")
}

fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (digits, tail) = rest.split_at_checked(2)?;
        let digits = std::str::from_utf8(digits).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = tail;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn reads_pointers_within_the_document() {
        let read = |text| target(text).map(|pointer| pointer.as_str().to_owned());
        assert_eq!(read("#").as_deref(), Some(""));
        assert_eq!(
            read("#/paths/~1pets~1%7Bid%7D/get").as_deref(),
            Some("/paths/~1pets~1{id}/get")
        );
        assert_eq!(read("#/a%2"), None);
        assert_eq!(read("#/a%ff"), None);
        assert_eq!(read("#Pet"), None);
        assert_eq!(read("other.yaml#/Pet"), None);
    }
}
