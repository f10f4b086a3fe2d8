//! Values that a schema allows: what is required and what is not, every
//! alternative, every listed value and one that is not listed.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use super::flat::{Flat, Kind, flatten};
use super::scalar;
use super::spec::{At, Spec};

/// How many values of a schema there are, by how deep its parts still go.
pub(super) const COUNTS: [usize; 4] = [1, 5, 10, 40];
/// How long a value may be, in bytes, likewise. What must be there stays.
pub(super) const LENGTHS: [usize; 4] = [4_096, 2_048, 8_192, 60_000];
/// How deep below the value itself what is optional goes.
const DEEPEST: usize = 3;
/// The alternatives of all choices together that are tried.
const LEAVES: usize = 60;
/// Samples of one schema, its parts included; a bound against explosion.
const FUEL: usize = 40_000;
/// Samples of parts that are kept for the next schema.
const REMEMBERED: usize = 60_000;

/// A value, and about how long its text is.
pub(super) type Sample = (Value, usize);

/// Makes values.
pub(in super::super) struct Sampler<'a> {
    pub(super) spec: &'a Spec,
    /// Whether values travel to the server.
    pub(super) sent: bool,
    /// Whether every validator must accept them: nothing that is only tolerated.
    pub(super) valid: bool,
    fuel: usize,
    /// Schemas of which a least value is being made.
    active: BTreeSet<Vec<usize>>,
    known: BTreeMap<(Vec<usize>, usize), Rc<Vec<Sample>>>,
}

impl<'a> Sampler<'a> {
    pub(in super::super) fn new(spec: &'a Spec, sent: bool) -> Self {
        Self {
            spec,
            sent,
            valid: false,
            fuel: FUEL,
            active: BTreeSet::new(),
            known: BTreeMap::new(),
        }
    }

    /// Makes values that every validator accepts, and none that is only tolerated.
    pub(in super::super) fn valid(self) -> Self {
        Self {
            valid: true,
            ..self
        }
    }

    /// Values of one schema, each once.
    pub(in super::super) fn all(&mut self, at: At<'a>) -> Vec<Value> {
        self.fuel = FUEL;
        if self.known.len() > REMEMBERED {
            self.known.clear();
        }
        let mut found: Vec<Value> = Vec::new();
        for (value, _) in self.samples(&[at], DEEPEST).iter() {
            if !found.contains(value) {
                found.push(value.clone());
            }
        }
        found
    }

    pub(super) fn samples(&mut self, all: &[At<'a>], level: usize) -> Rc<Vec<Sample>> {
        let key: Vec<usize> = all.iter().map(|at| at.key()).collect();
        let level = if self.fuel == 0 { 0 } else { level };
        if let Some(known) = self.known.get(&(key.clone(), level)) {
            return Rc::clone(known);
        }
        self.fuel = self.fuel.saturating_sub(1);
        // A least value never holds one of its own schema: that would not end.
        if level == 0 && !self.active.insert(key.clone()) {
            return Rc::default();
        }
        let found = Rc::new(self.fresh(all, level));
        if level == 0 {
            self.active.remove(&key);
        }
        // Nothing may only mean that a ring was met further up.
        if level > 0 || !found.is_empty() {
            self.known.insert((key, level), Rc::clone(&found));
        }
        found
    }

    fn fresh(&mut self, all: &[At<'a>], level: usize) -> Vec<Sample> {
        let (count, length) = (at(&COUNTS, level), at(&LENGTHS, level));
        let mut open = std::collections::VecDeque::from([Vec::new()]);
        let mut leaves: Vec<Vec<Sample>> = Vec::new();
        let mut tried = 0;
        while let Some(picks) = open.pop_front() {
            tried += 1;
            if tried > 4 * LEAVES {
                break;
            }
            let flat = flatten(self.spec, all, &picks);
            if flat.never {
                continue;
            }
            if let Some(branches) = flat.choices.get(picks.len()) {
                // Past the bound each choice goes round instead of out.
                let crowded = open.len() + leaves.len() > LEAVES;
                let taken = if crowded {
                    tried % branches..tried % branches + 1
                } else {
                    0..*branches
                };
                open.extend(taken.map(|pick| [picks.as_slice(), &[pick]].concat()));
                continue;
            }
            let samples = self.leaf(&flat, level);
            let enough = level == 0 && !samples.is_empty();
            leaves.push(samples);
            if enough || leaves.len() >= LEAVES {
                break;
            }
        }
        let mut found = in_turn(leaves, count);
        if found.iter().any(|(_, size)| *size <= length) && level > 0 {
            found.retain(|(_, size)| *size <= length);
        }
        found
    }

    fn leaf(&mut self, flat: &Flat<'a>, level: usize) -> Vec<Sample> {
        let mut found: Vec<Sample> = Vec::new();
        let mut add = |values: Vec<Value>| {
            found.extend(
                values
                    .into_iter()
                    .map(|value| (value.clone(), size(&value))),
            );
        };
        match &flat.values {
            Some(values) => add(listed(flat, values, !self.valid)),
            None => match &flat.kinds {
                None => add(anything()),
                Some(kinds) => {
                    for kind in kinds {
                        let values = match kind {
                            Kind::Array => self.arrays(flat, level),
                            Kind::Object => self.objects(flat, level),
                            Kind::Boolean => vec![Value::Bool(true), Value::Bool(false)],
                            Kind::String if self.valid => scalar::valid_text(flat),
                            Kind::String => scalar::texts(flat),
                            Kind::Integer | Kind::Number => scalar::numbers(flat, *kind),
                        };
                        add(values);
                    }
                }
            },
        }
        if flat.null {
            let at = found.len().min(1);
            found.insert(at, (Value::Null, 4));
        }
        found
    }
}

fn listed(flat: &Flat<'_>, values: &[&Value], open: bool) -> Vec<Value> {
    let allowed = |value: &&&Value| match value {
        Value::Null => false,
        Value::Bool(_) => has(flat, &[Kind::Boolean]),
        Value::Number(number) if number.is_f64() => has(flat, &[Kind::Number]),
        Value::Number(_) => has(flat, &[Kind::Integer, Kind::Number]),
        Value::String(_) => has(flat, &[Kind::String]),
        Value::Array(_) => has(flat, &[Kind::Array]),
        Value::Object(_) => has(flat, &[Kind::Object]),
    };
    let mut found: Vec<Value> = values
        .iter()
        .filter(allowed)
        .map(|value| (*value).clone())
        .collect();
    // A single value is a mark, and no list that might grow.
    if open && found.len() > 1 {
        let unknown = if found.iter().all(Value::is_string) {
            Some(Value::from(scalar::UNKNOWN_TEXT))
        } else if found.iter().all(Value::is_i64) && flat.format != Some("int32") {
            Some(Value::from(scalar::UNKNOWN_INTEGER))
        } else {
            None
        };
        if let Some(unknown) = unknown {
            found.insert(1, unknown);
        }
    }
    found
}

fn has(flat: &Flat<'_>, kinds: &[Kind]) -> bool {
    let Some(known) = &flat.kinds else {
        return true;
    };
    kinds.iter().any(|kind| known.contains(kind))
}

pub(super) fn anything() -> Vec<Value> {
    let texts = [
        "\"text\"",
        "1.5",
        "true",
        "null",
        "[1,\"a\",[]]",
        "{\"a\":{\"b\":[null]}}",
    ];
    texts
        .iter()
        .filter_map(|text| serde_json::from_str(text).ok())
        .collect()
}

/// The samples of all leaves, taken in turn, up to a number.
fn in_turn(leaves: Vec<Vec<Sample>>, count: usize) -> Vec<Sample> {
    let rounds = leaves.iter().map(Vec::len).max().unwrap_or(0);
    let mut leaves: Vec<_> = leaves.into_iter().map(Vec::into_iter).collect();
    let mut found = Vec::new();
    for _ in 0..rounds {
        found.extend(leaves.iter_mut().filter_map(Iterator::next));
        if found.len() >= count {
            break;
        }
    }
    found.truncate(count);
    found
}

pub(super) fn turn(samples: &[Sample], round: usize) -> Option<Value> {
    let (value, _) = samples.get(round % samples.len().max(1))?;
    Some(value.clone())
}

pub(super) fn at(table: &[usize; 4], level: usize) -> usize {
    table.get(level).copied().unwrap_or(1)
}

/// About how long the text of a value is.
fn size(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 5,
        Value::Number(_) => 12,
        Value::String(text) => text.len() + 2,
        Value::Array(elements) => {
            2 + elements
                .iter()
                .map(|element| size(element) + 1)
                .sum::<usize>()
        }
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| name.len() + 4 + size(value);
            2 + members.iter().map(member).sum::<usize>()
        }
    }
}
