//! What a call gives, and the enums of those that give one of several.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::site::Site;
use crate::rust::{ByStatus, Output, Resource, StatusVariant, Stream};

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
        Output::Download => site.runtime("Download"),
        Output::Stream(stream) => self::stream(site, stream),
        Output::ByStatus(ByStatus { ident, .. }) => quote!(#ident),
    }
}

/// The type of a stream.
pub(super) fn stream(site: &mut Site<'_>, stream: &Stream) -> TokenStream {
    let (name, ty) = match stream {
        Stream::Events(ty) => ("Events", site.ty(ty)),
        Stream::TextEvents => ("Events", quote!(String)),
        Stream::Records(ty) => ("Records", site.ty(ty)),
    };
    let name = site.runtime(name);
    quote!(#name<#ty>)
}

/// The enums that the calls of a resource give, and those of their errors.
pub(super) fn enums(resource: &Resource) -> Vec<&ByStatus> {
    let answers = resource.methods.iter();
    let answers = answers.filter_map(|method| match &method.output {
        Output::ByStatus(answer) => Some(answer),
        Output::Json(_)
        | Output::Page(_)
        | Output::Nothing
        | Output::Text
        | Output::Bytes
        | Output::Download
        | Output::Stream(_) => None,
    });
    answers.chain(&resource.failures).collect()
}

/// An enum, and which of its variants a status stands for.
pub(super) fn definition(site: &mut Site<'_>, answer: &ByStatus) -> TokenStream {
    let ByStatus {
        ident,
        doc,
        variants,
    } = answer;
    let by_status = site.runtime("by_status");
    let definitions: Vec<_> = variants.iter().map(|v| variant(site, v)).collect();
    // What stands for every other status has to come last.
    let (named, rest): (Vec<_>, Vec<_>) = variants.iter().partition(|v| !v.statuses.is_empty());
    let rows = named.into_iter().chain(rest).map(row);
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        pub enum #ident {
            #(#definitions)*
        }
        #by_status! { #ident { #(#rows,)* } }
    }
}

fn row(variant: &StatusVariant) -> TokenStream {
    let ident = &variant.ident;
    let slot = slot(&variant.value).map(|slot| quote!((#slot)));
    let statuses = variant.statuses.iter().map(|(first, last)| {
        let [first, last] = [first, last].map(|code| Literal::u16_unsuffixed(*code));
        match first.to_string() == last.to_string() {
            true => quote!(#first),
            false => quote!(#first..=#last),
        }
    });
    match variant.statuses.is_empty() {
        true => quote!(_ => #ident #slot),
        false => quote!(#(#statuses)|* => #ident #slot),
    }
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
        Output::Bytes | Output::Download | Output::Stream(_) => Some(quote!(bytes)),
        Output::Json(_) | Output::Page(_) | Output::ByStatus(_) => Some(quote!(json)),
    }
}
