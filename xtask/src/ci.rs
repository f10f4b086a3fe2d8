//! `ci`: everything that must hold before a change goes in, in order.

use std::time::Instant;

use crate::{Result, codegen, corpus, input, process, test, tidy};

struct Step {
    name: &'static str,
    check: fn() -> Result,
}

const STEPS: [Step; 9] = [
    Step {
        name: "cargo xtask test",
        check: || test::all(&[]),
    },
    Step {
        name: "cargo xtask codegen --check",
        check: codegen::check,
    },
    Step {
        name: "cargo fmt --all --check",
        check: || process::run(process::cargo().args(["fmt", "--all", "--check"])),
    },
    Step {
        name: "cargo clippy --workspace --all-targets -- -D warnings",
        check: clippy,
    },
    Step {
        name: "cargo doc --workspace --no-deps",
        check: documentation,
    },
    Step {
        name: "cargo xtask tidy",
        check: tidy::check,
    },
    Step {
        name: "cargo xtask corpus --features --call --no-trip spec",
        check: corpus::own,
    },
    Step {
        name: "cargo xtask corpus --small --call ../shared/specs",
        check: corpus::small,
    },
    Step {
        name: "cargo xtask conformance",
        check: corpus::conformance::apart,
    },
];

/// Runs the steps and stops at the first that fails.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    input::end(arguments)?;
    let start = Instant::now();
    for (number, Step { name, check }) in (1..).zip(&STEPS) {
        println!("[{number}/{}] {name}", STEPS.len());
        let start = Instant::now();
        check().map_err(|message| format!("[{number}/{}] {name}: {message}", STEPS.len()))?;
        let seconds = start.elapsed().as_secs_f64();
        println!("[{number}/{}] {name}: ok, {seconds:.1} s", STEPS.len());
    }
    println!("all steps passed, {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn clippy() -> Result {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        test::PROGRAMS,
        "--",
        "-D",
        "warnings",
    ];
    process::run(process::cargo().args(arguments))
}

fn documentation() -> Result {
    process::run(
        process::cargo()
            .args(["doc", "--workspace", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}
