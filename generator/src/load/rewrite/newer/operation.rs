//! Media types.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::at::At;
use super::{Newer, stream};

impl Newer<'_, '_> {
    /// Writes out a media type by reference, and reads a stream of items as
    /// one of them.
    pub(super) fn media_type(&mut self, members: &mut Members, at: &At<'_>) {
        let reference = super::super::text(members, "$ref");
        let name = reference.and_then(|text| text.strip_prefix("#/components/mediaTypes/"));
        if let Some((name, Value::Object(found))) =
            name.and_then(|name| self.media_types.get_key_value(name))
        {
            let from = crate::pointer::Pointer::root()
                .child("components")
                .child("mediaTypes");
            self.rewrite
                .report
                .moves
                .copied(&from.child(name), at.pointer());
            *members = found.clone();
        }
        self.schema_in_place_of_media_type(members, at);
        self.items(members, at);
    }

    /// The items of a stream: the whole is a list of them (OpenAPI 3.2.0, sequential media types).
    fn items(&mut self, members: &mut Members, at: &At<'_>) {
        let At::Name(_, media_type) = at else {
            return;
        };
        let is_stream = is_sequential(media_type);
        let Some(mut item) = members.shift_remove("itemSchema") else {
            return;
        };
        let from = at.child("itemSchema").pointer();
        if !is_stream {
            let message = "items of a media type that is no stream; read as a list of them";
            let help = "describe the list: `schema: { type: array, items: … }`";
            self.rewrite
                .warn("unsupported-stream", from.clone(), message, help);
            if members.contains_key("schema") {
                return;
            }
        }
        let to = at.child("schema").pointer().child("items");
        match stream::data(&item) {
            Some(data) => {
                for (place, from) in data.places {
                    let to =
                        place.map_or_else(|| to.clone(), |index| to.child("oneOf").index(index));
                    let steps = from.split('/').skip(1);
                    let at =
                        steps.fold(at.child("itemSchema").pointer(), |at, step| at.child(step));
                    self.rewrite.report.moves.copied(&at, to);
                }
                item = data.schema;
            }
            None => self.rewrite.report.moves.moved(&from, to),
        }
        let list = super::super::object([("type", "array".into()), ("items", item)]);
        members.insert("schema".to_owned(), list);
    }

    /// A `$ref` to a schema where a media type should stand: its `schema`.
    fn schema_in_place_of_media_type(&mut self, members: &mut Members, at: &At<'_>) {
        let text = super::super::text(members, "$ref").unwrap_or_default();
        let is_schema = ["#/components/schemas/", "#/definitions/"]
            .iter()
            .any(|folder| text.starts_with(folder));
        if !is_schema || members.contains_key("schema") {
            return;
        }
        let message = "a reference to a schema in place of a media type; read as its `schema`";
        let help = "write `schema: { $ref: … }`";
        let place = at.child("$ref").pointer();
        self.rewrite
            .warn("misplaced-reference", place.clone(), message, help);
        if let Some(reference) = members.shift_remove("$ref") {
            let to = at.child("schema").pointer().child("$ref");
            self.rewrite.report.moves.copied(&place, to);
            members.insert(
                "schema".to_owned(),
                super::super::object([("$ref", reference)]),
            );
        }
    }
}

/// Whether content of this media type is items, one after the other.
fn is_sequential(media_type: &str) -> bool {
    let words = [
        "event-stream",
        "json-lines",
        "json-seq",
        "jsonl",
        "ndjson",
        "stream+json",
    ];
    media_type.starts_with("multipart/") || words.iter().any(|word| media_type.contains(word))
}
