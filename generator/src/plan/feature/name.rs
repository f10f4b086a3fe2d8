//! What features are called.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::name::{Case, Scope};
use super::super::place::Placement;
use super::super::step::resource_names;
use super::super::word::Words;
use crate::diagnostic::{Diagnostic, Part};
use crate::pointer::Pointer;
use crate::rust::Ident;

/// Features that every crate has.
const TAKEN: [&str; 9] = [
    "cli", "default", "full", "http2", "hyper", "jiff", "serde", "types", "xml",
];

/// How many features crates.io takes of one crate.
const MOST: usize = 300;

/// The feature of each resource, by the modules that lead to it.
pub(in crate::plan) fn names(
    context: &mut Context<'_>,
    placement: &Placement,
    chains: &[Vec<Ident>],
) -> Vec<String> {
    let depth = depth(context, chains);
    let mut scope = Scope::reserving(&TAKEN, "resource");
    let mut known: BTreeMap<&[Ident], String> = BTreeMap::new();
    let mut names = Vec::new();
    for (chain, draft) in chains.iter().zip(&placement.drafts) {
        let steps = chain.get(..depth).unwrap_or(chain);
        let name = known.entry(steps).or_insert_with(|| {
            let steps = steps.iter().map(Ident::as_str).collect::<Vec<_>>();
            let who = placement.claimant(context.api, draft);
            spell(&scope.claim(&Words::cut(&steps.join("_")), Case::Value, who))
        });
        names.push(name.clone());
    }
    context.collisions_of(&mut scope, "feature", spell, |twins| {
        resource_names(&[], twins)
    });
    names
}

/// An identifier as the name of a feature, without what makes one of a keyword.
fn spell(ident: &Ident) -> String {
    ident.as_str().trim_end_matches('_').replace('_', "-")
}

/// How deep in the tree of resources there still are features.
fn depth(context: &mut Context<'_>, chains: &[Vec<Ident>]) -> usize {
    let upper = chains.iter().map(|chain| chain.get(..2).unwrap_or(chain));
    let count = upper.collect::<BTreeSet<_>>().len() + TAKEN.len();
    if count <= MOST {
        return 2;
    }
    let place = context.spec(&Pointer::root().child("paths"), Part::Key);
    let message = format!(
        "{count} features are more than the {MOST} that crates.io takes: resources below others have none of their own"
    );
    let help = format!(
        "bring calls together in {}:  resources: {{ … }}",
        context.config_name()
    );
    let warning = Diagnostic::warning("too-many-features", place, message);
    context.report.push(warning.help(help));
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_resource_takes_the_name_of_a_feature_of_the_runtime() {
        let manifest = include_str!("../../../runtime/Cargo.toml");
        let (_, features) = manifest.split_once("[features]").unwrap();
        let (features, _) = features.split_once("\n[").unwrap();
        let names = features.lines().filter_map(|line| line.split_once(" = "));
        let names: Vec<&str> = names.map(|(name, _)| name).collect();
        assert!(names.len() > 5, "{names:?}");
        for name in names {
            assert!(TAKEN.contains(&name), "{name}");
        }
    }
}
