//! The operations of a description, read without the generator.

use std::path::Path;

use serde_json::Value;

use super::super::trip::spec::{At, Spec, reference};
use super::security::{self, Credential};
use crate::document::METHODS;

/// An operation.
pub(in super::super) struct Operation<'a> {
    pub(in super::super) id: String,
    pub(in super::super) method: String,
    pub(in super::super) path: String,
    pub(in super::super) parameters: Vec<Parameter<'a>>,
    pub(in super::super) body: Option<Body<'a>>,
    pub(in super::super) answers: Vec<Answer<'a>>,
    /// All media types that answers have.
    pub(in super::super) accepts: Vec<String>,
    pub(super) credentials: Vec<Credential>,
}

impl Operation<'_> {
    /// Whether its body is JSON, if it has one.
    pub(in super::super) fn sends_json(&self) -> bool {
        let body = self.body.as_ref();
        body.is_none_or(|body| body.media_type.contains("json"))
    }
}

/// A value that is not the body.
pub(in super::super) struct Parameter<'a> {
    pub(in super::super) name: String,
    pub(in super::super) place: String,
    pub(in super::super) required: bool,
    pub(in super::super) explode: Option<bool>,
    pub(in super::super) style: Option<String>,
    /// The one of its own, if it has one.
    pub(in super::super) media_type: Option<String>,
    pub(in super::super) schema: At<'a>,
}

/// What is sent: as JSON where it may be, else as a form, else as the first of its media types.
pub(in super::super) struct Body<'a> {
    pub(in super::super) media_type: String,
    pub(in super::super) required: bool,
    pub(in super::super) schema: At<'a>,
}

/// What comes back with a status of success: JSON, or nothing.
pub(in super::super) struct Answer<'a> {
    pub(in super::super) status: u16,
    pub(in super::super) media_type: String,
    pub(in super::super) schema: Option<At<'a>>,
}

/// The names of all security schemes.
pub(in super::super) fn schemes(spec: &Spec, file: &Path) -> Vec<String> {
    let schemes = spec.at(file, "/components/securitySchemes");
    let schemes = schemes.and_then(|at| at.value.as_object());
    schemes.map_or_else(Vec::new, |schemes| schemes.keys().cloned().collect())
}

/// The operations below `paths` that have an identifier.
pub(in super::super) fn operations<'a>(spec: &'a Spec, file: &Path) -> Vec<Operation<'a>> {
    let mut found = Vec::new();
    let Some(paths) = spec.at(file, "/paths") else {
        return found;
    };
    for (path, item) in members(paths) {
        let item = resolved(spec, spec.part(paths, item));
        for (method, operation) in members(item) {
            if METHODS.contains(&method.as_str()) {
                let at = spec.part(item, operation);
                found.extend(read(spec, file, [item, at], method, path));
            }
        }
    }
    found
}

fn read<'a>(
    spec: &'a Spec,
    file: &Path,
    [item, at]: [At<'a>; 2],
    method: &str,
    path: &str,
) -> Option<Operation<'a>> {
    let mut parameters: Vec<Parameter<'a>> = Vec::new();
    for parameter in [item, at]
        .into_iter()
        .flat_map(|at| elements(spec, at, "parameters"))
    {
        let Some(parameter) = self::parameter(spec, parameter) else {
            continue;
        };
        parameters.retain(|p| p.name != parameter.name || p.place != parameter.place);
        parameters.push(parameter);
    }
    Some(Operation {
        id: text(at, "operationId")?,
        method: method.to_uppercase(),
        path: path.to_owned(),
        parameters,
        body: member(spec, at, "requestBody").and_then(|at| body(spec, at)),
        answers: answers(spec, at),
        accepts: media_types(spec, at),
        credentials: security::credentials(spec, file, at),
    })
}

fn parameter<'a>(spec: &'a Spec, at: At<'a>) -> Option<Parameter<'a>> {
    let flag = |name| at.value.get(name).and_then(Value::as_bool);
    let content = at
        .value
        .get("content")
        .map(|content| spec.part(at, content));
    let media = content.and_then(|content| members(content).next());
    let schema = match (content, media) {
        (Some(content), Some((_, media))) => spec.part(content, media.get("schema")?),
        _ => spec.part(at, at.value.get("schema")?),
    };
    Some(Parameter {
        name: text(at, "name")?,
        place: text(at, "in")?,
        required: flag("required").unwrap_or_default(),
        explode: flag("explode"),
        style: text(at, "style"),
        media_type: media.map(|(name, _)| name.clone()),
        schema,
    })
}

fn body<'a>(spec: &'a Spec, at: At<'a>) -> Option<Body<'a>> {
    let required = at.value.get("required").and_then(Value::as_bool);
    let content = spec.part(at, at.value.get("content")?);
    let rank = |name: &str| {
        let words = ["json", "urlencoded", "multipart"];
        words
            .iter()
            .position(|word| name.contains(word))
            .unwrap_or(words.len())
    };
    let (media_type, media) = members(content).min_by_key(|(name, _)| rank(name))?;
    Some(Body {
        media_type: media_type.clone(),
        required: required.unwrap_or_default(),
        schema: spec.part(content, media.get("schema")?),
    })
}

fn answers<'a>(spec: &'a Spec, at: At<'a>) -> Vec<Answer<'a>> {
    let Some(responses) = member(spec, at, "responses") else {
        return Vec::new();
    };
    let successes = members(responses).filter_map(|(status, response)| {
        let status = status
            .parse()
            .ok()
            .filter(|status| (200..300).contains(status))?;
        let response = resolved(spec, spec.part(responses, response));
        let (media_type, schema) = match response.value.get("content") {
            Some(_) => json(spec, response)?,
            None => (String::from("text/plain"), None),
        };
        Some(Answer {
            status,
            media_type,
            schema,
        })
    });
    successes.collect()
}

/// The media types of all answers.
fn media_types(spec: &Spec, at: At<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let Some(responses) = member(spec, at, "responses") else {
        return found;
    };
    for (_, response) in members(responses) {
        let response = resolved(spec, spec.part(responses, response));
        let content = response.value.get("content").and_then(Value::as_object);
        found.extend(
            content
                .into_iter()
                .flat_map(|content| content.keys().cloned()),
        );
    }
    found
}

/// The first media type of JSON, and its schema.
fn json<'a>(spec: &'a Spec, at: At<'a>) -> Option<(String, Option<At<'a>>)> {
    let content = spec.part(at, at.value.get("content")?);
    let (media_type, media) = members(content).find(|(name, _)| name.contains("json"))?;
    let schema = media.get("schema").map(|schema| spec.part(content, schema));
    Some((media_type.clone(), Some(schema?)))
}

fn members(at: At<'_>) -> impl Iterator<Item = (&String, &Value)> {
    at.value.as_object().into_iter().flatten()
}

fn elements<'a>(spec: &'a Spec, at: At<'a>, name: &str) -> Vec<At<'a>> {
    let list = at.value.get(name).and_then(Value::as_array);
    let list = list.into_iter().flatten();
    list.map(|element| resolved(spec, spec.part(at, element)))
        .collect()
}

fn member<'a>(spec: &'a Spec, at: At<'a>, name: &str) -> Option<At<'a>> {
    let value = at.value.get(name)?;
    Some(resolved(spec, spec.part(at, value)))
}

fn text(at: At<'_>, name: &str) -> Option<String> {
    Some(at.value.get(name)?.as_str()?.to_owned())
}

/// What stands behind references.
pub(super) fn resolved<'a>(spec: &'a Spec, at: At<'a>) -> At<'a> {
    let mut at = at;
    for _ in 0..64 {
        let Some(next) = reference(at.value).and_then(|reference| spec.target(at, reference))
        else {
            break;
        };
        at = next;
    }
    at
}
