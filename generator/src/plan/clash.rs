//! Names that several nodes want: one keeps it, the others are told about.

use serde_json::Value;

use super::Context;
use super::name::Scope;
use crate::api::{Name, Type};
use crate::diagnostic::{Diagnostic, Part};
use crate::pointer::Pointer;
use crate::rust::Ident;

/// A node that wants a name.
#[derive(Clone, Debug)]
pub(super) struct Claimant {
    /// What the description calls it.
    pub(super) name: String,
    /// Where it stands.
    pub(super) pointer: Pointer,
}

impl Claimant {
    pub(super) fn new(name: &str, pointer: &Pointer) -> Self {
        Self {
            name: name.to_owned(),
            pointer: pointer.clone(),
        }
    }

    /// A type, under its own name or as the part of its owner that it is.
    pub(super) fn ty(ty: &Type) -> Self {
        match &ty.name {
            Name::Component(name) | Name::Inline { role: name, .. } => Self::new(name, &ty.pointer),
        }
    }

    /// Something that stands for no node of the description.
    pub(super) fn house() -> Self {
        Self::new("", &Pointer::root())
    }
}

/// A name that several came for.
#[derive(Debug)]
pub(super) struct Clash {
    /// The name.
    pub(super) wanted: Ident,
    /// Who has it.
    pub(super) first: Claimant,
    /// Who came later, in that order.
    pub(super) twins: Vec<Twin>,
}

/// One who came too late.
#[derive(Debug)]
pub(super) struct Twin {
    pub(super) who: Claimant,
    /// The name that it got.
    pub(super) ident: Ident,
}

/// How many of those who came too late a message names one by one.
const NAMED: usize = 3;

impl Context<'_> {
    /// One warning for each name that several came for, with the lines of
    /// `sdk.yaml` that settle it.
    pub(super) fn collisions(
        &mut self,
        scope: &mut Scope,
        kind: &str,
        cure: impl Fn(&[Twin]) -> String,
    ) {
        self.collisions_of(scope, kind, Ident::to_string, cure);
    }

    /// The same for names that are no identifiers in the end.
    pub(super) fn collisions_of(
        &mut self,
        scope: &mut Scope,
        kind: &str,
        spell: fn(&Ident) -> String,
        cure: impl Fn(&[Twin]) -> String,
    ) {
        for clash in scope.clashes() {
            let (named, more) = clash.twins.split_at(clash.twins.len().min(NAMED));
            let mut warning = Diagnostic::warning(
                "name-collision",
                self.spec(&clash.first.pointer, Part::Key),
                message(&clash, kind, &spell(&clash.wanted)),
            )
            .note(format!("first here, `{}`", spell(&clash.wanted)));
            for twin in named {
                let place = self.spec(&twin.who.pointer, Part::Key);
                warning = warning.also(place, format!("again here, `{}`", spell(&twin.ident)));
            }
            let rest = match more.len() {
                0 => String::new(),
                more => format!("; the same for {more} more"),
            };
            let cure = format!("add to {}:  {}{rest}", self.config_name(), cure(named));
            self.report.push(warning.help(cure));
        }
    }
}

fn message(clash: &Clash, kind: &str, wanted: &str) -> String {
    let first = &clash.first.name;
    match clash.twins.as_slice() {
        [twin] => format!(
            "`{first}` and `{}` both become the {kind} `{wanted}`",
            twin.who.name
        ),
        twins => format!(
            "`{first}` and {} others all become the {kind} `{wanted}`",
            twins.len()
        ),
    }
}

/// Entries of `schemas` that give types their names.
pub(super) fn type_names(twins: &[Twin]) -> String {
    let entry = |twin: &Twin| {
        let at = quoted(twin.who.pointer.as_str());
        format!("{at}: {{ name: {}, reason: … }}", twin.ident)
    };
    let entries: Vec<String> = twins.iter().map(entry).collect();
    format!("schemas: {{ {} }}", entries.join(", "))
}

/// An entry of `section` that gives parts of the node `key` their names.
pub(super) fn renames(section: &str, key: &str, twins: &[Twin]) -> String {
    let entry = |twin: &Twin| format!("{}: {}", quoted(&twin.who.name), twin.ident);
    let entries: Vec<String> = twins.iter().map(entry).collect();
    let (key, entries) = (quoted(key), entries.join(", "));
    format!("{section}: {{ {key}: {{ rename: {{ {entries} }}, reason: … }} }}")
}

/// A text as a key of YAML.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
