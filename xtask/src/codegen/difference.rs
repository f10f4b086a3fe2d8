//! A unified diff of a folder and a tree.

use std::fs;
use std::path::Path;

use diffy::DiffOptions;
use generator::tree::Tree;

use super::output::Changes;

/// The diff, in the form that `patch` reads; empty if nothing changes.
pub(crate) fn unified(folder: &Path, tree: &Tree<String>, changes: &Changes) -> String {
    let mut text = String::new();
    for path in changes.written.iter().chain(&changes.removed) {
        let old = fs::read(folder.join(path)).ok();
        let old = old.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let new = tree.files.get(path);
        let name = |side: &str, exists: bool| match exists {
            true => format!("{side}/{path}"),
            false => String::from("/dev/null"),
        };
        let (before, after) = (name("a", old.is_some()), name("b", new.is_some()));
        let (old, new) = (old.unwrap_or_default(), new.map_or("", String::as_str));
        let mut options = DiffOptions::new();
        options
            .set_original_filename(before)
            .set_modified_filename(after);
        text += &options.create_patch(&old, new).to_string();
    }
    text
}
