//! Paths and operations.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::at::At;
use super::parameter::BodyParts;
use super::{METHODS, Swagger, words};
use crate::pointer::Pointer;

impl Swagger<'_, '_> {
    pub(super) fn path_item(&mut self, item: &mut Members, at: &Pointer) {
        let parts = self.parameters(item, at);
        for method in METHODS {
            if let Some(Value::Object(operation)) = item.get_mut(method) {
                self.operation(operation, &parts, &at.child(method));
            }
        }
    }

    fn operation(&mut self, operation: &mut Members, path: &BodyParts, at: &Pointer) {
        let consumes = words(operation, "consumes").unwrap_or_else(|| self.consumes.clone());
        let produces = words(operation, "produces").unwrap_or_else(|| self.produces.clone());
        for name in ["consumes", "produces", "schemes"] {
            operation.shift_remove(name);
        }
        let mut parts = self.parameters(operation, at);
        if parts.bodies.is_empty() && parts.fields.is_empty() {
            parts = path.clone();
        }
        if let Some(body) = self.body(parts, &consumes, &at.child("requestBody")) {
            operation.insert("requestBody".to_owned(), body);
        }
        if let Some(Value::Object(responses)) = operation.get_mut("responses") {
            let list = at.child("responses");
            let list = At::Pointer(&list);
            for (status, response) in responses.iter_mut() {
                if !status.starts_with("x-") {
                    self.response(response, &produces, &list.child(status));
                }
            }
        }
    }
}
