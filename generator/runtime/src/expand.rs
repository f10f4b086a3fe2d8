//! Writing a value in a style: what RFC 6570 calls expansion.

use std::borrow::Cow;

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

/// What a layout puts between the parts of a value.
struct Rules {
    /// Before the whole.
    prefix: &'static str,
    /// Between elements that stand by themselves.
    joint: &'static str,
    /// Between elements that stand together.
    comma: &'static str,
    /// Whether values carry the parameter's name.
    named: bool,
    /// What stands between a name and an empty value.
    empty: &'static str,
}

/// Writes a value, encoded for its place; none where there is nothing to send: null, an empty list,
/// an empty object. Null elements and members are passed over, deeper values are JSON texts.
pub(super) fn expand(name: &str, value: &Json, style: Style, place: Place) -> Option<String> {
    let mut expansion = Expansion {
        name,
        style,
        place,
        rules: rules(style.layout, place),
    };
    expansion.whole(value)
}

struct Expansion<'a> {
    name: &'a str,
    style: Style,
    place: Place,
    rules: Rules,
}

impl Expansion<'_> {
    fn whole(&mut self, value: &Json) -> Option<String> {
        match self.style.layout {
            Layout::Json => Some(self.part(&value.to_string())),
            Layout::DeepObject => {
                let mut pairs = Vec::new();
                self.deep(self.encoded(self.name), value, &mut pairs);
                joined(pairs, "", "&")
            }
            Layout::Simple
            | Layout::Label
            | Layout::Matrix
            | Layout::Form
            | Layout::SpaceDelimited
            | Layout::PipeDelimited => self.flat(value),
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
                    [self.encoded(name), self.encoded(&value)]
                };
                pairs.flat_map(both).collect()
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => Vec::new(),
        }
    }

    /// A member that stands by itself; where it has a name, a list is so many of them.
    fn member(&self, name: &str, value: &Json, pairs: &mut Vec<String>) {
        let name = self.encoded(name);
        let one = |value| Some(format!("{name}={}", self.encoded(&text(value)?)));
        match value {
            Json::Array(elements) if self.rules.named => {
                pairs.extend(elements.iter().filter_map(one))
            }
            other => pairs.extend(one(other)),
        }
    }

    fn deep(&self, path: String, value: &Json, pairs: &mut Vec<String>) {
        match value {
            Json::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.deep(format!("{path}%5B{index}%5D"), element, pairs);
                }
            }
            Json::Object(members) => {
                for (name, member) in members.iter() {
                    let name = self.encoded(name);
                    self.deep(format!("{path}%5B{name}%5D"), member, pairs);
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
                let value = text(value).map(|text| self.encoded(&text));
                pairs.extend(value.map(|value| format!("{path}={value}")));
            }
        }
    }

    /// One value, with the name where it carries one.
    fn part(&self, text: &str) -> String {
        self.named(self.encoded(text))
    }

    fn named(&self, value: String) -> String {
        if !self.rules.named {
            return value;
        }
        let name = self.encoded(self.name);
        match value.is_empty() {
            true => format!("{name}{}", self.rules.empty),
            false => format!("{name}={value}"),
        }
    }

    fn encoded(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        match self.place {
            Place::Header => out.push_str(text),
            // What a cookie may hold (RFC 6265, section 4.1.1), but for what parts its values.
            Place::Cookie => percent::push(&mut out, text, |byte| {
                byte.is_ascii_graphic() && !b"\",;\\%".contains(&byte)
            }),
            Place::Query if self.style.reserved => percent::push(&mut out, text, |byte| {
                percent::is_unreserved(byte) || b":/?@!$'()*,;=".contains(&byte)
            }),
            Place::Path | Place::Query => {
                percent::push(&mut out, text, percent::is_unreserved);
            }
        }
        out
    }
}

fn rules(layout: Layout, place: Place) -> Rules {
    let in_url = matches!(place, Place::Path | Place::Query);
    let named = !matches!(place, Place::Path | Place::Header);
    let plain = Rules {
        prefix: "",
        joint: if place == Place::Cookie { "; " } else { "&" },
        comma: ",",
        named,
        empty: "=",
    };
    match layout {
        Layout::Simple => Rules {
            joint: ",",
            named: false,
            ..plain
        },
        Layout::Label => Rules {
            prefix: ".",
            joint: ".",
            named: false,
            ..plain
        },
        Layout::Matrix => Rules {
            prefix: ";",
            joint: ";",
            named: true,
            empty: "",
            ..plain
        },
        Layout::SpaceDelimited => Rules {
            comma: if in_url { "%20" } else { " " },
            ..plain
        },
        Layout::PipeDelimited => Rules {
            comma: if in_url { "%7C" } else { "|" },
            ..plain
        },
        Layout::Form | Layout::DeepObject | Layout::Json => plain,
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

fn joined(parts: Vec<String>, prefix: &str, joint: &str) -> Option<String> {
    (!parts.is_empty()).then(|| format!("{prefix}{}", parts.join(joint)))
}

#[cfg(test)]
mod tests;
