//! Lists: empty, with every value of an element, and tuples.

use std::rc::Rc;

use serde_json::Value;

use super::flat::Flat;
use super::sample::{Sample, Sampler, anything, turn};
use super::scalar;

/// How many values of an element stand in one list.
const TOGETHER: usize = 4;

impl<'a> Sampler<'a> {
    pub(super) fn arrays(&mut self, flat: &Flat<'a>, level: usize) -> Vec<Value> {
        let least = flat
            .least
            .get("minItems")
            .map_or(0, |least| scalar::whole(*least));
        if level == 0 && least == 0 && flat.prefix.is_empty() {
            return vec![Value::Array(Vec::new())];
        }
        let below = level.saturating_sub(1);
        let heads = flat.prefix.iter().map(|all| self.samples(all, below));
        let heads: Vec<Rc<Vec<Sample>>> = heads.collect();
        if heads.iter().any(|head| head.is_empty()) {
            return Vec::new();
        }
        let items: Vec<Value> = match flat.items.is_empty() {
            true if heads.is_empty() => anything(),
            true => Vec::new(),
            false => {
                let samples = self.samples(&flat.items, below);
                samples.iter().map(|(value, _)| value.clone()).collect()
            }
        };
        let mut found = Vec::new();
        for round in 0..heads.iter().map(|head| head.len()).max().unwrap_or(1) {
            let head: Vec<Value> = heads.iter().filter_map(|head| turn(head, round)).collect();
            for tail in std::iter::once([].as_slice()).chain(items.chunks(TOGETHER)) {
                found.extend(list(flat, &head, tail, &items));
                if level == 0 && !found.is_empty() {
                    return found;
                }
            }
        }
        found
    }
}

/// A list of as many elements as there must be; none if they do not suffice.
fn list(flat: &Flat<'_>, head: &[Value], tail: &[Value], items: &[Value]) -> Option<Value> {
    let least = flat
        .least
        .get("minItems")
        .map_or(0, |least| scalar::whole(*least))
        .min(1_000);
    let most = flat
        .most
        .get("maxItems")
        .map_or(1_000, |most| scalar::whole(*most));
    let mut list = [head, tail].concat();
    let spare = items
        .iter()
        .filter(|item| !flat.unique || !tail.contains(item));
    let missing = least.saturating_sub(list.len());
    match flat.unique {
        true => list.extend(spare.take(missing).cloned()),
        false => list.extend(items.iter().cycle().take(missing).cloned()),
    }
    list.truncate(most);
    (list.len() >= least).then_some(Value::Array(list))
}
