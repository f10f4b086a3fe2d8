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
    if !members.get("prefixItems").is_some_and(Value::is_array) {
        return;
    }
    let Some(Value::Array(prefix)) = members.shift_remove("prefixItems") else {
        return;
    };
    let here = at.pointer();
    let list = here.child("prefixItems");
    let message = "a list whose elements differ by place; read as a list of any of them";
    let help = "describe an object with a property for each, if the API allows it";
    rewrite.warn("tuple-simplified", list.clone(), message, help);
    let rest = members.shift_remove("items").filter(Value::is_object);
    let items = here.child("items");
    let mut elements: Vec<_> = prefix
        .into_iter()
        .enumerate()
        .map(|(index, element)| (list.index(index), element))
        .collect();
    elements.extend(rest.map(|rest| (items.clone(), rest)));
    let mut distinct: Vec<(_, Value)> = Vec::new();
    let mut positions = Vec::new();
    for (from, element) in elements {
        let known = distinct.iter().position(|(_, other)| *other == element);
        positions.push((from.clone(), known.unwrap_or(distinct.len())));
        if known.is_none() {
            distinct.push((from, element));
        }
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
