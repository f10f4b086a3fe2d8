//! The exceptions of `sdk.yaml`: looked up by node, and checked to be of use.

use super::format::{self, Kind};
use crate::api::{
    Access, Api, Field, Location, Operation, Parameter, Scheme, SchemeKind, Shape, Type,
};
use crate::config::{Config, NestingStyle, OperationRule, SchemaRule};
use crate::diagnostic::{Diagnostic, Part, Place, Report, nearest};
use crate::pointer::Pointer;
use crate::source::FileId;

/// The exceptions, by what they are about.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    config: &'a Config,
}

impl<'a> Rules<'a> {
    pub(super) fn new(config: &'a Config) -> Self {
        Self { config }
    }

    /// The exception for the schema at `pointer`.
    pub(super) fn schema(self, pointer: &Pointer) -> Option<&'a SchemaRule> {
        self.config.schemas.get(pointer.as_str())
    }

    /// What a text or a number is, and the word of its format, or the one that
    /// it is read as; nothing for other types.
    pub(super) fn format<'t>(self, ty: &'t Type) -> Option<(Kind, Option<&'t str>)>
    where
        'a: 't,
    {
        let (kind, format) = Kind::of(&ty.shape)?;
        let word = format.0.as_deref();
        let of_schema = self
            .schema(&ty.pointer)
            .and_then(|rule| rule.format.as_deref());
        let of_word = || Some(self.config.formats.get(word?)?.read_as.as_str());
        let word = of_schema.or_else(of_word).or(word);
        Some((kind, word.filter(|word| *word != format::PLAIN)))
    }

    /// The exception for an operation.
    pub(super) fn operation(self, id: &str) -> Option<&'a OperationRule> {
        self.config.operations.get(id)
    }

    /// How a query parameter of an operation is written, where it is named.
    pub(super) fn named_nesting(
        self,
        operation: &Operation,
        parameter: &Parameter,
    ) -> Option<NestingStyle> {
        let rule = self.operation(&operation.id)?;
        rule.nesting.get(&parameter.name).copied()
    }

    /// How objects in queries are written.
    pub(super) fn nesting(self) -> Option<NestingStyle> {
        self.config.nesting.as_ref().map(|nesting| nesting.style)
    }

    /// Whether answers always have this field, whatever the description says.
    pub(super) fn is_present(self, ty: &Type, field: &Field) -> bool {
        self.schema(&ty.pointer)
            .is_some_and(|rule| rule.present_in_answers.contains(&field.name))
    }

    /// Whether a struct differs between requests and answers by itself.
    pub(super) fn is_two_faced(self, ty: &Type) -> bool {
        let Shape::Struct(shape) = &ty.shape else {
            return false;
        };
        shape.fields.iter().any(|field| {
            field.access != Access::Both || (!field.required && self.is_present(ty, field))
        })
    }
}

/// Reports every exception that is about nothing: a typing error, or a node
/// that the description no longer has.
pub(super) fn check(api: &Api, config: &Config, file: FileId, report: &mut Report) {
    let top = Pointer::root();
    for pointer in config.schemas.keys() {
        let known = |ty: &Type| ty.pointer.as_str() == pointer;
        if !api.types.0.iter().any(known) {
            let at = top.child("schemas").child(pointer);
            report.push(unmatched(file, at, "schema", pointer));
        }
    }
    formats(api, config, file, report);
    for (id, rule) in &config.operations {
        let at = top.child("operations").child(id);
        let Some(operation) = api.operations.iter().find(|known| known.id == *id) else {
            report.push(unmatched(file, at, "operation", id));
            continue;
        };
        for name in rule.nesting.keys() {
            let is_it =
                |known: &Parameter| known.location == Location::Query && known.name == *name;
            if !operation.parameters.iter().any(is_it) {
                let at = at.child("nesting").child(name);
                let kind = format!("query parameter of `{id}` called");
                report.push(unmatched(file, at, &kind, name));
            }
        }
    }
    for (path, resource) in &config.resources {
        for (method, id) in &resource.methods {
            if !knows_operation(api, id) {
                let at = top.child("resources").child(path);
                let at = at.child("methods").child(method);
                report.push(unmatched(file, at, "operation", id));
            }
        }
    }
    for scheme in config.environment.credentials.keys() {
        if !api.schemes.iter().any(|known| &known.name == scheme) {
            let at = top.child("environment").child("credentials");
            report.push(unmatched(file, at.child(scheme), "security scheme", scheme));
        }
    }
    for scheme in config.environment.clients.keys() {
        let mut schemes = api.schemes.iter();
        let fits = |known: &Scheme| matches!(known.kind, SchemeKind::OAuth2(_));
        if !schemes.any(|known| &known.name == scheme && fits(known)) {
            let at = top.child("environment").child("clients").child(scheme);
            let kind = "security scheme with client credentials";
            report.push(unmatched(file, at, kind, scheme));
        }
    }
}

/// Formats that are read as others: both must be there.
fn formats(api: &Api, config: &Config, file: FileId, report: &mut Report) {
    let top = Pointer::root();
    for (word, rule) in &config.formats {
        let at = top.child("formats").child(word);
        let formats = api.types.0.iter().filter_map(|ty| Kind::of(&ty.shape));
        let kinds = formats.filter(|(_, format)| format.is(word));
        let kinds: Vec<Kind> = kinds.map(|(kind, _)| kind).collect();
        match kinds.is_empty() {
            true => report.push(unmatched(file, at, "format", word)),
            false => {
                let fault = unknown(file, at.child("as"), &rule.read_as, &kinds);
                report.diagnostics.extend(fault);
            }
        }
    }
    for (pointer, rule) in &config.schemas {
        let mut types = api.types.0.iter();
        let ty = types.find(|ty| ty.pointer.as_str() == pointer);
        let (Some(word), Some(ty)) = (&rule.format, ty) else {
            continue;
        };
        let at = top.child("schemas").child(pointer).child("format");
        match Kind::of(&ty.shape) {
            None => report.push(unmatched(file, at, "text or number", pointer)),
            Some((kind, _)) => report.diagnostics.extend(unknown(file, at, word, &[kind])),
        }
    }
}

/// The fault of a word that means nothing for these texts and numbers.
fn unknown(file: FileId, pointer: Pointer, word: &str, kinds: &[Kind]) -> Option<Diagnostic> {
    if word == format::PLAIN || kinds.iter().any(|kind| kind.known(word).is_some()) {
        return None;
    }
    let place = Place::Node {
        file,
        pointer,
        part: Part::Value,
    };
    let message = format!("no value here can be of the format `{word}`");
    let help = match nearest(word, format::WORDS.into_iter()) {
        Some(near) if near != word => format!("write `{near}`"),
        Some(_) | None => format!("write `{}`, or remove the entry", format::PLAIN),
    };
    Some(Diagnostic::error("unknown-format", place, message).help(help))
}

fn knows_operation(api: &Api, id: &str) -> bool {
    api.operations.iter().any(|operation| operation.id == id)
}

fn unmatched(file: FileId, pointer: Pointer, kind: &str, name: &str) -> Diagnostic {
    let place = Place::Node {
        file,
        pointer,
        part: Part::Key,
    };
    Diagnostic::error(
        "exception-unmatched",
        place,
        format!("the description has no {kind} `{name}`"),
    )
    .help("mend the name, or remove the entry")
}
