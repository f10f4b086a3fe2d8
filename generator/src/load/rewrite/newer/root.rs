//! What concerns the document as a whole.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::Rewrite;
use crate::pointer::Pointer;

/// References from path to path that are followed.
pub(super) const LONGEST: usize = 32;

/// Writes out paths by reference, and says that webhooks are left out.
pub(super) fn prepare(rewrite: &mut Rewrite<'_>, root: &mut Members) {
    if let Some(Value::Object(webhooks)) = root.get("webhooks")
        && !webhooks.is_empty()
    {
        let at = Pointer::root().child("webhooks");
        let message = "webhooks are requests to you, not by you; they are left out";
        let help = "their schemas are there as far as `components` has them";
        rewrite.warn("webhooks-ignored", at, message, help);
    }
    for (at, target) in references(root) {
        write_out(rewrite, root, &at, target);
    }
}

/// The paths by reference, then the operations, and what they refer to.
fn references(root: &Members) -> Vec<(Pointer, Pointer)> {
    let list = Pointer::root().child("paths");
    let Some(Value::Object(paths)) = root.get("paths") else {
        return Vec::new();
    };
    let items = paths
        .iter()
        .filter_map(|(path, item)| Some((list.child(path), reference(item)?)));
    let operations = paths.iter().flat_map(|(path, item)| {
        let members = item.as_object().into_iter().flatten();
        let at = list.child(path);
        members.filter_map(move |(method, value)| Some((at.child(method), reference(value)?)))
    });
    items.chain(operations).collect()
}

/// What the path or operation by reference refers to.
fn reference(item: &Value) -> Option<Pointer> {
    let text = item.get("$ref")?.as_str()?;
    super::super::super::reference::target(text)
}

/// Puts what `target` is in the place of the reference to it.
fn write_out(rewrite: &mut Rewrite<'_>, root: &mut Members, at: &Pointer, target: Pointer) {
    let mut target = target;
    for _ in 0..LONGEST {
        let Some(Value::Object(found)) = find(root, &target) else {
            return;
        };
        if let Some(next) = found
            .get("$ref")
            .and(reference(&Value::Object(found.clone())))
        {
            target = next;
            continue;
        }
        let found = found.clone();
        let Some(Value::Object(item)) = at_mut(root, at) else {
            return;
        };
        item.shift_remove("$ref");
        for (name, value) in found {
            if !item.contains_key(&name) {
                rewrite
                    .report
                    .moves
                    .copied(&target.child(&name), at.child(&name));
                item.insert(name, value);
            }
        }
        return;
    }
}

pub(super) fn at_mut<'m>(root: &'m mut Members, pointer: &Pointer) -> Option<&'m mut Value> {
    let mut keys = pointer.keys();
    let top = root.get_mut(keys.next()?.as_ref())?;
    keys.try_fold(top, |at, key| at.as_object_mut()?.get_mut(key.as_ref()))
}

pub(super) fn find<'m>(root: &'m Members, pointer: &Pointer) -> Option<&'m Value> {
    let mut keys = pointer.keys();
    let top = root.get(keys.next()?.as_ref())?;
    keys.try_fold(top, |at, key| match at {
        Value::Object(members) => members.get(key.as_ref()),
        Value::Array(elements) => elements.get(key.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

/// `components.mediaTypes` of 3.2.
pub(super) fn media_types(root: &Members) -> Members {
    let components = root.get("components");
    match components.and_then(|components| components.get("mediaTypes")) {
        Some(Value::Object(media_types)) => media_types.clone(),
        Some(_) | None => Members::new(),
    }
}
