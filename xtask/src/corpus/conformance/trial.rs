//! Operations, sent for real.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Map, Value};

use super::super::call::expect::{Expected, is_told, sendable};
use super::super::call::operation::Operation;
use super::super::call::promise::Promises;
use super::super::call::security::SECRET;
use super::super::trip::compare;
use super::super::trip::sample::Sampler;

/// How much of a request is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Extent {
    /// What is required.
    Minimal,
    /// Every parameter, and a body with as many members as there are.
    Full,
}

/// Whom operations are sent to, and by what.
pub(super) struct Trial<'a> {
    pub(super) program: &'a Path,
    pub(super) url: String,
    /// The names of all schemes.
    pub(super) schemes: Vec<String>,
    pub(super) promises: Promises,
}

impl Trial<'_> {
    /// Sends an operation, and compares what the program makes of the answer.
    pub(super) fn send(&self, operation: &Operation<'_>, request: &Expected) -> Result<(), String> {
        let raw = self.call(operation, request, &["--raw", "--include"])?;
        let text = String::from_utf8_lossy(&raw.stdout);
        let (head, _) = text.split_once('\n').unwrap_or((&text, ""));
        let body = raw.stdout.get(head.len() + 1..).unwrap_or_default();
        let Ok(head) = serde_json::from_str::<Value>(head) else {
            return Err(said(&raw));
        };
        if let Some(violations) = header(&head, "sl-violations") {
            return Err(in_words(violations));
        }
        if !raw.status.success() {
            let status = head.get("status").unwrap_or(&Value::Null);
            return Err(format!("{status} {}", String::from_utf8_lossy(body)));
        }
        let typed = self.call(operation, request, &[])?;
        if !typed.status.success() {
            return Err(said(&typed));
        }
        let is_json = header(&head, "content-type").is_some_and(|media| media.contains("json"));
        self.compare(body, &typed.stdout, is_json)
    }

    fn compare(&self, body: &[u8], typed: &[u8], is_json: bool) -> Result<(), String> {
        if !is_json && !body.is_empty() {
            return match body == typed {
                true => Ok(()),
                false => Err("the answer is not what came".to_owned()),
            };
        }
        let json = |text: &[u8]| serde_json::from_slice::<Value>(text);
        let came = json(if body.is_empty() { b"null" } else { body });
        let came = came.map_err(|error| format!("the answer: {error}"))?;
        let value = self
            .promises
            .value(&came)
            .ok_or("the answer breaks a promise")?;
        let typed = json(typed).map_err(|error| format!("what is written: {error}"))?;
        match compare::difference(value, &typed) {
            None => Ok(()),
            Some((at, what)) => Err(format!("of the answer `{at}` {what}")),
        }
    }

    fn call(
        &self,
        operation: &Operation<'_>,
        request: &Expected,
        options: &[&str],
    ) -> Result<Output, String> {
        let mut command = Command::new(self.program);
        command.args(["call", &operation.id, "--base-url", &self.url]);
        for scheme in &self.schemes {
            command.arg("--auth").arg(format!("{scheme}={SECRET}"));
        }
        request.tell(operation, &mut command, false);
        let output = command.args(options).output();
        output.map_err(|error| format!("{}: {error}", self.program.display()))
    }
}

fn header<'a>(head: &'a Value, name: &str) -> Option<&'a str> {
    head.get("headers")?.get(name)?.as_str()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}

/// What a validator finds, each with its place.
fn in_words(violations: &str) -> String {
    let list: Vec<Value> = serde_json::from_str(violations).unwrap_or_default();
    let each = list.iter().map(|violation| {
        let text = |name: &str| violation.get(name).and_then(Value::as_str);
        let place = violation.get("location").and_then(Value::as_array);
        let steps = place.into_iter().flatten();
        let steps: Vec<String> = steps
            .map(|step| {
                step.as_str()
                    .map_or_else(|| step.to_string(), str::to_owned)
            })
            .collect();
        format!("{} ({})", text("message").unwrap_or("?"), steps.join("."))
    });
    let each: Vec<String> = each.collect();
    match each.is_empty() {
        true => violations.to_owned(),
        false => each.join("; "),
    }
}

/// A request of an operation.
///
/// # Errors
///
/// There is no value of something that it has.
pub(super) fn request<'a>(
    operation: &Operation<'a>,
    sampler: &mut Sampler<'a>,
    extent: Extent,
) -> Result<Expected, String> {
    let wanted = |required| required || extent == Extent::Full;
    let mut given = Map::new();
    for parameter in &operation.parameters {
        if !wanted(parameter.required) || !is_told(parameter) {
            continue;
        }
        let mut values = sampler.all(parameter.schema).into_iter();
        let name = format!("{}:{}", parameter.place, parameter.name);
        let value = values.find_map(sendable);
        given.insert(
            name.clone(),
            value.ok_or_else(|| format!("no value of {name}"))?,
        );
    }
    let body = operation.body.as_ref().filter(|body| wanted(body.required));
    let body = body.map(|body| {
        let values = sampler.all(body.schema);
        match extent {
            Extent::Minimal => values.into_iter().next(),
            Extent::Full => values.into_iter().rev().max_by_key(members),
        }
        .ok_or("no value of the body")
    });
    Ok(Expected {
        given,
        body: body.transpose()?,
    })
}

/// How many members a value has, at any depth.
fn members(value: &Value) -> usize {
    match value {
        Value::Object(all) => all.len() + all.values().map(members).sum::<usize>(),
        Value::Array(all) => all.iter().map(members).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn violations_have_their_places() {
        let said = r#"[{"location":["request","body","name",0],"message":"must be string"}]"#;
        assert_eq!(in_words(said), "must be string (request.body.name.0)");
        assert_eq!(in_words("odd"), "odd");
    }
}
