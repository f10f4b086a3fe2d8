//! Media types.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::at::At;
use super::Newer;

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
        if members.contains_key("itemSchema") && !members.contains_key("schema") {
            let message = "a stream of such items; read as one of them";
            let help = "accept it in sdk.yaml, with a reason";
            self.rewrite.warn(
                "unsupported-stream",
                at.child("itemSchema").pointer(),
                message,
                help,
            );
            self.rewrite.rename(members, "itemSchema", "schema", at);
        }
        members.shift_remove("itemSchema");
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
