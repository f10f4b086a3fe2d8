//! Equality of what a server may have put in another order.

use super::super::{Encode, Writer, encode};
use super::Json;

/// Whether two values are equal as JSON when the order of list elements is ignored at every level.
pub fn same_ignoring_order(a: &dyn Encode, b: &dyn Encode) -> bool {
    let (a, b) = (encode(a), encode(b));
    if a == b {
        return true;
    }
    match (a.parse::<Json>(), b.parse::<Json>()) {
        (Ok(a), Ok(b)) => canonical(&a) == canonical(&b),
        _ => false,
    }
}

/// One text for all values that are the same.
fn canonical(value: &Json) -> String {
    match value {
        Json::Null | Json::Bool(_) | Json::String(_) => encode(value),
        Json::Number(number) => number.canonical(),
        Json::Array(elements) => {
            let mut elements: Vec<_> = elements.iter().map(canonical).collect();
            elements.sort();
            format!("[{}]", elements.join(","))
        }
        Json::Object(object) => {
            let members = object.sorted().into_iter();
            let members: Vec<_> = members
                .map(|(name, value)| name_text(name) + &canonical(value))
                .collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

fn name_text(name: &str) -> String {
    let mut writer = Writer::new();
    writer.string(name);
    writer.into_string() + ":"
}
