//! `prefixItems`: a list whose elements differ by place.

use serde_json::{Value, json};

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;
use super::super::object;
use crate::document::TUPLE;
use crate::pointer::Pointer;

/// The most places that a tuple may have.
const MOST: usize = 12;

/// What is known of a list whose elements differ by place.
struct List {
    /// The distinct elements, and where each was written.
    distinct: Vec<(Pointer, Value)>,
    /// Where every element was written, and which of the distinct ones it is.
    places: Vec<(Pointer, usize)>,
    /// How many elements are at the start.
    length: usize,
    /// What may come after them.
    rest: Rest,
    /// The least number of elements.
    least: usize,
}

enum Rest {
    Nothing,
    Anything,
    /// The last one of the places.
    Element,
}

/// Rewrites it to a list of any of those elements; which is where is carried.
pub(super) fn rewrite(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    // Before 2020 the list itself was called `items`.
    let names = [("prefixItems", "items"), ("items", "additionalItems")];
    let is_list = |(name, _): &(&str, &str)| members.get(*name).is_some_and(Value::is_array);
    let Some((name, rest)) = names.into_iter().find(is_list) else {
        return;
    };
    let here = at.pointer();
    if name == "items" && !members.contains_key("type") && !members.contains_key("anyOf") {
        return choice(rewrite, members, &here);
    }
    let Some(Value::Array(prefix)) = members.shift_remove(name) else {
        return;
    };
    let list = here.child(name);
    let rest = (here.child(rest), members.shift_remove(rest));
    let found = read(members, prefix, &list, rest);
    if found.distinct.is_empty() {
        members.insert("items".to_owned(), object([]));
        return;
    }
    if found.is_tuple() {
        members.insert(TUPLE.to_owned(), found.carried());
    } else if found.distinct.len() > 1 {
        let message = "a list whose elements differ by place; read as a list of any of them";
        let help = "say how many there are, twelve at most: `minItems: …`, `maxItems: …`";
        rewrite.warn("tuple-simplified", list.clone(), message, help);
    }
    place(rewrite, members, &list, &here.child("items"), found);
}

/// A list of `items` where nothing says that the value is a list is meant as a
/// choice in the documents that have it; a list is a value as well.
fn choice(rewrite: &mut Rewrite<'_>, members: &mut Members, here: &Pointer) {
    let Some(Value::Array(mut alternatives)) = members.shift_remove("items") else {
        return;
    };
    let list = here.child("items");
    let message = "`items` is a list, but nothing says that the value is one; read as a choice";
    let help = "write `anyOf: […]` for a choice, or `type: array` beside `items`";
    rewrite.warn("items-choice", list.clone(), message, help);
    for index in 0..alternatives.len() {
        let to = here.child("anyOf").index(index);
        rewrite.report.moves.moved(&list.index(index), to);
    }
    alternatives.push(object([]));
    members.insert("anyOf".to_owned(), alternatives.into());
}

fn read(
    members: &Members,
    prefix: Vec<Value>,
    list: &Pointer,
    (rest_at, rest): (Pointer, Option<Value>),
) -> List {
    let count = |name: &str| members.get(name).and_then(Value::as_u64);
    let length = prefix.len();
    let is_short = count("maxItems").is_some_and(|most| most <= length as u64);
    let least = count("minItems").map_or(0, |least| usize::try_from(least).unwrap_or(usize::MAX));
    let mut elements: Vec<_> = prefix
        .into_iter()
        .enumerate()
        .map(|(index, element)| (list.index(index), element))
        .collect();
    let rest = match rest {
        _ if is_short => Rest::Nothing,
        Some(Value::Bool(false)) => Rest::Nothing,
        Some(rest @ Value::Object(_)) => {
            elements.push((rest_at, rest));
            Rest::Element
        }
        Some(_) | None => Rest::Anything,
    };
    let mut found = List {
        distinct: Vec::new(),
        places: Vec::new(),
        length,
        rest,
        least,
    };
    for (from, element) in elements {
        let known = found
            .distinct
            .iter()
            .position(|(_, other)| *other == element);
        let place = known.unwrap_or(found.distinct.len());
        found.places.push((from.clone(), place));
        if known.is_none() {
            found.distinct.push((from, element));
        }
    }
    found
}

impl List {
    /// Whether the description says enough of its length to make it a tuple,
    /// and a plain list of one element would say less.
    fn is_tuple(&self) -> bool {
        let (width, is_told) = match self.rest {
            Rest::Nothing => (self.length, true),
            Rest::Anything => (self.length + 1, self.least > 0),
            Rest::Element => (self.length + 1, true),
        };
        let is_fixed = matches!(self.rest, Rest::Nothing) && self.least >= self.length;
        let is_mixed = self.distinct.len() > 1;
        self.length > 0 && width <= MOST && is_told && (is_mixed || is_fixed)
    }

    fn carried(&self) -> Value {
        let place = |(_, place): &(Pointer, usize)| match self.distinct.len() {
            1 => Value::Null,
            _ => (*place).into(),
        };
        let elements: Vec<Value> = self.places.iter().take(self.length).map(place).collect();
        let rest = match self.rest {
            Rest::Nothing => Value::Bool(false),
            Rest::Anything => Value::Bool(true),
            Rest::Element => self.places.last().map_or(Value::Bool(false), place),
        };
        json!({ "elements": elements, "required": self.least.min(self.length), "rest": rest })
    }
}

/// Puts the distinct elements where 3.0 has a list's one element.
fn place(
    rewrite: &mut Rewrite<'_>,
    members: &mut Members,
    list: &Pointer,
    items: &Pointer,
    found: List,
) {
    let is_one = found.distinct.len() == 1;
    // Where `items` itself was is gone as soon as something else stands there.
    for (from, place) in found.places.into_iter().rev() {
        let to = match is_one {
            true => items.clone(),
            false => items.child("anyOf").index(place),
        };
        rewrite.report.moves.moved(&from, to);
    }
    let mut elements = found.distinct.into_iter().map(|(_, element)| element);
    let element = match is_one {
        true => elements.next().unwrap_or_default(),
        false => {
            rewrite.report.moves.copied(list, items.clone());
            object([("anyOf", elements.collect::<Vec<_>>().into())])
        }
    };
    members.insert("items".to_owned(), element);
}
