//! The peers: how each is run, and what its output needs to be a crate.

use std::fs;
use std::path::Path;

use super::tool::Tool;
use crate::{Result, meter};

/// The generators of Rust clients that `cargo install` brings; openapi-generator needs Java, and is
/// left out. Each is asked for as its documentation says, without options that make its output
/// smaller or larger.
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
            command.args(["generate", "client-mod", "--workspace"]);
            command.arg("-i").arg(&subject.spec).arg("-o").arg(out);
            command
        },
        finish: |_| Ok(()),
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

/// Their names.
pub(super) const NAMES: &[&str] = &["openapi-to-rust", "oas3-gen", "progenitor", "ploidy"];

/// What `--peer` asks for.
#[derive(Default)]
pub(super) struct Peers {
    named: Vec<Tool>,
    /// For `all`, the installed ones.
    installed: Vec<Tool>,
}

impl Peers {
    /// The peers of these names, `all` among them.
    ///
    /// # Errors
    ///
    /// There is no such peer, or it is not installed.
    pub(super) fn find(names: &[String]) -> Result<Self> {
        let mut peers = Self::default();
        for name in names {
            let known = PEERS.into_iter().find(|peer| peer.name == name);
            match known {
                Some(peer) if is_installed(peer.program) => peers.named.push(peer),
                Some(peer) => {
                    let program = peer.program;
                    return Err(format!(
                        "no `{program}` in PATH; `cargo install {program}` brings it"
                    ));
                }
                None if name == "all" => {
                    let installed = PEERS.into_iter().filter(|peer| is_installed(peer.program));
                    peers.installed.extend(installed);
                }
                None => {
                    return Err(format!(
                        "no peer is called `{name}`: {}, or all",
                        NAMES.join(", ")
                    ));
                }
            }
        }
        Ok(peers)
    }

    /// The peers for a subject on which `all` means these.
    pub(super) fn on(&self, all: &[&str]) -> Vec<Tool> {
        let is_named = |tool: &Tool| self.named.iter().any(|named| named.name == tool.name);
        let installed = self
            .installed
            .iter()
            .filter(|tool| all.contains(&tool.name));
        let installed = installed.filter(|tool| !is_named(tool));
        self.named.iter().chain(installed).copied().collect()
    }
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

#[cfg(test)]
mod tests {
    use super::{NAMES, PEERS, Peers};

    #[test]
    fn names_are_those_of_the_peers() {
        assert_eq!(PEERS.map(|peer| peer.name), *NAMES);
    }

    #[test]
    fn all_means_what_the_subject_says_and_a_named_peer_goes_everywhere() {
        let [first, second, third, _] = PEERS;
        let peers = Peers {
            named: vec![first],
            installed: vec![first, second, third],
        };
        let on = |all: &[&str]| -> Vec<&str> {
            peers.on(all).into_iter().map(|peer| peer.name).collect()
        };
        assert_eq!(on(&[]), [first.name]);
        assert_eq!(on(&[first.name, third.name]), [first.name, third.name]);
    }

    #[test]
    fn an_unknown_peer_is_told_which_there_are() {
        let error = Peers::find(&["rusty".to_owned()]).err().unwrap();
        assert_eq!(
            error,
            "no peer is called `rusty`: openapi-to-rust, oas3-gen, progenitor, ploidy, or all"
        );
    }
}
