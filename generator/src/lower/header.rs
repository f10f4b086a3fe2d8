//! Headers of answers.

use openapiv3::ParameterSchemaOrContent;
use serde_json::Value;

use crate::api::Header;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

use super::Lower;
use super::body::first_example;

impl<'d> Lower<'d, '_> {
    /// The headers of a response, each name once in whatever case.
    pub(super) fn headers(&mut self, at: &Pointer, response: &openapiv3::Response) -> Vec<Header> {
        let mut headers: Vec<Header> = Vec::new();
        let list = at.child("headers");
        for name in response.headers.keys() {
            // The content says so already (OpenAPI 3.0.3, response object).
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            if let Some(first) = headers.iter().find(|h| h.name.eq_ignore_ascii_case(name)) {
                let message = format!("the header `{name}` is described twice");
                let fault =
                    Diagnostic::warning("header-duplicate", self.key(list.child(name)), message)
                        .also(self.key(list.child(&first.name)), "this one holds")
                        .note("case makes no difference in the name of a header")
                        .help("remove one of them");
                self.say(fault);
                continue;
            }
            headers.extend(self.header(name, &list.child(name)));
        }
        headers
    }

    /// What a header always holds: the one value that it may have, or its default.
    pub(super) fn constant(&mut self, place: &Pointer) -> Option<String> {
        let document = self.document;
        let (at, _) = self.follow(&document.headers, place)?;
        let (_, schema) = self.look(&at.child("schema"))?;
        let value = match schema.kind.enumeration.as_slice() {
            [only] => Some(only),
            _ => schema.data.default.as_deref(),
        };
        match value? {
            Value::String(text) => Some(text.clone()),
            value @ (Value::Bool(_) | Value::Number(_)) => Some(value.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    fn header(&mut self, name: &str, place: &Pointer) -> Option<Header> {
        let document = self.document;
        let (at, header) = self.follow(&document.headers, place)?;
        let (schema, content) = match &header.format {
            ParameterSchemaOrContent::Schema(_) => (at.child("schema"), None),
            ParameterSchemaOrContent::Content(content) => {
                let media = content.keys().next()?;
                let list = at.child("content");
                (list.child(media).child("schema"), Some(media.clone()))
            }
        };
        let mut value = self.use_of(&schema).0;
        value.docs.description = header.description.clone().or(value.docs.description.take());
        value.docs.deprecated |= header.deprecated.unwrap_or_default();
        let example = header.example.as_ref();
        let example = example.or_else(|| first_example(&header.examples));
        value.docs.example = example.map(Value::to_string).or(value.docs.example.take());
        Some(Header {
            pointer: at.clone(),
            name: name.to_owned(),
            value,
            required: header.required,
            content,
        })
    }
}
