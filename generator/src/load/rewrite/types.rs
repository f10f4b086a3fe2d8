//! `type` as a list of types, and the type `null`.

use serde_json::{Value, json};

use super::super::cut::Members;
use super::Rewrite;
use super::at::At;

/// Keywords that mean something for values of one type only.
const KEYWORDS: [(&str, &[&str]); 4] = [
    (
        "object",
        &[
            "properties",
            "additionalProperties",
            "required",
            "minProperties",
            "maxProperties",
        ],
    ),
    ("array", &["items", "minItems", "maxItems", "uniqueItems"]),
    ("string", &["pattern", "minLength", "maxLength", "format"]),
    (
        "number",
        &[
            "multipleOf",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
        ],
    ),
];

/// Formats that belong to numbers.
const NUMERIC: [&str; 11] = [
    "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "float",
    "double",
];

/// What says by itself which types there are.
const COMPOSITIONS: [&str; 4] = ["$ref", "allOf", "anyOf", "oneOf"];

/// Rewrites `type`: null becomes `nullable`, several types become `anyOf`.
pub(super) fn rewrite(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    let mut types = match members.get("type") {
        Some(Value::String(word)) if word == "null" => vec![Value::from("null")],
        Some(Value::Array(types)) if !types.is_empty() && types.iter().all(is_word) => {
            types.clone()
        }
        Some(_) | None => return,
    };
    quote_nulls(rewrite, &mut types, at);
    let words: Vec<(usize, &str)> = types.iter().filter_map(Value::as_str).enumerate().collect();
    let (nulls, words): (Vec<_>, Vec<_>) = words.into_iter().partition(|(_, word)| *word == "null");
    match words.as_slice() {
        [] => return only_null(rewrite, members, at),
        [(_, word)] => drop(members.insert("type".to_owned(), (*word).into())),
        words => several(rewrite, members, words, at),
    }
    if !nulls.is_empty() {
        members.insert("nullable".to_owned(), true.into());
    }
}

fn is_word(listed: &Value) -> bool {
    listed.is_string() || listed.is_null()
}

/// YAML reads an unquoted `null` as no text at all.
fn quote_nulls(rewrite: &mut Rewrite<'_>, types: &mut [Value], at: &At<'_>) {
    let listed = at.pointer().child("type");
    for (index, word) in types
        .iter_mut()
        .enumerate()
        .filter(|(_, word)| word.is_null())
    {
        *word = "null".into();
        let message = "the type `null` without quotes; it is read as \"null\"";
        let place = listed.index(index);
        rewrite.warn("null-unquoted", place, message, "write `\"null\"`");
    }
}

/// Nothing but null: 3.0 says so with an `enum`.
fn only_null(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    members.shift_remove("type");
    members.insert("enum".to_owned(), json!([null]));
    rewrite.moved(at, "type", "enum");
}

fn several(rewrite: &mut Rewrite<'_>, members: &mut Members, words: &[(usize, &str)], at: &At<'_>) {
    let has = |word: &str| words.iter().any(|(_, listed)| *listed == word);
    if words
        .iter()
        .all(|(_, word)| matches!(*word, "integer" | "number"))
    {
        members.insert("type".to_owned(), "number".into());
        return;
    }
    members.shift_remove("type");
    let is_any = ["object", "array", "string", "number", "boolean"]
        .into_iter()
        .all(has);
    let is_plain = KEYWORDS
        .iter()
        .all(|(_, words)| words.iter().all(|word| !members.contains_key(*word)));
    if members.contains_key("enum") || is_any && is_plain {
        return;
    }
    if COMPOSITIONS.iter().any(|word| members.contains_key(*word)) {
        let message = "several types beside a composition; the composition alone counts";
        let help = "list the types in the parts of the composition";
        rewrite.warn("types-ignored", at.pointer().child("type"), message, help);
        return;
    }
    let holder = at.pointer();
    let (from, to) = (holder.child("type"), holder.child("anyOf"));
    let mut union = Vec::with_capacity(words.len());
    for (place, (index, word)) in words.iter().enumerate() {
        let place = to.index(place);
        rewrite
            .report
            .moves
            .copied(&from.index(*index), place.clone());
        let mut alternative = Members::from_iter([("type".to_owned(), (*word).into())]);
        for keyword in keywords(word, members) {
            if let Some(value) = members.shift_remove(keyword) {
                alternative.insert(keyword.to_owned(), value);
                rewrite
                    .report
                    .moves
                    .moved(&holder.child(keyword), place.child(keyword));
            }
        }
        union.push(Value::Object(alternative));
    }
    members.insert("anyOf".to_owned(), union.into());
    rewrite.report.moves.copied(&from, to);
}

/// The keywords that mean something for `word`.
fn keywords(word: &str, members: &Members) -> Vec<&'static str> {
    let group = match word {
        "integer" => "number",
        word => word,
    };
    let format = members.get("format").and_then(Value::as_str);
    let is_numeric = format.is_some_and(|format| NUMERIC.contains(&format));
    let groups = KEYWORDS.iter().filter(|(name, _)| *name == group);
    let mut keywords: Vec<&str> = groups
        .flat_map(|(_, words)| words.iter().copied())
        .collect();
    keywords.retain(|word| *word != "format" || !is_numeric);
    if group == "number" && is_numeric {
        keywords.push("format");
    }
    keywords
}
