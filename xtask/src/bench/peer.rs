//! The peers: how each is run, and what its output needs to be a crate.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::tool::Tool;
use crate::{Result, meter};

/// The generators of Rust clients that are known. Each is asked for as its documentation says,
/// without options that make its output smaller or larger.
const PEERS: [Tool; 4] = [
    Tool {
        name: "openapi-to-rust",
        program: "openapi-to-rust",
        command: |program, subject, out| {
            let mut command = meter::limited(program);
            command.arg("generate").arg(&subject.spec).arg("--quiet");
            command.arg("--output-dir").arg(out.join("src/api"));
            command.args(["--module-name", "api"]);
            command
        },
        finish: |out| {
            let dependencies = fs::read_to_string(out.join("src/api/REQUIRED_DEPS.toml"))?;
            package(out, "openapi-to-rust", &dependencies)?;
            fs::write(out.join("src/lib.rs"), "pub mod api;\n")
        },
    },
    Tool {
        name: "oas3-gen",
        program: "oas3-gen",
        command: |program, subject, out| {
            let mut command = meter::limited(program);
            command
                .args(["generate", "client-mod", "--input"])
                .arg(&subject.spec);
            command.arg("--output").arg(out.join("src/api"));
            command
        },
        finish: |out| package(out, "oas3-gen", ""),
    },
    Tool {
        name: "progenitor",
        program: "cargo-progenitor",
        command: |program, subject, out| {
            let mut command = meter::limited(program);
            command.arg("progenitor").arg("--input").arg(&subject.spec);
            command.arg("--output").arg(out);
            command.args(["--name", "bench-progenitor", "--version", "0.1.0"]);
            command
        },
        finish: |_| Ok(()),
    },
    Tool {
        name: "ploidy",
        program: "ploidy",
        command: |program, subject, out| {
            let mut command = meter::limited(program);
            command
                .args(["generate", "rust"])
                .arg(&subject.spec)
                .arg("-o")
                .arg(out);
            command
        },
        finish: |_| Ok(()),
    },
];

/// The peer of this name, or every one that is installed.
///
/// # Errors
///
/// There is no such peer, or it is not installed.
pub(super) fn find(name: &OsStr) -> Result<Vec<Tool>> {
    let all = name == "all";
    let wanted = PEERS.into_iter().filter(|peer| all || peer.name == name);
    let (found, missing): (Vec<Tool>, Vec<Tool>) =
        wanted.partition(|peer| is_installed(peer.program));
    if found.is_empty() {
        let names: Vec<&str> = PEERS.iter().map(|peer| peer.name).collect();
        return Err(match missing.first() {
            Some(peer) if !all => format!(
                "no `{}` in PATH; see `cargo install {}`",
                peer.program, peer.program
            ),
            Some(_) | None => format!("no such peer in PATH: {}", names.join(", ")),
        });
    }
    for peer in missing {
        eprintln!("{} is not installed, and left out", peer.name);
    }
    Ok(found)
}

fn is_installed(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}

/// Writes a manifest around dependencies.
fn package(out: &Path, name: &str, dependencies: &str) -> std::io::Result<()> {
    let head =
        format!("[package]\nname = \"bench-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n");
    fs::write(out.join("Cargo.toml"), head + dependencies)
}
