//! The folder `types/`, and the types that stand in resource files.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::site::Site;
use super::{codec, doc, enum_, struct_, union_};
use crate::rust::{Crate, Home, Ident, Item, TypeFile};

/// The file that gathers all types.
pub(super) fn index(krate: &Crate) -> TokenStream {
    let title = doc::inner(&crate::rust::Doc(vec![
        "The types that requests are made of, and that answers hold.".to_owned(),
    ]));
    let modules = krate.types.iter().map(|file| &file.module);
    let exports = krate.types.iter().map(|TypeFile { module, items }| {
        let mut idents: Vec<&Ident> = items.iter().map(Item::ident).collect();
        idents.sort();
        quote!(pub use self::#module::{#(#idents),*};)
    });
    quote! {
        #title
        #(mod #modules;)*
        #(#exports)*
    }
}

/// The readable file of a group of types.
pub(super) fn file(krate: &Crate, file: &TypeFile) -> TokenStream {
    let mut site = Site::new(krate, Home::Types, local(&file.items));
    let items = definitions(&mut site, &file.items);
    let imports = site.imports();
    quote! {
        #imports
        #items
    }
}

/// The types themselves.
pub(super) fn definitions(site: &mut Site<'_>, items: &[Item]) -> TokenStream {
    items
        .iter()
        .map(|item| {
            let codec = codec::emit(site, item);
            match item {
                Item::Struct(item) => struct_::emit(site, item, &codec),
                Item::Enum(item) => enum_::emit(item, &codec),
                Item::Union(item) => union_::emit(site, item, &codec),
            }
        })
        .collect()
}

/// The names that a file defines itself.
pub(super) fn local(items: &[Item]) -> BTreeSet<Ident> {
    items.iter().map(|item| item.ident().clone()).collect()
}
