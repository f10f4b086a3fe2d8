//! The folder of a description: the files beside it that it refers to.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use generator::source::{MOST_TEXT, Unread};

/// The files below a folder, and nothing else.
pub(super) struct Folder {
    /// Free of links.
    root: Option<PathBuf>,
}

impl Folder {
    /// The folder that `document` is in.
    pub(super) fn of(document: &Path) -> Self {
        let folder = match document.parent() {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) | None => Path::new("."),
        };
        Self {
            root: folder.canonicalize().ok(),
        }
    }

    /// The text of the file at `path`, which has `/` between its names.
    ///
    /// # Errors
    ///
    /// It cannot be read, or a link leads out of the folder.
    pub(super) fn read(&self, path: &str) -> Result<String, Unread> {
        let root = self.root.as_ref().ok_or(Unread::Missing(Vec::new()))?;
        let asked = root.join(path);
        let real = asked.canonicalize().map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Unread::Missing(beside(&asked)),
            _ => Unread::Other(error.to_string()),
        })?;
        let inside = real.strip_prefix(root).map_err(|_| Unread::Outside)?;
        // A system that takes `a.yml` for `A.yml` says what it is really called.
        let is_another = inside != Path::new(path)
            && inside.to_string_lossy().to_lowercase() == path.to_lowercase();
        if is_another {
            return Err(Unread::Missing(beside(&asked)));
        }
        let kind = fs::metadata(&real).map_err(|error| Unread::Other(error.to_string()))?;
        if kind.is_dir() {
            return Err(Unread::Folder);
        }
        if !kind.is_file() {
            return Err(Unread::Other("it is no file".to_owned()));
        }
        if kind.len() > u64::try_from(MOST_TEXT).unwrap_or(u64::MAX) {
            return Err(Unread::TooMuch);
        }
        let bytes = fs::read(&real).map_err(|error| Unread::Other(error.to_string()))?;
        String::from_utf8(bytes).map_err(|_| Unread::NotText)
    }
}

/// The names in the folder that a file should be in, sorted.
fn beside(path: &Path) -> Vec<String> {
    let entries = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    let names = entries.into_iter().flatten().flatten();
    let mut names: Vec<String> = names
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}
