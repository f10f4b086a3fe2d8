//! Why a document could not be read.

use std::borrow::Cow;
use std::fmt;

/// Why a document could not be read: where, what was expected, and what kind of thing was found.
///
/// It never holds text of a value, which may be secret.
pub struct DecodeError(Box<Fault>);

struct Fault {
    kind: Kind,
    expected: &'static str,
    found: &'static str,
    offset: usize,
    /// From the innermost outwards, as they are met on the way out.
    path: Vec<Segment>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Well-formed there, but not what the type wants: another alternative may fit.
    Mismatch,
    /// A required member is not there; `expected` is the struct's name.
    Missing,
    /// No type could read this document.
    Unreadable,
}

enum Segment {
    Member(Cow<'static, str>),
    Index(usize),
}

impl DecodeError {
    fn new(kind: Kind, expected: &'static str, found: &'static str, offset: usize) -> Self {
        Self(Box::new(Fault {
            kind,
            expected,
            found,
            offset,
            path: Vec::new(),
        }))
    }

    #[cold]
    pub(super) fn mismatch(expected: &'static str, found: &'static str, offset: usize) -> Self {
        Self::new(Kind::Mismatch, expected, found, offset)
    }

    #[cold]
    pub(in super::super) fn unreadable(
        expected: &'static str,
        found: &'static str,
        offset: usize,
    ) -> Self {
        Self::new(Kind::Unreadable, expected, found, offset)
    }

    #[cold]
    pub(super) fn missing(shape: &'static str, member: &'static str, offset: usize) -> Self {
        Self::new(Kind::Missing, shape, "nothing", offset).in_member(Cow::Borrowed(member))
    }

    #[cold]
    pub(in super::super) fn in_member(mut self, name: Cow<'static, str>) -> Self {
        self.0.path.push(Segment::Member(name));
        self
    }

    #[cold]
    pub(in super::super) fn in_element(mut self, index: usize) -> Self {
        self.0.path.push(Segment::Index(index));
        self
    }

    /// The same, at another place of another document.
    #[cfg(feature = "xml")]
    #[cold]
    pub(in super::super) fn placed(mut self, place: impl FnOnce(usize) -> usize) -> Self {
        self.0.offset = place(self.0.offset);
        self
    }

    /// Whether another type might read the same text.
    pub(super) fn is_mismatch(&self) -> bool {
        match self.0.kind {
            Kind::Mismatch | Kind::Missing => true,
            Kind::Unreadable => false,
        }
    }

    /// Where in the document, as in `result.policies[0].effect`; empty for the document itself.
    ///
    /// Names that are not words are quoted, and cut after 64 characters.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            match segment {
                Segment::Index(index) => path.push_str(&format!("[{index}]")),
                Segment::Member(name) if !is_word(name) => path.push_str(&quoted(name)),
                Segment::Member(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
            }
        }
        path
    }

    /// Shows every name of the path, so that what must not be seen can be replaced.
    pub(in super::super) fn each_name(&mut self, change: &mut dyn FnMut(&mut String)) {
        for segment in &mut self.0.path {
            if let Segment::Member(name) = segment {
                change(name.to_mut());
            }
        }
    }

    /// The place in the document, in bytes from its start.
    pub fn offset(&self) -> usize {
        self.0.offset
    }
}

fn is_word(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 64
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$'))
}

fn quoted(name: &str) -> String {
    let short: String = name.chars().take(64).collect();
    let cut = if short.len() < name.len() { "…" } else { "" };
    format!("[\"{}{cut}\"]", short.escape_debug())
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault {
            kind,
            expected,
            found,
            offset,
            path,
        } = &*self.0;
        if !path.is_empty() {
            write!(f, "`{}`: ", self.path())?;
        }
        match kind {
            Kind::Missing => write!(f, "required by `{expected}`, but not there")?,
            Kind::Mismatch | Kind::Unreadable => write!(f, "expected {expected}, found {found}")?,
        }
        write!(f, " (byte {offset})")
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {}
