//! How many lines each type takes, and where the description spells it.

use std::collections::BTreeMap;

use crate::budget::Weight;
use crate::pointer::Pointer;
use crate::rust::{Crate, RustType, TypePath};
use crate::{emit, print};

/// The types of a crate that the description spells, each emitted alone.
pub(super) fn weights(krate: &Crate, places: &BTreeMap<TypePath, Pointer>) -> Vec<Weight> {
    let mut weights = Vec::new();
    emit::each_type(krate, &mut |path, code| {
        let pointer = places.get(&path).cloned();
        weights.extend(pointer.map(|pointer| Weight {
            // What cannot be printed has stopped the run before.
            lines: print::lines(code).unwrap_or_default(),
            path: emit::type_text(krate, &RustType::Named(path)).replace(' ', ""),
            pointer,
        }));
    });
    weights
}
