//! What 2.0 wrote differently, met in a document of version 3: read as meant.

use serde_json::Value;

use super::super::cut::Members;
use super::super::grammar::Kind;
use super::at::At;
use super::{Rewrite, header, server, swagger};
use crate::pointer::Pointer;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Rewrites what stands at the root and in the operations.
pub(super) fn document(rewrite: &mut Rewrite<'_>, root: &mut Members) {
    definitions(rewrite, root);
    if !root.contains_key("servers") {
        for name in ["host", "basePath"]
            .iter()
            .filter(|name| root.contains_key(**name))
        {
            older(rewrite, Pointer::root().child(name), name);
        }
        server::servers(rewrite, root);
    }
    let Some(Value::Object(paths)) = root.get_mut("paths") else {
        return;
    };
    let mut found = Vec::new();
    for (path, item) in paths {
        let at = Pointer::root().child("paths").child(path);
        if let Some(item) = item.as_object()
            && let Some(place) = place(item, &at)
        {
            found.push((path.clone(), place));
        }
    }
    for (path, place) in found {
        let name = place.last().unwrap_or_default().into_owned();
        older(rewrite, place, &name);
        swagger::path(rewrite, root, &path);
    }
}

fn older(rewrite: &mut Rewrite<'_>, at: Pointer, name: &str) {
    let message = format!("`{name}` is written as in OpenAPI 2.0; read as meant there");
    let help = "write it as the version of this document does";
    rewrite.warn("older-keyword", at, &message, help);
}

/// `definitions` are the schemas of 3.0.
fn definitions(rewrite: &mut Rewrite<'_>, root: &mut Members) {
    if !root.get("definitions").is_some_and(Value::is_object) {
        return;
    }
    let from = Pointer::root().child("definitions");
    older(rewrite, from.clone(), "definitions");
    let Some(Value::Object(definitions)) = root.shift_remove("definitions") else {
        return;
    };
    let blank = || Value::Object(Members::new());
    let components = root.entry("components").or_insert_with(blank);
    let Value::Object(components) = components else {
        return;
    };
    let Value::Object(schemas) = components.entry("schemas").or_insert_with(blank) else {
        return;
    };
    let to = Pointer::root().child("components").child("schemas");
    for (name, value) in definitions {
        if !schemas.contains_key(&name) {
            let moves = &mut rewrite.report.moves;
            moves.moved(&from.child(&name), to.child(&name));
            schemas.insert(name, value);
        }
    }
}

/// The first place in a path that says what only 2.0 says.
fn place(item: &Members, at: &Pointer) -> Option<Pointer> {
    let own = body(item, at);
    own.or_else(|| {
        METHODS.iter().find_map(|method| {
            let operation = item.get(*method)?.as_object()?;
            let at = at.child(method);
            body(operation, &at).or_else(|| response(operation, &at))
        })
    })
}

fn body(holder: &Members, at: &Pointer) -> Option<Pointer> {
    let list = holder.get("parameters")?.as_array()?;
    let is_part = |value: &Value| {
        let word = value.get("in").and_then(Value::as_str);
        matches!(word, Some("body" | "formData"))
    };
    let index = list.iter().position(is_part)?;
    Some(at.child("parameters").index(index).child("in"))
}

fn response(operation: &Members, at: &Pointer) -> Option<Pointer> {
    let responses = operation.get("responses")?.as_object()?;
    let found = responses
        .iter()
        .find(|(_, response)| response.get("schema").is_some_and(Value::is_object));
    let (status, _) = found?;
    Some(at.child("responses").child(status).child("schema"))
}

/// Takes the schema out of a parameter or a header that is written as in 2.0.
pub(super) fn schema(rewrite: &mut Rewrite<'_>, kind: Kind, members: &mut Members, at: &At<'_>) {
    let is_whole = ["schema", "content", "$ref"]
        .iter()
        .any(|name| members.contains_key(*name));
    if is_whole || !members.contains_key("type") {
        return;
    }
    older(rewrite, at.child("type").pointer(), "type");
    let place = match kind == Kind::Parameter {
        true => header::place(members),
        false => header::Place::Answer,
    };
    if members.contains_key("collectionFormat")
        && let Some(style) = header::style(rewrite, members, place, at)
    {
        style.put(members);
    }
    header::schema(rewrite, members, at);
}
