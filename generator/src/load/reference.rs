//! Reads a `$ref`. Nothing is resolved here: the target may not exist.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Part, Place, Report, Severity};
use crate::document::Node;
use crate::pointer::Pointer;
use crate::source::FileId;
use crate::source::path::percent_decode;

use super::cut::Members;
use super::grammar::Kind;

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
            siblings: siblings.map(Box::new),
        }
    }
}

/// What a node has for a `$ref`.
#[derive(Debug)]
pub(super) enum Taken {
    Nothing,
    Reference(Reference),
    /// Something that leads nowhere, which has been reported.
    Bad,
}

/// Takes the `$ref` out of the members of a node of this kind.
pub(super) fn take(
    kind: Kind,
    members: &mut Members,
    at: &Pointer,
    file: FileId,
    report: &mut Report,
) -> Taken {
    let Some(value) = members.shift_remove("$ref") else {
        return Taken::Nothing;
    };
    let place = Place::Node {
        file,
        pointer: at.child("$ref"),
        part: Part::Value,
    };
    let Value::String(text) = value else {
        let message = "`$ref` must be text; it is ignored";
        let help = "write `$ref: '#/components/schemas/Name'`";
        report.push(Diagnostic::warning("wrong-type", place, message).help(help));
        return Taken::Bad;
    };
    match target(&text) {
        Some(written) => {
            let target = report.moves.canonical(&written);
            return Taken::Reference(Reference { text, target });
        }
        None => {
            let mut fault = bad(&text, place);
            // Nobody knows which operations there are.
            if kind == Kind::PathItem {
                fault.severity = Severity::Error;
            }
            report.push(fault);
        }
    }
    match named(kind, &text) {
        Some(target) => Taken::Reference(Reference { text, target }),
        None => Taken::Bad,
    }
}

/// The component that a bare name means.
fn named(kind: Kind, text: &str) -> Option<Pointer> {
    let folder = match kind {
        Kind::Schema => "schemas",
        Kind::Parameter => "parameters",
        Kind::RequestBody => "requestBodies",
        Kind::Response => "responses",
        Kind::Header => "headers",
        Kind::SecurityScheme => "securitySchemes",
        Kind::PathItem | Kind::Operation | Kind::Example | Kind::Link | Kind::Callback => {
            return None;
        }
    };
    let path = text.trim_start_matches(['#', '/']);
    if path.starts_with("components/") {
        return Pointer::parse(&format!("/{path}"));
    }
    let name = text.strip_prefix('#').unwrap_or(text);
    let top = Pointer::root().child("components").child(folder);
    is_name(name).then(|| top.child(name))
}

/// Whether a text may be meant for a component, though it says so badly.
pub(super) fn is_meant(text: &str) -> bool {
    is_name(text) || text.trim_start_matches('/').starts_with("components/")
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(['#', '/', '.', ':'])
}

/// The pointer in `#/components/…`, percent-decoded (RFC 6901, section 6);
/// as it is where that cannot be done.
pub(super) fn target(text: &str) -> Option<Pointer> {
    let fragment = text.strip_prefix('#')?;
    let decoded = percent_decode(fragment);
    Pointer::parse(decoded.as_deref().unwrap_or(fragment))
}

fn bad(text: &str, place: Place) -> Diagnostic {
    if is_name(text) {
        return Diagnostic::warning(
            "invalid-reference",
            place,
            format!("`{text}` is no reference; read as the name of a component"),
        )
        .note("a bare name")
        .help(format!("write `$ref: '#/components/schemas/{text}'`"));
    }
    if text.is_empty() || text.starts_with('#') {
        return Diagnostic::warning(
            "invalid-reference",
            place,
            format!("`{text}` is no reference"),
        )
        .note("not a JSON pointer")
        .help("write the path from the root, such as `$ref: '#/components/schemas/Name'`");
    }
    Diagnostic::warning(
        "external-reference",
        place,
        "this `$ref` leads out of the document",
    )
    .note("another document")
    .help("bundle the description into one file before generating from it")
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
        assert_eq!(read("#/a%2").as_deref(), Some("/a%2"));
        assert_eq!(read("#/a%ff").as_deref(), Some("/a%ff"));
        assert_eq!(read("#Pet"), None);
        assert_eq!(read("other.yaml#/Pet"), None);
    }
}
