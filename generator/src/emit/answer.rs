//! What a call gives, and the enums of those that give one of several.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::site::Site;
use crate::rust::{ByStatus, Ident, Method, Output, StatusVariant};

/// The type of what comes back.
pub(super) fn ty(site: &mut Site<'_>, output: &Output) -> TokenStream {
    match output {
        Output::Json(ty) => site.ty(ty),
        Output::Page(ty) => {
            let page = site.runtime("Page");
            let ty = site.ty(ty);
            quote!(#page<#ty>)
        }
        Output::Nothing => quote!(()),
        Output::Text => quote!(String),
        Output::Bytes => site.runtime("Bytes"),
        Output::ByStatus(ByStatus { ident, .. }) => quote!(#ident),
    }
}

/// The name of the enum that a call gives, if it does.
pub(super) fn name(method: &Method) -> Option<Ident> {
    match &method.output {
        Output::ByStatus(answer) => Some(answer.ident.clone()),
        Output::Json(_) | Output::Page(_) | Output::Nothing | Output::Text | Output::Bytes => None,
    }
}

/// The enum that a call gives, if it does.
pub(super) fn definition(site: &mut Site<'_>, method: &Method) -> Option<TokenStream> {
    let Output::ByStatus(ByStatus {
        ident,
        doc,
        variants,
    }) = &method.output
    else {
        return None;
    };
    let by_status = site.runtime("by_status");
    let definitions: Vec<_> = variants.iter().map(|v| variant(site, v)).collect();
    // What stands for every other status has to come last.
    let (named, rest): (Vec<_>, Vec<_>) = variants.iter().partition(|v| v.status.is_some());
    let rows = named.into_iter().chain(rest).map(row);
    Some(quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        pub enum #ident {
            #(#definitions)*
        }
        #by_status! { #ident { #(#rows,)* } }
    })
}

fn row(variant: &StatusVariant) -> TokenStream {
    let ident = &variant.ident;
    let status = match variant.status {
        Some(code) => Literal::u16_unsuffixed(code).to_token_stream(),
        None => quote!(_),
    };
    let slot = slot(&variant.value).map(|slot| quote!((#slot)));
    quote!(#status => #ident #slot)
}

fn variant(site: &mut Site<'_>, variant: &StatusVariant) -> TokenStream {
    let StatusVariant {
        ident, doc, value, ..
    } = variant;
    let content = slot(value).is_some().then(|| {
        let ty = ty(site, value);
        quote!((#ty))
    });
    quote!(#doc #ident #content,)
}

/// How the body becomes the value; none where there is none.
fn slot(value: &Output) -> Option<TokenStream> {
    match value {
        Output::Nothing => None,
        Output::Text => Some(quote!(text)),
        Output::Bytes => Some(quote!(bytes)),
        Output::Json(_) | Output::Page(_) | Output::ByStatus(_) => Some(quote!(json)),
    }
}
