//! Why the program ends without a success.

use std::fmt::Display;
use std::io::Write;

use super::super::{DecodeError, Error, Json, Object};
use super::command::ReadFailure;
use super::dry_run::headers;

/// Why the program ends without a success.
pub(super) struct Failure {
    /// What it exits with.
    pub(super) code: u8,
    message: String,
}

impl Failure {
    /// The arguments are wrong.
    pub(super) fn usage(message: String) -> Self {
        let message = format!("error: {message}\n\nMore with `--help`.");
        Self::new(2, message)
    }

    /// A name that means nothing, beside those that would.
    pub(super) fn unknown(what: &str, name: &str, known: &[&str]) -> Self {
        let known = match known {
            [] => "there is none".to_owned(),
            known => format!("there is {}", known.join(", ")),
        };
        Self::usage(format!("no {what} is called `{name}`; {known}"))
    }

    /// A body that is not what it should be.
    pub(super) fn body(error: DecodeError) -> Self {
        Self::usage(format!("the body: {error}"))
    }

    /// Nothing came of the call, or of what it needs.
    pub(super) fn lost(error: impl Display) -> Self {
        let mut object = Object::new();
        object.insert("error", error.to_string());
        Self::new(3, Json::Object(object).to_string())
    }

    /// An answer that says no, and was shown as it came.
    pub(super) fn refused() -> Self {
        Self::new(1, String::new())
    }

    /// What a call failed with; the API's own words by their type, where there is one, and beside
    /// the headers where these are asked for.
    pub(super) fn of(error: &Error, read: Option<ReadFailure>, with_headers: bool) -> Self {
        if error.is_api() {
            return Self::new(1, api(error, read, with_headers).to_string());
        }
        let message = error.to_string();
        match error.is_invalid_request() || error.is_configuration() {
            true => Self::usage(message),
            false => Self::lost(message),
        }
    }

    fn new(code: u8, message: String) -> Self {
        Self { code, message }
    }

    #[cfg(test)]
    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// Writes it to the standard error output.
    pub(super) fn report(&self) -> std::io::Result<()> {
        match self.message.as_str() {
            "" => Ok(()),
            message => writeln!(std::io::stderr(), "{message}"),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::of(&error, None, false)
    }
}

/// What the API says, with its status.
fn api(error: &Error, read: Option<ReadFailure>, with_headers: bool) -> Json {
    let mut object = Object::new();
    if let Some(status) = error.status() {
        object.insert("status", i64::from(status.as_u16()));
    }
    if with_headers {
        object.insert("headers", headers(error.headers()));
    }
    let typed = read.and_then(|read| read(error));
    let said = typed.or_else(|| error.decode_body().ok());
    object.insert("body", said.unwrap_or_else(|| body(error.body())));
    Json::Object(object)
}

/// A body as JSON; as text where it is none, and null where it is nothing.
pub(super) fn body(bytes: &[u8]) -> Json {
    if bytes.is_empty() {
        return Json::Null;
    }
    let json = super::super::decode(bytes);
    json.unwrap_or_else(|_| Json::String(String::from_utf8_lossy(bytes).into_owned()))
}
