//! The output folder: what a tree would change in it, and the change itself.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use generator::tree::{self, Tree};

use super::staging::Staging;
use crate::Result;
use crate::input::shown;

/// Whether the file is copied as it is, and so carries no mark of its own.
pub(crate) fn is_copied(path: &str) -> bool {
    tree::COPIED.iter().any(|folder| path.starts_with(folder))
}

/// What writing a tree does to a folder. Paths are relative to it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Changes {
    /// Files that are new or different.
    pub(crate) written: Vec<String>,
    /// Files of ours that the tree has no more.
    pub(crate) removed: Vec<String>,
    /// How many files stay as they are.
    pub(crate) unchanged: usize,
}

impl Changes {
    /// Whether the folder is as the tree says.
    pub(crate) fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }

    /// Whether cargo would read something new.
    pub(crate) fn touches_manifest(&self) -> bool {
        let mut names = self.written.iter().map(|path| path.rsplit('/').next());
        names.any(|name| name == Some("Cargo.toml"))
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return write!(f, "up to date, {} files unchanged", self.unchanged);
        }
        let (written, removed) = (self.written.len(), self.removed.len());
        write!(
            f,
            "{written} new or changed, {} unchanged, {removed} removed",
            self.unchanged
        )
    }
}

/// Compares a folder with a tree and changes nothing.
///
/// # Errors
///
/// Something in the folder is not ours and stands in the way; all of it is
/// listed.
pub(crate) fn compare(folder: &Path, tree: &Tree<String>) -> Result<Changes> {
    let unread = |error| format!("cannot read {}: {error}", shown(folder).display());
    let mut present = Vec::new();
    list(folder, "", &mut present).map_err(unread)?;
    present.sort();
    let manifest = fs::read_to_string(folder.join("Cargo.toml"));
    let ours = Ours {
        manifest_is_ours: manifest.is_ok_and(|text| tree::is_ours("Cargo.toml", &text)),
        root: match folder.exists() {
            true => Some(folder.canonicalize().map_err(unread)?),
            false => None,
        },
    };
    let mut changes = Changes::default();
    let mut obstacles = Vec::new();
    for (path, text) in &tree.files {
        match state(folder, path, text, &ours)? {
            State::Same => changes.unchanged += 1,
            State::Writable => changes.written.push(path.clone()),
            State::Blocked(why) => obstacles.push(format!("  {path}: {why}")),
        }
    }
    for path in present
        .iter()
        .filter(|path| !tree.files.contains_key(*path))
    {
        if ours.holds(path, &head(&folder.join(path))) {
            changes.removed.push(path.clone());
        } else if let Some(twin) = twin(tree, path) {
            obstacles.push(format!(
                "  {twin}: differs only by case from `{path}`, which is not ours"
            ));
        }
    }
    if obstacles.is_empty() {
        return Ok(changes);
    }
    let list = obstacles.join("\n");
    Err(format!(
        "nothing was written to {}, for these are in the way:\n{list}\nhelp: move or delete them, then run again",
        shown(folder).display()
    ))
}

/// Moves the changed files out of the staging folder, one by one, or a folder
/// whole where there is none yet, and removes the stale ones. Whenever it is
/// cut short, each file is an old or a new one.
///
/// # Errors
///
/// The file system refuses.
pub(crate) fn apply(folder: &Path, staging: &Staging, changes: &Changes) -> Result {
    // The manifest last: it may name files that are new.
    let (manifest, files): (Vec<_>, Vec<_>) = changes
        .written
        .iter()
        .partition(|path| *path == "Cargo.toml");
    let mut moved = None;
    for path in files.into_iter().chain(manifest) {
        // By name, so what stands in one folder comes in a row.
        if moved.is_some_and(|above| is_below(path, above)) {
            continue;
        }
        let place = first_missing(folder, path);
        let to = folder.join(place);
        fs::rename(staging.path(place), &to)
            .map_err(|error| format!("cannot write {}: {error}", shown(&to).display()))?;
        moved = Some(place);
    }
    for path in &changes.removed {
        let stale = folder.join(path);
        fs::remove_file(&stale)
            .map_err(|error| format!("cannot remove {}: {error}", shown(&stale).display()))?;
        // Folders go with their last file; the first that has others stays.
        for parent in stale
            .ancestors()
            .skip(1)
            .take_while(|parent| *parent != folder)
        {
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// The highest folder above a file that is not there yet, or else the file.
fn first_missing<'a>(folder: &Path, path: &'a str) -> &'a str {
    let mut above = path
        .match_indices('/')
        .filter_map(|(end, _)| path.get(..end));
    above
        .find(|above| folder.join(above).symlink_metadata().is_err())
        .unwrap_or(path)
}

fn is_below(path: &str, above: &str) -> bool {
    let rest = path.strip_prefix(above);
    rest.is_some_and(|rest| rest.starts_with('/'))
}

/// What is ours, and where it may stand.
struct Ours {
    manifest_is_ours: bool,
    /// The folder, links resolved; none if it is not there.
    root: Option<PathBuf>,
}

impl Ours {
    /// By its mark; in a copied folder, by the mark of the package.
    fn holds(&self, path: &str, text: &str) -> bool {
        if is_copied(path) {
            self.manifest_is_ours
        } else {
            tree::is_ours(path, text)
        }
    }

    /// Whether the nearest folder that exists above `target` is within the
    /// folder, links resolved.
    fn reach(&self, target: &Path) -> bool {
        let Some(root) = &self.root else {
            return true;
        };
        let parents = target.ancestors().skip(1);
        let mut real = parents.filter(|parent| parent.symlink_metadata().is_ok());
        real.next()
            .and_then(|parent| parent.canonicalize().ok())
            .is_some_and(|path| path.starts_with(root))
    }
}

enum State {
    Same,
    Writable,
    Blocked(String),
}

/// What stands at `path`, compared with what should.
fn state(folder: &Path, path: &str, text: &str, ours: &Ours) -> Result<State> {
    let target = folder.join(path);
    if !ours.reach(&target) {
        return Ok(State::Blocked(
            "a symbolic link leads out of the folder".to_owned(),
        ));
    }
    let Ok(data) = target.symlink_metadata() else {
        return Ok(State::Writable);
    };
    if !data.is_file() {
        return Ok(State::Blocked("this is not a file".to_owned()));
    }
    let present = fs::read(&target)
        .map_err(|error| format!("cannot read {}: {error}", shown(&target).display()))?;
    if present == text.as_bytes() {
        return Ok(State::Same);
    }
    if ours.holds(path, &String::from_utf8_lossy(&present)) {
        return Ok(State::Writable);
    }
    Ok(State::Blocked(
        "it differs and does not carry the generator's mark".to_owned(),
    ))
}

/// The path in the tree that a system without case would take for this one.
fn twin<'a>(tree: &'a Tree<String>, path: &str) -> Option<&'a String> {
    tree.files
        .keys()
        .find(|other| other.eq_ignore_ascii_case(path))
}

/// Every file below `folder` but for build output and dot-files; links are
/// not followed.
fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // No name of ours is anything but ASCII.
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        if kind.is_file() {
            files.push(path);
        } else if kind.is_dir() && !name.starts_with('.') && path != "target" {
            list(&entry.path(), &format!("{path}/"), files)?;
        }
    }
    Ok(())
}

/// The start of a file, where the mark would be.
fn head(path: &Path) -> String {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(4096).read_to_end(&mut bytes));
    match read {
        Ok(_) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) => String::new(),
    }
}
