//! The printer against those who know: rustfmt, and a parser of Rust.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use generator::print::print;
use generator::tree::{COPIED, Content};
use quote::ToTokens;

use crate::case::{Case, corpus, obstacles};
use crate::folder::{sweep, write};

/// How many lines of complaint are shown.
const SHOWN: usize = 60;

/// The emitted Rust of a case.
fn files(case: &Case) -> impl Iterator<Item = (String, String)> {
    let is_copied = |path: &str| COPIED.iter().any(|folder| path.starts_with(folder));
    let files = case.tree().files.into_iter();
    files.filter(move |(path, _)| path.ends_with(".rs") && !is_copied(path))
}

#[test]
fn rustfmt_leaves_every_file_as_it_is() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("printed");
    let (mut kept, mut roots) = (BTreeSet::new(), Vec::new());
    let mut put = |path: String, text: &str| {
        write(&root.join(&path), text);
        kept.insert(path);
    };
    for case in corpus().into_iter().chain(obstacles()) {
        // What is copied is no matter of the printer.
        for module in [
            "src/runtime/builder",
            "src/runtime/call",
            "tests/loopback/mod",
        ] {
            put(format!("{}/{module}.rs", case.name), "\n");
        }
        for (path, text) in files(&case) {
            let is_root = path == "src/lib.rs" || path.starts_with("tests/");
            let path = format!("{}/{path}", case.name);
            put(path.clone(), &text);
            roots.extend(is_root.then_some(path));
        }
    }
    sweep(&root, "", &kept);
    let output = Command::new("rustfmt")
        .args(["--check", "--edition", "2024", "--style-edition", "2024"])
        .args(&roots)
        .current_dir(&root)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().take(SHOWN).collect();
    assert!(output.status.success(), "{}", lines.join("\n"));
}

#[test]
fn a_file_that_is_read_back_prints_the_same() {
    for case in corpus().into_iter().chain(obstacles()) {
        for (path, text) in files(&case) {
            let place = format!("{}/{path}", case.name);
            let code = syn::parse_file(&text).expect(&place).into_token_stream();
            let emitter = "again";
            let again = print(Content::Rust { emitter, code }, "spec").expect(&place);
            let body = |text: &str| text.split_once("\n\n").map(|(_, body)| body.to_owned());
            assert_eq!(body(&again), body(&text), "{place}");
        }
    }
}
