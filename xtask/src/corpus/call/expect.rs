//! What the request of an operation must be.

use std::process::Command;

use serde_json::{Map, Value};

use super::super::trip::sample::Sampler;
use super::super::trip::spec::percent_decoded;
use super::form::{self, Fields};
use super::operation::{Operation, Parameter};
use super::{headers, wire};

/// A request, as the description has it.
pub(in super::super) struct Expected {
    /// The parameters that are given, by place and name.
    pub(in super::super) given: Map<String, Value>,
    pub(in super::super) body: Option<Value>,
}

/// What must be given, and all that may be in a second round.
pub(super) fn request<'a>(
    operation: &Operation<'a>,
    sampler: &mut Sampler<'a>,
    round: usize,
) -> Expected {
    let mut given = Map::new();
    for parameter in &operation.parameters {
        if !parameter.required && round == 0 || !is_told(parameter) {
            continue;
        }
        let values = sampler.all(parameter.schema);
        let values = values.into_iter().filter_map(sendable);
        let values = values.filter_map(|value| match parameter.place.as_str() {
            "path" => in_path(value),
            _ => Some(value),
        });
        let mut values: Vec<Value> = values.collect();
        if !values.is_empty() {
            let value = values.swap_remove(round.min(values.len() - 1));
            given.insert(format!("{}:{}", parameter.place, parameter.name), value);
        }
    }
    let body = operation
        .body
        .as_ref()
        .filter(|body| body.required || round > 0);
    let mut values = body
        .map(|body| sampler.all(body.schema))
        .unwrap_or_default();
    let last = values.len().saturating_sub(1);
    let body = (!values.is_empty()).then(|| values.swap_remove(if round == 0 { 0 } else { last }));
    Expected { given, body }
}

/// Whether the description says how it is sent: some headers are not its own.
pub(in super::super) fn is_told(parameter: &Parameter<'_>) -> bool {
    let known = ["accept", "content-type", "authorization"];
    let is_known = known.contains(&parameter.name.to_lowercase().as_str());
    parameter.place != "header" || !is_known
}

/// The value without what no parameter can be: nothing at all is not sent, an empty step leads
/// elsewhere, and a header holds no line break.
pub(in super::super) fn sendable(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if is_blank(&text) => None,
        Value::Array(items) => {
            let items: Vec<Value> = items.into_iter().map(part).collect();
            let items: Vec<Value> = items.into_iter().filter(|item| !item.is_null()).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(members) => {
            let members: Map<String, Value> = members
                .into_iter()
                .map(|(name, value)| (name, part(value)))
                .collect();
            let is_given = members.values().any(|value| !value.is_null());
            is_given.then_some(Value::Object(members))
        }
        value => Some(value),
    }
}

/// The value without what has no one spelling in a path: members of members.
fn in_path(value: Value) -> Option<Value> {
    let Value::Object(mut members) = value else {
        return Some(value);
    };
    members.retain(|_, value| !value.is_array() && !value.is_object());
    (!members.is_empty()).then_some(Value::Object(members))
}

/// A part of a value, which may be one that must be there.
fn part(value: Value) -> Value {
    match value {
        Value::String(text) if is_blank(&text) => "0".into(),
        Value::Array(items) => items.into_iter().map(part).collect(),
        Value::Object(members) => {
            let members = members.into_iter();
            members.map(|(name, value)| (name, part(value))).collect()
        }
        value => value,
    }
}

fn is_blank(text: &str) -> bool {
    text.trim() != text || text.is_empty() || text.contains(['\n', '\u{1}'])
}

impl Expected {
    /// Parameters as an argument takes each: `NAME=VALUE`, VALUE being text, or JSON where no text is
    /// like it. Those that only an object of all of them can have are left.
    fn arguments(&self) -> (Vec<String>, Map<String, Value>) {
        let (mut arguments, mut left) = (Vec::new(), Map::new());
        for (name, value) in &self.given {
            let text = match value {
                Value::String(text) if text.starts_with(['[', '{']) || text == "null" => None,
                Value::String(text) => Some(text.clone()),
                value => Some(value.to_string()),
            };
            match text.filter(|_| !name.contains('=')) {
                Some(text) => arguments.push(format!("{name}={text}")),
                None => drop(left.insert(name.clone(), value.clone())),
            }
        }
        (arguments, left)
    }

    /// Adds what the program must be told; `one_by_one`: each parameter by an argument of its own.
    pub(in super::super) fn tell(
        &self,
        operation: &Operation<'_>,
        command: &mut Command,
        one_by_one: bool,
    ) {
        let (arguments, given) = match one_by_one {
            true => self.arguments(),
            false => (Vec::new(), self.given.clone()),
        };
        for argument in arguments {
            command.arg("--param").arg(argument);
        }
        command
            .arg("--params")
            .arg(Value::Object(given).to_string());
        if let Some(body) = &self.body {
            command.arg("--body").arg(match body {
                Value::String(text) if !operation.sends_json() => text.clone(),
                body => body.to_string(),
            });
        }
    }

    /// How a request that was shown differs.
    pub(super) fn differences(
        &self,
        operation: &Operation<'_>,
        shown: &Value,
        base: &str,
    ) -> Vec<String> {
        let text = |name: &str| shown.get(name).and_then(Value::as_str).unwrap_or_default();
        let url = text("url").strip_prefix(base).unwrap_or_default();
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let header = |name: &str| shown.get("headers")?.get(name.to_lowercase())?.as_str();
        let mut found = Vec::new();
        let mut compare = |what: &str, is: String, should: String| {
            if is != should {
                found.push(format!("{what} is {is}, not {should}"));
            }
        };
        compare(
            "method",
            text("method").to_owned(),
            operation.method.clone(),
        );
        compare("path", percent_decoded(path), self.path(operation));
        match self.of(operation, "querystring").next() {
            Some((parameter, value)) if parameter.is_json() || !value.is_object() => {
                let is = wire::canonical(&percent_decoded(query));
                compare("query", is, parameter.joined(value));
            }
            _ => {
                let is = self.in_order(operation, "query", form::urlencoded(query));
                let should = self.fields(operation, &["query", "querystring"]);
                compare("query", format!("{is:?}"), format!("{should:?}"));
            }
        }
        for (parameter, value) in self.of(operation, "header") {
            let is = header(&parameter.name).unwrap_or_default();
            let is = parameter.in_order(is, value);
            compare(&parameter.name, is, parameter.joined(value));
        }
        let cookies = form::cookies(header("cookie").unwrap_or_default());
        let cookies = self.in_order(operation, "cookie", cookies);
        let should = self.fields(operation, &["cookie"]);
        compare("cookies", format!("{cookies:?}"), format!("{should:?}"));
        let media_type = header("content-type").unwrap_or_default();
        found.extend(headers::differences(self, operation, shown));
        found.extend(self.body_differs(operation, shown, media_type));
        found
    }

    fn body_differs(
        &self,
        operation: &Operation<'_>,
        shown: &Value,
        media_type: &str,
    ) -> Option<String> {
        let should = self.body.as_ref().unwrap_or(&Value::Null);
        let is = shown.get("body").unwrap_or(&Value::Null);
        let text = is.as_str().unwrap_or_default();
        let fields = match &operation.body {
            Some(body) if self.body.is_some() && body.media_type.contains("urlencoded") => {
                form::urlencoded(text)
            }
            Some(body) if self.body.is_some() && body.media_type.contains("multipart") => {
                form::multipart(text, media_type)
            }
            _ => {
                let (at, what) = super::super::trip::compare::difference(should, is)?;
                return Some(format!("body: `{at}` {what}"));
            }
        };
        let should = form::fields(should);
        (fields != should).then(|| format!("body is {fields:?}, not {should:?}"))
    }

    /// The parameters of a place that are given.
    pub(super) fn of<'s>(
        &'s self,
        operation: &'s Operation<'_>,
        place: &'s str,
    ) -> impl Iterator<Item = (&'s Parameter<'s>, &'s Value)> {
        let of_place = operation
            .parameters
            .iter()
            .filter(move |p| p.place == place);
        of_place.filter_map(|parameter| {
            let name = format!("{}:{}", parameter.place, parameter.name);
            Some((parameter, self.given.get(&name)?))
        })
    }

    fn path(&self, operation: &Operation<'_>) -> String {
        let mut path = operation.path.clone();
        for (parameter, value) in self.of(operation, "path") {
            let name = format!("{{{}}}", parameter.name);
            path = path.replace(&name, &parameter.in_path(value));
        }
        path
    }

    /// The names and values that these places must have.
    fn fields(&self, operation: &Operation<'_>, places: &[&str]) -> Fields {
        let given = places.iter().flat_map(|place| self.of(operation, place));
        let given = given.flat_map(|(parameter, value)| parameter.pairs(value));
        let credentials = operation.credentials.iter();
        let credentials = credentials.filter(|credential| places.contains(&&*credential.place));
        let credentials = credentials.map(|sent| (sent.name.clone(), sent.text.clone()));
        wire::fields(given.chain(credentials))
    }

    /// What a place has, as [`Self::fields`] would have it.
    fn in_order(&self, operation: &Operation<'_>, place: &str, written: Fields) -> Fields {
        let mut written = written;
        for (name, texts) in &mut written {
            let mut given = self.of(operation, place);
            let owner = given.find(|(parameter, _)| parameter.name == *name);
            for text in texts {
                *text = match owner {
                    Some((parameter, value)) => parameter.in_order(text, value),
                    None => wire::canonical(text),
                };
            }
        }
        written
    }
}
