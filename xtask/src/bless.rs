//! `bless`: the generator's answers of today become its golden files.

use crate::{Result, input, process};

/// Runs the generator's tests with `CORTEN_BLESS=1`, which makes them write
/// what they would otherwise compare.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    process::run(
        process::cargo()
            .args(["test", "--package", "generator"])
            .args(input::rest(arguments)?)
            .env("CORTEN_BLESS", "1"),
    )
}
