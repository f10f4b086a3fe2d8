//! Faults that are common and have one sane meaning: read so, and warned of.

use serde_json::{Number, Value, json};

use crate::diagnostic::{Diagnostic, Part, Place, Report};
use crate::pointer::Pointer;
use crate::source::FileId;

use super::cut::Members;
use super::grammar::{Kind, Shape};

/// A fault of a whole node.
struct Mend {
    code: &'static str,
    kinds: &'static [Kind],
    is_broken: fn(&Members) -> bool,
    apply: fn(&mut Members),
    /// The member to point at; the node itself if it is absent.
    member: &'static str,
    message: &'static str,
    help: &'static str,
}

static MENDS: &[Mend] = &[
    Mend {
        code: "missing-description",
        kinds: &[Kind::Response],
        is_broken: |members| !members.contains_key("description"),
        apply: |members| {
            members.insert("description".to_owned(), json!(""));
        },
        member: "description",
        message: "a response without `description`; read as an empty one",
        help: "add `description: …`",
    },
    Mend {
        code: "missing-responses",
        kinds: &[Kind::Operation],
        is_broken: |members| !members.contains_key("responses"),
        apply: |members| {
            members.insert("responses".to_owned(), json!({}));
        },
        member: "responses",
        message: "an operation without `responses`; read as answering nothing in particular",
        help: "add `responses: { '200': { description: … } }`",
    },
    Mend {
        code: "missing-content",
        kinds: &[Kind::RequestBody],
        is_broken: |members| !members.contains_key("content"),
        apply: |members| {
            members.insert("content".to_owned(), json!({}));
        },
        member: "content",
        message: "a request body without `content`; read as an empty one",
        help: "add `content: { application/json: { schema: … } }`",
    },
    Mend {
        code: "missing-schema",
        kinds: &[Kind::Parameter, Kind::Header],
        is_broken: |members| !members.contains_key("schema") && !members.contains_key("content"),
        apply: |members| {
            members.insert("schema".to_owned(), json!({ "type": "string" }));
        },
        member: "schema",
        message: "neither `schema` nor `content` says what is sent here; read as text",
        help: "add `schema: { type: string }`",
    },
    Mend {
        code: "required-on-property",
        kinds: &[Kind::Schema],
        is_broken: |members| members.get("required").is_some_and(Value::is_boolean),
        apply: |members| {
            members.shift_remove("required");
        },
        member: "required",
        message: "`required` of a schema lists its properties; this one is ignored",
        help: "list the property in the `required` of the object that holds it",
    },
    Mend {
        code: "any-type",
        kinds: &[Kind::Schema],
        is_broken: |members| {
            let word = members.get("type").and_then(Value::as_str);
            matches!(word, Some("any" | "unknown"))
        },
        apply: |members| {
            members.shift_remove("type");
        },
        member: "type",
        message: "a schema that takes any value has no `type`; read so",
        help: "remove this `type`",
    },
];

/// Mends what is wrong with a node as a whole.
pub(super) fn node(
    kind: Kind,
    members: &mut Members,
    at: &Pointer,
    file: FileId,
    report: &mut Report,
) {
    let fitting = MENDS.iter().filter(|mend| mend.kinds.contains(&kind));
    for mend in fitting {
        if !(mend.is_broken)(members) {
            continue;
        }
        let pointer = match members.contains_key(mend.member) {
            true => at.child(mend.member),
            false => at.clone(),
        };
        let place = Place::Node {
            file,
            pointer,
            part: Part::Key,
        };
        (mend.apply)(members);
        report.push(Diagnostic::warning(mend.code, place, mend.message).help(mend.help));
    }
}

/// A value in the wrong clothes: `"true"`, `"10"`, `10.0`, or 1.0 for text.
pub(super) fn literal(shape: Shape, value: &Value) -> Option<Value> {
    match (shape, value) {
        (Shape::Text, Value::Number(number)) => Some(number.to_string().into()),
        (Shape::Text, Value::Bool(truth)) => Some(truth.to_string().into()),
        (Shape::Bool, Value::String(text)) => text.parse::<bool>().ok().map(Value::Bool),
        (Shape::Count, Value::String(text)) => text.parse::<u64>().ok().map(Value::from),
        (Shape::Count, Value::Number(number)) => whole(number).map(Value::from),
        (Shape::Number, Value::String(text)) => text.parse::<Number>().ok().map(Value::Number),
        _ => None,
    }
}

fn whole(number: &Number) -> Option<u64> {
    let text = format!("{:.0}", number.as_f64()?);
    let whole = text.parse::<u64>().ok()?;
    (number.as_f64() == text.parse().ok()).then_some(whole)
}
