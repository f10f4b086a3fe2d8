//! The second stage: `cargo check` on an emitted crate, warnings denied.

use std::path::Path;
use std::process::ExitStatus;

use crate::Result;
use crate::input;
use crate::meter::{self, Cost};
use crate::workspace::{self, DEPENDENCIES, first_error};

/// The feature of all calls and types, which a huge API does not have by default.
pub(super) const FULL: &str = "full";

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
    workspace::dependencies(corpus, name)?;
    let arguments = ["--features", FULL];
    let checked = check(corpus, DEPENDENCIES, &arguments, log)?;
    match checked.error {
        None => check(corpus, name, &arguments, log),
        Some(_) => Ok(checked),
    }
}

/// Checks a crate with arguments of its own.
///
/// # Errors
///
/// Cargo cannot be started, or the folders cannot be written.
pub(super) fn check(corpus: &Path, name: &str, arguments: &[&str], log: &Path) -> Result<Checked> {
    workspace::write(corpus, &[name])?;
    let mut command = workspace::cargo(corpus, "check", name, log)?;
    command.args(arguments).env("RUSTFLAGS", "-D warnings");
    let (status, cost) = meter::run(&mut command)?;
    let error = match status.success() {
        true => None,
        false => Some(first_error(&input::text(log)?)),
    };
    Ok(Checked { cost, error })
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
    workspace::write(corpus, members)?;
    let member = members.first().copied().unwrap_or_default();
    let mut command = workspace::cargo(corpus, "build", member, log)?;
    command.args(arguments).env("CARGO_PROFILE_DEV_DEBUG", "0");
    meter::run(&mut command)
}
