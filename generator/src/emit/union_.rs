//! Open enums of types.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::input::{accepts, value};
use super::site::Site;
use crate::rust::{Maker, RustType, UnionItem, UnionVariant};

/// The union; the conversions of single types into it come of its table.
pub(super) fn emit(site: &mut Site<'_>, item: &UnionItem, codec: &TokenStream) -> TokenStream {
    let UnionItem {
        ident,
        doc,
        unknown,
        ..
    } = item;
    let mut variants = Vec::new();
    let makers: Vec<_> = item
        .variants
        .iter()
        .filter_map(|v| maker(site, v))
        .collect();
    let makers = (!makers.is_empty()).then(|| quote!(impl #ident { #(#makers)* }));
    for variant in &item.variants {
        let UnionVariant {
            ident: name, doc, ..
        } = variant;
        let ty = site.ty(&variant.ty);
        variants.push(quote!(#doc #name(#ty)));
    }
    let pairs = item.from_pairs.and_then(|at| item.variants.get(at));
    let pairs = pairs.and_then(|variant| from_pairs(site, item, variant));
    let json = site.runtime("Json");
    let unknown_doc = doc::line("Anything that fits no other form, as it came.");
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            #unknown_doc
            #unknown(#json),
        }
        #codec
        #makers
        #pairs
    }
}

fn maker(site: &mut Site<'_>, variant: &UnionVariant) -> Option<TokenStream> {
    let Maker { ident, input } = variant.maker.as_ref()?;
    let name = &variant.ident;
    let ty = accepts(site, input);
    let value = value(input, ident);
    let summary = variant.doc.summary();
    let doc = doc::line(&summary);
    Some(quote! {
        #doc
        #[must_use]
        pub fn #ident(#ident: #ty) -> Self {
            Self::#name(#value)
        }
    })
}

/// A map is made of an array of pairs.
fn from_pairs(
    site: &mut Site<'_>,
    item: &UnionItem,
    variant: &UnionVariant,
) -> Option<TokenStream> {
    let RustType::Map(value) = &variant.ty else {
        return None;
    };
    let (ident, name) = (&item.ident, &variant.ident);
    let value = site.ty(value);
    Some(quote! {
        impl<K: Into<String>, V: Into<#value>, const N: usize> From<[(K, V); N]> for #ident {
            fn from(pairs: [(K, V); N]) -> Self {
                let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value.into()));
                Self::#name(pairs.collect())
            }
        }
    })
}
