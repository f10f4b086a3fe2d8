//! [`Moves`]: where the nodes of the canonical tree stand in the files.

use std::collections::BTreeMap;

use crate::pointer::Pointer;

use super::FileId;

/// A node as it is written: the file, and the pointer into it.
pub type Spot = (FileId, Pointer);

/// What has been moved on the way from the files to the canonical tree: first
/// all files were put together in one tree, which then was rewritten.
///
/// Each way is prefix-wise: what says nothing of a node itself says it of
/// whatever stands inside. A node that no entry covers stands where it stood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moves {
    /// Where what stands in the one tree is written; what is not covered
    /// stands in the root document.
    placed: BTreeMap<Pointer, Spot>,
    /// From the canonical tree to the one tree.
    before: BTreeMap<Pointer, Pointer>,
    /// From the one tree to the canonical tree.
    after: BTreeMap<Pointer, Pointer>,
}

impl Moves {
    /// Where the canonical node at `pointer` is written.
    #[must_use]
    pub fn written(&self, pointer: &Pointer) -> Spot {
        let pointer = self.before(pointer);
        match nearest(&self.placed, &pointer) {
            Some(((file, top), from)) => (*file, pointer.rebased(from, top)),
            None => (FileId::default(), pointer),
        }
    }

    /// Where a node of the one tree stands in the canonical tree.
    #[must_use]
    pub fn canonical(&self, pointer: &Pointer) -> Pointer {
        follow(pointer, &self.after)
    }

    /// What stands at `to` of the one tree is written at `spot`.
    pub fn placed(&mut self, to: Pointer, spot: Spot) {
        self.placed.insert(to, spot);
    }

    /// The node that stood at the canonical `from` now stands at `to`.
    pub fn moved(&mut self, from: &Pointer, to: Pointer) {
        let before = self.before(from);
        self.after.insert(before.clone(), to.clone());
        self.before.insert(to, before);
    }

    /// What stands at `to` was made of the node at the canonical `from`, which
    /// is still there, or of which more was made.
    pub fn copied(&mut self, from: &Pointer, to: Pointer) {
        let before = self.before(from);
        self.before.insert(to, before);
    }

    /// The node that stood at the canonical `from` is the same as the one at
    /// `to`, and gone.
    pub fn joined(&mut self, from: &Pointer, to: Pointer) {
        self.after.insert(self.before(from), to);
    }

    fn before(&self, pointer: &Pointer) -> Pointer {
        follow(pointer, &self.before)
    }
}

/// Where `pointer` stands by what the map says of the nearest node above it.
fn follow(pointer: &Pointer, map: &BTreeMap<Pointer, Pointer>) -> Pointer {
    match nearest(map, pointer) {
        Some((top, from)) => pointer.rebased(from, top),
        None => pointer.clone(),
    }
}

/// What is known of `pointer` or of the nearest node above it, and which.
fn nearest<'a, T>(
    known: &'a BTreeMap<Pointer, T>,
    pointer: &'a Pointer,
) -> Option<(&'a T, &'a str)> {
    if known.is_empty() {
        return None;
    }
    let mut candidates = std::iter::once(pointer.as_str()).chain(pointer.above());
    candidates.find_map(|at| Some((known.get(at)?, at)))
}

#[cfg(test)]
mod tests {
    use super::{FileId, Moves};
    use crate::pointer::Pointer;

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[test]
    fn both_ways_go_by_the_longest_prefix() {
        let mut moves = Moves::default();
        moves.moved(&at("/definitions"), at("/components/schemas"));
        moves.moved(
            &at("/components/schemas/A~1B/const"),
            at("/components/schemas/A~1B/enum"),
        );
        let written = |text: &str| moves.written(&at(text)).1;
        assert_eq!(
            written("/components/schemas/A~1B/enum"),
            at("/definitions/A~1B/const")
        );
        assert_eq!(
            written("/components/schemas/A~1B/type"),
            at("/definitions/A~1B/type")
        );
        assert_eq!(written("/paths"), at("/paths"));
        let canonical = |text: &str| moves.canonical(&at(text));
        assert_eq!(
            canonical("/definitions/C/items"),
            at("/components/schemas/C/items")
        );
        assert_eq!(
            canonical("/definitions/A~1B/const"),
            at("/components/schemas/A~1B/enum")
        );
        assert_eq!(canonical("/definitionsX"), at("/definitionsX"));
    }

    #[test]
    fn a_copy_leaves_references_to_the_original_alone() {
        let mut moves = Moves::default();
        moves.copied(&at("/a"), at("/b"));
        assert_eq!(moves.written(&at("/b/c")).1, at("/a/c"));
        assert_eq!(moves.canonical(&at("/a/c")), at("/a/c"));
        moves.joined(&at("/d"), at("/a"));
        assert_eq!(moves.canonical(&at("/d/c")), at("/a/c"));
        assert_eq!(moves.written(&at("/a/c")).1, at("/a/c"));
    }

    #[test]
    fn what_comes_from_another_file_is_written_there() {
        let mut moves = Moves::default();
        let file = FileId(1);
        moves.placed(at("/definitions/A"), (file, at("/x")));
        moves.moved(&at("/definitions"), at("/components/schemas"));
        moves.moved(
            &at("/components/schemas/A/type"),
            at("/components/schemas/A/enum"),
        );
        let written = |text: &str| moves.written(&at(text));
        assert_eq!(written("/components/schemas/A/enum"), (file, at("/x/type")));
        assert_eq!(
            written("/components/schemas/B"),
            (FileId(0), at("/definitions/B"))
        );
        assert_eq!(
            moves.canonical(&at("/definitions/A/type")),
            at("/components/schemas/A/enum")
        );
    }
}
