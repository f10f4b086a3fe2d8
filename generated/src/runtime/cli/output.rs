//! From an answer to what is written.

use super::super::answer::Answer;
use super::super::{Json, Object};
use super::command::Shown;
use super::dry_run::headers;
use super::options::Options;
use super::{Command, Failure, failure};

/// What an answer is written as.
pub(super) fn write(
    command: &Command,
    mut answer: Answer,
    options: &Options,
) -> Result<Vec<u8>, Failure> {
    let head = options.include.then(|| head(&answer));
    if options.raw {
        return raw(&answer, head);
    }
    let shown = (command.show)(&mut answer);
    let shown = shown.map_err(|error| Failure::of(error, command.failure))?;
    Ok(match (shown, head) {
        (Shown::Json(json), None) => format!("{json}\n").into_bytes(),
        (Shown::Bytes(bytes), None) => bytes.to_vec(),
        (Shown::Json(json), Some(head)) => with_body(head, failure::body(json.as_bytes())),
        (Shown::Bytes(bytes), Some(head)) => with_body(head, failure::body(&bytes)),
    })
}

/// The body as it came, behind a line of JSON with status and headers.
fn raw(answer: &Answer, head: Option<Object>) -> Result<Vec<u8>, Failure> {
    let head = head.map(|head| format!("{}\n", Json::Object(head)));
    let mut output = head.unwrap_or_default().into_bytes();
    output.extend_from_slice(&answer.body);
    match answer.operation.answers_with(answer.status) {
        true => Ok(output),
        false => Err(Failure::refused(output)),
    }
}

fn head(answer: &Answer) -> Object {
    let mut head = Object::new();
    head.insert("status", i64::from(answer.status.as_u16()));
    head.insert("headers", headers(&answer.headers));
    head
}

fn with_body(mut head: Object, body: Json) -> Vec<u8> {
    head.insert("body", body);
    format!("{}\n", Json::Object(head)).into_bytes()
}
