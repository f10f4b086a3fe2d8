//! `oneOf` and `anyOf`: one of several schemas.

use indexmap::IndexMap;

use crate::api::{Shape, TypeId, Union, Variant};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Schema};
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::keyword::JsonType;

/// Choices that are spelt inside one another without a word of their own.
const DEEPEST: usize = 16;

/// The alternatives that a schema lists.
pub(super) struct Members {
    /// Where they stand, without null and those that nothing satisfies.
    pub(super) values: Vec<Pointer>,
    pub(super) has_null: bool,
}

impl<'d> Lower<'d, '_> {
    /// The alternatives of the schema at `pointer`, under one keyword.
    pub(super) fn members(&self, pointer: &Pointer, schema: &Schema, keyword: &str) -> Members {
        let mut members = Members {
            values: Vec::new(),
            has_null: false,
        };
        self.gather(pointer, schema, keyword, &mut members, 0);
        members
    }

    fn gather(
        &self,
        pointer: &Pointer,
        schema: &Schema,
        keyword: &str,
        members: &mut Members,
        depth: usize,
    ) {
        let list = pointer.child(keyword);
        for index in 0..listed(schema, keyword) {
            let member = list.index(index);
            match self.inner_choice(&member).filter(|_| depth < DEEPEST) {
                Some((inner, keyword)) => {
                    self.gather(&member, inner, keyword, members, depth + 1);
                }
                None if self.is_null(&member) => members.has_null = true,
                None if self.is_never(&member) => {}
                None => members.values.push(member),
            }
        }
    }

    /// Whether a schema in such a list is one alternative: no choice itself, and
    /// not one of those that are left out.
    pub(super) fn is_one_alternative(&self, member: &Pointer) -> bool {
        let is_left_out = self.is_null(member) || self.is_never(member);
        !is_left_out && self.inner_choice(member).is_none()
    }

    /// The choice that an alternative is, where it says nothing else.
    pub(super) fn inner_choice(&self, member: &Pointer) -> Option<(&'d Schema, &'static str)> {
        let Node::Item(schema) = self.node(member)? else {
            return None;
        };
        let mut words = schema
            .keywords
            .iter()
            .filter(|word| !word.starts_with("x-"));
        let keyword = match words.next()?.as_str() {
            "oneOf" => "oneOf",
            "anyOf" => "anyOf",
            _ => return None,
        };
        words.next().is_none().then_some((&**schema, keyword))
    }

    /// Whether no value satisfies the schema: `false`.
    fn is_never(&self, member: &Pointer) -> bool {
        let found = self.look(member);
        found.is_some_and(|(at, schema)| {
            schema.has("not") && schema.has_only(&["not"]) && self.is_silent(&at.child("not"))
        })
    }

    /// Whether the schema says nothing of what a value is, but for what it is not.
    fn is_open(&self, member: &Pointer) -> bool {
        let found = self.look(member);
        found.is_some_and(|(_, schema)| schema.has_only(&["not"]) && schema.json_type().is_none())
    }

    /// Adds the alternatives to the form that stands beside them.
    pub(super) fn union(
        &mut self,
        pointer: &Pointer,
        schema: &'d Schema,
        own: Form,
        owner: TypeId,
    ) -> Form {
        let mut form = own;
        for keyword in ["oneOf", "anyOf"] {
            if listed(schema, keyword) > 0 {
                form = self.choice(pointer, schema, keyword, form, owner);
            }
        }
        form
    }

    fn choice(
        &mut self,
        pointer: &Pointer,
        schema: &'d Schema,
        keyword: &str,
        own: Form,
        owner: TypeId,
    ) -> Form {
        let mut members = self.members(pointer, schema, keyword);
        let list = pointer.child(keyword);
        let is_open = own.is_any() && members.values.iter().any(|it| self.is_open(it));
        if is_open && members.values.len() > 1 {
            // What fits no other alternative is kept as it is.
            members.values.retain(|member| !self.is_open(member));
        }
        let takes_null =
            |member: &Pointer| self.look(member).is_some_and(|(_, it)| it.data.nullable);
        let has_null = members.has_null || members.values.iter().any(takes_null);
        let nullable = own.nullable || has_null || is_open;
        let form = if members.values.is_empty() {
            match own.is_any() && members.has_null && !is_open {
                true => Form::of(Shape::Null),
                false => own,
            }
        } else if let Some(shape) = self.scalar(&members.values).filter(|_| !is_open) {
            self.merge(own, Form::of(shape), &list, owner)
        } else if self.only_require(&members, schema) {
            let message = "the alternatives differ only in what they require; this is not carried";
            let help = "say in `description` which properties go together";
            let fault = Diagnostic::warning("alternatives-ignored", self.key(list), message);
            self.say(fault.help(help));
            own
        } else if let [member] = members.values.as_slice()
            && (!is_open || self.is_open(member))
        {
            self.only(member, own, owner)
        } else {
            let is_first = keyword == "oneOf" || schema.kind.one_of == 0;
            let union = self.variants(pointer, schema, &members, is_first);
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
            | Shape::Tuple(_)
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

    /// A `discriminator` speaks of the first choice.
    fn variants(
        &mut self,
        pointer: &Pointer,
        schema: &Schema,
        members: &Members,
        is_first: bool,
    ) -> Shape {
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
        let tag = match is_first {
            true => self.tag(pointer, schema, &mut variants),
            false => None,
        };
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

/// How many schemas one of these keywords lists.
pub(super) fn listed(schema: &Schema, keyword: &str) -> usize {
    match keyword {
        "oneOf" => schema.kind.one_of,
        _ => schema.kind.any_of,
    }
}
