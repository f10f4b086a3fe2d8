//! The descriptions that tests generate crates from.

use std::fs;
use std::path::{Path, PathBuf};

use generator::generate;
use generator::source::Source;

use super::spread;
use generator::tree::Tree;

/// A description, and what `sdk.yaml` says beside it.
pub(crate) struct Case {
    /// `topic-case`, unique among all.
    pub(crate) name: String,
    /// Where the golden files are; none for an obstacle.
    pub(crate) golden: Option<PathBuf>,
    spec: PathBuf,
    config: PathBuf,
}

/// Every `tests/corpus/<topic>/<case>/`.
pub(crate) fn corpus() -> Vec<Case> {
    let topics = entries(&tests().join("corpus"));
    let folders = topics.iter().flat_map(|topic| entries(topic));
    folders
        .map(|folder| Case {
            name: format!("{}-{}", name(folder.parent().unwrap()), name(&folder)),
            spec: folder.join("spec.yaml"),
            config: folder.join("sdk.yaml"),
            golden: Some(folder.join("out")),
        })
        .collect()
}

/// Every `tests/obstacle/<case>.yaml`.
pub(crate) fn obstacles() -> Vec<Case> {
    let files = entries(&tests().join("obstacle"));
    let specs = files
        .into_iter()
        .filter(|file| !name(file).ends_with(".sdk"));
    specs
        .map(|spec| Case {
            name: format!("obstacle-{}", name(&spec)),
            config: spec.with_extension("sdk.yaml"),
            golden: None,
            spec,
        })
        .collect()
}

impl Case {
    /// The texts, read anew.
    pub(crate) fn source(&self) -> Source {
        let source = spread::description(&self.spec);
        match fs::read_to_string(&self.config) {
            Ok(text) => source.with_config("sdk.yaml", text),
            Err(_) => source,
        }
    }

    /// The files of the crate.
    pub(crate) fn tree(&self) -> Tree<String> {
        let source = self.source();
        let generation = generate(&source);
        let report = generation.report.render(&source);
        generation
            .tree
            .unwrap_or_else(|| panic!("{}:\n{report}", self.spec.display()))
    }
}

/// The entries of a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
