//! The second stage: `cargo check` on an emitted crate, warnings denied.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use super::generate::create;
use super::meter::{self, Cost};
use crate::input::{self, shown};
use crate::{Result, process};

/// A member with the same dependencies and no code, so that they are built
/// before anything is measured.
const DEPENDENCIES: &str = ".dependencies";

/// What cargo said of a crate.
#[derive(Debug)]
pub(super) struct Checked {
    /// What it took, cargo included and dependencies not.
    pub(super) cost: Cost,
    /// The first error; none if there is no error.
    pub(super) error: Option<String>,
}

/// Checks the crate in the folder `name` of `corpus`.
///
/// # Errors
///
/// Cargo cannot be started, or the folders cannot be written.
pub(super) fn run(corpus: &Path, name: &str, log: &Path) -> Result<Checked> {
    let prepare = || -> io::Result<()> {
        let folder = corpus.join(DEPENDENCIES);
        fs::create_dir_all(folder.join("src"))?;
        fs::copy(
            corpus.join(name).join("Cargo.toml"),
            folder.join("Cargo.toml"),
        )?;
        fs::write(folder.join("src/lib.rs"), "//! Dependencies alone.\n")
    };
    prepare().map_err(|error| format!("cannot write {}: {error}", shown(corpus).display()))?;
    let (status, cost) = check(corpus, DEPENDENCIES, log)?;
    let (status, cost) = match status.success() {
        true => check(corpus, name, log)?,
        false => (status, cost),
    };
    let error = match status.success() {
        true => None,
        false => Some(first_error(&input::text(log)?)),
    };
    Ok(Checked { cost, error })
}

fn check(corpus: &Path, member: &str, log: &Path) -> Result<(ExitStatus, Cost)> {
    let mut command = cargo(corpus, "check", &[member], log)?;
    command.env("RUSTFLAGS", "-D warnings");
    meter::run(&mut command)
}

/// Builds the first of a few members, without what debuggers need.
///
/// # Errors
///
/// Cargo cannot be started, or the folders cannot be written.
pub(super) fn build(
    corpus: &Path,
    members: &[&str],
    arguments: &[&str],
    log: &Path,
) -> Result<(ExitStatus, Cost)> {
    let mut command = cargo(corpus, "build", members, log)?;
    command.args(arguments).env("CARGO_PROFILE_DEV_DEBUG", "0");
    meter::run(&mut command)
}

/// Cargo, for the first of a few members.
fn cargo(corpus: &Path, verb: &str, members: &[&str], log: &Path) -> Result<Command> {
    workspace(corpus, members)
        .map_err(|error| format!("cannot write {}: {error}", shown(corpus).display()))?;
    let member = members.first().copied().unwrap_or_default();
    let mut command = meter::limited(process::cargo().get_program());
    command
        .args([verb, "--quiet", "--message-format", "short"])
        .arg("--manifest-path")
        .arg(corpus.join(member).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(corpus.join(".build"))
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(corpus)
        .stdout(Stdio::null())
        .stderr(create(log)?);
    Ok(command)
}

/// A workspace of a few members, apart from the project's own. It begins with
/// the project's lock file, and so with versions that are on this machine.
pub(super) fn workspace(corpus: &Path, members: &[&str]) -> io::Result<()> {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(corpus.join("Cargo.toml"), manifest)?;
    fs::copy(input::root().join("Cargo.lock"), corpus.join("Cargo.lock"))?;
    Ok(())
}

/// The first error in what cargo said, without its place.
pub(super) fn first_error(log: &str) -> String {
    let error = |line: &str| {
        let at = line.find("error[").or_else(|| line.find("error: "))?;
        line.get(at..).map(str::to_owned)
    };
    log.lines()
        .find_map(error)
        .unwrap_or_else(|| "cargo says nothing".to_owned())
}
