//! What the compiler takes for a crate, its dependencies built before.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::SystemTime;

use crate::input::{self, shown};
use crate::meter::{self, Cost};
use crate::workspace::{self, DEPENDENCIES, first_error, keys};
use crate::{Result, process};

/// The crate's folder in its workspace.
pub(super) const MEMBER: &str = "client";

/// A crate that was made, in a workspace of its own.
#[derive(Clone, Debug)]
pub(super) struct Crate {
    /// The workspace.
    pub(super) folder: PathBuf,
    /// Where all workspaces of this tool put what they build.
    pub(super) build: PathBuf,
}

/// What cargo is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Job<'a> {
    pub(super) verb: &'static str,
    /// … with these words behind it.
    pub(super) arguments: &'a [&'a str],
    /// Words for rustc, and for this crate alone.
    pub(super) rustc: &'a [&'a str],
}

/// What a program took, or the first error that it named.
pub(super) type Measured = std::result::Result<Cost, String>;

/// What came of a program that wrote a log.
///
/// # Errors
///
/// The log cannot be read.
pub(super) fn measured(status: ExitStatus, cost: Cost, log: &Path) -> Result<Measured> {
    Ok(match status.success() {
        true => Ok(cost),
        false if cost.is_over() => Err(format!("stopped after {cost}")),
        false => Err(first_error(&input::text(log)?)),
    })
}

impl Crate {
    /// Builds the dependencies for jobs with these words, and resolves their versions.
    ///
    /// # Errors
    ///
    /// Cargo cannot be started, or the folders cannot be written.
    pub(super) fn prepare(&self, job: Job<'_>) -> Result<Measured> {
        workspace::dependencies(&self.folder, MEMBER)?;
        workspace::write(&self.folder, &[DEPENDENCIES])?;
        let rustc = &[][..];
        let measured = self.cargo(DEPENDENCIES, Job { rustc, ..job })?;
        workspace::set_members(&self.folder, &[MEMBER])?;
        Ok(measured)
    }

    /// Has the crate compiled anew.
    ///
    /// # Errors
    ///
    /// Cargo cannot be started, or the folders cannot be written.
    pub(super) fn measure(&self, job: Job<'_>) -> Result<Measured> {
        let root = self.folder.join(MEMBER).join("src/lib.rs");
        touch(&root)?;
        self.cargo(MEMBER, job)
    }

    fn cargo(&self, member: &str, job: Job<'_>) -> Result<Measured> {
        let log = self.folder.join("log");
        let mut command = workspace::cargo(&self.folder, job.verb, member, &log)?;
        command.arg("--lib").args(job.arguments);
        if !job.rustc.is_empty() {
            command.arg("--").args(job.rustc);
        }
        command.env("CARGO_TARGET_DIR", &self.build);
        command.env_remove("RUSTFLAGS");
        let (status, cost) = meter::run(&mut command)?;
        measured(status, cost, &log)
    }

    /// The features of the manifest, without what they bring.
    pub(super) fn features(&self) -> Result<Vec<String>> {
        let manifest = input::text(&self.folder.join(MEMBER).join("Cargo.toml"))?;
        Ok(keys(&manifest, "[features]"))
    }

    /// The library's name, as files have it.
    pub(super) fn library(&self) -> Result<String> {
        let manifest = input::text(&self.folder.join(MEMBER).join("Cargo.toml"))?;
        let value = |line: &str| Some(line.strip_prefix("name = ")?.trim_matches('"').to_owned());
        let name = manifest.lines().find_map(value);
        Ok(name.unwrap_or_default().replace('-', "_"))
    }

    /// The size of the library that a release build has left, in MiB.
    pub(super) fn rlib(&self) -> Result<f64> {
        let path = self
            .build
            .join(format!("release/lib{}.rlib", self.library()?));
        let size = fs::metadata(&path)
            .map_err(|error| format!("cannot read {}: {error}", shown(&path).display()))?;
        Ok(mib(size.len()))
    }

    /// How many crates the dependencies are, build scripts and macros among them.
    pub(super) fn dependency_count(&self) -> Result<usize> {
        let mut command = process::cargo();
        command.args([
            "tree",
            "--quiet",
            "--prefix",
            "none",
            "--edges",
            "normal,build",
        ]);
        command
            .arg("--manifest-path")
            .arg(self.folder.join(MEMBER).join("Cargo.toml"));
        let output = command.output();
        let output =
            output.map_err(|error| format!("cannot run {}: {error}", process::line(&command)))?;
        Ok(crates(&String::from_utf8_lossy(&output.stdout)).saturating_sub(1))
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no library comes near 2^52 bytes"
)]
fn mib(bytes: u64) -> f64 {
    bytes as f64 / 1_048_576.0
}

/// Different crates in what `cargo tree` prints, one a line: name, version, remarks.
pub(super) fn crates(tree: &str) -> usize {
    let names = tree.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((words.next().filter(|name| !name.is_empty())?, words.next()?))
    });
    names.collect::<std::collections::BTreeSet<_>>().len()
}

fn touch(path: &Path) -> Result {
    let touch = || {
        File::options()
            .append(true)
            .open(path)?
            .set_modified(SystemTime::now())
    };
    touch().map_err(|error| format!("cannot touch {}: {error}", shown(path).display()))
}
