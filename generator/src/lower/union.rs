//! `oneOf` and `anyOf`: one of several schemas.

use indexmap::IndexMap;

use crate::api::{Shape, TypeId, Union, Variant};
use crate::diagnostic::Diagnostic;
use crate::document::Schema;
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::keyword::JsonType;

/// The alternatives that a schema lists.
pub(super) struct Members {
    keyword: &'static str,
    /// Where they stand, without null.
    pub(super) values: Vec<Pointer>,
    pub(super) has_null: bool,
}

impl<'d> Lower<'d, '_> {
    /// The alternatives of the schema at `pointer`.
    pub(super) fn members(&self, pointer: &Pointer, schema: &Schema) -> Members {
        let (keyword, count) = match schema.kind.one_of {
            0 => ("anyOf", schema.kind.any_of),
            count => ("oneOf", count),
        };
        let list = pointer.child(keyword);
        let all = (0..count).map(|index| list.index(index));
        let (nulls, values): (Vec<_>, Vec<_>) = all.partition(|member| self.is_null(member));
        Members {
            keyword,
            values,
            has_null: !nulls.is_empty(),
        }
    }

    /// Adds the alternatives to the form that stands beside them.
    pub(super) fn union(
        &mut self,
        pointer: &Pointer,
        schema: &'d Schema,
        own: Form,
        owner: TypeId,
    ) -> Form {
        let members = self.members(pointer, schema);
        let list = pointer.child(members.keyword);
        if schema.kind.one_of > 0 && schema.kind.any_of > 0 {
            let place = self.key(pointer.child("anyOf"));
            let message = "both `oneOf` and `anyOf`; `anyOf` is ignored";
            let fault = Diagnostic::warning("composition-simplified", place, message);
            self.say(fault.help("put one of the two into an `allOf`"));
        }
        let nullable = own.nullable || members.has_null;
        let form = if members.values.is_empty() {
            match own.is_any() {
                true => Form::of(Shape::Null),
                false => own,
            }
        } else if let Some(shape) = self.scalar(&members.values) {
            self.merge(own, Form::of(shape), &list, owner)
        } else if self.only_require(&members, schema) {
            let message = "the alternatives differ only in what they require; this is not carried";
            let help = "say in `description` which properties go together";
            let fault = Diagnostic::warning("alternatives-ignored", self.key(list), message);
            self.say(fault.help(help));
            own
        } else if let [member] = members.values.as_slice() {
            self.only(member, own, owner)
        } else {
            let union = self.variants(pointer, schema, &members);
            self.merge(own, Form::of(union), &list, owner)
        };
        Form {
            nullable: form.nullable || nullable,
            ..form
        }
    }

    /// A choice of one is that one.
    fn only(&mut self, member: &Pointer, own: Form, owner: TypeId) -> Form {
        let form = self.form(member, owner);
        if own.is_any() {
            return form;
        }
        let docs = form.docs.clone();
        let (base, form) = match form.shape {
            Shape::Alias(target) => (Some(target), self.known(target, member)),
            Shape::Any
            | Shape::Null
            | Shape::Bool
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::List(_)
            | Shape::Map(_)
            | Shape::Struct(_)
            | Shape::Union(_) => (form.base, form),
        };
        Form {
            docs,
            base,
            ..self.merge(own, form, member, owner)
        }
    }

    fn variants(&mut self, pointer: &Pointer, schema: &Schema, members: &Members) -> Shape {
        let mut variants: IndexMap<TypeId, Variant> = IndexMap::new();
        for member in &members.values {
            let (value, _) = self.use_of(member);
            if let Some(first) = variants.get(&value.ty) {
                let first = self.key(first.pointer.clone());
                let message = "the same alternative twice";
                let place = self.key(member.clone());
                let fault = Diagnostic::warning("variant-duplicate", place, message)
                    .also(first, "first here")
                    .help("remove one of them");
                self.say(fault);
                continue;
            }
            let variant = Variant {
                pointer: member.clone(),
                value,
                tags: Vec::new(),
            };
            variants.insert(variant.value.ty, variant);
        }
        let mut variants: Vec<Variant> = variants.into_values().collect();
        let tag = self.tag(pointer, schema, &mut variants);
        Shape::Union(Union { variants, tag })
    }

    /// Whether the alternatives say nothing of the shape beyond what stands
    /// beside them.
    fn only_require(&self, members: &Members, schema: &Schema) -> bool {
        let own = schema.json_type();
        let agrees = |json: Option<JsonType>| own.is_some() && (json == own || json.is_none());
        members.values.iter().all(|member| {
            self.look(member).is_some_and(|(_, node)| {
                let json = node.json_type();
                let is_demand = node.has("required") || node.has("not");
                let is_object = matches!(json, None | Some(JsonType::Object));
                is_demand && is_object && node.has_only(&["required", "not"])
                    || agrees(json) && node.has_only(&["required", "not", "type", "format"])
            })
        })
    }
}
