//! The folder `types/`, and the types that stand in resource files.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::site::Site;
use super::{codec, doc, enum_, gate, struct_, union_, xml};
use crate::rust::{AliasItem, Crate, Home, Ident, Item, ResourceId, TypeFile, TypePath};

/// The file that gathers all types.
pub(super) fn index(krate: &Crate) -> TokenStream {
    let title = doc::inner(&crate::rust::Doc(vec![
        "The types that requests are made of, and that answers hold.".to_owned(),
    ]));
    let mut files = krate.types.iter();
    let may_be_empty = files.any(|file| file.gate.is_open() && !is_open(file));
    let lenient = may_be_empty.then(|| {
        quote!(#![cfg_attr(
            not(feature = "types"),
            allow(unreachable_pub, unused_imports, reason = "files may be empty")
        )])
    });
    let files = modules(&krate.types);
    quote!(#title #lenient #files)
}

/// Private modules, and what they hold for all to see: by name where it is
/// always there.
pub(super) fn modules(files: &[TypeFile]) -> TokenStream {
    let modules = files.iter().map(|file| {
        let (module, gate) = (&file.module, gate::cfg(&file.gate));
        quote!(#gate mod #module;)
    });
    let exports = files.iter().map(|file| {
        let (module, gate) = (&file.module, gate::cfg(&file.gate));
        let idents = local(file);
        match is_open(file) {
            true => quote!(pub use self::#module::{#(#idents),*};),
            false => quote!(#gate pub use self::#module::*;),
        }
    });
    quote! {
        #(#modules)*
        #(#exports)*
    }
}

/// Whether all that a file and those below it hold is always there.
fn is_open(file: &TypeFile) -> bool {
    file.gate.is_open() && file.files.iter().all(is_open)
}

/// The readable file of a group of types.
pub(super) fn file(krate: &Crate, home: Home, nested: bool, file: &TypeFile) -> TokenStream {
    let mut site = Site::new(krate, home, local(file));
    if nested {
        site = site.nested();
    }
    let items = definitions(&mut site, &file.items);
    let imports = site.imports();
    let modules = modules(&file.files);
    quote! {
        #modules
        #imports
        #items
    }
}

/// Every type with its code and nothing around it.
pub(super) fn each(krate: &Crate, take: &mut dyn FnMut(TypePath, TokenStream)) {
    let mut one = |home, item: &Item| {
        let ident = item.ident().clone();
        let mut site = Site::new(krate, home, BTreeSet::from([ident.clone()]));
        let code = definitions(&mut site, std::slice::from_ref(item));
        take(TypePath { home, ident }, code);
    };
    for (at, resource) in krate.resources.iter().enumerate() {
        let own = resource.types().filter(|item| item.is_own());
        own.for_each(|item| one(Home::Resource(ResourceId(at)), item));
    }
    let named = krate.types.iter().flat_map(TypeFile::all);
    let own = named.filter(|item| item.is_own());
    own.for_each(|item| one(Home::Types, item));
}

/// The types themselves.
pub(super) fn definitions(site: &mut Site<'_>, items: &[Item]) -> TokenStream {
    items
        .iter()
        .map(|item| {
            let (codec, xml) = (codec::emit(site, item), xml::table(site, item));
            let codec = quote!(#codec #xml);
            match item {
                Item::Struct(item) => struct_::emit(site, item, &codec),
                Item::Enum(item) => enum_::emit(site, item, &codec),
                Item::Union(item) => union_::emit(site, item, &codec),
                Item::Alias(AliasItem { ident, doc, target }) => {
                    let target = site.path(target);
                    quote!(#doc pub type #ident = #target;)
                }
            }
        })
        .collect()
}

/// The names that a file defines itself or by the files below it.
pub(super) fn local(file: &TypeFile) -> BTreeSet<Ident> {
    let own = file.items.iter().map(|item| item.ident().clone());
    own.chain(file.files.iter().flat_map(local)).collect()
}
