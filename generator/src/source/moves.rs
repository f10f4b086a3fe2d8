//! [`Moves`]: where the nodes of the canonical tree stand in the files.

use std::collections::BTreeMap;

use crate::pointer::Pointer;

use super::FileId;

/// A node as it is written: the file, and the pointer into it.
pub type Spot = (FileId, Pointer);

/// What has been moved on the way from the files to the canonical tree.
///
/// Both ways are prefix-wise: what says nothing of a node itself says it of
/// whatever stands inside. A node that no entry covers stands where it stood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moves {
    written: BTreeMap<Pointer, Spot>,
    canonical: BTreeMap<FileId, BTreeMap<Pointer, Pointer>>,
}

impl Moves {
    /// Where the canonical node at `pointer` is written.
    #[must_use]
    pub fn written(&self, pointer: &Pointer) -> Spot {
        match nearest(&self.written, pointer) {
            Some(((file, top), from)) => (*file, pointer.rebased(from, top)),
            None => (FileId::default(), pointer.clone()),
        }
    }

    /// Where what is written at `pointer` of `file` stands in the canonical
    /// tree; `None` for what has no place there.
    #[must_use]
    pub fn canonical(&self, file: FileId, pointer: &Pointer) -> Option<Pointer> {
        let moved = self.canonical.get(&file);
        match moved.and_then(|moved| nearest(moved, pointer)) {
            Some((top, from)) => Some(pointer.rebased(from, top)),
            None => (file == FileId::default()).then(|| pointer.clone()),
        }
    }

    /// The node that stood at the canonical `from` now stands at `to`.
    pub fn moved(&mut self, from: &Pointer, to: Pointer) {
        self.joined(from, to.clone());
        self.copied(from, to);
    }

    /// What stands at `to` was made of the node at the canonical `from`, which
    /// is still there, or of which more was made.
    pub fn copied(&mut self, from: &Pointer, to: Pointer) {
        let spot = self.written(from);
        self.written.insert(to, spot);
    }

    /// The node that stood at the canonical `from` is the same as the one at
    /// `to`, and gone.
    pub fn joined(&mut self, from: &Pointer, to: Pointer) {
        let (file, written) = self.written(from);
        self.canonical.entry(file).or_default().insert(written, to);
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
        let root = FileId::default();
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
        let canonical = |text: &str| moves.canonical(root, &at(text)).unwrap();
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
        assert_eq!(
            moves.canonical(FileId::default(), &at("/a/c")),
            Some(at("/a/c"))
        );
        moves.joined(&at("/d"), at("/a"));
        assert_eq!(
            moves.canonical(FileId::default(), &at("/d/c")),
            Some(at("/a/c"))
        );
        assert_eq!(moves.written(&at("/a/c")).1, at("/a/c"));
    }
}
