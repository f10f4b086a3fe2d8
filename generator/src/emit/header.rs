//! Structs of headers.

use proc_macro2::TokenStream;
use quote::quote;

use super::site::Site;
use crate::rust::{HeaderField, Headers};

/// The struct, and which header is which of its fields.
pub(super) fn definition(site: &mut Site<'_>, item: &Headers) -> TokenStream {
    let Headers { ident, doc, fields } = item;
    let headers = site.runtime("headers");
    let rows = fields.iter().map(|field| {
        let HeaderField { ident, name, .. } = field;
        quote!(#ident: #name)
    });
    let rows: Vec<_> = rows.collect();
    let fields = fields.iter().map(|field| {
        let HeaderField { ident, doc, .. } = field;
        let ty = site.ty(&field.ty);
        quote!(#doc pub #ident: Option<#ty>)
    });
    let fields: Vec<_> = fields.collect();
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #ident {
            #(#fields,)*
        }
        #headers! { #ident { #(#rows,)* } }
    }
}
