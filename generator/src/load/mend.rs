//! Faults that are common and have one sane meaning: read so, and warned of.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Part, Place, Report, nearest};
use crate::pointer::Pointer;
use crate::source::FileId;

use super::cut::Members;
use super::grammar::Kind;

/// A fault of a whole node.
struct Mend {
    code: &'static str,
    kinds: &'static [Kind],
    is_broken: fn(&Members) -> bool,
    apply: fn(&mut Members, &Pointer),
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
        apply: |members, _| {
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
        apply: |members, _| {
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
        apply: |members, _| {
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
        apply: |members, _| {
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
        apply: |members, _| {
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
            matches!(word, Some("any" | "unknown" | "mixed" | "*" | ""))
        },
        apply: |members, _| {
            members.shift_remove("type");
        },
        member: "type",
        message: "a schema that takes any value has no `type`; read so",
        help: "remove this `type`",
    },
    Mend {
        code: "format-as-type",
        kinds: &[Kind::Schema],
        is_broken: |members| {
            let word = members.get("type").and_then(Value::as_str);
            word.is_some_and(|word| format_of(word).is_some())
        },
        apply: |members, _| {
            let word = members.get("type").and_then(Value::as_str);
            if let Some((ty, format)) = word.and_then(format_of) {
                members.insert("type".to_owned(), json!(ty));
                members.entry("format").or_insert_with(|| json!(format));
            }
        },
        member: "type",
        message: "this `type` is a format; read as the `format` of the type that has it",
        help: "write one of the six types, and this word as its `format`",
    },
    Mend {
        code: "missing-member",
        kinds: &[Kind::Parameter],
        is_broken: |members| {
            let is_nothing = |name: &Value| name.is_null() || name == "";
            members.get("name").is_none_or(is_nothing)
        },
        apply: |members, _| {
            members.insert("name".to_owned(), json!(""));
        },
        member: "name",
        message: "a parameter must have `name`; this one is left out",
        help: "add `name: …`",
    },
    Mend {
        code: "missing-location",
        kinds: &[Kind::Parameter],
        is_broken: |members| !members.contains_key("in"),
        apply: |members, at| {
            let location = location(members, at);
            members.insert("in".to_owned(), json!(location));
        },
        member: "in",
        message: "a parameter without `in`; read as part of the path if it stands there, else of the query",
        help: "add `in: query`",
    },
    Mend {
        code: "missing-type",
        kinds: &[Kind::SecurityScheme],
        is_broken: |members| !members.contains_key("type"),
        apply: |members, _| {
            let has = |name: &&str| members.contains_key(*name);
            let word = match ["flows", "openIdConnectUrl", "scheme"]
                .iter()
                .find(|it| has(it))
            {
                Some(&"flows") => "oauth2",
                Some(&"openIdConnectUrl") => "openIdConnect",
                Some(_) => "http",
                None => "apiKey",
            };
            members.insert("type".to_owned(), json!(word));
        },
        member: "type",
        message: "a security scheme without `type`; read as the one that its members suggest",
        help: "add `type: http` or another one",
    },
    Mend {
        code: "scheme-as-type",
        kinds: &[Kind::SecurityScheme],
        is_broken: |members| {
            let word = members.get("type").and_then(Value::as_str);
            word.is_some_and(|word| !is_scheme_type(word))
        },
        apply: |members, _| {
            if let Some(word) = members.insert("type".to_owned(), json!("http")) {
                members.entry("scheme").or_insert(word);
            }
        },
        member: "type",
        message: "this is no `type` of a security scheme; read as the `scheme` of `type: http`",
        help: "write `type: http` and this word as its `scheme`",
    },
    Mend {
        code: "missing-member",
        kinds: &[Kind::SecurityScheme],
        is_broken: |members| lacks(members, "http", "scheme"),
        apply: |members, _| {
            members.insert("scheme".to_owned(), json!("bearer"));
        },
        member: "scheme",
        message: "a security scheme of `type: http` without `scheme`; read as `bearer`",
        help: "add `scheme: bearer`",
    },
    Mend {
        code: "missing-member",
        kinds: &[Kind::SecurityScheme],
        is_broken: |members| lacks(members, "apiKey", "name"),
        apply: |members, at| {
            members.insert("name".to_owned(), at.last().into());
            members.entry("in").or_insert_with(|| json!("header"));
        },
        member: "name",
        message: "a security scheme of `type: apiKey` without `name`; read as sent under the scheme's own name",
        help: "add `name: …`, which says where the key goes",
    },
    Mend {
        code: "missing-member",
        kinds: &[Kind::SecurityScheme],
        is_broken: |members| lacks(members, "apiKey", "in"),
        apply: |members, _| {
            members.insert("in".to_owned(), json!("header"));
        },
        member: "in",
        message: "a security scheme of `type: apiKey` without `in`; read as a header",
        help: "add `in: header`",
    },
    Mend {
        code: "missing-member",
        kinds: &[Kind::SecurityScheme],
        is_broken: |members| lacks(members, "oauth2", "flows"),
        apply: |members, _| {
            members.insert("flows".to_owned(), json!({}));
        },
        member: "flows",
        message: "a security scheme of `type: oauth2` without `flows`; its tokens can be sent all the same",
        help: "add `flows: { … }`",
    },
    Mend {
        code: "missing-member",
        kinds: &[Kind::SecurityScheme],
        is_broken: |members| lacks(members, "openIdConnect", "openIdConnectUrl"),
        apply: |members, _| {
            members.insert("openIdConnectUrl".to_owned(), json!(""));
        },
        member: "openIdConnectUrl",
        message: "a security scheme without `openIdConnectUrl`; its tokens can be sent all the same",
        help: "add `openIdConnectUrl: …`",
    },
];

/// The type and the format that a word means which is no type.
fn format_of(word: &str) -> Option<(&'static str, &'static str)> {
    const FORMATS: [(&str, &str, &str); 13] = [
        ("float", "number", "float"),
        ("double", "number", "double"),
        ("int32", "integer", "int32"),
        ("int64", "integer", "int64"),
        ("long", "integer", "int64"),
        ("date", "string", "date"),
        ("date-time", "string", "date-time"),
        ("datetime", "string", "date-time"),
        ("timestamp", "string", "date-time"),
        ("uuid", "string", "uuid"),
        ("uri", "string", "uri"),
        ("file", "string", "binary"),
        ("binary", "string", "binary"),
    ];
    let found = FORMATS
        .iter()
        .find(|(name, ..)| name.eq_ignore_ascii_case(word));
    found.map(|(_, ty, format)| (*ty, *format))
}

/// Where a parameter goes that does not say so.
fn location(members: &Members, at: &Pointer) -> &'static str {
    let name = members
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let in_path = at
        .keys()
        .nth(1)
        .is_some_and(|path| path.contains(&format!("{{{name}}}")));
    match in_path {
        true => "path",
        false => "query",
    }
}

fn is_scheme_type(word: &str) -> bool {
    let types = ["apiKey", "http", "oauth2", "openIdConnect"];
    nearest(word, types.into_iter()).is_some()
}

/// Whether a security scheme of this type has no text under `name`.
fn lacks(members: &Members, ty: &str, name: &str) -> bool {
    let is = members.get("type").and_then(Value::as_str);
    is.is_some_and(|is| is.eq_ignore_ascii_case(ty)) && members.get(name).is_none_or(Value::is_null)
}

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
        (mend.apply)(members, at);
        report.push(Diagnostic::warning(mend.code, place, mend.message).help(mend.help));
    }
}
