//! Whether there is anything to put together: most descriptions are one file.

use serde_json::Value;

use crate::load::reference;
use crate::load::version::Version;

use super::place::{Kind, Place};
use super::tree::{self, Lookup};

/// Whether every reference of `root` leads to where the passes to come look.
pub(super) fn is_complete(root: &Value, version: Version) -> bool {
    let survey = Survey { root, version };
    survey.value(root, Place::document(version))
}

struct Survey<'v> {
    root: &'v Value,
    version: Version,
}

impl Survey<'_> {
    fn value(&self, value: &Value, place: Place) -> bool {
        if place == Place::One(Kind::Data) {
            return true;
        }
        match value {
            Value::String(text) => place != Place::One(Kind::Mapping) || !is_file(text),
            Value::Null | Value::Bool(_) | Value::Number(_) => true,
            Value::Array(elements) => {
                let place = place.element();
                elements.iter().all(|element| self.value(element, place))
            }
            Value::Object(members) => {
                tree::reference(value).is_none_or(|text| self.reference(text, place))
                    && members
                        .iter()
                        .all(|(name, value)| self.value(value, place.member(name)))
            }
        }
    }

    fn reference(&self, text: &str, place: Place) -> bool {
        if !text.starts_with('#') || place.section(self.version).is_none() {
            return false;
        }
        let Some(pointer) = reference::target(text) else {
            return true;
        };
        match tree::look_up(self.root, &pointer) {
            Lookup::Found(_) => place.is_native(&pointer, self.version),
            Lookup::Reference { .. } => false,
            Lookup::Nothing { .. } => true,
        }
    }
}

/// Whether what a discriminator says is a file, not a name.
fn is_file(text: &str) -> bool {
    let path = text.split('#').next().unwrap_or_default();
    [".yaml", ".yml", ".json"]
        .iter()
        .any(|end| path.ends_with(end))
}
