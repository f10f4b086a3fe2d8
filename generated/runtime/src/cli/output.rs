//! From an answer to what is written.

use std::future::poll_fn;
use std::io::Write;

use super::super::answer::Answer;
use super::super::incoming::Incoming;
use super::super::{Download, Json, Object};
use super::command::{NextLine, Shown};
use super::dry_run::headers;
use super::options::Options;
use super::{Command, Failure, failure};

/// Writes an answer, as it arrives where it is a stream.
pub(super) async fn write(
    command: &Command,
    mut answer: Answer,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let head = options.include.then(|| head(&answer));
    if options.raw {
        return raw(answer, head, out).await;
    }
    let shown = command.show(&mut answer, options).await;
    let shown = shown.map_err(|error| Failure::of(&error, command.failure, options.include))?;
    match (shown, head) {
        (Shown::Json(json), None) => line(out, &json),
        (Shown::Bytes(bytes), None) => piece(out, &bytes),
        (Shown::Download(download), None) => pieces(*download, out).await,
        (Shown::Lines(next), None) => lines(next, out).await,
        (Shown::Json(json), Some(head)) => with_body(out, head, json.as_bytes()),
        (Shown::Bytes(bytes), Some(head)) => with_body(out, head, &bytes),
        (Shown::Download(download), Some(head)) => with_body(out, head, &download.bytes().await?),
        (Shown::Lines(next), Some(head)) => {
            line(out, &Json::Object(head).to_string())?;
            lines(next, out).await
        }
    }
}

/// The body as it comes, behind a line of JSON with status and headers.
async fn raw(mut answer: Answer, head: Option<Object>, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(head) = head {
        line(out, &Json::Object(head).to_string())?;
    }
    let is_success = answer.operation.answers_with(answer.status);
    pieces(Download::new(Incoming::of(&mut answer)), out).await?;
    match is_success {
        true => Ok(()),
        false => Err(Failure::refused()),
    }
}

async fn pieces(mut download: Download, out: &mut dyn Write) -> Result<(), Failure> {
    while let Some(bytes) = download.try_next().await? {
        piece(out, &bytes)?;
    }
    Ok(())
}

async fn lines(mut next: Box<NextLine>, out: &mut dyn Write) -> Result<(), Failure> {
    while let Some(text) = poll_fn(|context| next(context)).await {
        line(out, &text?)?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    piece(out, format!("{text}\n").as_bytes())
}

/// What is written is seen at once: more may be long in coming.
fn piece(out: &mut dyn Write, bytes: &[u8]) -> Result<(), Failure> {
    let written = out.write_all(bytes).and_then(|()| out.flush());
    written.map_err(Failure::lost)
}

fn head(answer: &Answer) -> Object {
    let mut head = Object::new();
    head.insert("status", i64::from(answer.status.as_u16()));
    head.insert("headers", headers(&answer.headers));
    head
}

fn with_body(out: &mut dyn Write, mut head: Object, body: &[u8]) -> Result<(), Failure> {
    head.insert("body", failure::body(body));
    line(out, &Json::Object(head).to_string())
}
