//! Reads a description of the test folders with the files that it refers to.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use generator::source::{Source, Unread};

/// The description at `path`, shown by its file name.
pub(crate) fn description(path: &Path) -> Source {
    let name = path.file_name().unwrap().to_string_lossy();
    let folder = path.parent().unwrap();
    Source::new(name, fs::read_to_string(path).unwrap()).with_files(|path| read(folder, path))
}

fn read(folder: &Path, path: &str) -> Result<String, Unread> {
    let path = folder.join(path);
    if path.is_dir() {
        return Err(Unread::Folder);
    }
    fs::read_to_string(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Unread::Missing(beside(&path)),
        ErrorKind::InvalidData => Unread::NotText,
        kind => Unread::Other(kind.to_string()),
    })
}

fn beside(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path.parent().unwrap()).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
