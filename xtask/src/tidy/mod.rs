//! `tidy`: the house rules that neither the compiler nor clippy knows.

mod banned;
mod imports;
mod layout;
mod map;
mod mention;
mod room;
mod size;
#[cfg(test)]
mod tests;

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use crate::{Result, input};

/// A rule broken at a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Finding {
    /// The file, from the project's root.
    path: String,
    /// From 1.
    line: usize,
    /// The rule, in a word.
    rule: &'static str,
    /// What is wrong.
    message: String,
    /// How to mend it.
    cure: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            rule,
            message,
            cure,
        } = self;
        write!(f, "{path}:{line}: {rule}: {message}; {cure}")
    }
}

/// Prints every finding.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    input::end(arguments)?;
    check()
}

/// Fails if there is a finding; prints how large the files are.
pub(crate) fn check() -> Result {
    let (findings, sizes) = inspect(input::root())?;
    print!("{sizes}");
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        count => Err(format!("{count} findings")),
    }
}

/// Where the project's own Rust is, tests aside.
const FOLDERS: [&str; 4] = [
    "generator/src",
    "generator/front/src",
    "generator/runtime/src",
    "xtask/src",
];

/// Everything there is to say about the project at `root`.
fn inspect(root: &Path) -> Result<(Vec<Finding>, String)> {
    let mut findings = layout::check(&names(root)?);
    findings.extend(readme(root)?);
    let crates = imports::dependencies(&input::text(&root.join("generator/Cargo.toml"))?);
    let mut sizes = String::new();
    for folder in FOLDERS {
        let mut lines = Vec::new();
        for (path, text) in sources(root, folder)? {
            lines.push(text.lines().count());
            findings.extend(source(&path, &text, &crates));
        }
        sizes += &size::summary(folder, lines);
    }
    let emitted = sources(root, "generated")?;
    let lines = emitted
        .iter()
        .map(|(_, text)| text.lines().count())
        .collect();
    sizes += &size::summary("generated", lines);
    findings.extend(
        emitted
            .iter()
            .flat_map(|(path, text)| size::emitted(path, text)),
    );
    Ok((findings, sizes))
}

/// The findings in one file of hand-written Rust.
fn source(path: &str, text: &str, crates: &[String]) -> Vec<Finding> {
    let file = match syn::parse_file(text) {
        Ok(file) => file,
        Err(error) => {
            return vec![Finding {
                path: path.to_owned(),
                line: error.span().start().line,
                rule: "syntax",
                message: error.to_string(),
                cure: "make it compile".to_owned(),
            }];
        }
    };
    let mut findings = imports::check(path, &file, crates);
    findings.extend(size::check(path, text, &file));
    findings.extend(banned::check(path, text));
    findings
}

fn readme(root: &Path) -> Result<Vec<Finding>> {
    let exists = |path: &str| root.join(path).exists();
    let rooms = names(&root.join("generator/src"))?;
    let mut findings = Vec::new();
    let tops = layout::FOLDERS.map(|name| format!("{name}/"));
    findings.extend(map::check(
        "README.md",
        &text(root, "README.md"),
        &tops,
        exists,
    ));
    let rooms: Vec<String> = rooms
        .into_iter()
        .filter(|name| name.ends_with('/'))
        .collect();
    findings.extend(map::check(
        "generator/README.md",
        &text(root, "generator/README.md"),
        &rooms,
        |path| {
            exists(path)
                || exists(&format!("generator/{path}"))
                || exists(&format!("generator/src/{path}"))
        },
    ));
    Ok(findings)
}

/// A file's text; none if there is no such file.
fn text(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_default()
}

/// What stands in a folder, sorted; folders end with `/`.
fn names(folder: &Path) -> Result<Vec<String>> {
    let read = || -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let end = if entry.file_type()?.is_dir() { "/" } else { "" };
            names.push(format!("{}{end}", entry.file_name().to_string_lossy()));
        }
        names.sort();
        Ok(names)
    };
    read().map_err(|error| format!("cannot read {}: {error}", folder.display()))
}

/// Every Rust file below `folder`, with its text, sorted by path.
fn sources(root: &Path, folder: &str) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for name in names(&root.join(folder))? {
        let path = format!("{folder}/{name}");
        match path.strip_suffix('/') {
            Some(folder) if !name.starts_with('.') && name != "target/" => {
                files.extend(sources(root, folder)?);
            }
            None if name.ends_with(".rs") => {
                let text = input::text(&root.join(&path))?;
                files.push((path, text));
            }
            Some(_) | None => {}
        }
    }
    Ok(files)
}
