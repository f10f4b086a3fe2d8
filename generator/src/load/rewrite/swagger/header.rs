//! Parameters and headers, whose type stands among their own members in 2.0.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;
use super::super::text;

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

/// The `style` and `explode` of a list.
#[derive(Clone, Copy)]
pub(in crate::load::rewrite) struct Style {
    pub(in crate::load::rewrite) style: &'static str,
    pub(in crate::load::rewrite) explode: bool,
}

/// By `collectionFormat`, for what stands in a query or a form.
const STYLES: [(&str, Style); 4] = [
    (
        "csv",
        Style {
            style: "form",
            explode: false,
        },
    ),
    (
        "ssv",
        Style {
            style: "spaceDelimited",
            explode: false,
        },
    ),
    (
        "pipes",
        Style {
            style: "pipeDelimited",
            explode: false,
        },
    ),
    (
        "multi",
        Style {
            style: "form",
            explode: true,
        },
    ),
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

/// Takes `collectionFormat`; `None` where there is no list, or where the
/// place of the parameter leaves no choice.
pub(in crate::load::rewrite) fn style(
    rewrite: &mut Rewrite<'_>,
    members: &mut Members,
    has_choice: bool,
    at: &At<'_>,
) -> Option<Style> {
    let is_list = text(members, "type") == Some("array");
    let format = members.shift_remove("collectionFormat");
    if !is_list {
        return None;
    }
    let format = match &format {
        Some(Value::String(format)) => format.as_str(),
        Some(_) | None => "csv",
    };
    let known = STYLES.iter().find(|(name, _)| *name == format);
    match known {
        Some((_, style)) if has_choice => Some(*style),
        Some(_) if format == "csv" => None,
        _ => {
            let message = format!("`{format}` lists cannot be carried here; written with commas");
            let pointer = at.child("collectionFormat").pointer();
            let help = "write `collectionFormat: csv`, if the API takes it";
            rewrite.warn("list-format", pointer, &message, help);
            has_choice.then_some(STYLES[0].1)
        }
    }
}
