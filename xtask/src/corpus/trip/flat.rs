//! All that schemas which must hold together say, in one place: references
//! followed, `allOf` merged, and of every choice one alternative taken.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::spec::{At, Spec, reference};

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Array,
    Boolean,
    Integer,
    Number,
    Object,
    String,
}

/// What schemas say together.
#[derive(Default)]
pub(super) struct Flat<'a> {
    /// The kinds that are left; none if nothing is said of them.
    pub(super) kinds: Option<BTreeSet<Kind>>,
    /// Whether null is a value.
    pub(super) null: bool,
    /// The only values that there are.
    pub(super) values: Option<Vec<&'a Value>>,
    /// The members by name, each with all that is said of it.
    pub(super) members: BTreeMap<&'a str, Vec<At<'a>>>,
    /// The names in the order in which they are met.
    pub(super) order: Vec<&'a str>,
    pub(super) required: BTreeSet<&'a str>,
    /// Members whose names match an expression.
    pub(super) patterns: Vec<(&'a str, At<'a>)>,
    /// What further members are.
    pub(super) additional: Vec<At<'a>>,
    /// Whether no further member may be there.
    pub(super) closed: bool,
    pub(super) items: Vec<At<'a>>,
    pub(super) prefix: Vec<Vec<At<'a>>>,
    pub(super) format: Option<&'a str>,
    pub(super) pattern: Option<&'a str>,
    /// Numbers that bound something, by keyword: the narrowest.
    pub(super) least: BTreeMap<&'static str, f64>,
    pub(super) most: BTreeMap<&'static str, f64>,
    pub(super) multiple: Option<f64>,
    pub(super) unique: bool,
    /// Members whose value the alternative's name decides.
    pub(super) tags: BTreeMap<&'a str, String>,
    /// Whether values only travel in one direction.
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    /// Whether there is no value at all.
    pub(super) never: bool,
    /// How many alternatives each choice has, in the order in which they are met.
    pub(super) choices: Vec<usize>,
}

/// The bounds that are kept, each with the keyword of its exclusive form.
const LEAST: [&str; 4] = ["minimum", "minLength", "minItems", "minProperties"];
const MOST: [&str; 4] = ["maximum", "maxLength", "maxItems", "maxProperties"];

/// What one of the schemas says of null.
#[derive(Default)]
pub(super) struct Nullness {
    outer: Vec<Option<bool>>,
    inner: Vec<Option<bool>>,
}

pub(super) struct Walk<'a, 'p> {
    pub(super) spec: &'a Spec,
    pub(super) picks: &'p [usize],
    pub(super) flat: Flat<'a>,
    pub(super) seen: BTreeSet<usize>,
    pub(super) nulls: Vec<Nullness>,
    /// Whether null was allowed by a keyword that `enum` need not repeat.
    by_keyword: bool,
}

/// Merges schemas; `picks` says which alternative of each choice is taken. A
/// choice beyond its end is counted only.
pub(super) fn flatten<'a>(spec: &'a Spec, all: &[At<'a>], picks: &[usize]) -> Flat<'a> {
    let mut walk = Walk {
        spec,
        picks,
        flat: Flat::default(),
        seen: BTreeSet::new(),
        nulls: Vec::new(),
        by_keyword: false,
    };
    for at in all {
        walk.nulls.push(Nullness::default());
        walk.schema(*at, true);
    }
    let verdicts: Vec<bool> = walk.nulls.iter().filter_map(Nullness::verdict).collect();
    let mut flat = walk.flat;
    let listed = flat
        .values
        .as_ref()
        .is_some_and(|values| values.iter().any(|v| v.is_null()));
    let untyped = verdicts.is_empty() && flat.kinds.is_none();
    let said = !verdicts.is_empty() && verdicts.iter().all(|null| *null);
    flat.null = match flat.values {
        Some(_) => listed && (said || untyped) || said && walk.by_keyword,
        None => said,
    };
    flat.infer();
    flat
}

impl Nullness {
    fn verdict(&self) -> Option<bool> {
        let mut outer = self.outer.iter().flatten().peekable();
        if outer.peek().is_some() {
            return Some(outer.any(|null| *null));
        }
        let mut inner = self.inner.iter().flatten().peekable();
        inner.peek()?;
        Some(inner.all(|null| *null))
    }
}

impl<'a> Walk<'a, '_> {
    pub(super) fn schema(&mut self, at: At<'a>, outer: bool) {
        let members = match at.value {
            Value::Bool(holds) => {
                self.flat.never |= !holds;
                return;
            }
            Value::Object(members) => members,
            _ => return,
        };
        if !self.seen.insert(at.key()) {
            return;
        }
        if let Some(text) = reference(at.value) {
            match self.spec.target(at, text) {
                Some(target) => self.schema(target, outer),
                None => self.flat.never = true,
            }
        }
        self.kinds(members, outer);
        self.object(at, members);
        self.array(at, members);
        self.scalar(members);
        for part in list(members, "allOf") {
            self.schema(self.spec.part(at, part), false);
        }
        for keyword in ["oneOf", "anyOf"] {
            self.choice(at, members, keyword);
        }
        self.tag_of_parent(at, members);
    }

    fn kinds(&mut self, members: &'a Map<String, Value>, outer: bool) {
        let words: Vec<&str> = match members.get("type") {
            Some(Value::String(word)) => vec![word],
            Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let is_true = |key| members.get(key).and_then(Value::as_bool) == Some(true);
        let keyword = is_true("nullable") || is_true("x-nullable");
        self.by_keyword |= keyword;
        let said = keyword || !words.is_empty();
        let null = said.then(|| keyword || words.contains(&"null"));
        if let Some(nulls) = self.nulls.last_mut() {
            match outer {
                true => nulls.outer.push(null),
                false => nulls.inner.push(null),
            }
        }
        let kinds: BTreeSet<Kind> = words.iter().filter_map(|word| kind(word)).collect();
        if !words.is_empty() {
            self.flat.kinds = Some(match self.flat.kinds.take() {
                None => kinds,
                Some(known) => both(&known, &kinds),
            });
        }
        let values = match (members.get("const"), members.get("enum")) {
            (Some(value), _) => Some(vec![value]),
            (None, Some(Value::Array(values))) => Some(values.iter().collect()),
            (None, _) => None,
        };
        if let Some(values) = values {
            // Several lists leave what all of them hold.
            let kept = match self.flat.values.take() {
                None => values,
                Some(known) => known.into_iter().filter(|v| values.contains(v)).collect(),
            };
            self.flat.values = Some(kept);
        }
        self.flat.read_only |= is_true("readOnly");
        self.flat.write_only |= is_true("writeOnly");
    }

    /// The properties, or where many schemas share them by a `$ref`, those.
    fn properties(&mut self, at: At<'a>) {
        let shared = reference(at.value).and_then(|target| self.spec.target(at, target));
        let at = shared.unwrap_or(at);
        let Value::Object(properties) = at.value else {
            return;
        };
        for (name, schema) in properties {
            let said = self.flat.members.entry(name).or_default();
            if said.is_empty() {
                self.flat.order.push(name);
            }
            said.push(self.spec.part(at, schema));
        }
    }

    fn object(&mut self, at: At<'a>, members: &'a Map<String, Value>) {
        if let Some(properties) = members.get("properties") {
            self.properties(self.spec.part(at, properties));
        }
        let required = list(members, "required").filter_map(Value::as_str);
        self.flat.required.extend(required);
        if let Some(Value::Object(patterns)) = members.get("patternProperties") {
            for (pattern, schema) in patterns {
                self.flat
                    .patterns
                    .push((pattern, self.spec.part(at, schema)));
            }
        }
        match members.get("additionalProperties") {
            Some(Value::Bool(false)) => self.flat.closed = true,
            Some(schema @ Value::Object(_)) => {
                self.flat.additional.push(self.spec.part(at, schema));
            }
            _ => {}
        }
        self.flat.closed |= members.get("unevaluatedProperties") == Some(&Value::Bool(false));
    }

    fn array(&mut self, at: At<'a>, members: &'a Map<String, Value>) {
        for (place, schema) in list(members, "prefixItems").enumerate() {
            let schema = self.spec.part(at, schema);
            match self.flat.prefix.get_mut(place) {
                Some(said) => said.push(schema),
                None => self.flat.prefix.push(vec![schema]),
            }
        }
        if let Some(schema) = members.get("items") {
            self.flat.items.push(self.spec.part(at, schema));
        }
        self.flat.unique |= members.get("uniqueItems") == Some(&Value::Bool(true));
    }

    fn scalar(&mut self, members: &'a Map<String, Value>) {
        let format = members.get("format").and_then(Value::as_str);
        self.flat.format = format.or(self.flat.format);
        let pattern = members.get("pattern").and_then(Value::as_str);
        self.flat.pattern = pattern.or(self.flat.pattern);
        let number = |key: &str| members.get(key).and_then(Value::as_f64);
        for key in LEAST {
            if let Some(value) = number(key) {
                let bound = self.flat.least.entry(key).or_insert(value);
                *bound = bound.max(value);
            }
        }
        for key in MOST {
            if let Some(value) = number(key) {
                let bound = self.flat.most.entry(key).or_insert(value);
                *bound = bound.min(value);
            }
        }
        self.exclusive(members);
        self.flat.multiple = number("multipleOf").or(self.flat.multiple);
    }

    /// Exclusive bounds are moved inwards by more than any sample needs.
    fn exclusive(&mut self, members: &Map<String, Value>) {
        let bound = |key: &str, inclusive: &str| match members.get(key) {
            Some(Value::Bool(true)) => members.get(inclusive).and_then(Value::as_f64),
            Some(Value::Number(number)) => number.as_f64(),
            _ => None,
        };
        if let Some(value) = bound("exclusiveMinimum", "minimum") {
            let least = self.flat.least.entry("minimum").or_insert(f64::MIN);
            *least = least.max(value + step(value));
        }
        if let Some(value) = bound("exclusiveMaximum", "maximum") {
            let most = self.flat.most.entry("maximum").or_insert(f64::MAX);
            *most = most.min(value - step(value));
        }
    }
}

impl Flat<'_> {
    /// Keywords that speak of one kind stand for the type that is not given.
    fn infer(&mut self) {
        if self.kinds.is_some() || self.values.is_some() {
            return;
        }
        let said = |keys: &[&str]| {
            let has = |key: &&str| self.least.contains_key(key) || self.most.contains_key(key);
            keys.iter().any(has)
        };
        let object = !self.members.is_empty()
            || !self.required.is_empty()
            || !self.additional.is_empty()
            || !self.patterns.is_empty()
            || self.closed;
        let kind = if object || said(&["minProperties", "maxProperties"]) {
            Kind::Object
        } else if !self.items.is_empty()
            || !self.prefix.is_empty()
            || said(&["minItems", "maxItems"])
        {
            Kind::Array
        } else if said(&["minLength", "maxLength"]) {
            Kind::String
        } else if said(&["minimum", "maximum"]) || self.multiple.is_some() {
            Kind::Number
        } else {
            return;
        };
        self.kinds = Some(BTreeSet::from([kind]));
    }

    /// Whether anything is said of what the values look like.
    pub(super) fn says(&self) -> bool {
        self.kinds.is_some() || self.values.is_some() || !self.choices.is_empty()
    }
}

fn kind(word: &str) -> Option<Kind> {
    match word {
        "array" => Some(Kind::Array),
        "boolean" => Some(Kind::Boolean),
        "integer" => Some(Kind::Integer),
        "number" => Some(Kind::Number),
        "object" => Some(Kind::Object),
        "string" | "file" => Some(Kind::String),
        _ => None,
    }
}

/// The kinds in both; an integer is a number.
fn both(a: &BTreeSet<Kind>, b: &BTreeSet<Kind>) -> BTreeSet<Kind> {
    let mut both: BTreeSet<Kind> = a.intersection(b).copied().collect();
    for (a, b) in [(a, b), (b, a)] {
        if a.contains(&Kind::Integer) && b.contains(&Kind::Number) {
            both.insert(Kind::Integer);
        }
    }
    both
}

pub(super) fn list<'a>(
    members: &'a Map<String, Value>,
    key: &str,
) -> impl Iterator<Item = &'a Value> + use<'a> {
    members
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn step(value: f64) -> f64 {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        1.0
    } else {
        value.abs() * 1e-6
    }
}
