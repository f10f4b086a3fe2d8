//! Objects: what must be there, everything, and members without a name in the
//! description.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::flat::{Flat, flatten};
use super::sample::{COUNTS, LENGTHS, Sample, Sampler, at, turn};
use super::spec::At;
use super::{pattern, scalar};

/// Names that no description has, and that are hard to write.
const NAMES: [&str; 4] = ["x-no-such-member", "", "ключ/~\"", "type"];

/// A member and its values.
struct Member<'a> {
    name: &'a str,
    required: bool,
    samples: Rc<Vec<Sample>>,
}

impl<'a> Sampler<'a> {
    pub(super) fn objects(&mut self, flat: &Flat<'a>, level: usize) -> Vec<Value> {
        let Some(members) = self.members(flat, level) else {
            return Vec::new();
        };
        let least = object(&members, 0, false, usize::MAX);
        let mut found = vec![self.filled(flat, least, level)];
        if level > 0 {
            let rounds = members.iter().map(|member| member.samples.len()).max();
            let rounds = rounds.unwrap_or(0).clamp(1, at(&COUNTS, level));
            let full = |round| object(&members, round, true, at(&LENGTHS, level));
            found.push(full(0));
            found.extend(self.further(flat, &full(0), level));
            found.extend((1..rounds).map(full));
        }
        let bound = |bound: Option<&f64>, none| bound.map_or(none, |bound| scalar::whole(*bound));
        let least = bound(flat.least.get("minProperties"), 0);
        let most = bound(flat.most.get("maxProperties"), usize::MAX);
        found.retain(|members| (least..=most).contains(&members.len()));
        found.into_iter().map(Value::Object).collect()
    }

    /// The members that travel; none if one that must be there has no value.
    fn members(&mut self, flat: &Flat<'a>, level: usize) -> Option<Vec<Member<'a>>> {
        let mut members = Vec::new();
        let unknown = |name: &&&str| !flat.members.contains_key(**name);
        for name in flat
            .order
            .iter()
            .chain(flat.required.iter().filter(unknown))
        {
            let required = flat.required.contains(name);
            if level == 0 && !required && !flat.tags.contains_key(name) {
                continue;
            }
            let said = said(flat, name);
            let one = flatten(self.spec, said, &[]);
            if (self.sent && one.read_only) || (!self.sent && one.write_only) {
                continue;
            }
            let mut samples = match said.is_empty() {
                true => Rc::new(vec![(Value::from("text"), 6)]),
                false => self.samples(said, level.saturating_sub(1)),
            };
            if let Some(tag) = flat.tags.get(name) {
                let known = |values: &Vec<&Value>| values.iter().any(|v| v.as_str() == Some(tag));
                if one.values.as_ref().is_none_or(known) {
                    samples = Rc::new(vec![(Value::from(tag.as_str()), tag.len() + 2)]);
                }
            }
            match samples.is_empty() {
                true if required => return None,
                true => {}
                false => members.push(Member {
                    name,
                    required,
                    samples,
                }),
            }
        }
        Some(members)
    }

    /// With as many further members as there must be.
    fn filled(
        &mut self,
        flat: &Flat<'a>,
        mut members: Map<String, Value>,
        level: usize,
    ) -> Map<String, Value> {
        let least = flat.least.get("minProperties");
        let least = least.map_or(0, |least| scalar::whole(*least)).min(100);
        for name in &flat.order {
            if members.len() < least && !members.contains_key(*name) {
                let samples = self.samples(said(flat, name), 0);
                members.extend(turn(&samples, 0).map(|value| ((*name).to_owned(), value)));
            }
        }
        if members.len() < least {
            let values = self.samples(&flat.additional, level.saturating_sub(1));
            for number in members.len()..least {
                members.extend(turn(&values, number).map(|value| (format!("key-{number}"), value)));
            }
        }
        members
    }

    /// The same with members that have no name in the description.
    fn further(
        &mut self,
        flat: &Flat<'a>,
        members: &Map<String, Value>,
        level: usize,
    ) -> Vec<Map<String, Value>> {
        let mut found = Vec::new();
        for (expression, schema) in &flat.patterns {
            let samples = self.samples(&[*schema], level.saturating_sub(1));
            if let Some(name) = pattern::sample(expression) {
                let with = |(value, _): &Sample| {
                    let mut members = members.clone();
                    members.insert(name.clone(), value.clone());
                    members
                };
                found.extend(samples.iter().map(with));
            }
        }
        if self.valid || flat.closed || !flat.patterns.is_empty() {
            return found;
        }
        let (samples, count) = match flat.additional.is_empty() {
            true => (Rc::new(vec![(json!({"a": [1.5, null], "": "ü"}), 24)]), 1),
            false => (
                self.samples(&flat.additional, level.saturating_sub(1)),
                NAMES.len(),
            ),
        };
        let is_free = |name: &&&str| !flat.members.contains_key(**name);
        let names: Vec<&str> = NAMES.iter().filter(is_free).take(count).copied().collect();
        for round in 0..samples.len() {
            let mut members = members.clone();
            for (at, name) in names.iter().enumerate() {
                let value = turn(&samples, round + at);
                members.extend(value.map(|value| ((*name).to_owned(), value)));
            }
            found.push(members);
        }
        found
    }
}

/// All that is said of a member.
fn said<'f, 'a>(flat: &'f Flat<'a>, name: &str) -> &'f [At<'a>] {
    flat.members.get(name).map_or(&[], Vec::as_slice)
}

/// An object of the `round`-th value of each member.
fn object(members: &[Member<'_>], round: usize, full: bool, length: usize) -> Map<String, Value> {
    let mut object = Map::new();
    let mut long = 2;
    for member in members {
        let samples = &member.samples;
        let Some((value, size)) = samples.get(round % samples.len().max(1)) else {
            continue;
        };
        let is_short = long + size <= length;
        if !member.required && (!full || !is_short) {
            continue;
        }
        // A long value of a member that must be there gives way to the least.
        let least = samples.first().filter(|_| !is_short);
        let (value, size) = least.map_or((value, size), |(value, size)| (value, size));
        long += size + member.name.len() + 4;
        object.insert(member.name.to_owned(), value.clone());
    }
    object
}
