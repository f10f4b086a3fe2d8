//! The files that a description is spread over: found from the root document
//! on, read by whoever may touch the file system, each once.

use std::collections::BTreeMap;

use super::path::{self, Way};
use super::{FileId, Source, Text, scan};

/// The most files that a description may be spread over.
pub const MOST_FILES: usize = 10_000;

/// The most text that they may hold together, in bytes.
pub const MOST_TEXT: usize = 64 << 20;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is none; the names that stand beside where it should be.
    Missing(Vec<String>),
    /// It is a folder.
    Folder,
    /// It is not text in UTF-8.
    NotText,
    /// It leads out of the root document's folder, by a link.
    Outside,
    /// There is too much already: [`MOST_FILES`], [`MOST_TEXT`].
    TooMuch,
    /// What the system says.
    Other(String),
}

/// What became of a path that a reference names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Found {
    File(FileId),
    /// A file whose name differs in the case of letters.
    Nearly(FileId, String),
    Unread(Unread),
}

/// The files by their paths from the root document's folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Files {
    found: BTreeMap<String, Found>,
    paths: BTreeMap<FileId, String>,
}

impl Source {
    /// Adds the files that the description refers to, read by `read`: it is
    /// given a path from the root document's folder, `/` between names and
    /// without `..`, and must not follow a link out of that folder.
    #[must_use]
    pub fn with_files(mut self, read: impl FnMut(&str) -> Result<String, Unread>) -> Self {
        let name = self.file(self.root()).map(|file| file.name.clone());
        let name = name.unwrap_or_default();
        let cut = name.rfind(['/', '\\']).map_or(0, |at| at + 1);
        let (folder, own) = name.split_at(cut);
        self.spread.add(own, self.root());
        let mut search = Search {
            folder,
            size: 0,
            read,
        };
        let mut waiting = vec![self.root()];
        while let Some(id) = waiting.pop() {
            let references = match self.file(id) {
                Some(file) => scan::references(&file.text),
                None => Vec::new(),
            };
            for reference in references {
                if let Way::File(path) = self.way(id, &reference).0
                    && !self.spread.found.contains_key(&path)
                {
                    let before = self.files.len();
                    let found = search.look(&mut self, &path);
                    self.spread.found.insert(path, found);
                    waiting.extend((before..self.files.len()).map(FileId));
                }
            }
        }
        self
    }

    /// Where a reference in a file leads, and what stands behind its `#`.
    pub(crate) fn way<'t>(&self, from: FileId, reference: &'t str) -> (Way<'t>, Option<&'t str>) {
        let here = self.spread.paths.get(&from);
        path::cut(reference, here.map_or("", |path| path::folder(path)))
    }

    /// What is known of the file at `path`; `None` if nobody has looked.
    pub(crate) fn found(&self, path: &str) -> Option<&Found> {
        self.spread.found.get(path)
    }

    /// The path of a file of the description, from the root document's folder.
    pub(crate) fn path(&self, id: FileId) -> Option<&str> {
        self.spread.paths.get(&id).map(String::as_str)
    }

    /// How many files there are, the configuration among them.
    pub(crate) fn count(&self) -> usize {
        self.files.len()
    }
}

impl Files {
    fn add(&mut self, path: &str, id: FileId) {
        self.found.insert(path.to_owned(), Found::File(id));
        self.paths.insert(id, path.to_owned());
    }
}

struct Search<'s, R> {
    /// The root document's folder as messages show it, with a `/`.
    folder: &'s str,
    size: usize,
    read: R,
}

impl<R: FnMut(&str) -> Result<String, Unread>> Search<'_, R> {
    fn look(&mut self, source: &mut Source, path: &str) -> Found {
        let names = match self.file(source, path) {
            Ok(id) => return Found::File(id),
            Err(Unread::Missing(names)) => names,
            Err(other) => return Found::Unread(other),
        };
        let (folder, wanted) = path.rsplit_once('/').unwrap_or(("", path));
        let same = |name: &&String| name.to_lowercase() == wanted.to_lowercase();
        let Some(name) = names.iter().find(same) else {
            return Found::Unread(Unread::Missing(names));
        };
        let path = match folder {
            "" => name.clone(),
            folder => format!("{folder}/{name}"),
        };
        if let Some(Found::File(id)) = source.spread.found.get(&path) {
            return Found::Nearly(*id, path);
        }
        match self.file(source, &path) {
            Ok(id) => Found::Nearly(id, path),
            Err(unread) => Found::Unread(unread),
        }
    }

    fn file(&mut self, source: &mut Source, path: &str) -> Result<FileId, Unread> {
        if source.files.len() >= MOST_FILES || self.size >= MOST_TEXT {
            return Err(Unread::TooMuch);
        }
        let text = (self.read)(path)?;
        self.size = self.size.saturating_add(text.len());
        if self.size > MOST_TEXT {
            return Err(Unread::TooMuch);
        }
        let id = FileId(source.files.len());
        let name = format!("{}{path}", self.folder);
        source.files.push(Text::new(name, text));
        source.spread.add(path, id);
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Source, Unread};

    #[test]
    fn every_file_is_read_once_and_shown_as_the_root_is() {
        let mut asked = Vec::new();
        let source = Source::new("spec/api.yaml", "{$ref: a/b.yml}\n$ref: ./a/b.yml#/x\n");
        let source = source
            .with_config("sdk.yaml", "$ref: c.yml")
            .with_files(|path| {
                asked.push(path.to_owned());
                match path {
                    "a/b.yml" => Ok("$ref: ../api.yaml#/x\n$ref: ../a/D.yml\n".to_owned()),
                    "a/d.yml" => Ok(String::new()),
                    _ => Err(Unread::Missing(vec!["d.yml".to_owned()])),
                }
            });
        assert_eq!(asked, ["a/b.yml}", "a/b.yml", "a/D.yml", "a/d.yml"]);
        let Some(Found::File(id)) = source.found("a/b.yml") else {
            panic!("{source:?}");
        };
        assert_eq!(source.file(*id).unwrap().name, "spec/a/b.yml");
        assert_eq!(source.found("api.yaml"), Some(&Found::File(source.root())));
        assert!(
            matches!(source.found("a/D.yml"), Some(Found::Nearly(_, path)) if path == "a/d.yml")
        );
    }
}
