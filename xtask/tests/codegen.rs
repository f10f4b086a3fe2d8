//! `cargo xtask codegen` as a program: what it does with `spec/`, and with
//! descriptions that are broken.

#[cfg(test)]
mod codegen {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    /// Each kind of broken input, as a case of `generator/tests/fault`.
    const BROKEN: [(&str, &str); 5] = [
        ("reference/dead", "dead-reference"),
        ("schema/wrong-type-deep", "wrong-type"),
        ("syntax/duplicate-key", "duplicate-key"),
        ("naming/fields", "name-collision"),
        ("path/without-parameter", "path-parameter-missing"),
    ];

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    fn codegen(arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.current_dir(root()).arg("codegen").args(arguments);
        command.output().unwrap()
    }

    fn files(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else {
                found.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }

    fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        files(folder, &mut found);
        found
    }

    #[test]
    fn generated_is_what_spec_says() {
        let output = codegen(&["--check"]);
        let said = String::from_utf8_lossy(&output.stdout);
        let why = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}{why}");
    }

    #[test]
    fn broken_input_gives_one_message_and_touches_nothing() {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("untouched");
        let out = out.to_str().unwrap();
        let written = codegen(&["--spec", "spec/cloudflare.yaml", "--out", out]);
        assert!(written.status.success());
        let before = snapshot(Path::new(out));
        // Most of these are warnings to anyone who does not ask for more.
        let config = Path::new(env!("CARGO_TARGET_TMPDIR")).join("strict.yaml");
        fs::write(&config, "deny: all\n").unwrap();
        let config = config.to_str().unwrap();
        for (case, code) in BROKEN {
            let spec = format!("generator/tests/fault/{case}.yaml");
            let output = codegen(&["--spec", &spec, "--config", config, "--out", out]);
            let said = String::from_utf8_lossy(&output.stderr);
            let errors: Vec<&str> = said.lines().filter(|l| l.starts_with("error[")).collect();
            assert_eq!(output.status.code(), Some(1), "{case}\n{said}");
            assert_eq!(errors.len(), 1, "{case}\n{said}");
            assert!(errors[0].starts_with(&format!("error[{code}]")), "{said}");
            let name = spec.rsplit('/').next().unwrap();
            for part in [&format!("{name}:"), "^", "= help: "] {
                assert!(said.contains(part), "{case} lacks {part}\n{said}");
            }
        }
        assert!(before == snapshot(Path::new(out)), "a file was touched");
    }

    #[test]
    fn a_second_run_gives_the_same_bytes() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let trees = ["first", "second"].map(|name| {
            let out = folder.join(name);
            let output = codegen(&[
                "--spec",
                "spec/cloudflare.yaml",
                "--config",
                "spec/sdk.yaml",
                "--out",
                out.to_str().unwrap(),
            ]);
            assert!(output.status.success());
            let files = snapshot(&out).into_iter();
            let inside = |path: PathBuf| path.strip_prefix(&out).unwrap().to_owned();
            let files: BTreeMap<_, _> = files.map(|(path, text)| (inside(path), text)).collect();
            files
        });
        assert!(trees[0] == trees[1] && trees[0].len() > 50);
    }
}
