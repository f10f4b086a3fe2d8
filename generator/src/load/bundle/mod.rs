//! Puts a description that is spread over files together in one tree, so that
//! no pass to come knows of files: what several may refer to becomes a
//! component, whatever else a `$ref` names is written out in its place. The
//! report's moves know where everything is written.

mod copy;
mod fault;
mod finish;
mod inline;
mod name;
mod place;
mod resolve;
mod survey;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use crate::diagnostic::Report;
use crate::pointer::Pointer;
use crate::source::Source;
use crate::source::moves::Spot;

use super::version::Version;
use fault::Fault;
use place::Place;
use tree::Trees;

/// The whole description as one tree; the root document itself if it has all.
pub(super) fn bundle(
    version: Version,
    root: Value,
    source: &Source,
    report: &mut Report,
) -> Option<Value> {
    if survey::is_complete(&root, version) {
        return Some(root);
    }
    let trees = Trees::new(source, root);
    let mut bundle = Bundle {
        source,
        trees: &trees,
        version,
        report,
        pieces: IndexMap::new(),
        piece: 0,
        keys: Vec::new(),
        open: Vec::new(),
        placed: Vec::new(),
        values: 0,
        said: BTreeSet::new(),
    };
    bundle.gather();
    bundle.finish()
}

/// The work on one description.
struct Bundle<'v, 'r> {
    source: &'v Source,
    trees: &'v Trees<'v>,
    version: Version,
    report: &'r mut Report,
    /// The root document, and what else has to be named in it.
    pieces: IndexMap<(Spot, Place), Piece>,
    /// The piece that is being copied, and the way to the value at hand.
    piece: usize,
    keys: Vec<Key<'v>>,
    /// What is being written out around the value at hand.
    open: Vec<Spot>,
    placed: Vec<Placed>,
    /// Values that have been written out.
    values: usize,
    /// Nodes whose `$ref` has been reported.
    said: BTreeSet<(&'static str, Spot)>,
}

/// What other places refer to.
#[derive(Default)]
struct Piece {
    value: Option<Value>,
    /// The component of the root document that is nothing but a reference to
    /// this, and so gives it its name.
    lender: Option<Pointer>,
}

/// What has been written out in a piece.
struct Placed {
    piece: usize,
    /// Where in the piece.
    to: Pointer,
    spot: Spot,
    /// What stands there, if references to its parts may lead there.
    place: Option<Place>,
}

/// A step on the way to a value.
#[derive(Clone, Copy)]
enum Key<'v> {
    Name(&'v str),
    /// The number of an element: as it is written, and as it is to be.
    Index(usize, usize),
}

impl Bundle<'_, '_> {
    /// Copies the root document and all that it needs.
    fn gather(&mut self) {
        let root = (self.source.root(), Pointer::root());
        let document = Place::document(self.version);
        self.pieces.insert((root, document), Piece::default());
        while let Some((spot, place)) = self.pieces.get_index(self.piece).map(|(key, _)| key) {
            let (spot, place) = (spot.clone(), *place);
            let value = self.copy_piece(&spot, place);
            if let Some((_, piece)) = self.pieces.get_index_mut(self.piece) {
                piece.value = value;
            }
            self.piece += 1;
        }
    }

    /// The number of the piece at `spot`, which may be a new one.
    fn piece_at(&mut self, spot: Spot, place: Place) -> usize {
        let entry = self.pieces.entry((spot, place));
        let index = entry.index();
        entry.or_default();
        index
    }

    /// Reports a fault, once for each `$ref`.
    fn say(&mut self, fault: Fault, is_error: bool) {
        if !fault.is_said && self.said.insert((fault.code, fault.at.clone())) {
            self.report.push(fault.diagnostic(is_error));
        }
    }
}
