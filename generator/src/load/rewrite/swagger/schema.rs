//! A schema of 2.0, and what the vendors added to it.

use serde_json::{Value, json};

use super::super::super::cut::Members;
use super::super::at::At;
use super::super::{Rewrite, text, types};

/// The walk over all schemas.
pub(super) struct Schemas<'a, 'r> {
    pub(super) rewrite: &'a mut Rewrite<'r>,
}

impl Schemas<'_, '_> {
    pub(super) fn schema(&mut self, members: &mut Members, at: &At<'_>) {
        self.rewrite.rename(members, "x-nullable", "nullable", at);
        if text(members, "type") == Some("file") {
            members.insert("type".to_owned(), "string".into());
            members.insert("format".to_owned(), "binary".into());
        }
        if let Some(name @ Value::String(_)) = members.get("discriminator").cloned() {
            members.insert("discriminator".to_owned(), json!({ "propertyName": name }));
            let discriminator = at.pointer().child("discriminator");
            let property = discriminator.child("propertyName");
            self.rewrite.report.moves.copied(&discriminator, property);
        }
        types::rewrite(self.rewrite, members, at);
    }
}
