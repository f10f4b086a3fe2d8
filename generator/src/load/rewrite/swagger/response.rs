//! Responses.

use serde_json::Value;

use super::super::at::At;
use super::super::{object, text};
use super::{Swagger, header, take_object};

impl Swagger<'_, '_> {
    /// Rewrites the response at `at`, of these media types.
    pub(super) fn response(&mut self, response: &mut Value, produces: &[String], at: &At<'_>) {
        let Value::Object(members) = response else {
            return;
        };
        if members.contains_key("$ref") {
            return;
        }
        if let Some(Value::Object(headers)) = members.get_mut("headers") {
            let list = at.child("headers");
            for (name, value) in headers.iter_mut() {
                if let Value::Object(value) = value {
                    let at = list.child(name);
                    header::style(self.rewrite, value, header::Place::Answer, &at);
                    header::schema(self.rewrite, value, &at);
                }
            }
        }
        let here = at.pointer();
        let list = here.child("content");
        let schema = members.shift_remove("schema");
        let mut content = match &schema {
            Some(schema) => {
                let media_types = media_types(schema, produces);
                self.content(schema, &here.child("schema"), &media_types, &list)
            }
            None => super::Members::new(),
        };
        let from = here.child("examples");
        for (media_type, example) in take_object(members, "examples") {
            let blank = || object([]);
            if let Value::Object(media) = content.entry(media_type.as_str()).or_insert_with(blank) {
                let to = list.child(&media_type);
                self.rewrite
                    .report
                    .moves
                    .moved(&from.child(&media_type), to.child("example"));
                media.insert("example".to_owned(), example);
            }
        }
        if !content.is_empty() {
            self.rewrite.report.moves.copied(&here, list);
            members.insert("content".to_owned(), content.into());
        }
    }
}

/// Those of the operation; without any, what such a schema suggests.
fn media_types(schema: &Value, produces: &[String]) -> Vec<String> {
    let is_file = schema.as_object().and_then(|schema| text(schema, "type")) == Some("file");
    match (produces, is_file) {
        ([], true) => vec!["application/octet-stream".to_owned()],
        ([], false) => vec!["application/json".to_owned()],
        (media_types, _) => media_types.to_vec(),
    }
}
