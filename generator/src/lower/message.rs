//! Saying what is wrong: once, at a node of the description.

use crate::diagnostic::{Diagnostic, Part, Place};
use crate::pointer::Pointer;

use super::Lower;

impl Lower<'_, '_> {
    /// The key of a member, or an element of a list.
    pub(super) fn key(&self, pointer: Pointer) -> Place {
        self.place(pointer, Part::Key)
    }

    /// The value of a member.
    pub(super) fn value(&self, pointer: Pointer) -> Place {
        self.place(pointer, Part::Value)
    }

    fn place(&self, pointer: Pointer, part: Part) -> Place {
        let file = self.document.file;
        Place::Node {
            file,
            pointer,
            part,
        }
    }

    /// Reports a fault, unless the same has been said of the same place.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        let is_new = match &diagnostic.primary.place {
            Place::Node { pointer, .. } => self.said.insert((diagnostic.code, pointer.clone())),
            Place::Span { .. } => true,
        };
        if is_new {
            self.report.push(diagnostic);
        }
    }
}
