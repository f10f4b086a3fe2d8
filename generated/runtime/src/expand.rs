//! Writing a value in a style: what RFC 6570 calls expansion.

mod nested;
mod rules;

use std::borrow::Cow;

use self::rules::Rules;
use super::style::Layout;
use super::{Json, Style, percent};

/// Where a value is written, which decides what must be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// Writes a value, encoded for its place; none where there is nothing to send: null, an empty list,
/// an empty object. Null elements and members are passed over; where a layout has no word for
/// deeper values, they are JSON texts.
pub(super) fn expand(name: &str, value: &Json, style: Style, place: Place) -> Option<String> {
    let expansion = Expansion {
        name,
        style,
        place,
        rules: Rules::of(style.layout, place),
    };
    let is_kept = style.empty && !value.is_null();
    expansion
        .whole(value)
        .or_else(|| is_kept.then(|| expansion.named(String::new())))
}

struct Expansion<'a> {
    name: &'a str,
    style: Style,
    place: Place,
    rules: Rules,
}

impl Expansion<'_> {
    fn whole(&self, value: &Json) -> Option<String> {
        match self.style.layout {
            Layout::Json if self.place == Place::Header => Some(ascii(&value.to_string())),
            Layout::Json => Some(self.part(&value.to_string())),
            Layout::Nested(nesting) => {
                let mut pairs = Vec::new();
                self.nested(nesting, self.encoded_name(self.name), value, &mut pairs);
                joined(pairs, "", "&")
            }
            Layout::Simple
            | Layout::Label
            | Layout::Matrix
            | Layout::Form
            | Layout::SpaceDelimited
            | Layout::PipeDelimited
            | Layout::TabDelimited
            | Layout::Cookie => self.flat(value),
        }
    }

    fn flat(&self, value: &Json) -> Option<String> {
        let Rules {
            prefix,
            joint,
            comma,
            ..
        } = self.rules;
        match value {
            Json::Null => None,
            Json::Array(_) | Json::Object(_) if !self.style.explode => {
                let whole = joined(self.together(value), "", comma)?;
                Some(format!("{prefix}{}", self.named(whole)))
            }
            Json::Array(elements) => {
                let elements = elements.iter().filter_map(text);
                let parts = elements.map(|element| self.part(&element));
                joined(parts.collect(), prefix, joint)
            }
            Json::Object(members) => {
                let mut pairs = Vec::new();
                for (name, value) in members.iter() {
                    self.member(name, value, &mut pairs);
                }
                joined(pairs, prefix, joint)
            }
            Json::Bool(_) | Json::Number(_) | Json::String(_) => {
                let part = self.part(&text(value)?);
                Some(format!("{prefix}{part}"))
            }
        }
    }

    /// The elements, or names and values by turns.
    fn together(&self, value: &Json) -> Vec<String> {
        match value {
            Json::Array(elements) => {
                let elements = elements.iter().filter_map(text);
                elements.map(|element| self.encoded(&element)).collect()
            }
            Json::Object(members) => {
                let pairs = members.iter();
                let pairs = pairs.filter_map(|(name, value)| Some((name, text(value)?)));
                let both = |(name, value): (&str, Cow<'_, str>)| {
                    [self.encoded_name(name), self.encoded(&value)]
                };
                pairs.flat_map(both).collect()
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => Vec::new(),
        }
    }

    /// A member that stands by itself; where it has a name, a list is so many of them.
    fn member(&self, name: &str, value: &Json, pairs: &mut Vec<String>) {
        let name = self.encoded_name(name);
        let one = |value| Some(format!("{name}={}", self.encoded(&text(value)?)));
        match value {
            Json::Array(elements) if self.rules.named => {
                pairs.extend(elements.iter().filter_map(one))
            }
            other => pairs.extend(one(other)),
        }
    }

    /// One value, with the name where it carries one.
    fn part(&self, text: &str) -> String {
        self.named(self.encoded(text))
    }

    fn named(&self, value: String) -> String {
        if !(self.rules.named && self.style.named) {
            return value;
        }
        let name = self.encoded_name(self.name);
        match value.is_empty() {
            true => format!("{name}{}", self.rules.empty),
            false => format!("{name}={value}"),
        }
    }

    fn encoded_name(&self, name: &str) -> String {
        let mut out = String::with_capacity(name.len());
        match self.place {
            Place::Path | Place::Query => {
                percent::push(&mut out, name, percent::is_unreserved);
            }
            Place::Header | Place::Cookie => self.push_unchanged(&mut out, name),
        }
        out
    }

    fn encoded(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        match self.place {
            Place::Path if self.style.reserved => {
                percent::push_rest(&mut out, text, |byte| {
                    percent::is_in_segment(byte) || byte == b'/'
                });
            }
            Place::Query if self.style.reserved => percent::push_rest(&mut out, text, |byte| {
                percent::is_unreserved(byte) || b":/?@!$'()*,;=".contains(&byte)
            }),
            Place::Path | Place::Query => {
                percent::push(&mut out, text, percent::is_unreserved);
            }
            Place::Header | Place::Cookie => self.push_unchanged(&mut out, text),
        }
        out
    }

    /// Adds text to a header, of which only cookies have encoded parts: what no cookie may hold
    /// (RFC 6265, section 4.1.1), and what parts its values.
    fn push_unchanged(&self, out: &mut String, text: &str) {
        match (self.place, self.style.layout) {
            (Place::Header, _) | (_, Layout::Cookie) => out.push_str(text),
            _ => percent::push(out, text, |byte| {
                byte.is_ascii_graphic() && !b"\",;\\%".contains(&byte)
            }),
        }
    }
}

/// A value in one piece; null is none.
pub(super) fn text(value: &Json) -> Option<Cow<'_, str>> {
    match value {
        Json::Null => None,
        Json::Bool(true) => Some("true".into()),
        Json::Bool(false) => Some("false".into()),
        Json::Number(number) => Some(number.as_str().into()),
        Json::String(text) => Some(text.into()),
        Json::Array(_) | Json::Object(_) => Some(value.to_string().into()),
    }
}

/// A JSON text as headers take it: in ASCII (RFC 8259, section 7).
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for char in json.chars() {
        match char.is_ascii() {
            true => out.push(char),
            false => {
                let units = char.encode_utf16(&mut [0; 2]).to_vec();
                out.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
            }
        }
    }
    out
}

fn joined(parts: Vec<String>, prefix: &str, joint: &str) -> Option<String> {
    (!parts.is_empty()).then(|| format!("{prefix}{}", parts.join(joint)))
}
