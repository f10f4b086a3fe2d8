//! The exceptions of `sdk.yaml`: looked up by node, and checked to be of use.

use crate::api::{Access, Api, Field, Location, Operation, Parameter, Shape, Type};
use crate::config::{Config, NestingStyle, OperationRule, SchemaRule};
use crate::diagnostic::{Diagnostic, Part, Place, Report};
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
