//! What readers of the emitted crate are told about a thing.

use super::markdown;
use crate::api::{Constraint, Docs};
use crate::rust::{Doc, Ident, is_fence};

/// Text first, then what a value has to satisfy, default and example.
pub(super) fn of(docs: &Docs, otherwise: &str) -> Doc {
    let mut doc = text(docs, otherwise);
    let limits = limits(docs);
    if !limits.is_empty() {
        add(&mut doc, &limits.join(" "));
    }
    doc
}

/// How long a line of docs may be, inside a type.
const WIDTH: usize = 92;

/// Says something more: behind a text of one line, else in a paragraph of its own.
pub(super) fn add(doc: &mut Doc, fact: &str) {
    let one = match doc.0.as_mut_slice() {
        [] => return doc.0.push(fact.to_owned()),
        [line] if is_prose(line) => Some(line),
        _ => None,
    };
    match one {
        Some(line) => {
            if !line.ends_with(['.', '!', '?']) {
                line.push('.');
            }
            match line.chars().count() + fact.chars().count() < WIDTH {
                true => {
                    line.push(' ');
                    line.push_str(fact);
                }
                false => doc.0.push(fact.to_owned()),
            }
        }
        None => doc.0.extend([String::new(), fact.to_owned()]),
    }
}

/// Whether the line is text that can go on, and no heading, list, table or the like.
fn is_prose(line: &str) -> bool {
    let starts = line.starts_with(|c: char| c.is_alphabetic() || c == '`');
    let ends = |c: char| c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | '`' | ')' | '"');
    starts && !is_fence(line) && line.ends_with(ends)
}

/// The text alone: description, else title, else what we know ourselves, if anything.
pub(super) fn text(docs: &Docs, otherwise: &str) -> Doc {
    let said = docs.description.as_deref().or(docs.title.as_deref());
    let lines = said.map(markdown::lines).unwrap_or_default();
    match lines.is_empty() {
        true if otherwise.is_empty() => Doc::default(),
        true => Doc(vec![otherwise.to_owned()]),
        false => Doc(lines),
    }
}

/// An element of a list about `name`; nothing where there is nothing to say.
pub(super) fn element(name: &Ident, doc: Doc) -> Vec<String> {
    let mut lines = match doc.0.first().map(String::as_str) {
        None | Some("") => return Vec::new(),
        Some(first) if is_fence(first) => vec![format!("- `{name}`:"), format!("  {first}")],
        Some(first) => vec![format!("- `{name}`: {first}")],
    };
    lines.extend(doc.0.iter().skip(1).map(|line| match line.is_empty() {
        true => String::new(),
        false => format!("  {line}"),
    }));
    lines
}

/// What is said at a place, else what is said of the type that stands there.
pub(super) fn merged(here: &Docs, ty: &Docs) -> Docs {
    let silent = here.description.is_none() && here.title.is_none();
    let mut docs = here.clone();
    if silent {
        docs.description = ty.description.clone();
        docs.title = ty.title.clone();
    }
    if docs.constraints.is_empty() {
        docs.constraints = ty.constraints.clone();
    }
    docs.default = docs.default.or_else(|| ty.default.clone());
    docs.example = docs.example.or_else(|| ty.example.clone());
    docs.deprecated |= ty.deprecated;
    docs
}

fn limits(docs: &Docs) -> Vec<String> {
    let mut sentences: Vec<String> = docs.constraints.iter().map(sentence).collect();
    if let Some(default) = &docs.default {
        sentences.push(format!("Default: {}.", markdown::code(default)));
    }
    if let Some(example) = &docs.example {
        sentences.push(format!("Example: {}.", markdown::code(example)));
    }
    sentences
}

fn sentence(constraint: &Constraint) -> String {
    let bound = |exclusive: bool, of: &str| match exclusive {
        true => format!("Must be {of} than"),
        false => format!(
            "Must not be {} than",
            if of == "more" { "less" } else { "more" }
        ),
    };
    match constraint {
        Constraint::MinLength(n) => format!("At least {}.", count(*n, "character")),
        Constraint::MaxLength(n) => format!("At most {}.", count(*n, "character")),
        Constraint::Pattern(text) => format!("Must match {}.", markdown::code(text)),
        Constraint::Minimum { value, exclusive } => {
            format!("{} {}.", bound(*exclusive, "more"), markdown::code(value))
        }
        Constraint::Maximum { value, exclusive } => {
            format!("{} {}.", bound(*exclusive, "less"), markdown::code(value))
        }
        Constraint::MultipleOf(value) => format!("A multiple of {}.", markdown::code(value)),
        Constraint::MinItems(n) => format!("At least {}.", count(*n, "element")),
        Constraint::MaxItems(n) => format!("At most {}.", count(*n, "element")),
        Constraint::UniqueItems => "No element twice.".to_owned(),
        Constraint::MinProperties(n) => format!("At least {}.", count(*n, "member")),
        Constraint::MaxProperties(n) => format!("At most {}.", count(*n, "member")),
        Constraint::Constant(value) => format!("Always {}.", markdown::code(value)),
    }
}

fn count(n: u64, what: &str) -> String {
    match n {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}
