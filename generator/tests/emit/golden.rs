//! The emitted files that a case is about, against `out/` beside it.

use std::collections::BTreeMap;

use diffy::DiffOptions;

use crate::case::{Case, corpus};
use crate::folder::{files, sweep, write};

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

/// The files worth reading: neither the runtime nor what only follows, which the
/// manifest does but where features are what a case is about.
fn emitted(case: &Case) -> BTreeMap<String, String> {
    let mut files = case.tree().files;
    let has_features = case.name.starts_with("feature-");
    files.retain(|path, _| {
        has_features && path == "Cargo.toml"
            || path == "src/client.rs"
            || path == "src/types.rs"
            || path.starts_with("src/types/")
            || path.starts_with("src/resources/")
    });
    files
}

fn bless(case: &Case) {
    let folder = case.golden.as_ref().unwrap();
    let files = emitted(case);
    for (path, text) in &files {
        write(&folder.join(path), text);
    }
    sweep(folder, "", &files.into_keys().collect());
}

/// The start of a unified diff, if there is any difference.
fn difference(case: &Case) -> Option<String> {
    let golden = files(case.golden.as_ref().unwrap());
    let emitted = emitted(case);
    let mut diff = String::new();
    let paths = golden
        .keys()
        .chain(emitted.keys().filter(|path| !golden.contains_key(*path)));
    for path in paths {
        let (before, after) = (golden.get(path), emitted.get(path));
        if after.is_none() {
            diff += &format!("{}/{path} is emitted no more\n", case.name);
        } else if before != after {
            let text = |text: Option<&String>| text.cloned().unwrap_or_default();
            let (before, after) = (text(before), text(after));
            let name = format!("{}/{path}", case.name);
            let mut options = DiffOptions::new();
            options
                .set_context_len(1)
                .set_original_filename(name.clone())
                .set_modified_filename(name);
            diff += &options.create_patch(&before, &after).to_string();
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
