//! The emitted files that a case is about, against `out/` beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use similar::TextDiff;

use crate::case::{Case, corpus};

/// How much of a difference is shown: enough to see what changed.
const SHOWN: usize = 40;

#[test]
fn descriptions_become_the_files_beside_them() {
    let cases = corpus();
    assert!(cases.len() >= 30, "only {} cases", cases.len());
    if std::env::var_os("CORTEN_BLESS").is_some() {
        return cases.iter().for_each(bless);
    }
    let changed: Vec<String> = cases.iter().filter_map(difference).collect();
    assert!(
        changed.is_empty(),
        "{} of {} cases emit other files than before; if they are right, run `cargo xtask bless`\n\n{}",
        changed.len(),
        cases.len(),
        changed.join("\n")
    );
}

/// The files worth reading: neither the runtime nor what only follows.
fn emitted(case: &Case) -> BTreeMap<String, String> {
    let mut files = case.tree().files;
    files.retain(|path, _| {
        path == "src/client.rs"
            || path == "src/types.rs"
            || path.starts_with("src/types/")
            || path.starts_with("src/resources/")
    });
    files
}

fn bless(case: &Case) {
    let files = emitted(case);
    let folder = case.golden.as_ref().unwrap();
    let _ = fs::remove_dir_all(folder);
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// The start of a unified diff, if there is any difference.
fn difference(case: &Case) -> Option<String> {
    let mut golden = BTreeMap::new();
    let folder = case.golden.as_ref().unwrap();
    read(folder, folder, &mut golden);
    let files = emitted(case);
    let mut diff = String::new();
    let paths = golden
        .keys()
        .chain(files.keys().filter(|path| !golden.contains_key(*path)));
    for path in paths {
        let (before, after) = (golden.get(path), files.get(path));
        if before != after {
            let text = |text: Option<&String>| text.cloned().unwrap_or_default();
            let (before, after) = (text(before), text(after));
            let name = format!("{}/{path}", case.name);
            diff += &TextDiff::from_lines(&before, &after)
                .unified_diff()
                .context_radius(1)
                .header(&name, &name)
                .to_string();
        }
    }
    let lines: Vec<&str> = diff.lines().collect();
    match lines.len() {
        0 => None,
        all if all <= SHOWN => Some(diff),
        all => Some(format!(
            "{}\n… {} more lines\n",
            lines[..SHOWN].join("\n"),
            all - SHOWN
        )),
    }
}

/// The files below a folder, by their path in it; none if there is no folder.
fn read(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy();
            files.insert(name.replace('\\', "/"), fs::read_to_string(&path).unwrap());
        }
    }
}
