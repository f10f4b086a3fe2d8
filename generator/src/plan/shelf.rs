//! Where named types stand: in files by the first word of their name, and below
//! these by the features that bring them in.

use std::collections::BTreeMap;

use super::clash::Claimant;
use super::feature::{Reach, TYPES};
use super::name::{Case, Scope};
use super::split;
use super::word::Words;
use crate::api::TypeId;
use crate::rust::{Gate, Ident, Item, TypeFile};

/// The types of a file by what brings them in.
type Groups = BTreeMap<Gate, Vec<Item>>;

/// The files of `types/`.
pub(super) fn files(items: Vec<(TypeId, Item)>, reach: &Reach) -> Vec<TypeFile> {
    let mut shelves: BTreeMap<String, Groups> = BTreeMap::new();
    for (_, item) in items {
        let words = Words::cut(item.ident().as_str());
        let first = words.0.into_iter().next().unwrap_or_default();
        let groups = shelves.entry(first).or_default();
        let gate = reach.gate(item.ident());
        groups.entry(gate).or_default().push(item);
    }
    let mut scope = Scope::reserving(&["lib", "main", "con", "aux", "nul", "prn"], "types");
    let files = shelves.into_iter().map(|(first, groups)| {
        let module = scope.follow(&Words(vec![first]), Case::Value, Claimant::house());
        file(module, groups)
    });
    files.collect()
}

/// A file, and one below it for each choice of features but the first.
fn file(module: Ident, mut groups: Groups) -> TypeFile {
    if groups.len() == 1
        && let Some((gate, items)) = groups.pop_first()
    {
        return TypeFile {
            gate,
            ..split::file(module, items)
        };
    }
    let always = groups.remove(&Gate::default()).unwrap_or_default();
    let mut file = split::file(module, always);
    let mut scope = split::modules();
    for below in &file.files {
        let words = Words::cut(below.module.as_str());
        scope.follow(&words, Case::Value, Claimant::house());
    }
    for (gate, items) in groups {
        let module = scope.follow(&words(&gate, &items), Case::Value, Claimant::house());
        file.files.push(TypeFile {
            gate,
            ..split::file(module, items)
        });
    }
    file
}

/// What the features of a gate have in common, or else the types behind it.
fn words(gate: &Gate, items: &[Item]) -> Words {
    let features = gate.0.iter().filter(|name| *name != TYPES);
    let features: Vec<Words> = features.map(|name| Words::cut(name)).collect();
    if features.is_empty() {
        return Words::cut("uncalled");
    }
    let names = items.iter().map(|item| Words::cut(item.ident().as_str()));
    let names = names.map(|Words(words)| Words(words.into_iter().skip(1).collect()));
    let common = end(&features).or_else(|| start(&features));
    let common = common.or_else(|| start(&names.collect::<Vec<_>>()));
    common.unwrap_or_else(|| Words::cut("shared"))
}

/// The words that all begin with, if there are any.
fn start(all: &[Words]) -> Option<Words> {
    let Words(first) = all.first()?;
    let mut starts = (1..=first.len()).rev().filter_map(|to| first.get(..to));
    let start = starts.find(|start| all.iter().all(|words| words.0.starts_with(start)));
    start.map(|words| Words(words.to_vec()))
}

/// The words that all end with, if there are any.
fn end(all: &[Words]) -> Option<Words> {
    let Words(first) = all.first()?;
    let mut ends = (0..first.len()).filter_map(|from| first.get(from..));
    let end = ends.find(|end| all.iter().all(|words| words.0.ends_with(end)));
    end.map(|words| Words(words.to_vec()))
}
