//! Enums of types.

use super::{Planner, unknown};
use crate::api::{self, Name};
use crate::plan::Context;
use crate::plan::clash::{Claimant, type_names};
use crate::plan::name::{Case, Scope};
use crate::plan::word::Words;
use crate::plan::{docs, input};
use crate::rust::{Ident, Input, Maker, RustType, UnionItem, UnionVariant};

impl Planner<'_> {
    pub(super) fn union(&self, context: &mut Context<'_>, shape: &api::Union) -> UnionItem {
        let mut scope = Scope::reserving(&["Self", "Unknown"], "value");
        let mut makers = Scope::default();
        let side = self.side();
        let mut variants: Vec<UnionVariant> = Vec::new();
        for (at, variant) in shape.variants.iter().enumerate() {
            let ty = self.catalog.value(&variant.value, side);
            let pointer = self.catalog.api.types.get(variant.value.ty);
            let words = self.variant_words(&variant.value, &ty, at);
            let who = pointer.map_or_else(Claimant::house, Claimant::ty);
            let ident = scope.claim(&words, Case::Type, who);
            let from = !variants.iter().any(|known| known.ty == ty)
                && !shape
                    .variants
                    .iter()
                    .skip(at + 1)
                    .any(|later| self.catalog.value(&later.value, side) == ty);
            let said = pointer.map(|ty| docs::merged(&variant.value.docs, &ty.docs));
            let fallback = format!("The form `{}`.", ident);
            variants.push(UnionVariant {
                doc: docs::text(&said.unwrap_or_default(), &fallback),
                maker: maker(&mut makers, &ident, &ty),
                ident,
                ty,
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
            variants,
            unknown: unknown(),
        }
    }

    /// A variant is called like its type, without what the union's own name
    /// says already; a type without a name, after what it is.
    fn variant_words(&self, value: &api::Use, ty: &RustType, at: usize) -> Words {
        let own = Words::cut(self.path.ident.as_str());
        let types = &self.catalog.api.types;
        let rule = types.get(value.ty).map(|ty| &ty.pointer);
        let rule = rule.and_then(|pointer| self.catalog.rules.schema(pointer));
        if let Some(name) = rule.and_then(|rule| rule.name.as_deref()) {
            return Words::cut(name).without_prefix(&own);
        }
        match types.get(value.ty).map(|ty| (&ty.name, &ty.docs)) {
            Some((Name::Component(name), _)) => Words::cut(name).without_prefix(&own),
            Some((Name::Inline { .. }, docs)) if docs.title.is_some() => {
                Words::cut(docs.title.as_deref().unwrap_or_default()).without_prefix(&own)
            }
            _ => kind(ty).unwrap_or_else(|| Words::cut(&format!("variant {}", at + 1))),
        }
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

fn kind(ty: &RustType) -> Option<Words> {
    let word = match ty {
        RustType::Bool => "bool",
        RustType::I32 | RustType::I64 | RustType::U64 => "integer",
        RustType::F64 => "number",
        RustType::String => "text",
        RustType::Timestamp => "timestamp",
        RustType::Date => "date",
        RustType::Secret => "secret",
        RustType::File => "file",
        RustType::Json => "json",
        RustType::Null => "null",
        RustType::List(_) => "list",
        RustType::Map(_) => "map",
        RustType::Option(inner) | RustType::Maybe(inner) | RustType::Boxed(inner) => {
            return kind(inner);
        }
        RustType::Named(path) => return Some(Words::cut(path.ident.as_str())),
    };
    Some(Words::cut(word))
}
