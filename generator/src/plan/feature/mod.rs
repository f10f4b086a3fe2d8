//! Cargo features: what of the crate a program may leave out.
//!
//! A resource at the top of the tree has a feature, and so has each right below
//! it; whatever is deeper belongs to that one. Types have none of their own:
//! they are there with the calls that reach them.

mod choice;
mod name;
mod reach;

use super::Context;
use crate::rust::{Feature, Features, Resource};

pub(super) use self::name::names;
pub(super) use self::reach::Reach;

/// The feature of everything.
const FULL: &str = "full";
/// The feature of every type and of no call.
pub(super) const TYPES: &str = "types";

/// Features, what they imply, and which of them are on by default.
pub(super) fn features(
    context: &mut Context<'_>,
    resources: &[Resource],
    reach: &Reach,
) -> Features {
    let calls = reach.features.iter().enumerate().map(|(at, name)| Feature {
        name: name.clone(),
        implies: reach.names(reach.implied(at)),
    });
    let calls = calls.collect();
    let default = choice::default(context, &reach.features, operations(resources));
    Features {
        types: reach.names(&reach.lent_to_types),
        calls,
        default,
    }
}

fn operations(resources: &[Resource]) -> usize {
    let methods = resources.iter().map(|resource| resource.methods.len());
    methods.sum()
}
