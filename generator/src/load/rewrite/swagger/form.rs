//! `in: formData`: a body of fields.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::at::At;
use super::super::{object, text};
use super::{Swagger, header};
use crate::pointer::Pointer;

const MULTIPART: &str = "multipart/form-data";
const FORM: &str = "application/x-www-form-urlencoded";

/// What a field says beside its schema.
const OTHERS: [&str; 4] = ["name", "in", "required", "allowEmptyValue"];

impl Swagger<'_, '_> {
    /// The request body made of these fields, if there are any.
    pub(super) fn form(
        &mut self,
        fields: Vec<(Pointer, Members)>,
        consumes: &[String],
        at: &Pointer,
    ) -> Option<Value> {
        let (first, _) = fields.first()?.clone();
        let has_file = fields
            .iter()
            .any(|(_, field)| text(field, "type") == Some("file"));
        let media_types = media_types(has_file, consumes);
        let top = at.child("content");
        let schema_at = top.child(media_types.first()?).child("schema");
        let moves = &mut self.rewrite.report.moves;
        moves.copied(&first, at.clone());
        let mut properties = Members::new();
        let mut required = Vec::new();
        let mut encoding = Members::new();
        for (from, mut field) in fields {
            let name = text(&field, "name").unwrap_or_default().to_owned();
            if field.get("required") == Some(&Value::Bool(true)) {
                required.push(Value::from(name.as_str()));
            }
            if let Some(style) = header::style(
                self.rewrite,
                &mut field,
                header::Place::Query,
                &At::Pointer(&from),
            ) {
                let mut members = Members::new();
                style.put(&mut members);
                encoding.insert(name.clone(), members.into());
            }
            field.retain(|member, _| !OTHERS.contains(&member.as_str()));
            header::clean_items(&mut field);
            let to = schema_at.child("properties").child(&name);
            self.rewrite.report.moves.moved(&from, to);
            properties.insert(name, field.into());
        }
        let is_required = !required.is_empty();
        let mut schema = Members::from_iter([
            ("type".to_owned(), "object".into()),
            ("properties".to_owned(), properties.into()),
        ]);
        if is_required {
            schema.insert("required".to_owned(), required.into());
        }
        let mut content = self.content(&schema.into(), &first, &media_types, &top);
        if !encoding.is_empty() {
            for media in content.values_mut().filter_map(Value::as_object_mut) {
                media.insert("encoding".to_owned(), encoding.clone().into());
            }
        }
        Some(object([
            ("required", is_required.into()),
            ("content", content.into()),
        ]))
    }
}

/// How such fields may be written.
fn media_types(has_file: bool, consumes: &[String]) -> Vec<String> {
    if has_file {
        return vec![MULTIPART.to_owned()];
    }
    let forms = consumes.iter().filter(|media_type| {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        [MULTIPART, FORM].contains(&essence)
    });
    let forms: Vec<String> = forms.cloned().collect();
    match forms.is_empty() {
        true => vec![FORM.to_owned()],
        false => forms,
    }
}
