//! Whether a tree may become files: safe names, and no two that some file
//! system takes for one.

use std::collections::BTreeMap;

use generator::tree::Tree;

use crate::Result;

/// Checks every path of the tree.
///
/// # Errors
///
/// A path leads outside the folder, cannot be written on every system, or
/// clashes with another.
pub(crate) fn check(tree: &Tree<String>) -> Result {
    // Every file and every folder, as it is spelled, by its folded spelling.
    let mut spellings: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for path in tree.files.keys() {
        if !path.split('/').all(is_plain) {
            return Err(format!(
                "the generator wants to write {path:?}, which is not a plain relative path"
            ));
        }
        for (end, is_file) in ends(path) {
            let spelled = path.get(..end).unwrap_or(path);
            let first = *spellings
                .entry(spelled.to_lowercase())
                .or_insert((spelled, is_file));
            if first != (spelled, is_file) {
                return Err(format!(
                    "`{spelled}` and `{}` are the same file on some systems",
                    first.0
                ));
            }
        }
    }
    Ok(())
}

/// Where each folder of the path ends, and the path itself.
fn ends(path: &str) -> impl Iterator<Item = (usize, bool)> {
    let folders = path.match_indices('/').map(|(at, _)| (at, false));
    folders.chain([(path.len(), true)])
}

fn is_plain(part: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !part.is_empty() && part != "." && part != ".." && part.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(paths: &[&str]) -> Tree<String> {
        let files = paths.iter().map(|path| ((*path).to_owned(), String::new()));
        Tree {
            files: files.collect(),
        }
    }

    #[test]
    fn plain_paths_pass() {
        assert_eq!(
            check(&tree(&["Cargo.toml", "src/lib.rs", "src/types/a_b.rs"])),
            Ok(())
        );
    }

    #[test]
    fn paths_that_lead_outside_are_refused() {
        for path in [
            "../x",
            "/etc/x",
            "a//b",
            "a/./b",
            "a/../../b",
            "c:x",
            "a\\b",
            "",
            "a\0",
        ] {
            assert!(check(&tree(&[path])).is_err(), "{path:?}");
        }
    }

    #[test]
    fn paths_that_differ_by_case_are_refused() {
        assert!(check(&tree(&["src/token.rs", "src/Token.rs"])).is_err());
        assert!(check(&tree(&["src/token/a.rs", "src/Token/b.rs"])).is_err());
    }

    #[test]
    fn a_file_and_a_folder_of_one_name_are_refused() {
        assert!(check(&tree(&["src/token", "src/token/a.rs"])).is_err());
    }
}
