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

/// Cargo, for the first of a few members of a workspace in `folder`; the
/// workspace is written anew.
///
/// # Errors
///
/// The folder, or the log, cannot be written.
pub(crate) fn cargo(folder: &Path, verb: &str, members: &[&str], log: &Path) -> Result<Command> {
    write(folder, members).map_err(|error| unwritable(folder, &error))?;
    let member = members.first().copied().unwrap_or_default();
    let mut command = meter::limited(process::cargo().get_program());
    command
        .args([verb, "--quiet", "--message-format", "short"])
        .arg("--manifest-path")
        .arg(folder.join(member).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(folder.join(".build"))
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(process::create(log)?);
    Ok(command)
}

/// A workspace of a few members, apart from the project's own. It begins with
/// the project's lock file, and so with versions that are on this machine.
pub(crate) fn write(folder: &Path, members: &[&str]) -> io::Result<()> {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(input::root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}

/// Makes [`DEPENDENCIES`] of the crate in the folder `name`.
///
/// # Errors
///
/// The file system refuses.
pub(crate) fn dependencies(folder: &Path, name: &str) -> Result {
    let stub = folder.join(DEPENDENCIES);
    let prepare = || -> io::Result<()> {
        fs::create_dir_all(stub.join("src"))?;
        fs::copy(
            folder.join(name).join("Cargo.toml"),
            stub.join("Cargo.toml"),
        )?;
        fs::write(stub.join("src/lib.rs"), "//! Dependencies alone.\n")
    };
    prepare().map_err(|error| unwritable(folder, &error))
}

/// The first error in what cargo said, without its place.
pub(crate) fn first_error(log: &str) -> String {
    let error = |line: &str| {
        let at = line.find("error[").or_else(|| line.find("error: "))?;
        line.get(at..).map(str::to_owned)
    };
    log.lines()
        .find_map(error)
        .unwrap_or_else(|| "cargo says nothing".to_owned())
}

fn unwritable(folder: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {error}", shown(folder).display())
}
