//! JSON for a type: the table of its names on the wire, which a macro of the runtime reads.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::ident::house;
use super::site::Site;
use crate::rust::{EnumItem, EnumRepr, Item, Presence, RustType, StructItem, TagValue, UnionItem};

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
        let nullable = keeps_null(&field.ty, field.presence);
        let presence = house(match (field.presence, nullable, needs_escape(wire)) {
            (Presence::Required, false, false) => "required",
            (Presence::Required, true, false) => "nullable",
            (Presence::Optional, false, false) => "optional",
            (Presence::Optional, true, false) => "maybe",
            (Presence::Required, false, true) => "required_escaped",
            (Presence::Required, true, true) => "nullable_escaped",
            (Presence::Optional, false, true) => "optional_escaped",
            (Presence::Optional, true, true) => "maybe_escaped",
        });
        quote!(#ident: #presence #wire)
    });
    quote!(#record! { #ident { #(#members,)* } })
}

/// Whether a name does not stand in a JSON text as it is (RFC 8259, section 7).
fn needs_escape(name: &str) -> bool {
    name.chars()
        .any(|it| matches!(it, '"' | '\\' | '\0'..='\x1f'))
}

/// Whether null is a value of its own there.
fn keeps_null(ty: &RustType, presence: Presence) -> bool {
    match ty {
        RustType::Maybe(_) | RustType::Json | RustType::Null => true,
        RustType::Option(inner) => {
            presence == Presence::Required || keeps_null(inner, Presence::Required)
        }
        RustType::Boxed(inner) => keeps_null(inner, presence),
        RustType::Bool
        | RustType::I64
        | RustType::U64
        | RustType::F64
        | RustType::String
        | RustType::Formatted(_)
        | RustType::Secret
        | RustType::File
        | RustType::List(_)
        | RustType::Tuple(_)
        | RustType::Rest(_)
        | RustType::Map(_)
        | RustType::Named(_) => false,
    }
}

fn constant(site: &mut Site<'_>, item: &EnumItem) -> TokenStream {
    let open_enum = site.runtime("open_enum");
    let EnumItem { ident, unknown, .. } = item;
    let repr = match item.repr {
        EnumRepr::Text => quote!(str),
        EnumRepr::Integer => quote!(i64),
        EnumRepr::Number => quote!(f64),
        EnumRepr::Mixed => quote!(json),
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
