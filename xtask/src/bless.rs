//! `bless`: the generator's answers of today become its golden files.

use crate::{Result, input, process};

/// Runs the tests that have golden files with `CORTEN_BLESS=1`, which makes
/// them write what they would otherwise compare. What is emitted is compiled
/// by `cargo xtask test`.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    process::run(
        process::cargo()
            .args(["test", "--package", "generator"])
            .args(["--test", "model", "--test", "fault", "--test", "emit"])
            .args(input::rest(arguments)?)
            .args(["--", "--skip", "compile::"])
            .env("CORTEN_BLESS", "1"),
    )
}
