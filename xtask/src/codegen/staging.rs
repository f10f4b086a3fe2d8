//! [`Staging`]: a temporary folder in which a tree is finished before any of
//! it is moved to where people look.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use generator::tree::Tree;

use crate::Result;
use crate::input::shown;
use crate::process;

/// A folder of our own; it goes when this value goes.
pub(crate) struct Staging {
    folder: PathBuf,
}

impl Staging {
    /// An empty folder inside `parent`, on the same disk as its files.
    pub(crate) fn new(parent: &Path) -> Result<Self> {
        let folder = parent.join(format!(".corten-{}", std::process::id()));
        // Whoever had this process id before us was killed.
        if folder.symlink_metadata().is_ok() {
            fs::remove_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
        }
        fs::create_dir(&folder).map_err(|error| failed(&folder, &error))?;
        Ok(Self { folder })
    }

    /// Where the file of this path is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Writes these files of the tree.
    pub(crate) fn fill<'a>(
        &self,
        tree: &Tree<String>,
        paths: impl IntoIterator<Item = &'a String>,
    ) -> Result {
        let mut files = paths
            .into_iter()
            .filter_map(|path| tree.files.get_key_value(path));
        files.try_for_each(|(path, text)| self.put(path, text))
    }

    /// Lets cargo read the manifest. A workspace with a broken member cannot
    /// be built, so that the generator could not mend what it broke.
    ///
    /// # Errors
    ///
    /// Cargo refuses the manifest.
    pub(crate) fn check_manifest(&self, tree: &Tree<String>) -> Result {
        let Some(text) = tree.files.get("Cargo.toml") else {
            return Ok(());
        };
        // A workspace of its own, or cargo looks for one above.
        self.put("Cargo.toml", &format!("{text}\n[workspace]\n"))?;
        let mut command = process::cargo();
        command
            .args([
                "metadata",
                "--no-deps",
                "--offline",
                "--format-version=1",
                "--manifest-path",
            ])
            .arg(self.path("Cargo.toml"));
        let output = command
            .output()
            .map_err(|error| format!("cannot run {}: {error}", process::line(&command)))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!(
                "cargo refuses the emitted Cargo.toml; nothing was written\n{said}"
            ));
        }
        self.put("Cargo.toml", text)
    }

    fn put(&self, path: &str, text: &str) -> Result {
        let path = self.path(path);
        let write = || {
            fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
            fs::write(&path, text)
        };
        write().map_err(|error: io::Error| failed(&path, &error))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing depends on it: a folder left behind is ignored by all.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn failed(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {error}", shown(path).display())
}
