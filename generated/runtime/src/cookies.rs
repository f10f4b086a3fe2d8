//! The cookies that a request sends.

use http::header::{COOKIE, HeaderMap, HeaderValue};

use super::Json;

/// Cookies by the parameter they come from, as they are sent.
#[derive(Clone, Default)]
pub(super) struct Cookies(Vec<(&'static str, String)>);

impl Cookies {
    /// Gives a parameter this text; without one it is taken out.
    pub(super) fn write(&mut self, name: &'static str, written: Option<String>) {
        self.0.retain(|(known, _)| *known != name);
        self.0.extend(written.map(|written| (name, written)));
    }

    /// The header, behind the cookies that are there already (RFC 6265, section 4.2); none where
    /// this adds none.
    pub(super) fn header(&self, headers: &HeaderMap) -> Option<HeaderValue> {
        if self.0.is_empty() {
            return None;
        }
        let earlier = headers.get(COOKIE).and_then(|value| value.to_str().ok());
        let own = self.0.iter().map(|(_, text)| text.as_str());
        let all: Vec<&str> = earlier.into_iter().chain(own).collect();
        let mut value = super::header::value(&all.join("; "))?;
        value.set_sensitive(true);
        Some(value)
    }
}

/// Whether a value that is sent unchanged would end its cookie, or the header.
pub(super) fn breaks_out(value: &Json) -> bool {
    let ends = |text: &str| text.contains(|char: char| char == ';' || char.is_control());
    match value {
        Json::String(text) => ends(text),
        Json::Array(elements) => elements.iter().any(breaks_out),
        Json::Object(members) => {
            let mut members = members.iter();
            members.any(|(name, value)| ends(name) || breaks_out(value))
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}
