//! Who may know what: nouns are models, verbs are passes, and a verb sees the
//! noun on its left and the noun on its right.

use super::Finding;
use super::mention::{Mention, mentions, module};
use super::room::{FACE, ROOMS, Room, TOUR};

/// Checks the imports of one file against the table in `room.rs`.
pub(super) fn check(path: &str, file: &syn::File, crates: &[String]) -> Vec<Finding> {
    if let Some(inner) = path.strip_prefix("generator/src/") {
        return generator(path, &module(inner), file, crates);
    }
    if is_copied(path) {
        return every(path, file, true, copied);
    }
    if path.starts_with("xtask/src/") {
        return every(path, file, false, xtask);
    }
    Vec::new()
}

/// The crates that a manifest depends on, as Rust spells them.
pub(super) fn dependencies(manifest: &str) -> Vec<String> {
    let mut section = "";
    let mut crates = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line.trim();
        } else if section == "[dependencies]" {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            crates.push(name.replace('-', "_"));
        }
    }
    crates.retain(|name| !name.is_empty() && !name.starts_with('#'));
    crates
}

fn generator(path: &str, module: &[String], file: &syn::File, crates: &[String]) -> Vec<Finding> {
    let Some(name) = module.first() else {
        return Vec::new();
    };
    if name == TOUR || module.last().is_some_and(|name| name == "tests") {
        return Vec::new();
    }
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return vec![Finding {
            path: path.to_owned(),
            line: 1,
            rule: "room",
            message: format!("`{name}` is not in the table of who may know what"),
            cure: "add it to xtask/src/tidy/room.rs, and to generator/README.md".to_owned(),
        }];
    };
    let mut findings = Vec::new();
    for mention in mentions(module.to_vec(), file, false) {
        findings.extend(judge(room, &mention, crates).map(|message| Finding {
            path: path.to_owned(),
            line: mention.line,
            rule: "imports",
            message,
            cure: format!("`{name}` may use {}", allowed(room)),
        }));
    }
    findings
}

/// What is wrong with a mention, if anything.
fn judge(room: &Room, mention: &Mention, crates: &[String]) -> Option<String> {
    let path = mention.resolved();
    let (first, second) = (path.first()?, path.get(1));
    if first == "crate" {
        let module = second?;
        let is_module = ROOMS.iter().any(|room| room.name == module);
        let is_allowed = module == room.name || room.modules.contains(&module.as_str());
        return (is_module && !is_allowed)
            .then(|| format!("`{}` must not know `crate::{module}`", room.name));
    }
    (crates.contains(first) && !room.crates.contains(&first.as_str()))
        .then(|| format!("`{}` must not know the crate `{first}`", room.name))
}

fn allowed(room: &Room) -> String {
    let modules = room.modules.iter().map(|name| format!("crate::{name}"));
    let crates = room.crates.iter().map(|name| (*name).to_owned());
    let names: Vec<String> = ["std".to_owned()]
        .into_iter()
        .chain(modules)
        .chain(crates)
        .collect();
    names.join(", ")
}

type Rule = fn(&Mention) -> Option<(String, &'static str)>;

fn every(path: &str, file: &syn::File, with_tests: bool, rule: Rule) -> Vec<Finding> {
    let mentions = mentions(Vec::new(), file, with_tests);
    let broken = mentions
        .iter()
        .filter_map(|mention| Some((mention.line, rule(mention)?)));
    broken
        .map(|(line, (message, cure))| Finding {
            path: path.to_owned(),
            line,
            rule: "imports",
            message,
            cure: cure.to_owned(),
        })
        .collect()
}

/// Whether emitted crates have the file too; what stands for the front's root there is emitted.
fn is_copied(path: &str) -> bool {
    let is_front = path.starts_with("generator/front/src/") && !path.ends_with("/lib.rs");
    is_front || path.starts_with("generator/runtime/src/")
}

/// What is copied into other crates finds the root elsewhere, or by another name.
fn copied(mention: &Mention) -> Option<(String, &'static str)> {
    let first = mention.written.first()?;
    ["crate", "corten_front", "corten_runtime"]
        .contains(&first.as_str())
        .then(|| {
            let message = format!("what is copied must not name a root, as `{first}::` does");
            (message, "address it by `super::`")
        })
}

fn xtask(mention: &Mention) -> Option<(String, &'static str)> {
    let first = mention.written.first()?;
    if first == "cloudflare_sdk" {
        let message = "xtask must not know what it generates".to_owned();
        return Some((message, "test it in `generated/tests/`"));
    }
    let inner = mention.written.get(1).filter(|_| first == "generator")?;
    (!FACE.contains(&inner.as_str())).then(|| {
        let message = format!("xtask must not know `generator::{inner}`");
        (message, "use the generator's public face")
    })
}
