//! Values at any depth, each under a name that leads to it.

use super::super::Json;
use super::super::style::{Elements, Nesting};
use super::{Expansion, text};

impl Expansion<'_> {
    /// Adds a pair for each value that is below `path`, which is encoded.
    pub(super) fn nested(
        &self,
        nesting: Nesting,
        path: String,
        value: &Json,
        pairs: &mut Vec<String>,
    ) {
        match value {
            Json::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    let path = of_element(nesting.elements, &path, index, element);
                    self.nested(nesting, path, element, pairs);
                }
            }
            Json::Object(members) => {
                for (name, member) in members.iter() {
                    let name = self.encoded_name(name);
                    let path = match nesting.dots {
                        true => format!("{path}.{name}"),
                        false => format!("{path}%5B{name}%5D"),
                    };
                    self.nested(nesting, path, member, pairs);
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
                let value = text(value).map(|text| self.encoded(&text));
                pairs.extend(value.map(|value| format!("{path}={value}")));
            }
        }
    }
}

fn of_element(elements: Elements, path: &str, index: usize, element: &Json) -> String {
    let is_nested = matches!(element, Json::Array(_) | Json::Object(_));
    match elements {
        Elements::Bracketed if !is_nested => format!("{path}%5B%5D"),
        Elements::Repeated if !is_nested => path.to_owned(),
        Elements::Indexed | Elements::Bracketed | Elements::Repeated => {
            format!("{path}%5B{index}%5D")
        }
    }
}
