//! Bodies that are sent: what their parts are, and items that are sent one by
//! one.

use serde_json::{Value, json};

use super::super::super::cut::Members;
use super::super::super::reference::target;
use super::super::text;
use super::root::{LONGEST, at_mut, find};
use crate::pointer::Pointer;

/// Says of the parts of each `multipart` body what their schemas say of their
/// content, and reads items as elements of a list, or as what each line is.
pub(super) fn prepare(root: &mut Members) {
    for at in contents(root) {
        let media_type = at.last().unwrap_or_default().to_ascii_lowercase();
        let is_multipart = media_type.trim_start().starts_with("multipart/");
        let typed = match is_multipart {
            true => typed_parts(root, &at.child("schema")),
            false => Vec::new(),
        };
        let Some(Value::Object(media)) = at_mut(root, &at) else {
            continue;
        };
        for (name, media_type) in typed {
            encode(media, &name, json!({ "contentType": media_type }));
        }
        match is_multipart {
            true => positions(media),
            false => lines(media),
        }
    }
}

/// The media types of all bodies that are sent.
fn contents(root: &Members) -> Vec<Pointer> {
    let top = Pointer::root();
    let paths = top.child("paths");
    let items = members(root.get("paths")).flat_map(|(path, item)| {
        let at = paths.child(path);
        let operations = members(Some(item));
        operations.map(move |(method, operation)| {
            let at = at.child(method).child("requestBody");
            (at, operation.get("requestBody"))
        })
    });
    let shared = top.child("components").child("requestBodies");
    let components = root
        .get("components")
        .and_then(|all| all.get("requestBodies"));
    let components = members(components).map(|(name, body)| (shared.child(name), Some(body)));
    let bodies = items.chain(components);
    bodies
        .flat_map(|(at, body)| {
            let at = at.child("content");
            let content = members(body.and_then(|body| body.get("content")));
            content.map(move |(media_type, _)| at.child(media_type))
        })
        .collect()
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

/// The properties whose schema says what they contain (`contentMediaType`).
fn typed_parts(root: &Members, schema: &Pointer) -> Vec<(String, Value)> {
    let schema = resolved(root, find(root, schema));
    let properties = schema.and_then(|schema| schema.get("properties"));
    let typed = members(properties).filter_map(|(name, property)| {
        let property = resolved(root, Some(property))?;
        let item = resolved(root, property.get("items"));
        let mut places = [Some(property), item].into_iter().flatten();
        let media_type = places.find_map(|place| place.get("contentMediaType"))?;
        Some((name.clone(), media_type.clone()))
    });
    typed.collect()
}

/// What stands behind references.
fn resolved<'m>(root: &'m Members, value: Option<&'m Value>) -> Option<&'m Value> {
    let mut value = value?;
    for _ in 0..LONGEST {
        let Some(reference) = value.as_object().and_then(|members| text(members, "$ref")) else {
            return Some(value);
        };
        value = find(root, &target(reference)?)?;
    }
    None
}

/// Says how a part is encoded, unless that is said.
fn encode(media: &mut Members, name: &str, encoding: Value) {
    let all = media.entry("encoding").or_insert_with(|| json!({}));
    if let Value::Object(all) = all {
        let known = all.entry(name).or_insert_with(|| json!({}));
        if let (Value::Object(known), Value::Object(encoding)) = (known, encoding) {
            for (name, value) in encoding {
                known.entry(name).or_insert(value);
            }
        }
    }
}

/// Parts by their place: encodings are called after it, that of all others `*`.
fn positions(media: &mut Members) {
    if let Some(item) = media.shift_remove("itemSchema") {
        let list = json!({ "type": "array", "items": item });
        media.entry("schema").or_insert(list);
    }
    if let Some(Value::Array(list)) = media.shift_remove("prefixEncoding") {
        for (at, encoding) in list.into_iter().enumerate() {
            encode(media, &at.to_string(), encoding);
        }
    }
    if let Some(encoding) = media.shift_remove("itemEncoding") {
        encode(media, "*", encoding);
    }
}

/// What each line is.
fn lines(media: &mut Members) {
    if let Some(item) = media.shift_remove("itemSchema") {
        media.entry("schema").or_insert(item);
    }
}

/// Writes out what an encoding says by silence, once it says anything of the
/// layout: `form` is the style, and explodes (OpenAPI 3.1.1, Encoding Object).
pub(super) fn layout(encoding: &mut Members) {
    let words = ["style", "explode", "allowReserved"];
    if words.iter().any(|word| encoding.contains_key(*word)) {
        let style = encoding.entry("style").or_insert("form".into());
        let is_form = style == "form";
        encoding.entry("explode").or_insert(is_form.into());
    }
}
