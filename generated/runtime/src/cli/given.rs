//! Values that the arguments give by name.

use super::super::expand::Place;
use super::super::{Encode, Json};
use super::Failure;
use super::input::{Read, word};

/// Values by their names, which may begin with a place: `query:id`.
#[derive(Default)]
pub(super) struct Given(Vec<(String, Value)>);

/// A value as it was given.
pub(super) enum Value {
    Text(String),
    Json(Json),
}

impl Given {
    /// Adds one that is written as text.
    pub(super) fn text(&mut self, name: String, text: String) {
        self.0.push((name, Value::Text(text)));
    }

    /// Adds the members of an object.
    pub(super) fn object(&mut self, json: &[u8]) -> Result<(), Failure> {
        match super::super::decode(json) {
            Ok(Json::Object(object)) => {
                let members = object.iter();
                let members = members.map(|(name, value)| (name.to_owned(), value.clone()));
                self.0
                    .extend(members.map(|(name, value)| (name, Value::Json(value))));
                Ok(())
            }
            Ok(_) => Err(Failure::usage("`--params` takes an object".to_owned())),
            Err(error) => Err(Failure::usage(format!("`--params`: {error}"))),
        }
    }

    /// The value of a parameter; the last one where there are several.
    pub(super) fn get(&self, place: Place, name: &str) -> Option<&Value> {
        let mut given = self.0.iter().rev();
        given
            .find(|(given, _)| means(given, place, name))
            .map(|(_, value)| value)
    }

    /// Takes a parameter out, as text.
    pub(super) fn take(&mut self, place: Place, name: &str) -> Option<String> {
        let text = self.get(place, name)?.text();
        self.0.retain(|(given, _)| !means(given, place, name));
        Some(text)
    }

    /// Makes sure that every value is of one of these parameters, and of one only.
    pub(super) fn check(&self, known: &[(Place, &str)]) -> Result<(), Failure> {
        for (given, _) in &self.0 {
            let fits = |(place, name): &&(Place, &str)| means(given, *place, name);
            let fitting: Vec<_> = known.iter().filter(fits).collect();
            match fitting.as_slice() {
                [_] => {}
                [] => {
                    let known: Vec<&str> = known.iter().map(|(_, name)| *name).collect();
                    return Err(Failure::unknown("parameter", given, &known));
                }
                [(place, _), ..] => {
                    let cure = format!("write `{}:{given}`", word(*place));
                    let message = format!("several parameters are called `{given}`; {cure}");
                    return Err(Failure::usage(message));
                }
            }
        }
        Ok(())
    }
}

/// Whether what was given is this parameter, with or without its place. Case is nothing to headers.
fn means(given: &str, place: Place, name: &str) -> bool {
    let is_name = |given: &str| match place {
        Place::Header => given.eq_ignore_ascii_case(name),
        Place::Path | Place::Query | Place::Cookie => given == name,
    };
    let behind = given.strip_prefix(word(place));
    let behind = behind.and_then(|rest| rest.strip_prefix(':'));
    // The one that is the whole query is in the query here.
    let whole = given.strip_prefix("querystring:");
    let whole = whole.filter(|_| place == Place::Query);
    is_name(given) || behind.or(whole).is_some_and(is_name)
}

impl Value {
    pub(super) fn is_null(&self) -> bool {
        match self {
            Self::Text(text) => text == "null",
            Self::Json(json) => json.is_null(),
        }
    }

    /// The value as plain text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Json(Json::String(text)) => text.clone(),
            Self::Json(json) => json.to_string(),
        }
    }

    /// The value as its type; text may stand for a number, and for JSON that no text is written as.
    pub(super) fn typed(&self, name: &str, read: Read) -> Result<Box<dyn Encode>, Failure> {
        let quoted = |text: &str| Json::String(text.to_owned()).to_string();
        let (first, second) = match self {
            Self::Text(text) if text.starts_with(['[', '{']) || text == "null" => {
                (text.clone(), quoted(text))
            }
            Self::Text(text) => (quoted(text), text.clone()),
            Self::Json(Json::String(text)) => (quoted(text), text.clone()),
            Self::Json(json) => (json.to_string(), quoted(&json.to_string())),
        };
        let typed = read(first.as_bytes()).or_else(|error| {
            let second = read(second.as_bytes());
            second.map_err(|_| error)
        });
        typed.map_err(|error| Failure::usage(format!("parameter `{name}`: {error}")))
    }
}
