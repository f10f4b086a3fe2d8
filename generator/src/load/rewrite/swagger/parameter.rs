//! Parameters: of a path, a query or a header, or a part of the body.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::at::At;
use super::super::text;
use super::{Swagger, header};
use crate::pointer::Pointer;

/// Where parameters wait that are part of the body: a place of no document.
const PARKED: &str = "x-corten-body";

/// Parameters that are part of the body, each with its place.
#[derive(Clone, Default)]
pub(super) struct BodyParts {
    pub(super) bodies: Vec<(Pointer, Members)>,
    pub(super) fields: Vec<(Pointer, Members)>,
}

impl Swagger<'_, '_> {
    /// Those of the document that 3.0 keeps as such.
    pub(super) fn shared_parameters(&mut self, to: &Pointer) -> Members {
        let from = Pointer::root().child("parameters");
        let mut kept = Members::new();
        for (name, value) in self.parameters.clone() {
            let is_part = matches!(
                value.get("in").and_then(Value::as_str),
                Some("body" | "formData")
            );
            if is_part {
                continue;
            }
            let at = to.child(&name);
            self.rewrite
                .report
                .moves
                .moved(&from.child(&name), at.clone());
            let mut value = value;
            self.parameter(&mut value, &At::Pointer(&at));
            kept.insert(name, value);
        }
        kept
    }

    /// Rewrites the list `parameters` of a path or an operation; what belongs
    /// to the body is taken out.
    pub(super) fn parameters(&mut self, holder: &mut Members, at: &Pointer) -> BodyParts {
        let mut parts = BodyParts::default();
        let Some(Value::Array(list)) = holder.get_mut("parameters") else {
            return parts;
        };
        let list_at = at.child("parameters");
        let mut kept = Vec::with_capacity(list.len());
        let mut stays = Vec::with_capacity(list.len());
        for (index, value) in std::mem::take(list).into_iter().enumerate() {
            let place = list_at.index(index);
            let Some((from, members, is_whole)) = self.part(&value, &place) else {
                stays.push(place);
                kept.push(value);
                continue;
            };
            // Another parameter may soon stand where this one did.
            let parked = at.child(PARKED).index(index);
            self.rewrite.report.moves.copied(&from, parked.clone());
            match is_whole {
                true => parts.bodies.push((parked, members)),
                false => parts.fields.push((parked, members)),
            }
        }
        self.close_up(&list_at, &stays);
        for (index, value) in kept.iter_mut().enumerate() {
            self.parameter(value, &At::Pointer(&list_at).index(index));
        }
        match kept.is_empty() {
            true => drop(holder.shift_remove("parameters")),
            false => *list = kept,
        }
        parts
    }

    /// Records the places of the parameters that stay: one may now stand
    /// where another did.
    fn close_up(&mut self, list: &Pointer, stays: &[Pointer]) {
        for (index, from) in stays.iter().enumerate() {
            let to = list.index(index);
            if *from != to {
                self.rewrite.report.moves.moved(from, to);
            }
        }
    }

    /// The members of a parameter that belongs to the body, where they are
    /// written, and whether it is the whole body.
    fn part(&self, value: &Value, place: &Pointer) -> Option<(Pointer, Members, bool)> {
        let Value::Object(members) = value else {
            return None;
        };
        let name = text(members, "$ref").and_then(|text| text.strip_prefix("#/parameters/"));
        let shared = name.and_then(|name| self.parameters.get_key_value(name));
        let (place, members) = match shared {
            Some((name, Value::Object(shared))) => {
                (Pointer::root().child("parameters").child(name), shared)
            }
            Some(_) | None => (place.clone(), members),
        };
        match text(members, "in") {
            Some("body") => Some((place, members.clone(), true)),
            Some("formData") => Some((place, members.clone(), false)),
            Some(_) | None => None,
        }
    }

    fn parameter(&mut self, value: &mut Value, at: &At<'_>) {
        let Value::Object(members) = value else {
            return;
        };
        let place = header::place(members);
        if let Some(style) = header::style(self.rewrite, members, place, at) {
            style.put(members);
            let from = match members.contains_key("collectionFormat") {
                true => "collectionFormat",
                false => "type",
            };
            let at = at.pointer();
            self.rewrite
                .report
                .moves
                .copied(&at.child(from), at.child(style.member()));
        }
        header::schema(self.rewrite, members, at);
    }
}
