//! Parameters and headers, whose type stands among their own members in 2.0.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;
use super::super::text;
use crate::document::STYLE;

/// What belongs to the schema of a value.
const KEYWORDS: [&str; 17] = [
    "type",
    "format",
    "items",
    "default",
    "enum",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
    "x-nullable",
];

/// Where a list stands, which decides what can be said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load::rewrite) enum Place {
    /// A query or a form, where 3.0 has styles for lists.
    Query,
    /// A path or a header of a request.
    Single,
    /// A header of an answer, where there is one style.
    Answer,
}

/// The `style` and `explode` of a list.
#[derive(Clone, Copy)]
pub(in crate::load::rewrite) struct Style {
    style: &'static str,
    explode: bool,
    /// Whether 3.0 has the word there.
    is_known: bool,
}

impl Style {
    const fn new(style: &'static str, explode: bool, is_known: bool) -> Self {
        Self {
            style,
            explode,
            is_known,
        }
    }

    /// The member that says it.
    pub(in crate::load::rewrite) fn member(self) -> &'static str {
        match self.is_known {
            true => "style",
            false => STYLE,
        }
    }

    /// Says it in a parameter or an encoding.
    pub(in crate::load::rewrite) fn put(self, members: &mut Members) {
        members.insert(self.member().to_owned(), self.style.into());
        members.insert("explode".to_owned(), self.explode.into());
    }
}

/// By `collectionFormat`, for what stands in a query or a form.
const STYLES: [(&str, Style); 5] = [
    ("csv", Style::new("form", false, true)),
    ("ssv", Style::new("spaceDelimited", false, true)),
    ("tsv", Style::new("tabDelimited", false, false)),
    ("pipes", Style::new("pipeDelimited", false, true)),
    ("multi", Style::new("form", true, true)),
];

/// Takes the schema out of a parameter or a header that is to be at `at`.
pub(in crate::load::rewrite) fn schema(
    rewrite: &mut Rewrite<'_>,
    members: &mut Members,
    at: &At<'_>,
) {
    if members.contains_key("schema") || members.contains_key("$ref") {
        return;
    }
    let mut schema = Members::new();
    let holder = at.pointer();
    let to = holder.child("schema");
    for keyword in KEYWORDS {
        if let Some(value) = members.shift_remove(keyword) {
            let moves = &mut rewrite.report.moves;
            moves.moved(&holder.child(keyword), to.child(keyword));
            schema.insert(keyword.to_owned(), value);
        }
    }
    if !schema.is_empty() {
        clean_items(&mut schema);
        rewrite.report.moves.copied(&holder, to);
        members.insert("schema".to_owned(), schema.into());
    }
}

/// Only the outermost list has a `collectionFormat` that 3.0 can say.
pub(in crate::load::rewrite) fn clean_items(schema: &mut Members) {
    let mut at = schema.get_mut("items");
    while let Some(Value::Object(items)) = at {
        items.shift_remove("collectionFormat");
        at = items.get_mut("items");
    }
}

/// Where a parameter stands.
pub(in crate::load::rewrite) fn place(members: &Members) -> Place {
    match text(members, "in") {
        Some("query") => Place::Query,
        Some(_) | None => Place::Single,
    }
}

/// Takes `collectionFormat`; `None` where there is no list, or where the
/// place of the parameter leaves no choice.
pub(in crate::load::rewrite) fn style(
    rewrite: &mut Rewrite<'_>,
    members: &mut Members,
    place: Place,
    at: &At<'_>,
) -> Option<Style> {
    let is_list = text(members, "type") == Some("array");
    let format = members.shift_remove("collectionFormat");
    if !is_list {
        return None;
    }
    if members.get("items").and_then(|items| items.get("type")) == Some(&"array".into()) {
        let pointer = at.child("items").pointer();
        let message = "lists in a list cannot be carried here; written as JSON";
        let help = "describe it as a list of texts, if the API takes no JSON";
        rewrite.warn("list-format", pointer, message, help);
    }
    let format = match &format {
        Some(Value::String(format)) => format.as_str(),
        Some(_) | None => "csv",
    };
    let known = STYLES.iter().find(|(name, _)| *name == format);
    match (known, place) {
        (Some((_, style)), Place::Query) => Some(*style),
        (Some(("csv", _)), Place::Single | Place::Answer) => None,
        (Some((_, style)), Place::Single) if !style.explode => Some(Style {
            is_known: false,
            ..*style
        }),
        (Some(_) | None, _) => {
            let message = format!("`{format}` lists cannot be carried here; written with commas");
            let pointer = at.child("collectionFormat").pointer();
            let help = "write `collectionFormat: csv`, if the API takes it";
            rewrite.warn("list-format", pointer, &message, help);
            (place == Place::Query).then_some(STYLES[0].1)
        }
    }
}
