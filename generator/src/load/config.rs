//! Reads `sdk.yaml`.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Report, nearest};
use crate::source::{FileId, Source};

use super::value;

/// Reads the configuration of `source`; the default if there is none.
///
/// `None` if `report` says why it cannot be read.
pub fn config(source: &Source, report: &mut Report) -> Option<Config> {
    let Some(file) = source.config() else {
        return Some(Config::default());
    };
    let text = &source.file(file)?.text;
    if is_blank(text) {
        return Some(Config::default());
    }
    let (_, faults) = value::guarded(file, text, report)?;
    if !faults.is_empty() {
        let faults = faults.into_iter();
        let faults = faults.map(|fault| value::diagnostic(file, fault));
        report.diagnostics.extend(faults);
        return None;
    }
    match serde_yaml::from_str(text) {
        Ok(config) => Some(config),
        Err(error) => {
            report.push(diagnostic(&error, file, text));
            None
        }
    }
}

/// Whether there is nothing but space and comments.
fn is_blank(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with('#'))
}

fn diagnostic(error: &serde_yaml::Error, file: FileId, text: &str) -> Diagnostic {
    let start = value::yaml_offset(error, text);
    let rest = text.get(start..).unwrap_or_default();
    let word = rest
        .split([':', ' ', '\n', '\r'])
        .next()
        .unwrap_or_default();
    let place = Place::Span {
        file,
        start,
        len: word.len().max(1),
    };
    let words = error.to_string();
    let words = value::without_place(&words);
    if let Some((holder, (name, known))) = split(words, "unknown field ", ", expected ") {
        return unknown(holder, name, known, place);
    }
    if let Some((holder, name)) = words.split_once("missing field ") {
        let message = format!("{} must have {name}", subject(holder));
        let help = match name {
            "`reason`" => "add `reason: …`: every exception says why it is there".to_owned(),
            name => format!("add {name}"),
        };
        return Diagnostic::error("missing-member", place, message).help(help);
    }
    if let Some((path, (found, expected))) = split(words, "invalid type: ", ", expected ") {
        let (found, expected) = (plain(found), plain(expected));
        let message = format!("{} must be {expected}, but is {found}", subject(path));
        return Diagnostic::error("wrong-type", place, message)
            .note(format!("expected {expected}"))
            .help(format!("write {expected} here"));
    }
    Diagnostic::error("wrong-type", place, format!("this cannot be read: {words}"))
}

fn unknown(holder: &str, name: &str, known: &str, place: Place) -> Diagnostic {
    let message = format!("{name} is no member of {}", subject(holder));
    // Odd pieces stand between backticks.
    let names: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
    let help = match nearest(name.trim_matches('`'), names.iter().copied()) {
        Some(word) => format!("write `{word}`; known here: `{}`", names.join("`, `")),
        None => format!("known here: `{}`", names.join("`, `")),
    };
    Diagnostic::error("unknown-keyword", place, message).help(help)
}

/// What stands before `first`, between `first` and `second`, and after it.
fn split<'t>(text: &'t str, first: &str, second: &str) -> Option<(&'t str, (&'t str, &'t str))> {
    let (before, rest) = text.split_once(first)?;
    Some((before, rest.rsplit_once(second)?))
}

/// The path before serde's message, as a message calls it.
fn subject(path: &str) -> String {
    match path.trim_end_matches(": ") {
        "" => "the configuration".to_owned(),
        path => format!("`{path}`"),
    }
}

/// serde's word for a type, as the description's messages call it.
fn plain(words: &str) -> &str {
    let types = [
        ("sequence", "a list"),
        ("a sequence", "a list"),
        ("map", "an object"),
        ("a map", "an object"),
        ("struct ", "an object"),
        ("boolean", "true or false"),
        ("a boolean", "true or false"),
        ("string", "text"),
        ("a string", "text"),
        ("integer", "a number"),
        ("floating point", "a number"),
        ("f64", "a number"),
        ("u32", "a number"),
        ("unit", "nothing"),
    ];
    let plain = types
        .into_iter()
        .find(|(serde, _)| words.starts_with(serde));
    plain.map_or(words, |(_, plain)| plain)
}
