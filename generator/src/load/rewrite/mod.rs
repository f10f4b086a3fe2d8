//! Rewrites descriptions of other versions into the canonical, 3.0-shaped
//! tree, before anything is parsed. What 3.0 cannot say is carried under
//! [`reserved::PREFIX`], or reported.
//!
//! A node that changes its pointer is recorded in the report's moves: every
//! place below and in all later passes is one of the canonical tree, and is
//! shown where it is written.

mod at;
mod mixed;
mod newer;
mod reserved;
mod swagger;
mod types;
mod walk;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Part, Place, Report, Severity};
use crate::pointer::Pointer;
use crate::source::FileId;

use super::cut::Members;
use super::version::Version;
use at::At;
use swagger::{header, server};

/// Rewrites a document in place.
pub(super) fn rewrite(version: Version, root: &mut Members, file: FileId, report: &mut Report) {
    let mut rewrite = Rewrite { file, report };
    reserved::check(&mut rewrite, root, &At::Pointer(&Pointer::root()));
    match version {
        Version::Swagger => swagger::document(&mut rewrite, root),
        Version::ThreeZero | Version::Newer => mixed::document(&mut rewrite, root),
    }
    // Authors use what is newer than the version that they state.
    newer::document(&mut rewrite, root, version == Version::Newer);
}

/// What every rewrite needs.
struct Rewrite<'r> {
    file: FileId,
    report: &'r mut Report,
}

impl Rewrite<'_> {
    fn key(&self, pointer: Pointer) -> Place {
        Place::Node {
            file: self.file,
            pointer,
            part: Part::Key,
        }
    }

    fn warn(&mut self, code: &'static str, at: Pointer, message: &str, help: &str) {
        let place = self.key(at);
        self.report.push_with(Severity::Warning, || {
            Diagnostic::warning(code, place, message).help(help)
        });
    }

    /// Gives a member another name, unless that one is taken.
    fn rename(&mut self, members: &mut Members, from: &str, to: &str, at: &At<'_>) {
        if members.contains_key(to) {
            return;
        }
        if let Some(value) = members.shift_remove(from) {
            members.insert(to.to_owned(), value);
            self.moved(at, from, to);
        }
    }

    /// Records that the member `from` of the object at `at` is now `to`.
    fn moved(&mut self, at: &At<'_>, from: &str, to: &str) {
        let at = at.pointer();
        self.report.moves.moved(&at.child(from), at.child(to));
    }
}

/// The text of a member.
fn text<'m>(members: &'m Members, name: &str) -> Option<&'m str> {
    members.get(name).and_then(Value::as_str)
}

/// An object of these members.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.map(|(name, value)| (name.to_owned(), value));
    Value::Object(members.into_iter().collect())
}
