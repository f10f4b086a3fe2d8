//! OpenAPI 3.1 and 3.2.

mod array;
mod body;
mod bounds;
mod content;
mod definitions;
mod ignored;
mod map;
mod operation;
mod parameter;
mod renamed;
mod root;
mod sample;
mod schema;
mod stream;
#[cfg(test)]
mod tests;

use serde_json::Value;

use super::super::cut::Members;
use super::super::grammar::{Kind, Object, ROOT};
use super::Rewrite;
use super::at::At;
use super::mixed;
use super::walk::{self, Visitor};
use crate::pointer::Pointer;

/// Rewrites a document of version 3.1 or 3.2, or what an older one has of them.
pub(super) fn document(rewrite: &mut Rewrite<'_>, root: &mut Members, is_newer: bool) {
    if is_newer {
        root.entry("paths").or_insert_with(|| Members::new().into());
    }
    root::prepare(rewrite, root);
    if is_newer {
        body::prepare(root);
    }
    let mut newer = Newer {
        media_types: root::media_types(root),
        definitions: definitions::Definitions::new(root),
        ignored: ignored::Ignored::default(),
        ahead: ignored::Ignored::default(),
        is_newer,
        rewrite,
    };
    walk::object(&mut newer, &ROOT, root, &At::Pointer(&Pointer::root()));
    newer.place_definitions(root);
    newer.report_ahead();
    newer.report_ignored();
}

/// The walk over such a document.
struct Newer<'a, 'r> {
    rewrite: &'a mut Rewrite<'r>,
    /// What media types by reference refer to.
    media_types: Members,
    definitions: definitions::Definitions,
    ignored: ignored::Ignored,
    /// Keywords that came after the version of the document.
    ahead: ignored::Ignored,
    is_newer: bool,
}

impl Visitor for Newer<'_, '_> {
    fn node(&mut self, kind: Kind, value: &mut Value, at: &At<'_>) {
        match kind {
            Kind::Schema => self.schema(value, at),
            Kind::Operation if self.is_newer => {
                default(value, "responses", || Members::new().into());
            }
            Kind::Response if self.is_newer => default(value, "description", || "".into()),
            Kind::SecurityScheme => security_scheme(value),
            Kind::Parameter | Kind::Header => {
                if let Value::Object(members) = value {
                    parameter::rewrite(self.rewrite, members, at);
                    mixed::schema(self.rewrite, kind, members, at);
                }
            }
            Kind::PathItem
            | Kind::Operation
            | Kind::Response
            | Kind::RequestBody
            | Kind::Example
            | Kind::Link
            | Kind::Callback => {}
        }
    }

    fn object(&mut self, object: &'static Object, members: &mut Members, at: &At<'_>) {
        if object.name == "a media type" {
            self.media_type(members, at);
        }
        if object.name == "an encoding" {
            body::layout(members);
        }
        renamed::rewrite(self.rewrite, object, members, at);
    }
}

/// Adds a member that 3.0 requires.
fn default(value: &mut Value, name: &str, blank: impl FnOnce() -> Value) {
    if let Value::Object(members) = value
        && !members.contains_key("$ref")
    {
        members.entry(name).or_insert_with(blank);
    }
}

/// Certificates of the client, which HTTP sees nothing of.
fn security_scheme(value: &mut Value) {
    if let Value::Object(members) = value
        && super::text(members, "type") == Some("mutualTLS")
    {
        members.insert("type".to_owned(), "http".into());
        members.insert("scheme".to_owned(), "mutualTLS".into());
    }
}
