//! Swagger 2.0.

mod body;
mod form;
pub(super) mod header;
mod operation;
mod parameter;
mod response;
mod schema;
mod security;
pub(super) mod server;
#[cfg(test)]
mod tests;

use serde_json::Value;

use super::super::cut::Members;
use super::super::grammar::{Kind, Object, ROOT};
use super::Rewrite;
use super::at::At;
use super::walk::{self, Visitor};
use crate::pointer::Pointer;

/// Where the named things of 2.0 are kept in 3.0; parameters and security
/// schemes need more than another name.
const COMPONENTS: [(&str, &str); 2] = [("definitions", "schemas"), ("responses", "responses")];

/// Rewrites a document of version 2.0.
pub(super) fn document(rewrite: &mut Rewrite<'_>, root: &mut Members) {
    root.shift_remove("swagger");
    root.insert("openapi".to_owned(), "3.0.4".into());
    let from = Pointer::root();
    let to = from.child("components");
    // Those of a document that has them already are 3.0's.
    let mut components = take_object(root, "components");
    for (old, new) in COMPONENTS {
        if let Some(value) = root.shift_remove(old) {
            rewrite.report.moves.moved(&from.child(old), to.child(new));
            match (components.get_mut(new), value) {
                (Some(Value::Object(known)), Value::Object(others)) => known.extend(others),
                (_, value) => drop(components.insert(new.to_owned(), value)),
            }
        }
    }
    let mut swagger = Swagger {
        parameters: take_object(root, "parameters"),
        consumes: words(root, "consumes").unwrap_or_default(),
        produces: words(root, "produces").unwrap_or_default(),
        rewrite,
    };
    root.shift_remove("consumes");
    root.shift_remove("produces");
    server::servers(swagger.rewrite, root);
    swagger.components(root, &mut components);
    swagger.paths(root);
    root.insert("components".to_owned(), components.into());
    let mut schemas = schema::Schemas { rewrite };
    walk::object(&mut schemas, &ROOT, root, &At::Pointer(&Pointer::root()));
}

/// Rewrites one path of a document of version 3.
pub(super) fn path(rewrite: &mut Rewrite<'_>, root: &mut Members, path: &str) {
    let mut swagger = Swagger {
        parameters: Members::new(),
        consumes: words(root, "consumes").unwrap_or_default(),
        produces: words(root, "produces").unwrap_or_default(),
        rewrite,
    };
    let paths = root.get_mut("paths").and_then(|paths| paths.get_mut(path));
    if let Some(Value::Object(item)) = paths {
        swagger.path_item(item, &Pointer::root().child("paths").child(path));
    }
}

/// What the parts of the document share.
struct Swagger<'a, 'r> {
    rewrite: &'a mut Rewrite<'r>,
    /// Those of the document, which operations refer to.
    parameters: Members,
    /// Media types of operations that say nothing themselves.
    consumes: Vec<String>,
    produces: Vec<String>,
}

impl Swagger<'_, '_> {
    fn components(&mut self, root: &mut Members, components: &mut Members) {
        let top = Pointer::root().child("components");
        if let Some(Value::Object(responses)) = components.get_mut("responses") {
            let list = top.child("responses");
            let produces = self.produces.clone();
            for (name, response) in responses {
                self.response(response, &produces, &At::Pointer(&list).child(name));
            }
        }
        let parameters = self.shared_parameters(&top.child("parameters"));
        if !parameters.is_empty() {
            components.insert("parameters".to_owned(), parameters.into());
        }
        if let Some(mut schemes) = root.shift_remove("securityDefinitions") {
            let list = top.child("securitySchemes");
            let from = Pointer::root().child("securityDefinitions");
            self.rewrite.report.moves.moved(&from, list.clone());
            for (name, scheme) in schemes.as_object_mut().into_iter().flatten() {
                security::scheme(self.rewrite, scheme, &list.child(name));
            }
            components.insert("securitySchemes".to_owned(), schemes);
        }
    }

    fn paths(&mut self, root: &mut Members) {
        let Some(Value::Object(paths)) = root.get_mut("paths") else {
            return;
        };
        let list = Pointer::root().child("paths");
        for (path, item) in paths.iter_mut().filter(|(path, _)| !path.starts_with("x-")) {
            if let Value::Object(item) = item {
                self.path_item(item, &list.child(path));
            }
        }
    }
}

fn take_object(members: &mut Members, name: &str) -> Members {
    match members.shift_remove(name) {
        Some(Value::Object(object)) => object,
        Some(_) | None => Members::new(),
    }
}

/// The texts of a list; `None` where there is no list.
fn words(members: &Members, name: &str) -> Option<Vec<String>> {
    let list = members.get(name)?.as_array()?;
    let words = list.iter().filter_map(Value::as_str);
    Some(words.map(str::to_owned).collect())
}

/// The methods of 2.0.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

impl Visitor for schema::Schemas<'_, '_> {
    fn node(&mut self, kind: Kind, value: &mut Value, at: &At<'_>) {
        if let (Kind::Schema, Value::Object(members)) = (kind, value) {
            self.schema(members, at);
        }
    }

    fn object(&mut self, _: &'static Object, _: &mut Members, _: &At<'_>) {}
}
