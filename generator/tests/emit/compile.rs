//! The crates of all cases through the compiler, clippy and rustdoc, in a
//! workspace of their own below the target folder. Only what has changed is
//! written, so that a second run has next to nothing to do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::case::{Case, corpus, obstacles};
use crate::folder::{TARGET, sweep, write};

/// How many lines of complaint are shown.
const SHOWN: usize = 80;

#[test]
fn every_crate_compiles_without_a_warning() {
    let workspace = Workspace::of(corpus().into_iter().chain(obstacles()));
    // The library and the tests that are emitted with it; the runtime's own
    // tests run elsewhere.
    // Without the transport: it is the same for all, and costs more than they do.
    let alone = "--no-default-features --features full,serde";
    workspace.cargo(&format!(
        "clippy --workspace --lib --test wire --keep-going {alone}"
    ));
    workspace.cargo(&format!(
        "doc --no-deps --lib --manifest-path obstacle-docs/Cargo.toml {alone}"
    ));
    workspace.cargo("check --workspace --bins --keep-going --features cli,full");
    for feature in features_of("feature-reach") {
        let alone = format!("--no-default-features --features={feature}");
        workspace.cargo(&format!(
            "check --lib --manifest-path feature-reach/Cargo.toml {alone}"
        ));
    }
}

/// No feature, and each that `full` names, a line each.
fn features_of(case: &str) -> Vec<String> {
    let case = corpus().into_iter().find(|it| it.name == case).unwrap();
    let manifest = &case.tree().files["Cargo.toml"];
    let lines = manifest.lines().skip_while(|line| *line != "full = [");
    let lines = lines.skip(1).take_while(|line| *line != "]");
    let names = lines.map(|line| line.trim().trim_matches(['"', ',']).to_owned());
    let features: Vec<String> = names.chain([String::new()]).collect();
    assert!(features.len() > 5, "{features:?}");
    features
}

/// The runtime of one crate, in whose place all others would have the same with another name.
struct Runtime {
    package: String,
    path: String,
}

impl Runtime {
    fn of(folder: &str, files: &BTreeMap<String, String>) -> Self {
        let manifest = files["runtime/Cargo.toml"].lines();
        let mut names = manifest.filter_map(|line| line.strip_prefix("name = "));
        Self {
            package: names.next().unwrap().to_owned(),
            path: format!("\"../{folder}/runtime\""),
        }
    }

    fn take_place(&self, files: &mut BTreeMap<String, String>) {
        files.retain(|path, _| !path.starts_with("runtime/"));
        let manifest = files.get_mut("Cargo.toml").unwrap();
        let own = manifest
            .lines()
            .find(|line| line.contains("path = \"runtime\""));
        let own = own.unwrap();
        let (name, _) = own.split_once(" = ").unwrap();
        let Self { package, path } = self;
        let shared =
            format!("{name} = {{ package = {package}, path = {path}, default-features = false }}");
        *manifest = manifest.replace(own, &shared);
    }
}

/// A crate for each case, and the versions that this project is locked to.
struct Workspace(PathBuf);

impl Workspace {
    fn of(cases: impl Iterator<Item = Case>) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted");
        let mut kept = BTreeSet::new();
        let mut put = |path: String, text: &str| {
            write(&root.join(&path), text);
            kept.insert(path);
        };
        let mut runtime = None;
        for case in cases {
            let mut files = case.tree().files;
            match &runtime {
                None => runtime = Some(Runtime::of(&case.name, &files)),
                Some(runtime) => runtime.take_place(&mut files),
            }
            for (path, text) in files {
                put(format!("{}/{path}", case.name), &text);
            }
        }
        let manifest =
            format!("[workspace]\nmembers = [\"*\"]\nexclude = [\"{TARGET}\"]\nresolver = \"3\"\n");
        put("Cargo.toml".to_owned(), &manifest);
        for file in ["Cargo.lock", ".clippy.toml"] {
            let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
            put(file.to_owned(), &fs::read_to_string(ours).unwrap());
        }
        sweep(&root, "", &kept);
        Self(root)
    }

    /// Runs cargo, which has nothing to say where all is well.
    fn cargo(&self, arguments: &str) {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(arguments.split(' '))
            .args(["--quiet", "--offline", "--target-dir", TARGET])
            .current_dir(&self.0)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        let lines: Vec<&str> = said.lines().take(SHOWN).collect();
        assert!(
            output.status.success() && said.trim().is_empty(),
            "cargo {arguments} in {}:\n{}",
            self.0.display(),
            lines.join("\n")
        );
    }
}
