//! [`Staging`]: a temporary folder in which a tree is finished before any of
//! it is moved to where people look.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use generator::tree::{COPIED, Tree};

use super::output::is_copied;
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

    /// Writes every file of the tree.
    pub(crate) fn fill(&self, tree: &Tree<String>) -> Result {
        tree.files
            .iter()
            .try_for_each(|(path, text)| self.put(path, text))
    }

    /// Formats the emitted Rust with one run of rustfmt. What is copied stays
    /// as it is: an empty module stands in for it.
    ///
    /// # Errors
    ///
    /// There is no rustfmt, or it does not understand a file.
    pub(crate) fn format(&self, mut tree: Tree<String>) -> Result<Tree<String>> {
        // Beside the files, so that no other configuration above them counts.
        self.put(
            "rustfmt.toml",
            "edition = \"2024\"\nstyle_edition = \"2024\"\n",
        )?;
        for folder in COPIED {
            self.put(&format!("{folder}mod.rs"), "")?;
        }
        let emitted = |path: &str| path.ends_with(".rs") && !is_copied(path);
        for (path, text) in tree.files.iter().filter(|(path, _)| emitted(path)) {
            self.put(path, text)?;
        }
        let roots: Vec<&str> = tree
            .files
            .keys()
            .map(String::as_str)
            .filter(|path| is_root(path))
            .collect();
        if !roots.is_empty() {
            self.rustfmt(&roots)?;
        }
        for (path, text) in tree.files.iter_mut().filter(|(path, _)| emitted(path)) {
            *text = crate::input::text(&self.path(path))?;
        }
        Ok(tree)
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

    fn rustfmt(&self, roots: &[&str]) -> Result {
        const CURE: &str = "help: `rustup component add rustfmt`";
        let output = Command::new("rustfmt")
            .args(roots)
            .current_dir(&self.folder)
            .output()
            .map_err(|error| format!("cannot run rustfmt: {error}\n{CURE}"))?;
        let said = String::from_utf8_lossy(&output.stderr);
        match output.status.success() {
            true => Ok(()),
            false if said.contains("is not installed") => Err(format!("{said}\n{CURE}")),
            false => Err(format!(
                "rustfmt refuses an emitted file; nothing was written\n{said}"
            )),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing depends on it: a folder left behind is ignored by all.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whether no other file declares this one, so that rustfmt must be told.
fn is_root(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["src", file] => matches!(*file, "lib.rs" | "main.rs"),
        ["tests" | "examples" | "benches", file] => file.ends_with(".rs"),
        _ => false,
    }
}

fn failed(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {error}", shown(path).display())
}
