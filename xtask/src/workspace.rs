//! Crates that are compiled apart from the project's own workspace.

#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::input::{self, shown};
use crate::{Result, meter, process};

/// A member with the same dependencies as a crate and no code, so that they are
/// built before anything is measured.
pub(crate) const DEPENDENCIES: &str = ".dependencies";

/// Cargo, for a member of the workspace in `folder`; what it builds goes to `.build` there, unless
/// the command is told otherwise by `CARGO_TARGET_DIR`.
///
/// # Errors
///
/// The log cannot be written.
pub(crate) fn cargo(folder: &Path, verb: &str, member: &str, log: &Path) -> Result<Command> {
    let mut command = meter::limited(process::cargo().get_program());
    command
        .args([verb, "--quiet", "--message-format", "short"])
        .arg("--manifest-path")
        .arg(folder.join(member).join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join(".build"))
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(process::create(log)?);
    Ok(command)
}

/// A workspace of a few members, apart from the project's own. It begins with
/// the project's lock file, and so with versions that are on this machine.
///
/// # Errors
///
/// The file system refuses.
pub(crate) fn write(folder: &Path, members: &[&str]) -> Result {
    let lock = folder.join("Cargo.lock");
    fs::copy(input::root().join("Cargo.lock"), &lock).map_err(|error| unwritable(&lock, &error))?;
    set_members(folder, members)
}

/// The same workspace with other members: its lock file stays.
///
/// # Errors
///
/// The file system refuses.
pub(crate) fn set_members(folder: &Path, members: &[&str]) -> Result {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    let path = folder.join("Cargo.toml");
    fs::write(&path, manifest).map_err(|error| unwritable(&path, &error))
}

/// Makes [`DEPENDENCIES`] of the crate in the folder `name`, whose own runtime is one of them.
///
/// # Errors
///
/// The file system refuses.
pub(crate) fn dependencies(folder: &Path, name: &str) -> Result {
    let stub = folder.join(DEPENDENCIES);
    let prepare = || -> io::Result<()> {
        fs::create_dir_all(stub.join("src"))?;
        let manifest = fs::read_to_string(folder.join(name).join("Cargo.toml"))?;
        let inside = "path = \"runtime\"";
        let manifest = manifest.replace(inside, &format!("path = \"../{name}/runtime\""));
        fs::write(stub.join("Cargo.toml"), manifest)?;
        fs::write(stub.join("src/lib.rs"), "//! Dependencies alone.\n")
    };
    prepare().map_err(|error| unwritable(folder, &error))
}

/// The first error in what cargo, or a program like it, said, without its place; else its first words.
pub(crate) fn first_error(log: &str) -> String {
    let error = |line: &str| {
        let at = ["error[", "error: ", "Error: "]
            .iter()
            .find_map(|word| line.find(word))?;
        line.get(at..).map(str::to_owned)
    };
    let words = || log.lines().find(|line| !line.trim().is_empty());
    log.lines()
        .find_map(error)
        .or_else(|| words().map(str::to_owned))
        .unwrap_or_else(|| "cargo says nothing".to_owned())
}

/// The keys of a section of a manifest.
pub(crate) fn keys(manifest: &str, section: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| *line != section).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    lines
        .filter_map(|line| Some(line.split_once(" = ")?.0.trim_matches('"').to_owned()))
        .filter(|key| !key.starts_with('#'))
        .collect()
}

fn unwritable(folder: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {error}", shown(folder).display())
}
