//! Merging two forms into the one that satisfies both.

use indexmap::IndexMap;

use crate::api::{
    Access, Additional, Enum, Field, Format, Name, Owner, Shape, Struct, TypeId, Use, Value,
};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

use super::annotation::over;
use super::form::Form;
use super::keyword::JsonType;
use super::{Lower, xml};

impl Lower<'_, '_> {
    /// What satisfies both forms. Docs and base are the caller's business.
    /// `at` is the node that adds `later`, `owner` the type that comes of it.
    pub(super) fn merge(&mut self, first: Form, later: Form, at: &Pointer, owner: TypeId) -> Form {
        let nullable = match (first.is_any(), later.is_any()) {
            // Who adds `nullable` and nothing else means it.
            (true, _) | (_, true) => first.nullable || later.nullable,
            (false, false) => first.nullable && later.nullable,
        };
        let mut merged = Form {
            nullable,
            sensitive: first.sensitive || later.sensitive,
            access: over(later.access, first.access),
            xml: xml::or(later.xml, first.xml),
            ..Form::any()
        };
        merged.shape = match (first.shape, later.shape) {
            (Shape::Union(union), shape @ Shape::Struct(_)) => {
                let outer = Form {
                    required: later.required,
                    ..Form::of(shape)
                };
                self.distribute(union, &outer, at, owner)
            }
            (shape @ Shape::Struct(_), Shape::Union(union)) => {
                let outer = Form {
                    required: first.required,
                    ..Form::of(shape)
                };
                self.distribute(union, &outer, at, owner)
            }
            (one, other) => {
                merged.required = first.required;
                merged.required.extend(later.required);
                self.shapes(one, other, at, owner)
            }
        };
        merged
    }

    fn shapes(&mut self, first: Shape, later: Shape, at: &Pointer, owner: TypeId) -> Shape {
        if first == later || later == Shape::Any {
            return first;
        }
        match (first, later) {
            (Shape::Any, later) => later,
            // `enum: [null]` leaves nothing else, whatever stands beside it.
            (Shape::Null, _) | (_, Shape::Null) => Shape::Null,
            (Shape::Struct(first), Shape::Struct(later)) => {
                Shape::Struct(self.structs(first, later, at, owner))
            }
            (Shape::List(first), Shape::List(later)) => Shape::List(self.elements(first, later)),
            (tuple @ Shape::Tuple(_), Shape::List(_))
            | (Shape::List(_), tuple @ Shape::Tuple(_)) => tuple,
            (Shape::Enum(first), Shape::Enum(later)) => self.common(first, &later, at),
            (Shape::Enum(values), other) | (other, Shape::Enum(values))
                if values.values.iter().all(|value| fits(value, &other)) =>
            {
                Shape::Enum(values)
            }
            (Shape::String(first), Shape::String(later)) => Shape::String(format(first, later)),
            (Shape::Integer(first), Shape::Integer(later)) => Shape::Integer(format(first, later)),
            (Shape::Number(first), Shape::Number(later)) => Shape::Number(format(first, later)),
            (Shape::Integer(format), Shape::Number(_))
            | (Shape::Number(_), Shape::Integer(format)) => Shape::Integer(format),
            (Shape::Union(first), Shape::Union(later)) => self.cross(first, later, at, owner),
            (Shape::Union(union), one) | (one, Shape::Union(union))
                if is_scalar(&one) || matches!(one, Shape::List(_)) =>
            {
                self.narrow(union, one, at, owner)
            }
            (first, later) => {
                let message = format!(
                    "{} cannot be merged with {}; what is added here is ignored",
                    described(&first),
                    described(&later)
                );
                self.conflict(at, &message);
                first
            }
        }
    }

    pub(super) fn conflict(&mut self, at: &Pointer, message: &str) {
        let fault = Diagnostic::warning("allof-conflict", self.key(at.clone()), message);
        self.say(fault.help("make the parts agree, or use `oneOf` for alternatives"));
    }

    fn structs(&mut self, first: Struct, later: Struct, at: &Pointer, owner: TypeId) -> Struct {
        if !self.copy(first.fields.len() + later.fields.len(), at) {
            return first;
        }
        let names = first.fields.into_iter();
        let mut fields: IndexMap<String, Field> =
            names.map(|field| (field.name.clone(), field)).collect();
        for field in later.fields {
            let field = match fields.get(&field.name) {
                Some(earlier) => self.overlap(earlier.clone(), field, owner),
                None => field,
            };
            fields.insert(field.name.clone(), field);
        }
        let additional = match (first.additional, later.additional) {
            (_, typed @ Additional::Typed(_)) | (typed @ Additional::Typed(_), _) => typed,
            (Additional::Forbidden, _) | (_, Additional::Forbidden) => Additional::Forbidden,
            (Additional::Unsaid, Additional::Unsaid) => Additional::Unsaid,
        };
        Struct {
            fields: fields.into_values().collect(),
            additional,
        }
    }

    /// A property that two parts describe: both hold where both are objects
    /// that say what is in them; else the later one wins, unless it only adds words to the
    /// earlier one.
    fn overlap(&mut self, first: Field, later: Field, owner: TypeId) -> Field {
        let access = over(self.said(&later), self.said(&first));
        if first.value.ty == later.value.ty {
            let value = Use {
                nullable: first.value.nullable && later.value.nullable,
                sensitive: first.value.sensitive || later.value.sensitive,
                docs: super::docs::or(later.value.docs, first.value.docs),
                xml: xml::or(later.value.xml, first.value.xml),
                ty: later.value.ty,
            };
            return Field {
                value,
                access,
                ..later
            };
        }
        let known = self.json_type(&first.pointer);
        let json = self.json_type(&later.pointer);
        self.disagreement(&first, known, &later, json);
        if let Some(schema) = self.bare(&later.pointer)
            && (json.is_none() || json == known)
        {
            let said = self.annotation(&later.pointer, schema, json);
            let value = Use {
                nullable: first.value.nullable,
                sensitive: first.value.sensitive || said.sensitive,
                docs: super::docs::or(said.docs, first.value.docs),
                xml: xml::or(said.xml, first.value.xml),
                ty: first.value.ty,
            };
            return Field {
                value,
                access: over(said.access, access),
                ..later
            };
        }
        let mut later = later;
        if json == known && self.complements(&first, &later) {
            let name = Name::Inline {
                owner: Owner::Type(owner),
                role: later.name.clone(),
            };
            let (one, other) = (first.value.ty, later.value.ty);
            later.value.ty = self.join(one, other, &later.pointer, name);
        }
        let access = match (self.said(&first), self.said(&later)) {
            (Access::ReadOnly | Access::ReadMostly, Access::Both) => Access::ReadMostly,
            (one, other) => over(other, one),
        };
        Field { access, ..later }
    }

    /// The direction of a field, as it is said at it or in it.
    fn said(&self, field: &Field) -> Access {
        let inside = self.look(&field.pointer).map(|(_, schema)| schema);
        let inside = inside.map(|schema| (schema.data.read_only, schema.data.write_only));
        let inside = match inside {
            Some((true, false)) => Access::ReadOnly,
            Some((false, true)) => Access::WriteOnly,
            Some(_) | None => Access::Both,
        };
        over(field.access, inside)
    }

    /// Reports a property of two types.
    fn disagreement(
        &mut self,
        first: &Field,
        known: Option<JsonType>,
        later: &Field,
        json: Option<JsonType>,
    ) {
        let types = known.zip(json);
        let Some((known, json)) = types.filter(|(known, json)| !known.agrees(*json)) else {
            return;
        };
        let message = format!(
            "`{}` is {} here, but {} in another part; this one holds",
            later.name,
            json.described(),
            known.described()
        );
        let place = self.key(later.pointer.clone());
        let fault = Diagnostic::warning("allof-conflict", place, message)
            .also(self.key(first.pointer.clone()), known.described())
            .help("give both the same type, or leave one of them out");
        self.say(fault);
    }

    /// Whether two objects describe one property together: one that has a name
    /// of its own says all there is to say.
    fn complements(&self, first: &Field, later: &Field) -> bool {
        let inside = ["properties", "required", "additionalProperties", "allOf"];
        let says = |pointer: &Pointer| {
            let found = self.look(pointer).filter(|(_, schema)| {
                let is_object = schema.json_type() == Some(JsonType::Object);
                is_object || schema.kind.all_of > 0
            });
            found.is_some_and(|(_, schema)| inside.iter().any(|word| schema.has(word)))
        };
        let is_named = self
            .table
            .pointer(later.value.ty)
            .is_some_and(|pointer| super::name::component(pointer).is_some());
        !is_named && says(&first.pointer) && says(&later.pointer)
    }

    fn elements(&self, first: Box<Use>, later: Box<Use>) -> Box<Use> {
        match self.is_unsaid(later.ty) {
            true => first,
            false => later,
        }
    }

    /// Whether nothing is known of the type.
    pub(super) fn is_unsaid(&self, ty: TypeId) -> bool {
        match self.table.form(ty) {
            Some(form) => form.is_any(),
            None => self
                .table
                .pointer(ty)
                .is_some_and(|pointer| self.is_silent(pointer)),
        }
    }

    fn common(&mut self, first: Enum, later: &Enum, at: &Pointer) -> Shape {
        let values = first.values.iter();
        let values: Vec<Value> = values
            .filter(|value| later.values.contains(value))
            .cloned()
            .collect();
        if values.is_empty() {
            self.conflict(at, "no value is in both lists; this one is ignored");
            return Shape::Enum(first);
        }
        Shape::Enum(Enum { values })
    }
}

fn is_scalar(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Bool | Shape::Integer(_) | Shape::Number(_) | Shape::String(_)
    )
}

/// What a shape is, with its article, as in a sentence.
fn described(shape: &Shape) -> &'static str {
    match shape {
        Shape::Any => "anything",
        Shape::Null => JsonType::Null.described(),
        Shape::Bool => JsonType::Boolean.described(),
        Shape::Integer(_) => JsonType::Integer.described(),
        Shape::Number(_) => JsonType::Number.described(),
        Shape::String(_) => JsonType::String.described(),
        Shape::Enum(_) => "a list of values",
        Shape::List(_) | Shape::Tuple(_) => JsonType::Array.described(),
        Shape::Map(_) | Shape::Struct(_) => JsonType::Object.described(),
        Shape::Union(_) => "a choice of types",
        Shape::Alias(_) => "a reference",
    }
}

/// Whether a value of an enum is of this shape.
fn fits(value: &Value, shape: &Shape) -> bool {
    match value {
        Value::String(_) => matches!(shape, Shape::String(_)),
        Value::Integer(_) => matches!(shape, Shape::Integer(_) | Shape::Number(_)),
        Value::Bool(_) => matches!(shape, Shape::Bool),
        Value::Other(_) => matches!(shape, Shape::Number(_)),
    }
}

fn format(first: Format, later: Format) -> Format {
    Format(later.0.or(first.0))
}
