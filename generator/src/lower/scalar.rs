//! Alternatives that come to one scalar: texts, whole numbers, numbers.

use indexmap::IndexMap;

use crate::api::{Enum, Format, Shape, Value};
use crate::document::Schema;
use crate::pointer::Pointer;

use super::Lower;
use super::enumeration;
use super::keyword::JsonType;
use super::schema::format;

impl Lower<'_, '_> {
    /// The one scalar that all alternatives are, if they are.
    ///
    /// Where texts are listed it is an enum, even if another alternative
    /// allows any text: enums keep values that they do not list.
    pub(super) fn scalar(&self, members: &[Pointer]) -> Option<Shape> {
        let mut all = Vec::with_capacity(members.len());
        for member in members {
            let (_, schema) = self.look(member)?;
            if !schema.has_only(&["type", "format", "enum"]) {
                return None;
            }
            all.push((schema, schema.json_type()?));
        }
        let is = |wanted: JsonType| all.iter().all(|(_, json)| json.agrees(wanted));
        let are_listed = !all.iter().any(|(schema, _)| is_plain(schema));
        let has_listed = !all.iter().all(|(schema, _)| is_plain(schema));
        let format = common_format(&all);
        if is(JsonType::String) {
            let shape = Shape::String(format);
            return Some(if has_listed { listed(&all) } else { shape });
        }
        if !is(JsonType::Number) {
            return None;
        }
        if are_listed {
            return Some(listed(&all));
        }
        Some(
            match all.iter().all(|(_, json)| *json == JsonType::Integer) {
                true => Shape::Integer(format),
                false => Shape::Number(format),
            },
        )
    }
}

fn is_plain(schema: &Schema) -> bool {
    schema.kind.enumeration.is_empty()
}

/// The format that all of them have: addresses of either kind are addresses.
fn common_format(all: &[(&Schema, JsonType)]) -> Format {
    const EITHER: [(&str, [&str; 3]); 2] = [
        ("ip", ["ip", "ipv4", "ipv6"]),
        ("cidr", ["cidr", "ipv4-cidr", "ipv6-cidr"]),
    ];
    let formats: Vec<Format> = all.iter().map(|(schema, _)| format(schema)).collect();
    let is_one_of = |words: &[&str]| {
        let mut formats = formats.iter();
        formats.all(|format| words.iter().any(|word| format.is(word)))
    };
    match formats.first() {
        Some(first) if formats.iter().all(|format| format == first) => first.clone(),
        Some(_) | None => {
            let either = EITHER.iter().find(|(_, words)| is_one_of(words));
            Format(either.map(|(word, _)| (*word).to_owned()))
        }
    }
}

/// All values that are listed, each once.
fn listed(all: &[(&Schema, JsonType)]) -> Shape {
    let values = all.iter().flat_map(|(schema, _)| &schema.kind.enumeration);
    let values = values.filter(|value| !value.is_null());
    let values: IndexMap<String, Value> = values
        .map(|value| (value.to_string(), enumeration::value(value)))
        .collect();
    let values = values.into_values().collect();
    Shape::Enum(Enum { values })
}
