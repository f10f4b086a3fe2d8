//! How the values of an API look to people.

use std::fmt;

use super::super::{Encode, Writer, decode};
use super::{Json, Object};

/// Shows a value as `Debug` does, by its name and the members that are there, each as it is in JSON.
///
/// Secrets stay hidden, and so do the contents of files and the values that the description does not know.
/// The compiler makes this once, and not once for each type.
///
/// # Errors
/// When the formatter fails.
pub fn show(value: &dyn Encode, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = Writer::for_people();
    value.encode(&mut writer);
    let text = writer.into_string();
    match decode::<Json>(text.as_bytes()) {
        Ok(Json::Object(object)) => {
            let mut shown = f.debug_struct(name);
            for (name, value) in object.iter() {
                shown.field(name, &Shown(value));
            }
            shown.finish()
        }
        // What is nested too deep to be read again is shown as JSON.
        Ok(_) | Err(_) => write!(f, "{name} {text}"),
    }
}

struct Shown<'a>(&'a Json);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Json::Null => f.write_str("null"),
            Json::Bool(value) => value.fmt(f),
            Json::Number(value) => f.write_str(value.as_str()),
            Json::String(value) => value.fmt(f),
            Json::Array(values) => f.debug_list().entries(values.iter().map(Self)).finish(),
            Json::Object(object) => members(object, f),
        }
    }
}

fn members(object: &Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let members = object
        .iter()
        .map(|(name, value)| (Name(name), Shown(value)));
    f.debug_map().entries(members).finish()
}

/// The name of a member, without quotes.
struct Name<'a>(&'a str);

impl fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
