//! Enums of types.

use std::collections::BTreeSet;

use super::tally::Tally;
use super::{Planner, unknown};
use crate::api::{self, Name, Value};
use crate::plan::Context;
use crate::plan::clash::{Claimant, type_names};
use crate::plan::name::{Case, Scope};

use crate::plan::word::Words;
use crate::plan::{docs, input};
use crate::rust::{Ident, Input, Maker, RustType, TagValue, UnionItem, UnionVariant};

impl Planner<'_> {
    pub(super) fn union(&self, context: &mut Context<'_>, shape: &api::Union) -> UnionItem {
        let mut scope = Scope::reserving(&["Self", "Unknown"], "value");
        let mut makers = Scope::default();
        let side = self.side();
        let mut variants: Vec<UnionVariant> = Vec::new();
        let (nodes, mut xml) = (self.xml(), Vec::new());
        let types = shape.variants.iter();
        let types: Vec<_> = types
            .map(|it| not_null(self.catalog.value(&it.value, side)))
            .collect();
        let forms: Tally<_> = types.iter().collect();
        let kinds: Tally<_> = types.iter().map(|ty| kind(ty, false)).collect();
        let mut untagged = BTreeSet::new();
        for (at, variant) in shape.variants.iter().enumerate() {
            let Some(ty) = types.get(at) else {
                continue;
            };
            let pointer = self.catalog.api.types.get(variant.value.ty);
            // The same once more, and nothing that tells it from the first.
            let is_named = is_named(ty);
            if variant.tags.is_empty() && !untagged.insert(ty) && !is_named {
                continue;
            }
            let is_one_of_many = kinds.has_several(&kind(ty, false));
            let words = self.variant_words(variant, ty, at, is_one_of_many);
            let who = pointer.map_or_else(Claimant::house, Claimant::ty);
            let ident = scope.claim(&words, Case::Type, who);
            let from = !is_named || !forms.has_several(&ty);
            let said = pointer.map(|ty| docs::merged(&variant.value.docs, &ty.docs));
            let fallback = format!("The form `{}`.", ident);
            xml.extend(nodes.map(|nodes| nodes.content(&variant.value, "item", true)));
            variants.push(UnionVariant {
                doc: docs::text(&said.unwrap_or_default(), &fallback),
                maker: maker(&mut makers, &ident, ty),
                tags: variant.tags.iter().filter_map(tag_value).collect(),
                ident,
                ty: ty.clone(),
                from,
            });
        }
        context.collisions(&mut scope, "variant", type_names);
        let pairs = |v: &UnionVariant| match &v.ty {
            RustType::Map(value) => matches!(input::of(value), Input::Into(_)) && v.from,
            _ => false,
        };
        UnionItem {
            ident: self.path.ident.clone(),
            doc: self.doc(),
            deprecated: self.ty.docs.deprecated,
            from_pairs: variants.iter().position(pairs),
            tag: match variants.iter().any(|variant| !variant.tags.is_empty()) {
                true => shape.tag.as_ref().map(|tag| tag.name.clone()),
                false => None,
            },
            variants,
            xml: nodes.map(|_| xml),
            unknown: unknown(),
        }
    }

    /// A variant is called like its type, without what the union's own name
    /// says already; a type without a name, after its title or what it is.
    fn variant_words(
        &self,
        variant: &api::Variant,
        ty: &RustType,
        at: usize,
        is_one_of_many: bool,
    ) -> Words {
        let own = Words::cut(self.path.ident.as_str());
        let Some(described) = self.catalog.api.types.get(variant.value.ty) else {
            return Words::cut(&format!("variant {}", at + 1));
        };
        let rule = self.catalog.rules.schema(&described.pointer);
        if let Some(name) = rule.and_then(|rule| rule.name.as_deref()) {
            return Words::cut(name).without_prefix(&own);
        }
        if let Name::Component(name) = &described.name {
            return Words::cut(name).without_prefix(&own);
        }
        let title = described.docs.title.as_deref();
        let words = match is_named(ty) {
            true => kind(ty, false),
            false => title.map(Words::cut).or_else(|| kind(ty, is_one_of_many)),
        };
        let words = words.filter(|words| !words.0.is_empty());
        words.map_or_else(
            || Words::cut(&format!("variant {}", at + 1)),
            |words| words.without_prefix(&own),
        )
    }
}

fn tag_value(value: &Value) -> Option<TagValue> {
    match value {
        Value::String(text) => Some(TagValue::Text(text.clone())),
        Value::Integer(number) => Some(TagValue::Integer(*number)),
        Value::Bool(truth) => Some(TagValue::Bool(*truth)),
        Value::Other(_) => None,
    }
}

/// Lists and maps take more than their own type: whatever gives elements.
fn maker(scope: &mut Scope, variant: &Ident, ty: &RustType) -> Option<Maker> {
    let collection = matches!(ty, RustType::List(_) | RustType::Map(_));
    collection.then(|| Maker {
        ident: scope.follow(
            &Words::cut(variant.as_str()),
            Case::Value,
            Claimant::house(),
        ),
        input: input::of(ty),
    })
}

/// Null is read where the union stands, not as one of its types.
fn not_null(ty: RustType) -> RustType {
    match ty {
        RustType::Option(inner) => *inner,
        RustType::Bool
        | RustType::I64
        | RustType::U64
        | RustType::F64
        | RustType::String
        | RustType::Formatted(_)
        | RustType::Secret
        | RustType::File
        | RustType::Json
        | RustType::Null
        | RustType::List(_)
        | RustType::Tuple(_)
        | RustType::Rest(_)
        | RustType::Map(_)
        | RustType::Maybe(_)
        | RustType::Boxed(_)
        | RustType::Named(_) => ty,
    }
}

fn is_named(ty: &RustType) -> bool {
    match ty {
        RustType::Option(inner) | RustType::Maybe(inner) | RustType::Boxed(inner) => {
            is_named(inner)
        }
        RustType::Named(_) => true,
        RustType::Bool
        | RustType::I64
        | RustType::U64
        | RustType::F64
        | RustType::String
        | RustType::Formatted(_)
        | RustType::Secret
        | RustType::File
        | RustType::Json
        | RustType::Null
        | RustType::List(_)
        | RustType::Tuple(_)
        | RustType::Rest(_)
        | RustType::Map(_) => false,
    }
}

/// What a type is: a list or a map, or, if they are to be told apart, of what.
fn kind(ty: &RustType, of_what: bool) -> Option<Words> {
    let word = match ty {
        RustType::Bool => "bool",
        RustType::I64 | RustType::U64 => "integer",
        RustType::F64 => "number",
        RustType::String => "text",
        RustType::Formatted(ty) => return Some(Words::cut(ty.name())),
        RustType::Secret => "secret",
        RustType::File => "file",
        RustType::Json => "json",
        RustType::Null => "null",
        RustType::List(element) if of_what => {
            return kind(element, true).map(|words| words.and(&Words::cut("list")));
        }
        RustType::Map(value) if of_what => {
            return kind(value, true).map(|words| words.and(&Words::cut("map")));
        }
        RustType::Tuple(elements) if of_what => {
            let words = elements.iter().filter_map(|element| kind(element, true));
            return words.reduce(|all, more| all.and(&Words::cut("and")).and(&more));
        }
        RustType::List(_) | RustType::Rest(_) => "list",
        RustType::Tuple(_) => "tuple",
        RustType::Map(_) => "map",
        RustType::Option(inner) | RustType::Maybe(inner) | RustType::Boxed(inner) => {
            return kind(inner, of_what);
        }
        RustType::Named(path) => return Some(Words::cut(path.ident.as_str())),
    };
    Some(Words::cut(word))
}
