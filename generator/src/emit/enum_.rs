//! Open enums of constants.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

use super::doc;
use super::site::Site;
use crate::rust::{Constant, EnumItem, EnumRepr, EnumVariant};

/// The enum; what it is on the wire, its conversions and how it is shown come of its table.
pub(super) fn emit(site: &mut Site<'_>, item: &EnumItem, codec: &TokenStream) -> TokenStream {
    let EnumItem {
        ident,
        doc,
        unknown,
        ..
    } = item;
    let variants = item.variants.iter().map(|variant| {
        let EnumVariant { ident, doc, .. } = variant;
        quote!(#doc #ident)
    });
    let payload = match item.repr {
        EnumRepr::Text => quote!(String),
        EnumRepr::Integer => quote!(i64),
        EnumRepr::Number => quote!(f64),
        EnumRepr::Mixed => site.runtime("Json"),
    };
    // Texts and whole numbers are compared by their table.
    let compared = match item.repr {
        EnumRepr::Text | EnumRepr::Integer => quote!(),
        EnumRepr::Number => quote!(, PartialEq, PartialOrd),
        EnumRepr::Mixed => quote!(, PartialEq, Eq),
    };
    let unknown_doc = doc::line("A value that the description does not know, as it came.");
    quote! {
        #doc
        #[derive(Clone, Debug #compared)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            #unknown_doc
            #unknown(#payload),
        }
        #codec
    }
}

impl ToTokens for Constant {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(match self {
            Self::Text(text) | Self::Json(text) => Literal::string(text),
            Self::Integer(number) => Literal::i64_unsuffixed(*number),
            Self::Number(number) => Literal::f64_unsuffixed(*number),
        });
    }
}
