//! Instructions, counted by valgrind: they are the same on every day and on every machine of a kind.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Result, process};

/// Whether there is a valgrind.
pub(super) fn is_there() -> bool {
    let mut command = Command::new("valgrind");
    command.arg("--version").stdout(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The instructions of a program from start to end.
///
/// # Errors
///
/// It cannot be started, or fails.
pub(super) fn instructions(program: &Path, arguments: &[&str]) -> Result<f64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    command.arg(program).args(arguments);
    let failed = |reason: &dyn std::fmt::Display| format!("{}: {reason}", process::line(&command));
    let output = Command::new(command.get_program())
        .args(command.get_args())
        .output();
    let output = output.map_err(|error| failed(&error))?;
    let said = String::from_utf8_lossy(&output.stderr);
    match collected(&said) {
        Some(count) if output.status.success() => Ok(count),
        Some(_) | None => Err(failed(&said)),
    }
}

/// The count in what valgrind says at the end.
fn collected(said: &str) -> Option<f64> {
    let line = said.lines().find(|line| line.contains("Collected :"))?;
    line.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::collected;

    #[test]
    fn the_count_stands_at_the_end_of_its_line() {
        assert_eq!(
            collected("==7== Events : Ir\n==7== Collected : 170503\n==7==\n"),
            Some(170_503.0)
        );
        assert_eq!(collected("==7== Process terminating\n"), None);
    }
}
