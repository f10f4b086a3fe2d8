//! `test`: every test there is.

use crate::{Result, input, process};

/// Runs `cargo test --workspace`, programs included, with the rest of the command line.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    all(&input::rest(arguments)?)
}

/// The features that no crate has by default, and that tests need.
pub(crate) const PROGRAMS: &str = "corten-front/xml,corten-runtime/cli,cloudflare-sdk/cli";

/// Runs every test; `arguments` go to `cargo test`.
pub(crate) fn all(arguments: &[std::ffi::OsString]) -> Result {
    process::run(
        process::cargo()
            .args(["test", "--workspace", "--features", PROGRAMS])
            .args(arguments),
    )
}
