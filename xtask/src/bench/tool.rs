//! Who makes the crates: this project, and its peers.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::compile::{Crate, MEMBER, Measured, measured};
use super::row::OURS;
use super::run::said;
use super::subject::Subject;
use crate::input::{root, shown};
use crate::meter;
use crate::{Result, process};

/// A generator of Rust clients.
#[derive(Clone, Copy)]
pub(super) struct Tool {
    pub(super) name: &'static str,
    /// The program, as it is found in `PATH`; ours is built by [`build`].
    pub(super) program: &'static str,
    /// Makes the command that turns a description into a crate in a folder.
    pub(super) command: fn(&OsStr, &Subject, &Path) -> Command,
    /// Makes a crate of what it left, where that is none yet.
    pub(super) finish: fn(&Path) -> io::Result<()>,
}

pub(super) const CORTEN: Tool = Tool {
    name: OURS,
    program: "",
    command: |program, subject, out| {
        let mut command = meter::limited(program);
        command.arg("codegen").arg("--spec").arg(&subject.spec);
        if let Some(config) = &subject.config {
            command.arg("--config").arg(config);
        }
        command.arg("--out").arg(out);
        command
    },
    finish: |_| Ok(()),
};

impl Tool {
    fn program(&self) -> PathBuf {
        match self.program {
            "" => root().join("target/release/xtask"),
            program => PathBuf::from(program),
        }
    }

    /// Its version, as it says itself; ours is the commit, which every row has.
    ///
    /// # Errors
    ///
    /// It is not installed.
    pub(super) fn version(&self) -> Result<String> {
        match self.program {
            "" => Ok(String::new()),
            program => {
                let text = said(program, &["--version"])?;
                Ok(text.rsplit(' ').next().unwrap_or_default().to_owned())
            }
        }
    }

    /// Makes the crate of a description.
    ///
    /// # Errors
    ///
    /// The program cannot be started.
    pub(super) fn generate(&self, subject: &Subject, krate: &Crate) -> Result<Measured> {
        let out = krate.folder.join(MEMBER);
        let log = krate.folder.join("log");
        let mut command = (self.command)(self.program().as_os_str(), subject, &out);
        command.current_dir(&krate.folder);
        command.stdout(process::create(&krate.folder.join("said"))?);
        command.stderr(process::create(&log)?);
        let (status, cost) = meter::run(&mut command)?;
        if status.success() {
            (self.finish)(&out)
                .map_err(|error| format!("cannot write {}: {error}", shown(&out).display()))?;
        }
        measured(status, cost, &log)
    }
}

/// Builds our own generator as it is used for large descriptions.
///
/// # Errors
///
/// It does not compile.
pub(super) fn build() -> Result {
    let target = root().join("target");
    let mut command = process::cargo();
    command.args(["build", "--quiet", "--release", "--package", "xtask"]);
    process::run(command.arg("--target-dir").arg(target))
}
