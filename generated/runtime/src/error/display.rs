//! Errors in words.

use std::fmt::{self, Write};

use super::super::TransportError;
use super::super::timeout::Phase;
use super::{Details, Error, Kind};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        render(&mut text, self)?;
        if let Some(core) = &self.0.core {
            core.shared().credentials.hide(&mut text);
        }
        f.write_str(&text)
    }
}

fn render(out: &mut String, error: &Error) -> fmt::Result {
    if let Some(operation) = error.0.operation {
        write!(out, "{} ", operation.method)?;
        out.write_str(operation.path)?;
        out.push_str(": ");
    }
    what(out, &error.0)?;
    match error.request_id() {
        Some(id) => write!(out, " (request {})", Plain(id)),
        None => Ok(()),
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.kind {
            Kind::Transport(error) => Some(error as &TransportError),
            Kind::Provider(_, error) => Some(error),
            Kind::Decode(error) => Some(error),
            Kind::Configuration(_)
            | Kind::Invalid(_)
            | Kind::Credential(_)
            | Kind::Timeout(..)
            | Kind::Status
            | Kind::Unsuccessful
            | Kind::MediaType(_)
            | Kind::TooLarge(_)
            | Kind::TooManyPages(_) => None,
        }
    }
}

fn what(out: &mut String, details: &Details) -> fmt::Result {
    match &details.kind {
        Kind::Configuration(text) | Kind::Invalid(text) | Kind::Credential(text) => {
            out.write_str(text)
        }
        Kind::Provider(scheme, error) => write!(out, "no credential for `{scheme}`: {error}"),
        Kind::Transport(error) => write!(out, "{error}"),
        Kind::Timeout(Phase::Headers, limit, _) => write!(out, "no answer within {limit:?}"),
        Kind::Timeout(Phase::Idle, limit, _) => write!(out, "the answer stalled for {limit:?}"),
        Kind::Timeout(Phase::Call, limit, _) => write!(out, "not done within {limit:?}"),
        Kind::Status => {
            answered(out, details)?;
            errors(out, details)
        }
        Kind::Unsuccessful => {
            answered(out, details)?;
            out.write_str(", but the answer says that the call failed")?;
            errors(out, details)
        }
        Kind::Decode(error) => {
            answered(out, details)?;
            write!(
                out,
                ", but its {} cannot be read: {error}",
                content_type(details)
            )
        }
        Kind::MediaType(expected) => {
            answered(out, details)?;
            let came = media_type(details).unwrap_or("nothing");
            write!(out, ", but with {} in place of {expected}", Plain(came))
        }
        Kind::TooLarge(limit) => {
            answered(out, details)?;
            write!(out, ", but the body has more than {limit} bytes")
        }
        Kind::TooManyPages(limit) => write!(out, "the list has more than {limit} pages"),
    }
}

fn answered(out: &mut String, details: &Details) -> fmt::Result {
    match details.status {
        Some(status) => write!(out, "{status}"),
        None => out.write_str("no status"),
    }
}

/// What the API says, or else what kind of body came with the status.
fn errors(out: &mut String, details: &Details) -> fmt::Result {
    if details.errors.is_empty() {
        return write!(out, ", with {}", content_type(details));
    }
    for (index, error) in details.errors.iter().enumerate() {
        out.write_str(if index == 0 { ": " } else { "; " })?;
        write!(out, "{error}")?;
    }
    Ok(())
}

fn content_type(details: &Details) -> String {
    let bytes = details.body.len();
    if bytes == 0 {
        return "empty body".to_owned();
    }
    let named = media_type(details).unwrap_or("no content type");
    format!("body of {bytes} bytes ({})", Plain(named))
}

fn media_type(details: &Details) -> Option<&str> {
    let value = details.headers.get(http::header::CONTENT_TYPE)?;
    value.to_str().ok()
}

/// Text from outside, without what could steer a terminal, and cut where it goes on for too long.
pub(in super::super) struct Plain<'a>(pub(in super::super) &'a str);

const LONGEST: usize = 1000;

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars().take(LONGEST) {
            let steers = character.is_control()
                || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            f.write_char(if steers { '\u{fffd}' } else { character })?;
        }
        if self.0.chars().nth(LONGEST).is_some() {
            f.write_char('…')?;
        }
        Ok(())
    }
}
