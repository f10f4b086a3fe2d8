//! What the generator has to say: [`Diagnostic`]s, gathered in one [`Report`].

mod code;
mod escape;
mod excerpt;
mod render;
mod spelling;
#[cfg(test)]
mod tests;

pub use code::CODES;
pub use render::Colour;
pub use spelling::nearest;

use crate::pointer::Pointer;
use crate::source::FileId;
use crate::source::moves::Moves;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The crate is written all the same.
    Warning,
    /// Nothing is written.
    Error,
}

/// Which part of a node a message points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The member's key, or the element itself in a list.
    Key,
    /// The member's value.
    Value,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A node; where it stands is looked up when the message is rendered.
    Node {
        /// The file.
        file: FileId,
        /// The node.
        pointer: Pointer,
        /// What of it.
        part: Part,
    },
    /// A stretch of bytes, where there is no node to name: a syntax error.
    Span {
        /// The file.
        file: FileId,
        /// Bytes before it.
        start: usize,
        /// Its length in bytes.
        len: usize,
    },
}

/// A further place that a message is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there.
    pub note: String,
}

/// One message: a code, what is wrong, where, and the cure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The word that names this kind of message, such as `name-collision`.
    pub code: &'static str,
    /// One sentence without a full stop.
    pub message: String,
    /// The place it is about, and what is there.
    pub primary: Label,
    /// Further places.
    pub secondary: Vec<Label>,
    /// The cure.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at `place`.
    #[must_use]
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message.into())
    }

    /// A warning at `place`.
    #[must_use]
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message.into())
    }

    fn new(severity: Severity, code: &'static str, place: Place, message: String) -> Self {
        let primary = Label {
            place,
            note: String::new(),
        };
        Self {
            severity,
            code,
            message,
            primary,
            secondary: Vec::new(),
            help: None,
        }
    }

    /// Says what stands at the primary place.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.primary.note = note.into();
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn also(mut self, place: Place, note: impl Into<String>) -> Self {
        let note = note.into();
        self.secondary.push(Label { place, note });
        self
    }

    /// The same, each place where it is written.
    fn relocated(mut self, moves: &Moves) -> Self {
        for label in std::iter::once(&mut self.primary).chain(&mut self.secondary) {
            if let Place::Node { file, pointer, .. } = &mut label.place
                && *file == FileId::default()
            {
                (*file, *pointer) = moves.written(pointer);
            }
        }
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Every message of a run, in the order the passes found them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The messages.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there were, beyond what anybody reads.
    pub dropped: usize,
    /// What the description looked like before it was rewritten: passes name
    /// places of the canonical tree, people look for them in their files.
    pub moves: Moves,
}

impl Report {
    /// Adds a message, unless there are very many already.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.push_with(diagnostic.severity, || diagnostic);
    }

    /// Like [`Report::push`], for a message that costs something to make.
    /// Errors have room when warnings have none left, so that no first error
    /// is dropped.
    pub fn push_with(&mut self, severity: Severity, diagnostic: impl FnOnce() -> Diagnostic) {
        const MOST: usize = 10_000;
        let room = match severity {
            Severity::Warning => MOST,
            Severity::Error => 2 * MOST,
        };
        match self.diagnostics.len() < room {
            true => self.diagnostics.push(diagnostic().relocated(&self.moves)),
            false => self.dropped += 1,
        }
    }

    /// Whether anything forbids writing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many messages are of this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }
}
