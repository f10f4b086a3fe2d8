//! `test`: every test there is.

use crate::{Result, input, process};

/// Runs `cargo test --workspace` with the rest of the command line.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    all(&input::rest(arguments)?)
}

/// Runs every test; `arguments` go to `cargo test`.
pub(crate) fn all(arguments: &[std::ffi::OsString]) -> Result {
    process::run(
        process::cargo()
            .args(["test", "--workspace"])
            .args(arguments),
    )
}
