//! The tables that describe calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::house;
use super::site::Site;
use crate::rust::{Crate, HttpMethod, Method, Output, PathPart};

/// The static that describes a call.
pub(super) fn emit(krate: &Crate, site: &mut Site<'_>, method: &Method) -> TokenStream {
    let Method { constant, id, .. } = method;
    let operation = site.runtime("Operation");
    let http = house(match method.http {
        HttpMethod::Get => "GET",
        HttpMethod::Put => "PUT",
        HttpMethod::Post => "POST",
        HttpMethod::Delete => "DELETE",
        HttpMethod::Options => "OPTIONS",
        HttpMethod::Head => "HEAD",
        HttpMethod::Patch => "PATCH",
        HttpMethod::Trace => "TRACE",
    });
    let path: String = method.path.iter().map(part).collect();
    let security = method.security.iter().map(|set| {
        let names = set
            .iter()
            .filter_map(|at| krate.client.credentials.get(*at));
        let names = names.map(|credential| &credential.constant);
        quote!(&[#(&#names),*])
    });
    let is_get = method.http == HttpMethod::Get;
    let http = (!is_get).then(|| {
        let http_type = site.runtime("Method");
        quote!(method: #http_type::#http,)
    });
    let security = (!method.security.is_empty()).then(|| quote!(security: &[#(#security),*],));
    let enveloped = method.enveloped.then(|| quote!(enveloped: true,));
    let accept = match method.output {
        Output::Json(_) | Output::Page(_) => None,
        Output::Text => Some(quote!(accept: "text/*",)),
        Output::Nothing | Output::Bytes => Some(quote!(accept: "*/*",)),
    };
    let paging = match method.output {
        Output::Page(_) if krate.client.paging.is_some() => Some(quote!(paging: Some(&PAGING),)),
        _ => None,
    };
    let server = method
        .server
        .as_ref()
        .map(|url| quote!(server: Some(#url),));
    quote! {
        static #constant: #operation = #operation {
            id: #id,
            #http
            path: #path,
            #security
            #enveloped
            #accept
            #paging
            #server
            ..#operation::JSON
        };
    }
}

/// A part of a path as the runtime reads it.
fn part(part: &PathPart) -> String {
    match part {
        PathPart::Text(text) => text.clone(),
        PathPart::Value(name) => format!("{{{name}}}"),
    }
}
