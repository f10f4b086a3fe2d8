//! The crate's root and the index of resources.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::house;
use super::{doc, gate, text};
use crate::rust::{Crate, Doc};

/// What users import from the crate itself.
const FACE: [&str; 49] = [
    "ApiError",
    "Base64",
    "Base64Url",
    "Call",
    "Cidr",
    "Credential",
    "CredentialError",
    "CredentialProvider",
    "Date",
    "Decimal",
    "DecimalText",
    "Decode",
    "DecodeError",
    "Download",
    "Encode",
    "Error",
    "Event",
    "Events",
    "File",
    "HttpDate",
    "Ip",
    "Ipv4",
    "Ipv6",
    "IsoDuration",
    "Items",
    "Json",
    "Lease",
    "Lines",
    "Maybe",
    "Null",
    "Object",
    "Page",
    "PageInfo",
    "Pages",
    "ParseError",
    "RawResponse",
    "Records",
    "Response",
    "Seconds",
    "Secret",
    "TimeOfDay",
    "Timestamp",
    "UnixTime",
    "UnknownFields",
    "Uri",
    "UriReference",
    "Uuid",
    "decode",
    "encode",
];

/// The file `lib.rs`.
pub(super) fn file(krate: &Crate) -> TokenStream {
    let title = doc::inner(&title(krate));
    let own = krate
        .client
        .fetches_tokens()
        .then(|| house("ClientCredentials"));
    let face = own.into_iter().chain(FACE.map(house));
    let readme = doc::line("The front page, so that its example is compiled with the docs.");
    let condition = match text::example(krate) {
        Some(example) => {
            let feature = &example.resource.feature;
            quote!(#[cfg(all(doctest, feature = #feature))])
        }
        None => quote!(#[cfg(doctest)]),
    };
    let comparisons = ["contains_ignoring_order", "same_ignoring_order"].map(house);
    quote! {
        #title
        #![cfg_attr(docsrs, feature(doc_cfg))]
        #[cfg(feature = "cli")]
        pub mod cli;
        mod client;
        pub mod resources;
        pub mod runtime;
        pub mod types;
        pub use self::client::{Client, ClientBuilder};
        #[doc(inline)]
        pub use self::runtime::{#(#face,)* #(#comparisons),*};
        #readme
        #condition
        #[doc = include_str!("../README.md")]
        struct Readme;
    }
}

/// The file `runtime.rs`.
pub(super) fn runtime(krate: &Crate) -> TokenStream {
    let name = &krate.package.name;
    let title = doc::inner(&Doc(vec![format!(
        "What calls and types are made of: the crate `{name}-runtime`, and what this API adds methods to."
    )]));
    let runtime = &krate.package.runtime;
    quote! {
        #title
        mod builder;
        mod call;
        #[doc(inline)]
        pub use ::#runtime::*;
        pub use self::builder::Builder;
        pub use self::call::Call;
    }
}

fn title(krate: &Crate) -> Doc {
    let package = &krate.package;
    let mut lines = vec![format!("A client for {}.", package.title)];
    if !package.docs.is_empty() {
        lines.push(String::new());
        lines.extend(package.docs.0.iter().cloned());
    }
    lines.push(String::new());
    lines.push(
        "Start with [`Client`]; requests and answers are made of [`types`]. Every call is a value: \
         set options on it, then `.await` it."
            .to_owned(),
    );
    Doc(lines)
}

/// The file `resources.rs`.
pub(super) fn resources(krate: &Crate) -> TokenStream {
    let title = doc::inner(&Doc(vec![
        "The resources of the API, as a tree: `client.a().b()`.".to_owned(),
    ]));
    let modules = krate.client.children.iter().filter_map(|(_, id)| {
        let resource = krate.resources.get(id.0)?;
        let (module, gate) = (resource.path.last()?, gate::feature(&resource.feature));
        Some(quote!(#gate pub mod #module;))
    });
    quote!(#title #(#modules)*)
}
