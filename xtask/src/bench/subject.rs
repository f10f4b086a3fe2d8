//! What is benched: descriptions, by name or by path.

use std::path::{Path, PathBuf};

use generator::source::Source;

use super::peer;
use super::row::OURS;

use crate::Result;
use crate::document::{self, input};
use crate::input::{self as files, Input, root};

/// A description.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) spec: PathBuf,
    /// The `sdk.yaml` beside it.
    pub(super) config: Option<PathBuf>,
    /// Methods below its `paths`.
    pub(super) operations: Option<usize>,
    pub(super) depth: Depth,
}

/// How much of it is measured, beside generating and checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Depth {
    /// Tools whose crates are built for release.
    pub(super) release: &'static [&'static str],
    /// The peers that `--peer all` stands for: those that a bar is about.
    pub(super) peers: &'static [&'static str],
    /// The dependencies, built from nothing.
    pub(super) dependencies: bool,
    /// A feature that brings what a small program needs.
    pub(super) slice: Option<&'static str>,
}

impl Subject {
    /// What the generator reads; the project's own files by the names that all messages use.
    pub(super) fn source(&self) -> Result<Source> {
        let input = match own().canonicalize().is_ok_and(|own| own == self.spec) {
            true => Input::default(),
            false => input(&self.spec),
        };
        input.read()
    }
}

fn own() -> PathBuf {
    root().join("spec/cloudflare.yaml")
}

struct Known {
    name: &'static str,
    /// How its file's name begins; the project's own where it is empty.
    file: &'static str,
    depth: Depth,
}

const ALONE: Depth = Depth {
    release: &[OURS],
    peers: &[],
    dependencies: false,
    slice: None,
};

/// The descriptions that are in the record.
const KNOWN: [Known; 6] = [
    Known {
        name: "spec",
        file: "",
        depth: ALONE,
    },
    Known {
        name: "nexus",
        file: "nexus",
        depth: Depth {
            release: &[OURS, "oas3-gen", "progenitor", "ploidy"],
            peers: &["openapi-to-rust", "oas3-gen", "progenitor", "ploidy"],
            dependencies: true,
            slice: None,
        },
    },
    Known {
        name: "github",
        file: "github",
        depth: Depth {
            peers: &["openapi-to-rust", "ploidy"],
            ..ALONE
        },
    },
    Known {
        name: "stripe",
        file: "stripe",
        depth: LARGE,
    },
    Known {
        name: "openai",
        file: "openai",
        depth: LARGE,
    },
    Known {
        name: "cloudflare",
        file: "cloudflare",
        depth: Depth {
            slice: Some("accounts-tokens"),
            ..ALONE
        },
    },
];

const LARGE: Depth = Depth {
    peers: &["openapi-to-rust"],
    ..ALONE
};

/// The subjects of these names, or all that are known; `folder` has the published descriptions.
///
/// # Errors
///
/// There is no such description, or it cannot be read.
pub(super) fn find(names: &[String], folder: &Path) -> Result<Vec<Subject>> {
    if names.is_empty() {
        let known = KNOWN.iter().filter(|known| known.is_there(folder));
        return known.map(|known| known.subject(folder)).collect();
    }
    let found = names.iter().map(|name| {
        let known = KNOWN.iter().find(|known| known.name == name);
        known.map_or_else(|| any(name), |known| known.subject(folder))
    });
    found.collect()
}

impl Known {
    fn path(&self, folder: &Path) -> Option<PathBuf> {
        if self.file.is_empty() {
            return Some(own());
        }
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let files = entries.map(|entry| entry.path()).filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            path.is_file() && name.starts_with(self.file)
        });
        files.min()
    }

    fn is_there(&self, folder: &Path) -> bool {
        self.path(folder).is_some()
    }

    fn subject(&self, folder: &Path) -> Result<Subject> {
        let path = self.path(folder);
        let path = path.ok_or_else(|| {
            format!(
                "no {} in {}; say `--documents DIR`",
                self.name,
                folder.display()
            )
        })?;
        subject(self.name, &path, self.depth)
    }
}

const EVERYBODY: &[&str] = &[OURS, "openapi-to-rust", "oas3-gen", "progenitor", "ploidy"];

fn any(path: &str) -> Result<Subject> {
    let path = Path::new(path);
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let depth = Depth {
        release: EVERYBODY,
        peers: peer::NAMES,
        dependencies: true,
        ..ALONE
    };
    subject(&name, path, depth)
}

fn subject(name: &str, path: &Path, depth: Depth) -> Result<Subject> {
    let head = document::head(&files::text(path)?);
    let head = head.ok_or_else(|| format!("{} is no description", path.display()))?;
    let input = input(path);
    Ok(Subject {
        name: name.to_owned(),
        spec: path.canonicalize().unwrap_or_else(|_| path.to_owned()),
        config: input.config,
        operations: head.operations,
        depth,
    })
}
