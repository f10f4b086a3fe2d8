//! What is known of a request before it is sent.

use std::time::Duration;

use http::header::{HeaderMap, HeaderName};

use super::cookies::{self, Cookies};
use super::expand::{Place, expand};
use super::parameter::Values;
use super::query::Query;
use super::source::Source;
use super::style::Layout;
use super::{Core, Encode, Error, Json, Operation, Parameter, Style, header, path};

/// How the body of a success is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// All of it before the call is done.
    Whole,
    /// All of it, whatever the status.
    Raw,
    /// Piece by piece, by the caller.
    Pieces,
    /// So too, and there may be long pauses.
    Events,
}

/// What a request holds until it is sent. Where a value cannot be sent, the first failure is kept.
pub struct Draft {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    /// The path as far as it is known, encoded.
    pub(super) path: String,
    /// What is left of the operation's path: nothing, or a value's name in braces and the rest.
    rest: &'static str,
    /// Values that the path has more than once, encoded.
    repeated: Vec<(&'static str, String)>,
    pub(super) query: Query,
    pub(super) headers: HeaderMap,
    pub(super) cookies: Cookies,
    pub(super) body: Option<Source>,
    pub(super) timeout: Option<Duration>,
    pub(super) attempts: Option<u32>,
    pub(super) reading: Reading,
    failure: Option<Error>,
}

impl Draft {
    pub(super) fn new(core: Core, operation: &'static Operation) -> Self {
        let mut draft = Self {
            core,
            operation,
            path: String::new(),
            rest: operation.path,
            repeated: Vec::new(),
            query: Query::default(),
            headers: HeaderMap::new(),
            cookies: Cookies::default(),
            body: None,
            timeout: None,
            attempts: None,
            reading: Reading::Whole,
            failure: None,
        };
        draft.push_text();
        draft
    }

    /// Limits the whole call.
    pub fn timeout(&mut self, limit: Duration) {
        self.timeout = Some(limit);
    }

    /// How often it is sent again at most.
    pub fn retries(&mut self, most: u32) {
        self.attempts = Some(most.saturating_add(1));
    }

    /// What the request is of.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The same request once more; a failure goes with the first one.
    pub(super) fn again(&mut self) -> Box<Self> {
        Box::new(Self {
            core: self.core.clone(),
            operation: self.operation,
            path: self.path.clone(),
            rest: self.rest,
            repeated: self.repeated.clone(),
            query: self.query.clone(),
            headers: self.headers.clone(),
            cookies: self.cookies.clone(),
            body: self.body.clone(),
            timeout: self.timeout,
            attempts: self.attempts,
            reading: self.reading,
            failure: self.failure.take(),
        })
    }

    /// The first thing that was wrong.
    pub(super) fn check(&mut self) -> Result<(), Error> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        match path::value(self.rest) {
            Some((name, _)) => Err(Error::invalid(
                self.operation,
                format!("path parameter `{name}` is not given"),
            )),
            None => Ok(()),
        }
    }

    pub(super) fn fail(&mut self, what: String) {
        if self.failure.is_none() {
            self.failure = Some(Error::invalid(self.operation, what));
        }
    }

    /// Goes on to the next value that is not known yet.
    fn push_text(&mut self) {
        loop {
            let (text, rest) = path::text(self.rest);
            self.path.push_str(text);
            self.rest = rest;
            let Some((name, rest)) = path::value(rest) else {
                return;
            };
            let mut repeated = self.repeated.iter();
            match repeated.find(|(known, _)| *known == name) {
                Some((_, text)) => self.path.push_str(text),
                None => return,
            }
            self.rest = rest;
        }
    }

    pub(super) fn push_value(&mut self, value: &str) {
        let Some((name, rest)) = path::value(self.rest) else {
            return self.fail("more path parameters are given than there are".to_owned());
        };
        if value.is_empty() {
            self.fail(format!("path parameter `{name}` is empty"));
        }
        let start = self.path.len();
        path::push(&mut self.path, value);
        self.filled(name, start, rest);
    }

    pub(super) fn push_styled(&mut self, style: Style, value: &dyn Encode) {
        let Some((name, rest)) = path::value(self.rest) else {
            return self.fail("more path parameters are given than there are".to_owned());
        };
        let start = self.path.len();
        match self.expanded(name, style, value, Place::Path) {
            Some(text) if !text.is_empty() => self.path.push_str(&text),
            Some(_) | None => self.fail(format!("path parameter `{name}` is empty")),
        }
        self.filled(name, start, rest);
    }

    /// Goes on behind a value, unless it made a step that leads elsewhere.
    fn filled(&mut self, name: &'static str, start: usize, rest: &'static str) {
        self.rest = rest;
        if path::names(rest).any(|other| other == name) {
            let text = self.path.get(start..).unwrap_or_default().to_owned();
            self.repeated.push((name, text));
        }
        let ends = rest.is_empty() || rest.starts_with('/');
        if let Some(refusal) = path::refusal(&self.path, start, ends) {
            self.fail(format!("path parameter `{name}` {refusal}"));
        }
        self.push_text();
    }

    /// The value as it is sent; nothing where it is nothing.
    fn expanded(
        &mut self,
        name: &str,
        style: Style,
        value: &dyn Encode,
        place: Place,
    ) -> Option<String> {
        let Ok(value) = super::encode(value).parse::<Json>() else {
            self.fail(format!("parameter `{name}` is nested too deep"));
            return None;
        };
        if style.layout == Layout::Cookie && cookies::breaks_out(&value) {
            self.fail(format!(
                "cookie `{name}` holds `;` or a control character; it is sent unchanged, so escape it"
            ));
            return None;
        }
        expand(name, &value, style, place)
    }

    /// Adds a query parameter that the API does not describe.
    pub fn query(&mut self, name: &str, value: &str) {
        self.query.add(name.to_owned(), value.to_owned());
    }

    /// Sets a query parameter; it replaces an earlier value of that name.
    pub fn parameter(&mut self, name: &'static str, value: &dyn Parameter) {
        self.query.replace(name, Values::of(value).into_texts());
    }

    /// Sets a query parameter in a style of its own.
    pub fn query_styled(&mut self, name: &'static str, style: Style, value: &dyn Encode) {
        let written = self.expanded(name, style, value, Place::Query);
        self.query.write(name, written);
    }

    /// Sets a header parameter in a style of its own.
    pub fn header_styled(&mut self, name: &'static str, style: Style, value: &dyn Encode) {
        match self.expanded(name, style, value, Place::Header) {
            Some(text) => self.set_header(name, &text),
            None => self.headers.remove(name).map_or((), drop),
        }
    }

    /// Sets a cookie.
    pub fn cookie(&mut self, name: &'static str, style: Style, value: &dyn Encode) {
        let written = self.expanded(name, style, value, Place::Cookie);
        self.cookies.write(name, written);
    }

    /// Sets a header parameter.
    pub fn header_parameter(&mut self, name: &'static str, value: &dyn Parameter) {
        self.set_header(name, &Values::of(value).into_texts().join(","));
    }

    /// Asks for what comes behind this event (WHATWG HTML, section 9.2.4).
    pub(super) fn last_event_id(&mut self, id: &str) {
        self.set_header("last-event-id", id);
    }

    /// Asks for an answer of another media type, to be read in another way.
    pub(super) fn ask_for(&mut self, media_type: &str, reading: Reading) {
        self.set_header("accept", media_type);
        self.reading = reading;
    }

    /// Sets a header that the caller chose; those that the client answers for are refused.
    pub fn caller_header(&mut self, name: &str, value: &str) {
        match header::name(name) {
            Some(known) if header::is_framing(&known) || self.core.owns_header(&known) => {
                self.fail(format!("header `{known}` is set by the client alone"));
            }
            Some(_) => self.set_header(name, value),
            None => self.fail("a header's name is not an HTTP token".to_owned()),
        }
    }

    pub(super) fn set_header(&mut self, name: &str, value: &str) {
        let parsed: Option<HeaderName> = header::name(name);
        match (parsed, header::value(value)) {
            (Some(name), Some(value)) => {
                if let Err(what) = header::set(&mut self.headers, name, value) {
                    self.fail(what.to_owned());
                }
            }
            (None, _) => self.fail(format!(
                "header `{}` has no valid name",
                name.escape_debug()
            )),
            (_, None) => self.fail(format!(
                "header `{name}` holds a line break or another control character"
            )),
        }
    }
}
