//! Folders of text files, as tests write and compare them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The folder in a workspace that cargo writes to; no text of ours is there.
pub(crate) const TARGET: &str = "target";

/// The files below a folder, by their path in it; none if there is no folder.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    read(folder, "", &mut found);
    found
}

fn read(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if !entry.path().is_dir() {
            found.insert(name, fs::read_to_string(entry.path()).unwrap());
        } else if name != TARGET {
            read(&entry.path(), &format!("{name}/"), found);
        }
    }
}

/// Writes a file, unless it says so already.
pub(crate) fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Removes every file but those, and the folders that are empty then.
pub(crate) fn sweep(folder: &Path, prefix: &str, kept: &BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let inside = format!("{name}/");
        if kept.iter().any(|path| path.starts_with(&inside)) {
            sweep(&entry.path(), &inside, kept);
        } else if entry.path().is_dir() && name != TARGET {
            fs::remove_dir_all(entry.path()).unwrap();
        } else if entry.path().is_file() && !kept.contains(&name) {
            fs::remove_file(entry.path()).unwrap();
        }
    }
}
