//! Resources: a handle and its calls.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::fill::{body, style};
use super::input::{accepts, target, value};
use super::site::Site;
use super::{answer, command, doc, gate, header, operation, types};
use crate::rust::{
    Argument, Crate, Doc, Fill, Home, Ident, Input, Method, Options, Output, Place, Resource,
    ResourceId, RustType, Setter, Stream, Streaming,
};

/// The file of a resource.
pub(super) fn file(krate: &Crate, id: ResourceId, resource: &Resource) -> TokenStream {
    let items = resource.items.iter().map(|item| item.ident().clone());
    let below = resource.types.iter().flat_map(types::local);
    let mut local: BTreeSet<Ident> = items.chain(below).collect();
    let markers = resource.methods.iter().filter_map(|m| m.options.as_ref());
    local.extend(markers.map(|options| options.marker.clone()));
    let enums = answer::enums(resource);
    local.extend(enums.iter().map(|answer| answer.ident.clone()));
    local.extend(resource.headers.iter().map(|headers| headers.ident.clone()));
    local.insert(resource.ident.clone());
    let mut site = Site::new(krate, Home::Resource(id), local);
    let handle = handle(krate, &mut site, resource);
    let options: Vec<_> = resource
        .methods
        .iter()
        .filter_map(|method| Some(options(&mut site, method, method.options.as_ref()?)))
        .collect();
    let operations: Vec<_> = resource
        .methods
        .iter()
        .map(|method| operation::emit(krate, &mut site, method))
        .collect();
    let answers: Vec<_> = enums
        .into_iter()
        .map(|answer| answer::definition(&mut site, answer))
        .collect();
    let headers = resource.headers.iter();
    let headers: Vec<_> = headers.map(|h| header::definition(&mut site, h)).collect();
    let items = types::definitions(&mut site, &resource.items);
    let modules: Vec<_> = resource
        .children
        .iter()
        .filter_map(|(_, id)| {
            let module = krate.resources.get(id.0)?.path.last()?;
            let gate = gate::below(krate, resource, *id);
            Some(quote!(#gate pub mod #module;))
        })
        .collect();
    let below = types::modules(resource.types.as_slice());
    let commands = command::table(&mut site, resource);
    let imports = site.imports();
    let statics = statics(krate, resource);
    let title = doc::inner(&Doc(vec![resource.doc.summary()]));
    quote! {
        #title
        #(#modules)*
        #below
        #imports
        #statics
        #handle
        #(#options)*
        #(#answers)*
        #(#headers)*
        #items
        #(#operations)*
        #commands
    }
}

fn handle(krate: &Crate, site: &mut Site<'_>, resource: &Resource) -> TokenStream {
    let Resource { ident, doc, .. } = resource;
    let core = site.runtime("Core");
    let children: Vec<_> = resource
        .children
        .iter()
        .filter_map(|(method, id)| {
            let child = krate.resources.get(id.0)?;
            let (module, name) = (child.path.last()?, &child.ident);
            let doc = doc::line(&child.doc.summary());
            let gate = gate::below(krate, resource, *id);
            Some(quote! {
                #doc
                #gate
                #[must_use]
                pub fn #method(&self) -> #module::#name {
                    #module::#name(self.0.clone())
                }
            })
        })
        .collect();
    let methods: Vec<_> = resource.methods.iter().map(|m| method(site, m)).collect();
    let shared = gate::bare(krate, resource);
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #shared
        pub struct #ident(pub(crate) #core);
        impl #ident {
            #(#children)*
            #(#methods)*
        }
    }
}

/// The call, and below it the same with each other body.
fn method(site: &mut Site<'_>, method: &Method) -> TokenStream {
    let own = function(site, method, &method.ident, &method.doc, &method.arguments);
    let others = method.variants.iter().map(|other| {
        let mut arguments = method.arguments.clone();
        arguments.pop();
        arguments.push(other.argument.clone());
        function(site, method, &other.ident, &other.doc, &arguments)
    });
    let others: Vec<_> = others.collect();
    quote!(#own #(#others)*)
}

fn function(
    site: &mut Site<'_>,
    method: &Method,
    ident: &Ident,
    doc: &Doc,
    arguments: &[Argument],
) -> TokenStream {
    let constant = &method.constant;
    let accepted: Vec<_> = arguments
        .iter()
        .map(|Argument { ident, input, .. }| {
            let ty = accepts(site, input);
            quote!(#ident: #ty)
        })
        .collect();
    let fills: Vec<_> = arguments.iter().map(|a| argument(site, a)).collect();
    let fixed = method
        .fixed_body
        .as_ref()
        .map(|body| quote!(.json_text(#body)));
    let finish = match method.output {
        Output::Json(_) => quote!(.returns_json()),
        Output::Page(_) => quote!(.returns_page()),
        Output::Nothing => quote!(.returns_nothing()),
        Output::Text => quote!(.returns_text()),
        Output::Bytes | Output::Download => quote!(.returns_download()),
        Output::Stream(Stream::Events(_)) => quote!(.returns_events()),
        Output::Stream(Stream::TextEvents) => quote!(.returns_text_events()),
        Output::Stream(Stream::Records(_)) => quote!(.returns_records()),
        Output::ByStatus(_) => quote!(.returns_by_status()),
    };
    let call = call(site, method);
    let deprecated = method.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #doc
        #deprecated
        pub fn #ident(&self, #(#accepted),*) -> #call {
            self.0.request(&#constant) #(#fills)* #fixed #finish
        }
    }
}

/// The type of a call: what it returns, and what marks its options.
fn call(site: &mut Site<'_>, method: &Method) -> TokenStream {
    let call = site.runtime("Call");
    let output = answer::ty(site, &method.output);
    match &method.options {
        Some(Options { marker, .. }) => quote!(#call<#output, #marker>),
        None => quote!(#call<#output>),
    }
}

fn argument(site: &mut Site<'_>, argument: &Argument) -> TokenStream {
    let Argument { ident, input, fill } = argument;
    let lent = lent(site, input, quote!(#ident));
    match (fill, input) {
        (Fill::Path, Input::Text) => quote!(.path(#ident.as_ref())),
        (Fill::Path, Input::Into(RustType::Formatted(_))) => {
            let value = value(input, ident);
            quote!(.path(#value.as_str()))
        }
        (Fill::Path, input) => {
            let value = value(input, ident);
            quote!(.path(&#value.to_string()))
        }
        (Fill::Query(name), _) => quote!(.query(#name, #lent)),
        (Fill::Header(name), _) => quote!(.header(#name, #lent)),
        (Fill::Styled(styled), _) => {
            let style = style(site, styled);
            let name = &styled.name;
            match styled.place {
                Place::Path => quote!(.path_styled(#style, #lent)),
                Place::Query => quote!(.query_styled(#name, #style, #lent)),
                Place::Header => quote!(.header_styled(#name, #style, #lent)),
                Place::Cookie => quote!(.cookie(#name, #style, #lent)),
            }
        }
        (Fill::Body(form), _) => body(site, form, input, ident, &lent),
    }
}

/// A reference to the value made of an argument. Whoever takes it takes any
/// type, so a collection has to be named.
fn lent(site: &mut Site<'_>, input: &Input, argument: TokenStream) -> TokenStream {
    let items = quote!(#argument.into_iter());
    match input {
        Input::Value(_) | Input::Into(_) | Input::Text | Input::Lines(_) => {
            let value = value(input, argument);
            quote!(&#value)
        }
        Input::Each(item) => {
            let ty = target(site, item);
            match item.as_ref() {
                Input::Value(_) => quote!(&Vec::<#ty>::from_iter(#argument)),
                Input::Into(_) => quote!(&Vec::<#ty>::from_iter(#items.map(Into::into))),
                Input::Each(_) | Input::Pairs(_) | Input::Text | Input::Lines(_) => {
                    let item = value(item, quote!(item));
                    quote!(&Vec::<#ty>::from_iter(#items.map(|item| #item)))
                }
            }
        }
        Input::Pairs(item) => {
            let ty = target(site, item);
            let map = site.map();
            let item = value(item, quote!(value));
            let pairs = quote!(#items.map(|(name, value)| (name.into(), #item)));
            quote!(&#map::<String, #ty>::from_iter(#pairs))
        }
    }
}

fn options(site: &mut Site<'_>, method: &Method, options: &Options) -> TokenStream {
    let marker = &options.marker;
    let call = call(site, method);
    let setters: Vec<_> = options.setters.iter().map(|s| setter(site, s)).collect();
    let streaming = options
        .streaming
        .as_ref()
        .map(|s| streaming(site, method, s));
    let names = options.setters.iter().map(|s| &s.ident);
    let names = names.chain(options.streaming.iter().map(|s| &s.ident));
    let names = names.map(|ident| format!("`{ident}`"));
    let names: Vec<_> = names.collect();
    let doc = doc::line(&format!(
        "What a call of `{}` may be given before it is sent: {}.",
        method.ident,
        names.join(", ")
    ));
    quote! {
        #doc
        pub enum #marker {}
        impl #call {
            #(#setters)*
            #streaming
        }
    }
}

/// What asks for a stream; the call takes the rest before.
fn streaming(site: &mut Site<'_>, method: &Method, streaming: &Streaming) -> TokenStream {
    let Streaming {
        ident,
        doc,
        stream,
        media_type,
    } = streaming;
    let call = site.runtime("Call");
    let output = answer::stream(site, stream);
    let marker = method.options.as_ref().map(|options| &options.marker);
    let ask = match stream {
        Stream::Events(_) => quote!(into_events()),
        Stream::TextEvents => quote!(into_text_events()),
        Stream::Records(_) => quote!(into_records(#media_type)),
    };
    quote! {
        #doc
        pub fn #ident(self) -> #call<#output, #marker> {
            self.#ask
        }
    }
}

fn setter(site: &mut Site<'_>, setter: &Setter) -> TokenStream {
    let Setter {
        ident, input, doc, ..
    } = setter;
    let ty = accepts(site, input);
    let lent = lent(site, input, quote!(#ident));
    let set = match &setter.fill {
        Fill::Header(name) => quote!(self.header_parameter(#name, #lent)),
        Fill::Query(name) => quote!(self.parameter(#name, #lent)),
        Fill::Styled(styled) => {
            let style = style(site, styled);
            let name = &styled.name;
            match styled.place {
                Place::Query => quote!(self.parameter_styled(#name, #style, #lent)),
                Place::Header => quote!(self.header_styled(#name, #style, #lent)),
                Place::Cookie => quote!(self.cookie(#name, #style, #lent)),
                Place::Path => quote!(self),
            }
        }
        Fill::Body(form) => {
            let body = body(site, form, input, ident, &lent);
            quote!(self #body)
        }
        Fill::Path => quote!(self),
    };
    let deprecated = setter.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #doc
        #deprecated
        pub fn #ident(self, #ident: #ty) -> Self {
            #set
        }
    }
}

/// What the calls of a resource name of the client's.
fn statics(krate: &Crate, resource: &Resource) -> Option<TokenStream> {
    let common = &krate.client.security;
    let (usual, own): (Vec<_>, Vec<_>) = resource
        .methods
        .iter()
        .partition(|method| !common.is_empty() && method.security == *common);
    let used = |at: &usize| {
        let mut sets = own.iter().flat_map(|method| &method.security);
        sets.any(|set| set.contains(at))
    };
    let mut names: Vec<_> = (0..krate.client.credentials.len())
        .filter(used)
        .filter_map(|at| Some(&krate.client.credentials.get(at)?.constant))
        .collect();
    names.sort();
    let pages = |method: &Method| matches!(method.output, Output::Page(_));
    let paged = krate.client.paging.is_some() && resource.methods.iter().any(pages);
    let paging = paged.then(|| quote!(PAGING,));
    let operation = (!usual.is_empty()).then(|| quote!(OPERATION,));
    match names.is_empty() && !paged && usual.is_empty() {
        true => None,
        false => Some(quote!(use crate::client::{#(#names,)* #operation #paging};)),
    }
}
