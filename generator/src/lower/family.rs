//! Families: a type with a `discriminator`, and the types that are made of it by `allOf`.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Docs, Name, Owner, Shape, TypeId, Union, Variant};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Schema};
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::schema::plain_use;

/// What is known of families before all of their members are.
#[derive(Debug, Default)]
pub(super) struct Families {
    /// The schemas that have a `discriminator`, and no alternatives beside it.
    pub(super) heads: BTreeSet<Pointer>,
    /// The types that are made of a type.
    pub(super) heirs: BTreeMap<TypeId, Vec<TypeId>>,
}

/// A type that becomes a choice.
struct Family<'d> {
    head: TypeId,
    pointer: Pointer,
    schema: &'d Schema,
    members: BTreeSet<TypeId>,
}

impl<'d> Lower<'d, '_> {
    /// Makes each type a choice that others are made of and that says what tells those apart. What
    /// it describes itself is the last alternative, for values that name none of the others.
    pub(super) fn families(&mut self) {
        let Families { heads, heirs } = std::mem::take(&mut self.families);
        let mut families = Vec::new();
        for pointer in heads {
            match self.family(&pointer, &heirs) {
                Some(family) => families.push(family),
                None => self.lone_discriminator(&pointer),
            }
        }
        let bases = families.into_iter();
        let bases: BTreeMap<_, _> = bases.filter_map(|family| self.choice_of(family)).collect();
        self.table.rebase(&bases);
    }

    fn family(
        &mut self,
        pointer: &Pointer,
        heirs: &BTreeMap<TypeId, Vec<TypeId>>,
    ) -> Option<Family<'d>> {
        let head = self.table.id_at(pointer)?;
        let Node::Item(schema) = self.node(pointer)? else {
            return None;
        };
        let discriminator = schema.data.discriminator.as_ref()?;
        let mapped = discriminator.mapping.values();
        let mapped = mapped.filter_map(|name| self.table.id_at(&self.mapped(name)));
        let heirs = heirs.get(&head).into_iter().flatten().copied();
        let is_member = |id: &TypeId| *id != head && self.is_named_struct(*id);
        let members: BTreeSet<TypeId> = heirs.chain(mapped).filter(is_member).collect();
        (self.is_struct(head) && !members.is_empty()).then(|| Family {
            head,
            pointer: pointer.clone(),
            schema,
            members,
        })
    }

    fn is_struct(&self, id: TypeId) -> bool {
        let form = self.table.form(id);
        form.is_some_and(|form| matches!(form.shape, Shape::Struct(_)))
    }

    fn is_named_struct(&self, id: TypeId) -> bool {
        let slot = self.table.slots.get(id.0);
        let is_named = slot.is_some_and(|slot| matches!(slot.name, Name::Component(_)));
        is_named && self.is_struct(id)
    }

    /// Makes the head of a family a choice; itself, and the type that has its members now.
    fn choice_of(&mut self, family: Family<'d>) -> Option<(TypeId, TypeId)> {
        let form = self.table.form(family.head).cloned()?;
        let name = Name::Inline {
            owner: Owner::Type(family.head),
            role: "base".to_owned(),
        };
        let at = family.pointer.child("discriminator");
        let base = Form {
            docs: none_of_them(family.schema, &form.docs),
            ..form.clone()
        };
        let base = self.table.push(at, name, base);
        let members = family.members.iter().map(|member| {
            let place = self.table.pointer(*member).unwrap_or(&family.pointer);
            variant(place.clone(), *member)
        });
        let mut variants: Vec<Variant> = members.collect();
        variants.push(variant(family.pointer.clone(), base));
        let mut tag = self.tag(&family.pointer, family.schema, &mut variants);
        if let Some(tag) = &mut tag {
            tag.default.get_or_insert_with(|| family.pointer.clone());
        }
        let choice = Form {
            shape: Shape::Union(Union { variants, tag }),
            required: Vec::new(),
            base: None,
            ..form
        };
        self.replace(family.head, choice);
        Some((family.head, base))
    }

    fn lone_discriminator(&mut self, pointer: &Pointer) {
        let place = self.key(pointer.child("discriminator"));
        let message = "a `discriminator` that tells nothing apart: there is no `oneOf` or `anyOf`, \
                       and nothing is made of this schema; it is ignored";
        let help = "list the schemas that it tells apart in `oneOf`";
        let fault = Diagnostic::warning("discriminator-without-union", place, message);
        self.say(fault.help(help));
    }
}

/// What the values are of that no member of a family describes.
fn none_of_them(head: &Schema, docs: &Docs) -> Docs {
    let tag = head.data.discriminator.as_ref();
    let tag = tag.map(|tag| tag.property_name.as_str());
    let tag = tag.unwrap_or_default();
    Docs {
        description: Some(format!("A value whose `{tag}` names no other type.")),
        deprecated: docs.deprecated,
        ..Docs::default()
    }
}

fn variant(pointer: Pointer, ty: TypeId) -> Variant {
    Variant {
        pointer,
        value: plain_use(ty),
        tags: Vec::new(),
    }
}
