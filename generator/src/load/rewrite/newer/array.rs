//! `prefixItems`: a list whose elements differ by place.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;
use super::super::object;
use super::super::reserved::PREFIX;

/// Rewrites it to a list of any of those elements; which is where is carried
/// as references.
pub(super) fn rewrite(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    // Before 2020 the list itself was called `items`.
    let names = [("prefixItems", "items"), ("items", "additionalItems")];
    let is_list = |(name, _): &(&str, &str)| members.get(*name).is_some_and(Value::is_array);
    let Some((name, rest)) = names.into_iter().find(is_list) else {
        return;
    };
    let Some(Value::Array(prefix)) = members.shift_remove(name) else {
        return;
    };
    let here = at.pointer();
    let list = here.child(name);
    let rest_at = here.child(rest);
    let message = "a list whose elements differ by place; read as a list of any of them";
    let help = "describe an object with a property for each, if the API allows it";
    rewrite.warn("tuple-simplified", list.clone(), message, help);
    let rest = members.shift_remove(rest).filter(Value::is_object);
    let items = here.child("items");
    let mut elements: Vec<_> = prefix
        .into_iter()
        .enumerate()
        .map(|(index, element)| (list.index(index), element))
        .collect();
    elements.extend(rest.map(|rest| (rest_at, rest)));
    let mut distinct: Vec<(_, Value)> = Vec::new();
    let mut positions = Vec::new();
    for (from, element) in elements {
        let known = distinct.iter().position(|(_, other)| *other == element);
        positions.push((from.clone(), known.unwrap_or(distinct.len())));
        if known.is_none() {
            distinct.push((from, element));
        }
    }
    if distinct.is_empty() {
        members.insert("items".to_owned(), object([]));
        return;
    }
    let is_one = distinct.len() == 1;
    let target = |place: usize| match is_one {
        true => items.clone(),
        false => items.child("anyOf").index(place),
    };
    // Where `items` itself was is gone as soon as something else stands there.
    let mut carried = Vec::new();
    for (from, place) in positions.into_iter().rev() {
        let to = target(place);
        carried.insert(0, object([("$ref", format!("#{to}").into())]));
        rewrite.report.moves.moved(&from, to);
    }
    let mut union = distinct.into_iter().map(|(_, element)| element);
    let union = match is_one {
        true => union.next().unwrap_or_default(),
        false => {
            rewrite.report.moves.copied(&list, items);
            object([("anyOf", union.collect::<Vec<_>>().into())])
        }
    };
    members.insert("items".to_owned(), union);
    members.insert(format!("{PREFIX}prefixItems"), carried.into());
}
