//! The tables that describe calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::house;
use super::site::Site;
use super::xml;
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
    let request = request(site, &method.http, &path);
    let enveloped = method.enveloped.then(|| quote!(.enveloped()));
    let accept = match method.accept.as_str() {
        "application/json" => None,
        accept => Some(quote!(.accept(#accept))),
    };
    let paged = match method.output {
        Output::Page(_) if krate.client.paging.is_some() => Some(quote!(.paged(&PAGING))),
        _ => None,
    };
    let redirects = method.redirects.then(|| quote!(.redirects()));
    let xml = xml::bodies(site, method);
    let server = method.server.as_ref().map(|url| quote!(.server(#url)));
    let said = quote!(#base #request.id(#id) #enveloped #accept #paged #redirects #xml #server);
    if method.security == *common || method.security.is_empty() {
        return quote!(static #constant: #operation = #said;);
    }
    let security = security(krate, &method.security);
    quote!(static #constant: #operation = #operation { security: #security, ..#said };)
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

/// Method and path.
fn request(site: &mut Site<'_>, method: &HttpMethod, path: &str) -> TokenStream {
    let name = match method {
        HttpMethod::Get => return quote!(.get(#path)),
        HttpMethod::Put => return quote!(.put(#path)),
        HttpMethod::Post => return quote!(.post(#path)),
        HttpMethod::Delete => return quote!(.delete(#path)),
        HttpMethod::Patch => return quote!(.patch(#path)),
        HttpMethod::Options => "OPTIONS",
        HttpMethod::Head => "HEAD",
        HttpMethod::Trace => "TRACE",
        HttpMethod::Query => "QUERY",
        HttpMethod::Other(name) => {
            let http = site.runtime("Method");
            return quote!(.with(#http::named(#name), #path));
        }
    };
    let (http, name) = (site.runtime("Method"), house(name));
    quote!(.with(#http::#name, #path))
}
