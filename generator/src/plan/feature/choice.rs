//! Which features are on by default.

use super::super::Context;
use super::FULL;
use crate::config::DefaultFeatures;
use crate::diagnostic::{Diagnostic, Part, Place, nearest};
use crate::pointer::Pointer;

/// An API of more calls is nothing that a program wants whole.
const MANY: usize = 1_000;

/// What `sdk.yaml` says, or everything of an API that is not huge.
pub(super) fn default(
    context: &mut Context<'_>,
    features: &[String],
    operations: usize,
) -> Vec<String> {
    let config = context.config;
    match &config.features.default {
        None if operations > MANY => Vec::new(),
        None | Some(DefaultFeatures::All) => vec![FULL.to_owned()],
        Some(DefaultFeatures::None) => Vec::new(),
        Some(DefaultFeatures::Names(names)) => {
            for (at, name) in names.iter().enumerate() {
                if !features.contains(name) {
                    unknown(context, features, at, name);
                }
            }
            names.clone()
        }
    }
}

fn unknown(context: &mut Context<'_>, features: &[String], at: usize, name: &str) {
    let Some(file) = context.origin.config else {
        return;
    };
    let pointer = Pointer::root().child("features").child("default");
    let place = Place::Node {
        file,
        pointer: pointer.child(&at.to_string()),
        part: Part::Value,
    };
    let message = format!("no calls have the feature `{name}`");
    let help = match nearest(name, features.iter().map(String::as_str)) {
        Some(near) => format!("write `{near}`"),
        None => {
            "write the way to a resource, such as `accounts-tokens`, or `all`, or `none`".to_owned()
        }
    };
    let error = Diagnostic::error("unknown-feature", place, message);
    context.report.push(error.help(help));
}
