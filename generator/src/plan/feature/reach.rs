//! Which features cannot do without which types, and so not without which
//! other features.

use std::collections::{BTreeMap, BTreeSet};

use super::TYPES;
use crate::api::TypeId;
use crate::rust::{Gate, Home, Ident, Item, Resource, ResourceId, TypePath};

/// A type that the calls of more features reach is always there: a longer list
/// would be read by nobody, and there are few such types.
const SHARED: usize = 4;

/// What the calls of each feature reach.
pub(in crate::plan) struct Reach {
    /// All features of calls, by name.
    pub(super) features: Vec<String>,
    /// The features in whose files types of `types/` find others.
    pub(super) lent_to_types: BTreeSet<usize>,
    /// For each feature those that it implies by itself.
    implied: Vec<BTreeSet<usize>>,
    /// For each feature all that come with it.
    needed: Vec<BTreeSet<usize>>,
    /// How many features have calls.
    calling: usize,
    /// For each type of `types/` the features that reach it, in order.
    reached: BTreeMap<Ident, Vec<usize>>,
}

impl Reach {
    pub(in crate::plan) fn of(resources: &[Resource], types: &[(TypeId, Item)]) -> Self {
        let features = resources.iter().map(|resource| &resource.feature);
        let features: BTreeSet<&String> = features.collect();
        let features: Vec<String> = features.into_iter().cloned().collect();
        let number = |name: &String| features.binary_search(name).unwrap_or_default();
        let owners = resources.iter().map(|r| number(&r.feature)).collect();
        let types = types.iter().map(|(_, item)| (item.ident(), item)).collect();
        let walker = Walker { owners, types };
        let mut starts = vec![Vec::new(); features.len()];
        let mut implied = vec![BTreeSet::new(); features.len()];
        let mut calling = BTreeSet::new();
        for (at, resource) in resources.iter().enumerate() {
            let owner = walker.owner(ResourceId(at));
            if !resource.methods.is_empty() {
                calling.insert(owner);
            }
            if let Some(start) = starts.get_mut(owner) {
                start.extend(resource.mentions());
                start.extend(resource.types().flat_map(sources));
            }
            let children = resource.children.iter().map(|(_, id)| walker.owner(*id));
            for child in children.filter(|child| *child != owner) {
                implied.get_mut(child).map(|child| child.insert(owner));
            }
        }
        let mut reached: BTreeMap<Ident, Vec<usize>> = BTreeMap::new();
        for (at, (start, implied)) in starts.into_iter().zip(&mut implied).enumerate() {
            let (types, owners) = walker.walk(start);
            for ident in types {
                reached.entry(ident.clone()).or_default().push(at);
            }
            implied.extend(owners.into_iter().filter(|owner| *owner != at));
        }
        let all = walker.types.values().flat_map(|item| item.mentions());
        let (_, lent_to_types) = walker.walk(all.collect());
        Self {
            needed: (0..features.len()).map(|at| behind(&implied, at)).collect(),
            features,
            lent_to_types,
            implied,
            calling: calling.len(),
            reached,
        }
    }

    /// The features that one implies by itself.
    pub(super) fn implied(&self, at: usize) -> &BTreeSet<usize> {
        static NONE: BTreeSet<usize> = BTreeSet::new();
        self.implied.get(at).unwrap_or(&NONE)
    }

    pub(super) fn names(&self, features: &BTreeSet<usize>) -> Vec<String> {
        let names = features.iter().filter_map(|at| self.features.get(*at));
        names.cloned().collect()
    }

    /// What brings in a type of `types/`. As whatever a type is made of is
    /// reached by all that reach the type, nothing it needs is ever missing.
    pub(in crate::plan) fn gate(&self, ident: &Ident) -> Gate {
        let reached = self.reached.get(ident).map_or(&[][..], Vec::as_slice);
        if reached.len() > SHARED || reached.len() == self.calling && self.calling > 0 {
            return Gate::default();
        }
        let first = reached.iter().filter(|at| !self.comes_along(**at, reached));
        let names = first.filter_map(|at| self.features.get(*at)).cloned();
        Gate(names.chain([TYPES.to_owned()]).collect())
    }

    /// Whether a feature brings in another one of these, which therefore says it
    /// all; of two that bring in each other the first does.
    fn comes_along(&self, at: usize, among: &[usize]) -> bool {
        let needs = |at: usize, other: &usize| {
            let needed = self.needed.get(at);
            needed.is_some_and(|needed| needed.contains(other))
        };
        let mut others = among.iter().filter(|other| **other != at);
        others.any(|other| needs(at, other) && (!needs(*other, &at) || *other < at))
    }
}

/// Everything that a feature implies, step by step.
fn behind(implied: &[BTreeSet<usize>], at: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![at];
    while let Some(at) = open.pop() {
        let implied = implied.get(at).into_iter().flatten();
        open.extend(implied.filter(|next| found.insert(**next)));
    }
    found
}

/// Answers in `types/` that a type can be made from; those in the files of
/// resources are asked for one by one.
fn sources(item: &Item) -> Vec<&TypePath> {
    let mut sources = item.sources();
    sources.retain(|path| path.home == Home::Types);
    sources
}

struct Walker<'a> {
    /// The feature of each resource.
    owners: Vec<usize>,
    types: BTreeMap<&'a Ident, &'a Item>,
}

impl<'a> Walker<'a> {
    fn owner(&self, id: ResourceId) -> usize {
        self.owners.get(id.0).copied().unwrap_or_default()
    }

    /// The types of `types/` that can be reached, and the features in whose
    /// files the way ends.
    fn walk(&self, mut open: Vec<&'a TypePath>) -> (BTreeSet<&'a Ident>, BTreeSet<usize>) {
        let (mut types, mut owners) = (BTreeSet::new(), BTreeSet::new());
        while let Some(path) = open.pop() {
            match path.home {
                Home::Resource(id) => drop(owners.insert(self.owner(id))),
                Home::Types if types.insert(&path.ident) => {
                    if let Some(item) = self.types.get(&path.ident) {
                        open.extend(item.mentions());
                        open.extend(sources(item));
                    }
                }
                Home::Types => {}
            }
        }
        (types, owners)
    }
}
