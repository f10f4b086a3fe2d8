//! Other programs: cargo above all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::input;

/// Cargo, as it started us, in the project's root.
pub(crate) fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(input::root());
    command
}

/// Runs a program to its end; its output is ours.
///
/// # Errors
///
/// It cannot be started, or fails.
pub(crate) fn run(command: &mut Command) -> Result {
    let status = command
        .status()
        .map_err(|error| format!("cannot run {}: {error}", line(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", line(command)))
    }
}

/// The command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_stem().unwrap_or_default().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    format!("`{}`", words.join(" "))
}

/// A new file, for the output of a program.
///
/// # Errors
///
/// The file system refuses.
pub(crate) fn create(path: &Path) -> Result<File> {
    let create = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        File::create(path)
    };
    create().map_err(|error| format!("cannot write {}: {error}", input::shown(path).display()))
}
