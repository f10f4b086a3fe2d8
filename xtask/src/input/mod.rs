//! What a verb reads: its arguments, and the files of the project.

mod folder;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use generator::source::Source;

use crate::Result;
use folder::Folder;

const SPEC: &str = "spec/cloudflare.yaml";
const CONFIG: &str = "spec/sdk.yaml";

/// The project's root folder.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A path as messages show it: from the project's root, if it is in there.
pub(crate) fn shown(path: &Path) -> &Path {
    path.strip_prefix(root()).unwrap_or(path)
}

/// A description and the configuration beside it: the project's own, unless
/// the command line names others.
#[derive(Debug, Default)]
pub(crate) struct Input {
    /// `--spec`.
    pub(crate) spec: Option<PathBuf>,
    /// `--config`.
    pub(crate) config: Option<PathBuf>,
}

impl Input {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// One cannot be read, or `--config` stands without `--spec`.
    pub(crate) fn read(&self) -> Result<Source> {
        let Some(spec) = &self.spec else {
            if self.config.is_some() {
                return Err("`--config` goes with `--spec`".to_owned());
            }
            let source = description(SPEC, &root().join(SPEC))?;
            return Ok(source.with_config(CONFIG, text(&root().join(CONFIG))?));
        };
        let source = description(&spec.to_string_lossy(), spec)?;
        match &self.config {
            None => Ok(source),
            Some(config) => Ok(source.with_config(config.to_string_lossy(), text(config)?)),
        }
    }
}

/// The description whose root document is at `path`, with all its files.
fn description(name: &str, path: &Path) -> Result<Source> {
    let folder = Folder::of(path);
    Ok(Source::new(name, text(path)?).with_files(|path| folder.read(path)))
}

/// The rest of the command line, for another program to read.
///
/// # Errors
///
/// The command line cannot be cut at this place.
pub(crate) fn rest(mut arguments: lexopt::Parser) -> Result<Vec<OsString>> {
    let rest = arguments.raw_args().map_err(wrong)?;
    Ok(rest.collect())
}

/// Refuses any further argument.
///
/// # Errors
///
/// There is one.
pub(crate) fn end(mut arguments: lexopt::Parser) -> Result {
    match arguments.next().map_err(wrong)? {
        None => Ok(()),
        Some(argument) => Err(wrong(argument.unexpected())),
    }
}

/// The message for a command line that makes no sense.
pub(crate) fn wrong(error: lexopt::Error) -> String {
    format!("{error}; `cargo xtask help` lists the verbs")
}

/// The text of a file.
///
/// # Errors
///
/// It cannot be read, or is not UTF-8.
pub(crate) fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}", shown(path).display()))
}
