//! The steps of the resource tree: modules, and the methods that lead to them.

use std::collections::BTreeMap;

use super::Context;
use super::clash::{Twin, quoted};
use super::name::{Case, Scope};
use super::place::{Draft, Placement};
use super::word::Words;
use crate::rust::{Ident, ResourceId};

/// Names that a step of the tree cannot have: its module would hide what
/// emitted files import, or its method one that is there anyway.
const STEPS: [&str; 10] = [
    "builder",
    "builder_from_env",
    "clone",
    "from_env",
    "inline_types",
    "into",
    "new",
    "std",
    "try_into",
    "types",
];

/// For each resource the methods, and so the modules, that lead to it.
pub(super) fn chains(context: &mut Context<'_>, placement: &Placement) -> Vec<Vec<Ident>> {
    let mut chains: Vec<Vec<Ident>> = Vec::new();
    let mut scopes: BTreeMap<&[String], Scope> = BTreeMap::new();
    let mut places: BTreeMap<&[String], usize> = BTreeMap::new();
    for (at, draft) in placement.drafts.iter().enumerate() {
        let (last, parent) = match draft.path.split_last() {
            Some((last, parent)) => (last.as_str(), parent),
            None => ("root", [].as_slice()),
        };
        let fresh = || Scope::reserving(&STEPS, "resource");
        let scope = scopes.entry(parent).or_insert_with(fresh);
        let who = placement.claimant(context.api, draft);
        let ident = scope.claim(&Words::cut(last), Case::Value, who);
        let above = places.get(parent).and_then(|at| chains.get(*at));
        let mut chain = above.cloned().unwrap_or_default();
        chain.push(ident);
        chains.push(chain);
        places.entry(&draft.path).or_insert(at);
    }
    for (path, mut scope) in scopes {
        context.collisions(&mut scope, "module", |twins| resource_names(path, twins));
    }
    chains
}

/// Entries of `resources` that move calls to resources with other names.
pub(super) fn resource_names(parent: &[String], twins: &[Twin]) -> String {
    let entry = |twin: &Twin| {
        let step = twin.ident.to_string();
        let path: Vec<String> = parent.iter().cloned().chain([step]).collect();
        format!("{}: {{ methods: {{ … }} }}", quoted(&path.join(".")))
    };
    let entries: Vec<String> = twins.iter().map(entry).collect();
    format!("resources: {{ {} }}", entries.join(", "))
}

/// The methods that lead further down, called like the modules.
pub(super) fn children(
    context: &Context<'_>,
    placement: &Placement,
    draft: &Draft,
    chains: &[Vec<Ident>],
    scope: &mut Scope,
) -> Vec<(Ident, ResourceId)> {
    let name = |id: &ResourceId| {
        let module = chains.get(id.0)?.last()?;
        let words = Words::cut(module.as_str());
        let who = placement.claimant(context.api, placement.drafts.get(id.0)?);
        Some((scope.claim(&words, Case::Value, who), *id))
    };
    draft.children.iter().filter_map(name).collect()
}
