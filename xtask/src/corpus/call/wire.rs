//! What a parameter must be on the wire, by the specification's styles.

use serde_json::Value;

use super::form::Fields;
use super::operation::Parameter;

impl Parameter<'_> {
    /// Whether each element and member must stand by itself.
    fn explodes(&self) -> bool {
        let style = self.style.as_deref();
        let is_form = match self.place.as_str() {
            "query" | "cookie" => matches!(style, None | Some("form" | "cookie")),
            _ => false,
        };
        self.explode.unwrap_or(is_form)
    }

    /// Whether the value must be a JSON text.
    pub(super) fn is_json(&self) -> bool {
        let media_type = self.media_type.as_deref();
        media_type.is_some_and(|media_type| media_type.ends_with("json"))
    }

    /// What stands between values that stand together.
    fn comma(&self) -> &'static str {
        match self.style.as_deref() {
            Some("spaceDelimited") => " ",
            Some("pipeDelimited") => "|",
            _ => ",",
        }
    }

    /// The names and values of a query or of cookies that this value must come to.
    pub(super) fn pairs(&self, value: &Value) -> Vec<(String, String)> {
        let whole = |text| vec![(self.name.clone(), text)];
        if self.is_json() {
            return whole(sorted(value));
        }
        let mut pairs = Vec::new();
        match value {
            _ if self.style.as_deref() == Some("deepObject") => {
                deep(&self.name, value, &mut pairs);
            }
            Value::Array(items) if self.explodes() => {
                pairs.extend(items.iter().map(|item| (self.name.clone(), text(item))));
            }
            Value::Object(members) if self.explodes() || self.place == "querystring" => {
                for (name, value) in members {
                    let values = match value {
                        Value::Array(items) => items.iter().collect(),
                        value => vec![value],
                    };
                    let values = values.into_iter().filter(|value| !value.is_null());
                    pairs.extend(values.map(|value| (name.clone(), text(value))));
                }
            }
            value => return whole(self.joined(value)),
        }
        pairs
    }

    /// The value in one piece: of a header, or of what stands together in a query or a cookie.
    /// Members are in the order of their names, as nothing says which they must have.
    pub(super) fn joined(&self, value: &Value) -> String {
        if self.is_json() {
            return sorted(value);
        }
        match value {
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(text).collect();
                items.join(self.comma())
            }
            Value::Object(members) => {
                let mark = if self.explodes() { "=" } else { self.comma() };
                let members = members.iter().filter(|(_, value)| !value.is_null());
                let mut members: Vec<String> = members
                    .map(|(name, value)| format!("{name}{mark}{}", text(value)))
                    .collect();
                members.sort();
                members.join(self.comma())
            }
            value => text(value),
        }
    }

    /// What was written in one piece, in the same order.
    pub(super) fn in_order(&self, written: &str, value: &Value) -> String {
        if !value.is_object() || self.is_json() {
            return canonical(written);
        }
        let parts = parts(written, self.comma());
        let mut members: Vec<String> = match self.explodes() {
            true => parts,
            false => parts
                .chunks(2)
                .map(|pair| pair.join(self.comma()))
                .collect(),
        };
        members.sort();
        members.join(self.comma())
    }

    /// What a path has in place of the name.
    pub(super) fn in_path(&self, value: &Value) -> String {
        let (mark, is_named) = match self.style.as_deref() {
            Some("label") => (".", false),
            Some("matrix") => (";", true),
            _ => return self.in_segment(value, ","),
        };
        let name = match is_named {
            true => format!("{}=", self.name),
            false => String::new(),
        };
        match value {
            Value::Array(items) if self.explodes() => items
                .iter()
                .map(|item| format!("{mark}{name}{}", text(item)))
                .collect(),
            Value::Object(_) if self.explodes() => {
                format!("{mark}{}", self.in_segment(value, mark))
            }
            value => format!("{mark}{name}{}", self.in_segment(value, ",")),
        }
    }

    fn in_segment(&self, value: &Value, comma: &str) -> String {
        match value {
            _ if self.is_json() => value.to_string(),
            Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(comma),
            Value::Object(members) => {
                let mark = if self.explodes() { "=" } else { "," };
                let members = members.iter().filter(|(_, value)| !value.is_null());
                let members = members.map(|(name, value)| format!("{name}{mark}{}", text(value)));
                members.collect::<Vec<_>>().join(comma)
            }
            value => text(value),
        }
    }
}

/// The parts of a joined value; a comma inside of JSON parts nothing.
fn parts(written: &str, comma: &str) -> Vec<String> {
    let (mut parts, mut open) = (Vec::new(), String::new());
    for piece in written.split(comma) {
        if !open.is_empty() {
            open.push_str(comma);
        }
        open.push_str(piece);
        let count = |marks: &[char]| open.matches(marks).count();
        if count(&['[', '{']) <= count(&[']', '}']) {
            parts.push(std::mem::take(&mut open));
        }
    }
    parts.push(open);
    parts.retain(|part| !part.is_empty());
    parts.iter().map(|part| canonical_member(part)).collect()
}

/// A part that may be `name=JSON`.
fn canonical_member(part: &str) -> String {
    match part.split_once('=') {
        Some((name, value)) => format!("{name}={}", canonical(value)),
        None => canonical(part),
    }
}

/// Below the name of a deep object: members in brackets, elements by their index.
fn deep(path: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                deep(&format!("{path}[{index}]"), item, pairs);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                deep(&format!("{path}[{name}]"), member, pairs);
            }
        }
        value => pairs.push((path.to_owned(), text(value))),
    }
}

/// Names and values whose values are one way to write what they are.
pub(super) fn fields(pairs: impl IntoIterator<Item = (String, String)>) -> Fields {
    let mut fields = Fields::new();
    for (name, value) in pairs {
        fields.entry(name).or_default().push(value);
    }
    fields
}

/// A value in one piece.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => canonical(text),
        value => sorted(value),
    }
}

/// A text; where it is JSON, with members in the order of their names, and `1` for `1.0`.
pub(super) fn canonical(text: &str) -> String {
    match serde_json::from_str(text) {
        Ok(value @ (Value::Array(_) | Value::Object(_) | Value::Number(_))) => sorted(&value),
        Ok(_) | Err(_) => text.to_owned(),
    }
}

fn sorted(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(sorted).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let members = members.iter();
            let mut members: Vec<String> = members
                .map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), sorted(value)))
                .collect();
            members.sort();
            format!("{{{}}}", members.join(","))
        }
        Value::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
        }
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests;
