//! How the description spells a type: a pure reading of its pointer, so that
//! no order of work can change a name.

use std::borrow::Cow;

use crate::api::{Name, Owner};
use crate::document::Node;
use crate::pointer::Pointer;

use super::Lower;
use super::union::listed;

/// The name of a schema among the components.
pub(super) fn component(pointer: &Pointer) -> Option<String> {
    let rest = pointer.as_str().strip_prefix("/components/schemas/")?;
    let name = (!rest.contains('/')).then(|| pointer.last()).flatten();
    name.map(Cow::into_owned)
}

/// The schema that lists the one at `pointer`, such as in `oneOf`, and where.
fn step(pointer: &str) -> Option<(&str, &str)> {
    let (list, _) = pointer.rsplit_once('/')?;
    list.rsplit_once('/')
}

impl<'d> Lower<'d, '_> {
    /// The name of the schema at `pointer`.
    pub(super) fn name(&mut self, pointer: &Pointer) -> Name {
        if let Some(name) = component(pointer) {
            return Name::Component(name);
        }
        let schemas = &self.document.schemas;
        for holder in pointer.above() {
            if let Some((holder, _)) = schemas.get_key_value(holder) {
                let whole = self.whole(holder);
                let role = choice_role(whole, pointer);
                let role = role.unwrap_or_else(|| type_role(holder, pointer));
                let owner = self.id(whole);
                let owner = Owner::Type(owner);
                return Name::Inline { owner, role };
            }
            if let Some((holder, id)) = self.homes.get_key_value(holder) {
                let owner = Owner::Operation(*id);
                let role = self.operation_role(holder, pointer);
                return Name::Inline { owner, role };
            }
        }
        let name = pointer.keys().nth(2).unwrap_or_default();
        let owner = Owner::Component(name.into_owned());
        let role = component_role(pointer).to_owned();
        Name::Inline { owner, role }
    }

    /// The schema that `pointer` is merged into; itself, if into none.
    fn whole(&self, pointer: &'d Pointer) -> &'d Pointer {
        let mut at = pointer;
        while let Some((holder, list)) = step(at.as_str()) {
            let Some((holder, _)) = self.document.schemas.get_key_value(holder) else {
                break;
            };
            let is_part = match list {
                "allOf" => true,
                "oneOf" | "anyOf" => {
                    self.inner_choice(at).is_some() || self.is_only_member(holder, at, list)
                }
                _ => false,
            };
            if !is_part {
                break;
            }
            at = holder;
        }
        at
    }

    fn is_only_member(&self, holder: &Pointer, member: &Pointer, list: &str) -> bool {
        let Some(schema) = self.said_at(holder) else {
            return false;
        };
        // Most lists have another, and the long ones are not gathered for each.
        let all = holder.child(list);
        let mut others = (0..listed(schema, list)).map(|index| all.index(index));
        if others.any(|other| other != *member && self.is_one_alternative(&other)) {
            return false;
        }
        let members = self.members(holder, schema, list);
        members.values.as_slice() == [member.clone()]
    }

    /// What an operation uses the schema for.
    fn operation_role(&self, operation: &Pointer, pointer: &Pointer) -> String {
        let keys: Vec<Cow<'_, str>> = pointer.keys_below(operation).collect();
        let keys: Vec<&str> = keys.iter().map(AsRef::as_ref).collect();
        match keys.as_slice() {
            ["parameters", index, ..] => {
                let parameter = operation.child("parameters").child(index);
                self.parameter_name(&parameter)
            }
            ["requestBody", "content", media, ..] => media_role("body", media),
            ["responses", status, "content", media, ..] => media_role(&status_role(status), media),
            ["responses", _, "headers", name, ..] => (*name).to_owned(),
            _ => keys.last().copied().unwrap_or_default().to_owned(),
        }
    }

    fn parameter_name(&self, pointer: &Pointer) -> String {
        match self.document.parameters.get(pointer) {
            Some(Node::Item(parameter)) => parameter.parameter_data_ref().name.clone(),
            Some(Node::Reference { .. }) | None => "parameter".to_owned(),
        }
    }
}

/// The place in choices inside one another, which are one choice.
fn choice_role(owner: &Pointer, pointer: &Pointer) -> Option<String> {
    let keys: Vec<Cow<'_, str>> = pointer.keys_below(owner).collect();
    let steps: Vec<&str> = keys.iter().map(AsRef::as_ref).collect();
    let is_choice = |step: &[&str]| matches!(step, ["oneOf" | "anyOf", _]);
    if steps.len() < 4 || !steps.chunks(2).all(is_choice) {
        return None;
    }
    let places = steps.chunks(2).filter_map(|step| step.last());
    Some(places.fold("variant".to_owned(), |role, place| numbered(&role, place)))
}

/// What a type uses the schema for.
fn type_role(owner: &Pointer, pointer: &Pointer) -> String {
    let keys: Vec<Cow<'_, str>> = pointer.keys_below(owner).collect();
    let keys: Vec<&str> = keys.iter().map(AsRef::as_ref).collect();
    match keys.as_slice() {
        ["properties", name, ..] => (*name).to_owned(),
        ["items", ..] => "item".to_owned(),
        ["additionalProperties", ..] => "value".to_owned(),
        ["oneOf" | "anyOf", index, ..] => numbered("variant", index),
        ["allOf", index, ..] => numbered("part", index),
        _ => keys.last().copied().unwrap_or_default().to_owned(),
    }
}

/// Counts from one, as people do.
pub(super) fn numbered(word: &str, index: &str) -> String {
    let number = index.parse::<usize>().unwrap_or_default();
    format!("{word} {}", number.saturating_add(1))
}

fn status_role(status: &str) -> String {
    match status {
        "default" => "error".to_owned(),
        _ if status.starts_with('2') => "response".to_owned(),
        _ => format!("error {}", status.to_ascii_lowercase()),
    }
}

/// JSON goes without saying.
fn media_role(word: &str, media: &str) -> String {
    let essence = media.split(';').next().unwrap_or_default().trim();
    let subtype = essence.split('/').next_back().unwrap_or_default();
    match subtype == "json" || subtype.ends_with("+json") {
        true => word.to_owned(),
        false => format!("{word} {subtype}"),
    }
}

fn component_role(pointer: &Pointer) -> &'static str {
    match pointer.keys().nth(1).as_deref() {
        Some("parameters") => "parameter",
        Some("requestBodies") => "body",
        Some("responses") => "response",
        Some("headers") => "header",
        _ => "schema",
    }
}
