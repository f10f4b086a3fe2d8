//! How types are written in a file, and what the file must import for it.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::gate;
use super::ident::house;
use crate::rust::{Crate, Home, Ident, ResourceId, RustType, TypePath};

/// A file that is being written.
pub(super) struct Site<'a> {
    krate: &'a Crate,
    /// The file's place in the crate; none for one outside, such as a test.
    home: Option<Home>,
    /// Types that the file defines itself.
    local: BTreeSet<Ident>,
    /// Whether other files stand between it and its home.
    nested: bool,
    maps: bool,
    runtime: BTreeSet<&'static str>,
    siblings: BTreeSet<Ident>,
    types: bool,
}

impl<'a> Site<'a> {
    pub(super) fn new(krate: &'a Crate, home: Home, local: BTreeSet<Ident>) -> Self {
        Self {
            krate,
            home: Some(home),
            local,
            nested: false,
            maps: false,
            runtime: BTreeSet::new(),
            siblings: BTreeSet::new(),
            types: false,
        }
    }

    /// The same file below others of its home.
    pub(super) fn nested(mut self) -> Self {
        self.nested = true;
        self
    }

    /// A file outside the crate, which imports nothing and writes whole paths.
    pub(super) fn outside(krate: &'a Crate) -> Self {
        let mut site = Self::new(krate, Home::Types, BTreeSet::new());
        site.home = None;
        site
    }

    /// A name of the runtime.
    pub(super) fn runtime(&mut self, name: &'static str) -> TokenStream {
        let taken = self.local.iter().any(|local| local.as_str() == name);
        let ident = house(name);
        if taken {
            return quote!(crate::runtime::#ident);
        }
        self.runtime.insert(name);
        let name = ident;
        match self.home {
            Some(_) => quote!(#name),
            None => {
                let library = &self.krate.package.library;
                quote!(#library::#name)
            }
        }
    }

    /// The map that objects of any names become.
    pub(super) fn map(&mut self) -> TokenStream {
        self.maps = true;
        match self.home {
            Some(_) => quote!(BTreeMap),
            None => quote!(std::collections::BTreeMap),
        }
    }

    /// A type.
    pub(super) fn ty(&mut self, ty: &RustType) -> TokenStream {
        match ty {
            RustType::Bool => quote!(bool),
            RustType::I64 => quote!(i64),
            RustType::U64 => quote!(u64),
            RustType::F64 => quote!(f64),
            RustType::String => quote!(String),
            RustType::Formatted(ty) => self.runtime(ty.name()),
            RustType::Secret => self.runtime("Secret"),
            RustType::File => self.runtime("File"),
            RustType::Json => self.runtime("Json"),
            RustType::Null => self.runtime("Null"),
            RustType::List(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            RustType::Tuple(elements) => {
                let elements: Vec<_> = elements.iter().map(|element| self.ty(element)).collect();
                match elements.as_slice() {
                    [only] => quote!((#only,)),
                    elements => quote!((#(#elements),*)),
                }
            }
            RustType::Rest(item) => {
                let rest = self.runtime("Rest");
                let item = self.ty(item);
                quote!(#rest<#item>)
            }
            RustType::Map(value) => {
                let map = self.map();
                let value = self.ty(value);
                quote!(#map<String, #value>)
            }
            RustType::Option(inner) => {
                let inner = self.ty(inner);
                quote!(Option<#inner>)
            }
            RustType::Maybe(inner) => {
                let maybe = self.runtime("Maybe");
                let inner = self.ty(inner);
                quote!(#maybe<#inner>)
            }
            RustType::Boxed(inner) => {
                let inner = self.ty(inner);
                quote!(Box<#inner>)
            }
            RustType::Named(path) => self.path(path),
        }
    }

    /// A type of the crate, by the shortest way from here.
    pub(super) fn path(&mut self, path: &TypePath) -> TokenStream {
        let ident = &path.ident;
        match (path.home, self.home) {
            (home, Some(here)) if home == here && self.local.contains(ident) => quote!(#ident),
            (Home::Types, Some(Home::Types)) => {
                self.siblings.insert(ident.clone());
                quote!(#ident)
            }
            (Home::Types, Some(Home::Resource(_))) => {
                self.types = true;
                quote!(types::#ident)
            }
            (Home::Types, None) => {
                let library = &self.krate.package.library;
                quote!(#library::types::#ident)
            }
            (Home::Resource(id), here) => {
                let library = &self.krate.package.library;
                let root = match here {
                    Some(_) => quote!(crate),
                    None => quote!(#library),
                };
                let modules = self.krate.resources.get(id.0).map(|r| r.path.as_slice());
                let modules = modules.unwrap_or_default();
                quote!(#root::resources::#(#modules::)*#ident)
            }
        }
    }

    /// What a type asks for that stands in the file of a resource which may be
    /// left out where this file is not.
    pub(super) fn gate(&self, path: &TypePath) -> Option<TokenStream> {
        let feature = |home| match home {
            Home::Resource(ResourceId(at)) => self.krate.resources.get(at).map(|r| &r.feature),
            Home::Types => None,
        };
        let asked = feature(path.home)?;
        (self.home.and_then(feature) != Some(asked)).then(|| gate::feature(asked))
    }

    /// A named type by what is imported already: the table of calls is not there in
    /// every build, and would leave an import without use.
    pub(super) fn imported(&self, path: &TypePath) -> TokenStream {
        let ident = &path.ident;
        match self.types {
            true => quote!(types::#ident),
            false => quote!(crate::types::#ident),
        }
    }

    /// The library's name.
    pub(super) fn library(&self) -> &Ident {
        &self.krate.package.library
    }

    /// Where users find an item of this file, below the library.
    pub(super) fn public_path(&self, ident: &Ident) -> String {
        let modules = match self.home {
            Some(Home::Resource(id)) => self.krate.resources.get(id.0).map(|r| {
                let steps = r.path.iter().map(|step| format!("::{step}"));
                format!("resources{}", steps.collect::<String>())
            }),
            Some(Home::Types) | None => None,
        };
        let modules = modules.unwrap_or_else(|| "types".to_owned());
        format!("{modules}::{ident}")
    }

    /// What the file imports.
    pub(super) fn imports(&self) -> TokenStream {
        let maps = self.maps.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        });
        let siblings = match self.siblings.is_empty() {
            true => None,
            false => {
                let siblings = &self.siblings;
                let root = match self.nested {
                    true => quote!(crate::types),
                    false => quote!(super),
                };
                Some(quote!(use #root::{#(#siblings),*};))
            }
        };
        let runtime = match self.runtime.is_empty() {
            true => None,
            false => {
                let names = self.runtime.iter().map(|name| house(name));
                Some(quote!(use crate::runtime::{#(#names),*};))
            }
        };
        let types = self.types.then(|| {
            quote!(
                use crate::types;
            )
        });
        quote!(#maps #siblings #runtime #types)
    }
}
