//! The headers of a request beside its parameters: all that must be there, and nothing else.

use std::collections::BTreeMap;

use serde_json::Value;

use super::expect::Expected;
use super::operation::Operation;

/// How the headers of a request that was shown differ; those of parameters, and cookies, are
/// compared elsewhere.
pub(super) fn differences(
    expected: &Expected,
    operation: &Operation<'_>,
    shown: &Value,
) -> Vec<String> {
    let mut is = named(shown);
    let mut found = Vec::new();
    if is.remove("user-agent").is_none() {
        found.push("there is no user-agent".to_owned());
    }
    let accept = is.remove("accept").unwrap_or_default();
    if !accept.split(',').all(|part| may_ask(operation, part)) {
        found.push(format!("accept is {accept}, of {:?}", operation.accepts));
    }
    let media_type = is.remove("content-type");
    let body = operation.body.as_ref().filter(|_| expected.body.is_some());
    let should = body.map(|body| essence(&body.media_type));
    if media_type.as_deref().map(essence) != should {
        found.push(format!("content-type is {media_type:?}, not {should:?}"));
    }
    is.remove("cookie");
    for (parameter, _) in expected.of(operation, "header") {
        is.remove(&parameter.name.to_lowercase());
    }
    let credentials = operation.credentials.iter();
    let credentials = credentials.filter(|credential| credential.place == "header");
    let should: BTreeMap<String, String> = credentials
        .map(|sent| (sent.name.to_lowercase(), sent.text.clone()))
        .collect();
    if is != should {
        found.push(format!("other headers are {is:?}, not {should:?}"));
    }
    found
}

fn named(shown: &Value) -> BTreeMap<String, String> {
    let headers = shown.get("headers").and_then(Value::as_object);
    let each = headers.into_iter().flatten();
    each.map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()))
        .collect()
}

/// Whether an operation answers with this type, or with any.
fn may_ask(operation: &Operation<'_>, part: &str) -> bool {
    let wanted = essence(part);
    let answers = |media_type: &String| {
        let is = essence(media_type);
        let kind = wanted.strip_suffix('*').filter(|kind| kind.ends_with('/'));
        is == wanted || kind.is_some_and(|kind| is.starts_with(kind))
    };
    wanted == "*/*" || operation.accepts.is_empty() || operation.accepts.iter().any(answers)
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}
