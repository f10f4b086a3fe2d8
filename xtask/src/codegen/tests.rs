use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use generator::tree::{MARK, Tree};

use super::output::{self, Changes};
use super::{compare, write};
use crate::Result;

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("corten-test-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder.canonicalize().unwrap())
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.0.join(path)).ok()
    }

    /// Every entry, folders included.
    fn entries(&self) -> Vec<String> {
        fn list(root: &Path, folder: &Path, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(root).unwrap().to_string_lossy();
                found.push(name.into_owned());
                if path.is_dir() && !path.is_symlink() {
                    list(root, &path, found);
                }
            }
        }
        let mut found = Vec::new();
        list(&self.0, &self.0, &mut found);
        found.sort();
        found
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The text of a Rust file that carries the generator's mark.
fn ours(body: &str) -> String {
    format!("{}{body}", mark("//"))
}

fn mark(comment: &str) -> String {
    format!("{comment} {MARK}\n")
}

fn manifest(rest: &str) -> String {
    let package = "[package]\nname = \"a\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    format!("{}{package}{rest}", mark("#"))
}

fn tree(files: &[(&str, &str)]) -> Tree<String> {
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    Tree {
        files: files.collect(),
    }
}

fn put(folder: &Folder, files: &[(&str, &str)]) -> Result {
    write(&folder.0, &tree(files)).map(drop)
}

#[test]
fn writes_a_new_folder_and_leaves_nothing_else_behind() {
    let folder = Folder::new();
    let lib = ours("pub mod a;\n");
    put(
        &folder,
        &[
            ("Cargo.toml", &manifest("")),
            ("src/lib.rs", &lib),
            ("src/a.rs", &ours("")),
        ],
    )
    .unwrap();
    assert_eq!(
        folder.entries(),
        ["Cargo.toml", "src", "src/a.rs", "src/lib.rs"]
    );
    assert_eq!(folder.text("src/lib.rs"), Some(lib));
    assert_eq!(folder.text("Cargo.toml"), Some(manifest("")));
}

#[test]
fn unchanged_files_are_not_touched() {
    let folder = Folder::new();
    let files = [
        ("src/lib.rs", &*ours("")),
        ("src/a.rs", &*ours("pub fn a() {}\n")),
    ];
    put(&folder, &files).unwrap();
    let modified = || {
        fs::metadata(folder.0.join("src/a.rs"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = modified();
    let changed = ours("pub mod a;\n");
    let next = [("src/lib.rs", &*changed), files[1]];
    let changes = output::compare(&folder.0, &tree(&next)).unwrap();
    let expected = Changes {
        written: vec!["src/lib.rs".to_owned()],
        removed: Vec::new(),
        unchanged: 1,
    };
    assert_eq!(changes, expected);
    put(&folder, &next).unwrap();
    assert_eq!(modified(), before);
    assert_eq!(folder.text("src/lib.rs"), Some(changed));
}

#[test]
fn what_is_up_to_date_is_not_touched_and_said_so() {
    let folder = Folder::new();
    let files = tree(&[("Cargo.toml", &manifest("")), ("src/lib.rs", &ours(""))]);
    write(&folder.0, &files).unwrap();
    let modified = || {
        ["", "Cargo.toml", "src", "src/lib.rs"].map(|path| {
            let data = fs::metadata(folder.0.join(path)).unwrap();
            data.modified().unwrap()
        })
    };
    let before = modified();
    let said = write(&folder.0, &files).unwrap().to_string();
    assert_eq!(said, "up to date, 2 files unchanged");
    assert_eq!(modified(), before);
}

#[test]
fn stale_files_go_if_they_carry_the_mark() {
    let folder = Folder::new();
    put(
        &folder,
        &[("src/lib.rs", &ours("")), ("src/types/old.rs", &ours(""))],
    )
    .unwrap();
    folder.put("tests/mine.rs", "fn main() {}\n");
    put(&folder, &[("src/lib.rs", &ours(""))]).unwrap();
    assert_eq!(
        folder.entries(),
        ["src", "src/lib.rs", "tests", "tests/mine.rs"]
    );
}

#[test]
fn a_file_without_the_mark_is_never_overwritten() {
    let folder = Folder::new();
    folder.put("src/lib.rs", "fn mine() {}\n");
    let message = put(
        &folder,
        &[("src/a.rs", &ours("")), ("src/lib.rs", &ours(""))],
    )
    .unwrap_err();
    assert!(message.contains("src/lib.rs"), "{message}");
    assert_eq!(folder.entries(), ["src", "src/lib.rs"]);
    assert_eq!(folder.text("src/lib.rs").unwrap(), "fn mine() {}\n");
}

#[test]
fn the_runtime_is_ours_where_the_manifest_is() {
    let folder = Folder::new();
    folder.put("src/runtime/mod.rs", "mod old;\n");
    folder.put("src/runtime/old.rs", "\n");
    let manifest = manifest("");
    let files = [
        ("Cargo.toml", &*manifest),
        ("src/lib.rs", &*ours("")),
        ("src/runtime/mod.rs", "\n"),
    ];
    assert!(put(&folder, &files).is_err());
    folder.put("Cargo.toml", &manifest);
    put(&folder, &files).unwrap();
    assert_eq!(folder.text("src/runtime/mod.rs").unwrap(), "\n");
    assert_eq!(folder.text("src/runtime/old.rs"), None);
}

#[test]
fn a_manifest_that_cargo_refuses_is_not_written() {
    let folder = Folder::new();
    let files = [("Cargo.toml", &*manifest("")), ("src/lib.rs", &*ours(""))];
    put(&folder, &files).unwrap();
    let before = folder.entries();
    let broken = manifest("[features]\ndefault = [\"absent\"]\n");
    let message = put(
        &folder,
        &[
            ("Cargo.toml", &broken),
            ("src/lib.rs", &ours("fn a() {}\n")),
        ],
    )
    .unwrap_err();
    assert!(message.contains("absent"), "{message}");
    assert_eq!(folder.entries(), before);
    assert_eq!(folder.text("src/lib.rs"), Some(ours("")));
}

#[test]
fn nor_is_one_of_the_runtime() {
    let folder = Folder::new();
    let root = manifest("[dependencies]\nr = { path = \"runtime\" }\n");
    let runtime = |rest| manifest(rest).replace("name = \"", "name = \"r-");
    let put = |rest| {
        let files = [
            ("Cargo.toml", &*root),
            ("src/lib.rs", &*ours("")),
            ("runtime/Cargo.toml", &*runtime(rest)),
            ("runtime/src/lib.rs", "\n"),
        ];
        put(&folder, &files)
    };
    put("").unwrap();
    let before = folder.entries();
    let message = put("[features]\ndefault = [\"absent\"]\n").unwrap_err();
    assert!(message.contains("absent"), "{message}");
    assert_eq!(folder.entries(), before);
    assert_eq!(folder.text("runtime/Cargo.toml"), Some(runtime("")));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;

    let (folder, outside) = (Folder::new(), Folder::new());
    symlink(&outside.0, folder.0.join("src")).unwrap();
    assert!(put(&folder, &[("src/lib.rs", &ours(""))]).is_err());
    assert_eq!(outside.entries(), Vec::<String>::new());

    let folder = Folder::new();
    outside.put("target.rs", &ours(""));
    folder.put("src/a.rs", "");
    symlink(outside.0.join("target.rs"), folder.0.join("src/lib.rs")).unwrap();
    assert!(put(&folder, &[("src/lib.rs", &ours("fn a() {}\n"))]).is_err());
    assert_eq!(outside.text("target.rs"), Some(ours("")));
}

#[test]
fn a_foreign_file_that_differs_by_case_is_in_the_way() {
    let folder = Folder::new();
    folder.put("README.MD", "mine\n");
    let message = put(&folder, &[("README.md", &ours(""))]).unwrap_err();
    assert!(message.contains("README.MD"), "{message}");
}

#[test]
fn check_writes_nothing_and_shows_the_difference() {
    let folder = Folder::new();
    let (old, new) = (ours("pub fn a() {}\n"), ours("pub fn b() {}\n"));
    put(&folder, &[("src/lib.rs", &old), ("src/gone.rs", &ours(""))]).unwrap();
    let files = tree(&[("src/lib.rs", &new)]);
    let changes = output::compare(&folder.0, &files).unwrap();
    let diff = super::difference::unified(&folder.0, &files, &changes);
    for line in [
        "--- a/src/lib.rs",
        "-pub fn a() {}",
        "+pub fn b() {}",
        "--- a/src/gone.rs",
        "+++ /dev/null",
    ] {
        assert!(diff.lines().any(|other| other == line), "{line} in\n{diff}");
    }
    let message = compare(&folder.0, &files).unwrap_err();
    assert!(message.contains("cargo xtask codegen"), "{message}");
    assert_eq!(folder.text("src/lib.rs"), Some(old.clone()));
    assert_eq!(
        compare(
            &folder.0,
            &tree(&[("src/lib.rs", &old), ("src/gone.rs", &ours(""))])
        ),
        Ok(())
    );
}
