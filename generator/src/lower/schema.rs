//! One schema: its form by the type that it has.

use crate::api::{Additional, Docs, Field, Format, Name, Owner, Shape, Struct, TypeId, Use};
use crate::diagnostic::Diagnostic;
use crate::document::{AdditionalProperties, Node, Schema};
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::keyword::JsonType;

impl<'d> Lower<'d, '_> {
    /// The form of the schema at `pointer`, a part of the type `owner`.
    pub(super) fn form(&mut self, pointer: &Pointer, owner: TypeId) -> Form {
        let form = match self.descend(pointer) && !self.is_exhausted() {
            true => self.form_at(pointer, owner),
            false => Form::any(),
        };
        self.ascend();
        form
    }

    fn form_at(&mut self, pointer: &Pointer, owner: TypeId) -> Form {
        if let Some(form) = self.alias(pointer) {
            return form;
        }
        match self.node(pointer) {
            Some(Node::Item(schema)) => self.schema(pointer, schema, owner),
            Some(Node::Reference {
                reference, target, ..
            }) if self.node(target).is_none() => {
                self.dead(pointer.child("$ref"), reference, target);
                Form::any()
            }
            Some(Node::Reference {
                target,
                siblings: Some(siblings),
                ..
            }) => self.extension(pointer, target, siblings, owner),
            Some(Node::Reference { siblings: None, .. }) | None => Form::any(),
        }
    }

    /// The form of what is written at `pointer`, without regard to a `$ref`
    /// beside it.
    pub(super) fn schema(&mut self, pointer: &Pointer, schema: &'d Schema, owner: TypeId) -> Form {
        let json = self.json_type(pointer);
        let mut said = self.annotation(pointer, schema, json);
        let mut form = self.own(pointer, schema, owner);
        if schema.kind.all_of > 0 {
            let outer = std::mem::take(&mut said.docs);
            form = self.all_of(pointer, schema, form, outer, owner);
        }
        if schema.kind.one_of > 0 || schema.kind.any_of > 0 {
            form = self.union(pointer, schema, form, owner);
        } else if schema.data.discriminator.is_some() {
            self.families.heads.insert(pointer.clone());
        }
        if schema.kind.not {
            let message = "`not` cannot be carried; values that it excludes are accepted";
            let place = self.key(pointer.child("not"));
            let fault = Diagnostic::warning("not-ignored", place, message);
            self.say(fault.help("describe the excluded values in `description`"));
        }
        said.upon(form)
    }

    /// The form by the keywords other than compositions.
    fn own(&mut self, pointer: &Pointer, schema: &'d Schema, owner: TypeId) -> Form {
        let json = schema.json_type();
        if let Some(form) = self.enumeration(pointer, schema, json) {
            return form;
        }
        let shape = match json {
            None => Shape::Any,
            Some(JsonType::Null) => Shape::Null,
            Some(JsonType::Boolean) => Shape::Bool,
            Some(JsonType::Integer) => Shape::Integer(integer(schema)),
            Some(JsonType::Number) => Shape::Number(format(schema)),
            Some(JsonType::String) => Shape::String(format(schema)),
            Some(JsonType::Array) => self.array(pointer, schema, owner),
            Some(JsonType::Object) => return self.object(pointer, schema),
        };
        Form::of(shape)
    }

    pub(super) fn items(&mut self, pointer: &Pointer, schema: &Schema, owner: TypeId) -> Use {
        if schema.kind.items {
            return self.use_of(&pointer.child("items")).0;
        }
        // What stands beside it may bring the items.
        let is_composed = ["allOf", "oneOf", "anyOf"]
            .iter()
            .any(|word| schema.has(word));
        if matches!(self.node(pointer), Some(Node::Item(_))) && !is_composed {
            let message = "a list that does not say what is in it";
            let fault = Diagnostic::warning("items-missing", self.key(pointer.clone()), message);
            self.say(fault.help("add `items: { type: … }`"));
        }
        self.anything(pointer, owner, "item")
    }

    /// A use of a type of its own that may be anything.
    pub(super) fn anything(&mut self, pointer: &Pointer, owner: TypeId, role: &str) -> Use {
        let name = Name::Inline {
            owner: Owner::Type(owner),
            role: role.to_owned(),
        };
        plain_use(self.table.push(pointer.clone(), name, Form::any()))
    }

    fn object(&mut self, pointer: &Pointer, schema: &Schema) -> Form {
        let properties = pointer.child("properties");
        let names = schema.kind.properties.iter();
        let fields = names.map(|name| self.field(properties.child(name), name));
        let shape = Struct {
            fields: fields.collect(),
            additional: self.additional(pointer, schema),
        };
        let list = pointer.child("required");
        let names = schema.kind.required.iter().enumerate();
        Form {
            required: names
                .map(|(at, name)| (name.clone(), list.index(at)))
                .collect(),
            ..Form::of(Shape::Struct(shape))
        }
    }

    fn field(&mut self, pointer: Pointer, name: &str) -> Field {
        let (value, access) = self.use_of(&pointer);
        Field {
            pointer,
            name: name.to_owned(),
            value,
            required: false,
            access,
        }
    }

    fn additional(&mut self, pointer: &Pointer, schema: &Schema) -> Additional {
        match &schema.kind.additional_properties {
            None | Some(AdditionalProperties::Any(true)) => Additional::Unsaid,
            Some(AdditionalProperties::Any(false)) => Additional::Forbidden,
            Some(AdditionalProperties::Schema) => {
                let at = pointer.child("additionalProperties");
                let is_empty = self
                    .said_at(&at)
                    .is_some_and(|node| node.keywords.is_empty());
                match is_empty && self.is_silent(&at) {
                    true => Additional::Unsaid,
                    false => Additional::Typed(Box::new(self.use_of(&at).0)),
                }
            }
        }
    }
}

/// A use of which nothing is said.
pub(super) fn plain_use(ty: TypeId) -> Use {
    Use {
        ty,
        nullable: false,
        sensitive: false,
        docs: Docs::default(),
        xml: None,
    }
}

/// The format of a whole number: a bound that only the widest range reaches
/// says it as well.
fn integer(schema: &Schema) -> Format {
    const BEYOND_I64: f64 = 9_223_372_036_854_775_808.0;
    let limits = schema.kind.limits.as_deref();
    let least = limits.and_then(|limits| limits.minimum);
    let has_signs = least.is_some_and(|least| least < 0.0);
    match limits.and_then(|limits| limits.maximum) {
        Some(most) if most > BEYOND_I64 && !has_signs => Format(Some("uint64".to_owned())),
        _ => format(schema),
    }
}

/// What a text or a number stands for.
pub(super) fn format(schema: &Schema) -> Format {
    let word = schema.kind.format.as_ref();
    Format(word.filter(|word| !word.is_empty()).cloned())
}
