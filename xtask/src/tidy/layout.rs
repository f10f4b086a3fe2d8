//! What stands at the top level: nothing but what belongs there.

use super::Finding;

/// The folders of the project.
pub(super) const FOLDERS: [&str; 4] = ["generator", "spec", "generated", "xtask"];

const FILES: [&str; 4] = ["Cargo.toml", "Cargo.lock", "README.md", "LICENSE"];

/// Checks the names at the project's root; folders end with `/`.
pub(super) fn check(names: &[String]) -> Vec<Finding> {
    let known = |name: &str| match name.strip_suffix('/') {
        Some(folder) => FOLDERS.contains(&folder) || folder == "target",
        None => FILES.contains(&name),
    };
    let extra = names
        .iter()
        .filter(|name| !name.starts_with('.') && !known(name));
    let extra = extra.map(|name| {
        finding(
            name,
            "does not belong at the top level",
            "move it into one of the folders",
        )
    });
    let folders = FOLDERS.iter().map(|name| format!("{name}/"));
    let expected = folders.chain(FILES.iter().map(|name| (*name).to_owned()));
    let missing = expected.filter(|name| !names.contains(name));
    let missing =
        missing.map(|name| finding(&name, "is missing at the top level", "bring it back"));
    extra.chain(missing).collect()
}

fn finding(name: &str, message: &str, cure: &str) -> Finding {
    Finding {
        path: name.to_owned(),
        line: 1,
        rule: "top-level",
        message: format!("`{name}` {message}"),
        cure: cure.to_owned(),
    }
}
