//! JSON for a type: the table of its names on the wire, which a macro of the runtime reads.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::site::Site;
use crate::rust::{EnumItem, EnumRepr, Item, Presence, StructItem, TagValue, UnionItem};

/// The table of a type.
pub(super) fn emit(site: &mut Site<'_>, item: &Item) -> TokenStream {
    match item {
        Item::Struct(item) => record(site, item),
        Item::Enum(item) => constant(site, item),
        Item::Union(item) => union(site, item),
        Item::Alias(_) => TokenStream::new(),
    }
}

fn record(site: &mut Site<'_>, item: &StructItem) -> TokenStream {
    let record = site.runtime("record");
    let ident = &item.ident;
    let members = item.fields.iter().map(|field| {
        let (ident, wire) = (&field.ident, &field.wire);
        match field.presence {
            Presence::Required => quote!(#ident: required #wire),
            Presence::Optional => quote!(#ident: optional #wire),
        }
    });
    quote!(#record! { #ident { #(#members,)* } })
}

fn constant(site: &mut Site<'_>, item: &EnumItem) -> TokenStream {
    let open_enum = site.runtime("open_enum");
    let EnumItem { ident, unknown, .. } = item;
    let repr = match item.repr {
        EnumRepr::Text => quote!(str),
        EnumRepr::Integer => quote!(i64),
    };
    let variants = item.variants.iter().map(|variant| {
        let (ident, wire) = (&variant.ident, &variant.wire);
        quote!(#ident = #wire)
    });
    quote!(#open_enum! { #ident: #repr, else #unknown { #(#variants,)* } })
}

fn union(site: &mut Site<'_>, item: &UnionItem) -> TokenStream {
    let open_union = site.runtime("open_union");
    let UnionItem { ident, unknown, .. } = item;
    let by = item.tag.as_ref().map(|tag| quote!(by #tag));
    let variants: Vec<_> = item
        .variants
        .iter()
        .map(|variant| {
            let (ident, ty) = (&variant.ident, site.ty(&variant.ty));
            let how = match variant.from {
                true => quote!(from),
                false => quote!(of),
            };
            let tags = &variant.tags;
            let tags = (!tags.is_empty()).then(|| quote!(= #(#tags)|*));
            quote!(#ident #how #ty #tags)
        })
        .collect();
    quote!(#open_union! { #ident #by, else #unknown { #(#variants,)* } })
}

impl ToTokens for TagValue {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Text(text) => text.to_tokens(tokens),
            Self::Integer(number) => number.to_tokens(tokens),
            Self::Bool(truth) => truth.to_tokens(tokens),
        }
    }
}
