//! What an API says went wrong.

use std::fmt;

use super::super::Json;
use super::display::Plain;

/// The deepest chain of errors that is kept.
const DEEPEST: usize = 8;

/// One error, or remark, of an API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApiError {
    /// The API's number or word for it.
    pub code: Code,
    /// What the API says, for people.
    pub message: String,
    /// Where it is explained.
    pub documentation_url: Option<String>,
    /// The part of the request that it is about, as a JSON pointer (RFC 6901).
    pub pointer: Option<String>,
    /// What led to it.
    pub chain: Vec<ApiError>,
}

/// A number or a word that an API calls an error by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

impl Code {
    /// The code as text, as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code, where it is a whole number.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl PartialEq<i64> for Code {
    fn eq(&self, other: &i64) -> bool {
        self.as_i64() == Some(*other)
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Plain(&self.0))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.code.0.as_str(), self.message.as_str()) {
            ("", message) => write!(f, "{}", Plain(message))?,
            (_, "") => write!(f, "{}", self.code)?,
            (_, message) => write!(f, "{} {}", self.code, Plain(message))?,
        }
        match &self.pointer {
            Some(pointer) => write!(f, " at {}", Plain(pointer)),
            None => Ok(()),
        }
    }
}

impl ApiError {
    /// Reads a list of errors, taking from each what is there: an error about errors helps nobody.
    pub(in super::super) fn list(json: &Json) -> Vec<Self> {
        Self::list_within(json, DEEPEST)
    }

    fn list_within(json: &Json, levels: usize) -> Vec<Self> {
        match (json.as_array(), levels.checked_sub(1)) {
            (Some(list), Some(levels)) => {
                list.iter().map(|error| Self::read(error, levels)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Every text in it, to be changed.
    pub(in super::super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.code.0);
        change(&mut self.message);
        self.documentation_url
            .iter_mut()
            .chain(&mut self.pointer)
            .for_each(&mut *change);
        for error in &mut self.chain {
            error.each_text(change);
        }
    }

    fn read(json: &Json, levels: usize) -> Self {
        let text = |name| json.get(name).and_then(Json::as_str).map(str::to_owned);
        let source = json.get("source").and_then(|source| source.get("pointer"));
        Self {
            code: Code(json.get("code").map(scalar).unwrap_or_default()),
            message: text("message")
                .or_else(|| json.as_str().map(str::to_owned))
                .unwrap_or_default(),
            documentation_url: text("documentation_url"),
            pointer: source.and_then(Json::as_str).map(str::to_owned),
            chain: json
                .get("error_chain")
                .map(|chain| Self::list_within(chain, levels))
                .unwrap_or_default(),
        }
    }
}

fn scalar(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.as_str().to_owned(),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => String::new(),
    }
}
