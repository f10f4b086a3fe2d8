//! The body that an operation sends.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::object;
use super::Swagger;
use super::parameter::BodyParts;
use crate::pointer::Pointer;

impl Swagger<'_, '_> {
    /// The request body that is to be at `at`, if anything is sent.
    pub(super) fn body(
        &mut self,
        parts: BodyParts,
        consumes: &[String],
        at: &Pointer,
    ) -> Option<Value> {
        let mut bodies = parts.bodies.into_iter();
        let Some((from, body)) = bodies.next() else {
            return self.form(parts.fields, consumes, at);
        };
        for (place, _) in bodies.chain(parts.fields) {
            let message = "an operation has one body; this further part of it is left out";
            let help = "describe one body with all that is sent";
            self.rewrite.warn("body-duplicate", place, message, help);
        }
        self.rewrite.report.moves.copied(&from, at.clone());
        Some(self.whole_body(body, &from, consumes, at))
    }

    fn whole_body(
        &mut self,
        mut body: Members,
        from: &Pointer,
        consumes: &[String],
        at: &Pointer,
    ) -> Value {
        let schema = body.shift_remove("schema").unwrap_or_else(|| object([]));
        body.shift_remove("in");
        body.shift_remove("name");
        let media_types = match consumes {
            [] => vec!["application/json".to_owned()],
            media_types => media_types.to_vec(),
        };
        let list = at.child("content");
        self.rewrite.report.moves.copied(from, list.clone());
        let content = self.content(&schema, &from.child("schema"), &media_types, &list);
        body.insert("content".to_owned(), content.into());
        Value::Object(body)
    }

    /// The same schema for each media type: written out for the first, and
    /// referred to by the others.
    pub(super) fn content(
        &mut self,
        schema: &Value,
        from: &Pointer,
        media_types: &[String],
        at: &Pointer,
    ) -> Members {
        let mut content = Members::new();
        let mut first: Option<Pointer> = None;
        for media_type in media_types {
            let to = at.child(media_type).child("schema");
            let moves = &mut self.rewrite.report.moves;
            let schema = match &first {
                Some(first) if schema.get("$ref").is_none() => {
                    moves.copied(from, to);
                    object([("$ref", format!("#{}", fragment(first)).into())])
                }
                Some(_) => {
                    moves.copied(from, to);
                    schema.clone()
                }
                None => {
                    moves.moved(from, to.clone());
                    first = Some(to);
                    schema.clone()
                }
            };
            self.rewrite.report.moves.copied(from, at.child(media_type));
            content.insert(media_type.clone(), object([("schema", schema)]));
        }
        content
    }
}

/// A pointer as it stands in a reference (RFC 6901, section 6): what is
/// decoded there must be encoded here.
fn fragment(pointer: &Pointer) -> String {
    pointer.as_str().replace('%', "%25")
}
