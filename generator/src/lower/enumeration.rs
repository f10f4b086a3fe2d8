//! `enum`: the few values that there are.

use serde_json::Value as Json;

use crate::api::{Constraint, Enum, Shape, Value};
use crate::diagnostic::Diagnostic;
use crate::document::Schema;
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::keyword::JsonType;

impl Lower<'_, '_> {
    /// The form of a schema with `enum`; `None` where it has none, or where
    /// its values say nothing of the type it has.
    pub(super) fn enumeration(
        &mut self,
        pointer: &Pointer,
        schema: &Schema,
        json: Option<JsonType>,
    ) -> Option<Form> {
        let at = pointer.child("enum");
        let values = &schema.kind.enumeration;
        if values.is_empty() {
            if schema.has("enum") {
                let message = "an `enum` without values; it is ignored";
                let fault = Diagnostic::warning("enum-empty", self.key(at), message);
                self.say(fault.help("list the values, or remove `enum`"));
            }
            return None;
        }
        if values.iter().all(Json::is_null) {
            return Some(Form {
                nullable: true,
                ..Form::of(Shape::Null)
            });
        }
        if let Some(JsonType::Object | JsonType::Array | JsonType::Null) = json {
            let message = "values of this type cannot be listed; `enum` is ignored";
            let fault = Diagnostic::warning("enum-ignored", self.key(at), message);
            self.say(fault.help("describe the values in `description`, or move `enum` to `items`"));
            return None;
        }
        let list = self.values(&at, values, json);
        let has_null = values.iter().any(Json::is_null);
        Some(Form {
            nullable: has_null,
            ..shape(list, json)
        })
    }

    /// The values without null, each once.
    fn values(&mut self, at: &Pointer, values: &[Json], json: Option<JsonType>) -> Vec<Value> {
        let mut list = indexmap::IndexMap::new();
        for (index, value) in values.iter().enumerate() {
            if value.is_null() {
                continue;
            }
            let place = at.index(index);
            let read = self.enum_value(&place, value, json);
            // Values of different types may look alike, their JSON never does.
            let key = text(&read);
            match list.get(&key) {
                None => drop(list.insert(key, (read, place))),
                Some((_, first)) => {
                    let message = format!("{key} is listed twice");
                    let first = self.key(first.clone());
                    let fault = Diagnostic::warning("enum-duplicate", self.key(place), message)
                        .also(first, "first here")
                        .help("remove one of them");
                    self.say(fault);
                }
            }
        }
        list.into_values().map(|(value, _)| value).collect()
    }

    fn enum_value(&mut self, place: &Pointer, value: &Json, json: Option<JsonType>) -> Value {
        let read = match (json, value) {
            (Some(JsonType::String), Json::Number(_) | Json::Bool(_)) => {
                Value::String(value.to_string())
            }
            (Some(JsonType::Integer), Json::String(digits)) => match digits.parse() {
                Ok(number) => Value::Integer(number),
                Err(_) => Value::String(digits.clone()),
            },
            (_, other) => self::value(other),
        };
        if let Some(json) = json
            && read != self::value(value)
        {
            let written = text(&read);
            let message = format!(
                "{value} is not {}; it is read as {written}",
                json.described()
            );
            let fault = Diagnostic::warning("enum-type", self.key(place.clone()), message);
            self.say(fault.help(format!("write `{written}`")));
        }
        read
    }
}

/// A value as it is written.
pub(super) fn value(json: &Json) -> Value {
    match json {
        Json::String(text) => Value::String(text.clone()),
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) => match number.as_i64().or_else(|| whole(&json.to_string())) {
            Some(number) => Value::Integer(number),
            None => Value::Other(json.to_string()),
        },
        Json::Null | Json::Array(_) | Json::Object(_) => Value::Other(json.to_string()),
    }
}

/// The whole number that is written with a fraction of nothing, as in `1.0`.
fn whole(text: &str) -> Option<i64> {
    let (number, fraction) = text.split_once('.')?;
    let is_whole = fraction.bytes().all(|digit| digit == b'0');
    is_whole.then(|| number.parse().ok()).flatten()
}

/// A list of truth values leaves the type as it is.
fn shape(list: Vec<Value>, json: Option<JsonType>) -> Form {
    let is_bool = |value: &Value| matches!(value, Value::Bool(_));
    if json == Some(JsonType::Boolean) || list.iter().all(is_bool) {
        let mut form = Form::of(Shape::Bool);
        if let [Value::Bool(only)] = list.as_slice() {
            let constant = Constraint::Constant(only.to_string());
            form.docs.constraints.push(constant);
        }
        return form;
    }
    Form::of(Shape::Enum(Enum { values: list }))
}

/// The value as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => Json::from(text.as_str()).to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Other(json) => json.clone(),
    }
}
