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
    let path: String = method.path.iter().map(part).collect();
    let common = &krate.client.security;
    let base = match common.is_empty() || method.security != *common {
        true => quote!(#operation::JSON),
        false => quote!(OPERATION),
    };
    let http = http(site, &method.http).map(|method| quote!(method: #method,));
    let own = method.security != *common && !method.security.is_empty();
    let security = own.then(|| {
        let security = security(krate, &method.security);
        quote!(security: #security,)
    });
    let enveloped = method.enveloped.then(|| quote!(enveloped: true,));
    let accept = match method.accept.as_str() {
        "application/json" => None,
        accept => Some(quote!(accept: #accept,)),
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
            ..#base
        };
    }
}

/// Alternatives, each a set of credentials.
pub(super) fn security(krate: &Crate, alternatives: &[Vec<usize>]) -> TokenStream {
    let sets = alternatives.iter().map(|set| {
        let names = set
            .iter()
            .filter_map(|at| krate.client.credentials.get(*at));
        let names = names.map(|credential| &credential.constant);
        quote!(&[#(&#names),*])
    });
    quote!(&[#(#sets),*])
}

/// A part of a path as the runtime reads it.
fn part(part: &PathPart) -> String {
    match part {
        PathPart::Text(text) => text.clone(),
        PathPart::Value(name) => format!("{{{name}}}"),
    }
}

/// The method, unless it is `GET`.
fn http(site: &mut Site<'_>, method: &HttpMethod) -> Option<TokenStream> {
    let name = match method {
        HttpMethod::Get => return None,
        HttpMethod::Put => "PUT",
        HttpMethod::Post => "POST",
        HttpMethod::Delete => "DELETE",
        HttpMethod::Options => "OPTIONS",
        HttpMethod::Head => "HEAD",
        HttpMethod::Patch => "PATCH",
        HttpMethod::Trace => "TRACE",
        HttpMethod::Query => "QUERY",
        HttpMethod::Other(name) => {
            let http = site.runtime("Method");
            return Some(quote!(#http::named(#name)));
        }
    };
    let (http, name) = (site.runtime("Method"), house(name));
    Some(quote!(#http::#name))
}
