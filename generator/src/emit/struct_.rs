//! Structs: members, constructor, setters and conversions.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::ident::house;
use super::input::{accepts, value};
use super::site::Site;
use crate::rust::{Conversion, Derive, Doc, Feed, Field, Input, Presence, RustType, StructItem};

/// The struct and everything that callers do with it.
pub(super) fn emit(site: &mut Site<'_>, item: &StructItem, codec: &TokenStream) -> TokenStream {
    let definition = definition(site, item);
    let methods = methods(site, item);
    let from_field = from_field(site, item);
    let feeds: Vec<_> = item.feeds.iter().map(|f| feed(site, item, f)).collect();
    quote!(#definition #codec #methods #from_field #(#feeds)*)
}

fn definition(site: &mut Site<'_>, item: &StructItem) -> TokenStream {
    let StructItem { ident, doc, .. } = item;
    let derives = item.derives.iter().map(derive);
    let unknown = site.runtime("UnknownFields");
    let fields = item.fields.iter().map(|field| {
        let Field { ident, doc, .. } = field;
        let ty = site.ty(&field.ty);
        quote!(#doc pub #ident: #ty)
    });
    let fields: Vec<_> = fields.collect();
    quote! {
        #doc
        #[derive(#(#derives),*)]
        pub struct #ident {
            #(#fields,)*
            unknown_fields: #unknown,
        }
    }
}

pub(super) fn derive(derive: &Derive) -> proc_macro2::Ident {
    house(match derive {
        Derive::Clone => "Clone",
        Derive::Debug => "Debug",
        Derive::PartialEq => "PartialEq",
        Derive::Eq => "Eq",
        Derive::Hash => "Hash",
        Derive::Default => "Default",
    })
}

fn methods(site: &mut Site<'_>, item: &StructItem) -> TokenStream {
    let ident = &item.ident;
    let constructor = item.constructor.then(|| constructor(site, item));
    let setters: Vec<_> = match item.constructor {
        true => item
            .fields
            .iter()
            .filter(|f| f.presence == Presence::Optional)
            .collect(),
        false => Vec::new(),
    };
    let setters: Vec<_> = setters
        .into_iter()
        .map(|field| setter(site, field))
        .collect();
    let unknown = site.runtime("UnknownFields");
    let unknown_mut = item.constructor.then(|| {
        let doc = doc::line("The same, to send fields that the description does not know.");
        quote! {
            #doc
            pub fn unknown_fields_mut(&mut self) -> &mut #unknown {
                &mut self.unknown_fields
            }
        }
    });
    let unknown_doc = doc::line("Fields that the description does not know, as they came.");
    quote! {
        impl #ident {
            #constructor
            #(#setters)*
            #unknown_doc
            #[must_use]
            pub fn unknown_fields(&self) -> &#unknown {
                &self.unknown_fields
            }
            #unknown_mut
        }
    }
}

fn constructor(site: &mut Site<'_>, item: &StructItem) -> TokenStream {
    let required = || {
        item.fields
            .iter()
            .filter(|f| f.presence == Presence::Required)
    };
    let arguments: Vec<_> = required()
        .map(|field| {
            let ident = &field.ident;
            let ty = accepts(site, &field.input);
            quote!(#ident: #ty)
        })
        .collect();
    if arguments.is_empty() {
        let doc = doc::line("Nothing is set; everything is optional.");
        return quote! {
            #doc
            #[must_use]
            pub fn new() -> Self {
                Default::default()
            }
        };
    }
    let values = item.fields.iter().map(|field| {
        let ident = &field.ident;
        match field.presence {
            Presence::Required => initial(field),
            Presence::Optional => {
                let empty = empty(&field.ty);
                quote!(#ident: #empty)
            }
        }
    });
    let unknown = site.runtime("UnknownFields");
    let doc = doc::line("Everything that must be there; the rest has setters.");
    let proof = item.body.then(|| proof(site, item));
    quote! {
        #doc
        #proof
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self {
                #(#values,)*
                unknown_fields: #unknown::default(),
            }
        }
    }
}

/// A test in the docs: leaving out what must be there does not compile.
fn proof(site: &Site<'_>, item: &StructItem) -> Doc {
    let required = item
        .fields
        .iter()
        .filter(|f| f.presence == Presence::Required);
    let names: Vec<_> = required.map(|f| format!("`{}`", f.ident)).collect();
    let path = format!("{}::{}", site.library(), site.public_path(&item.ident));
    let mut lines = vec![
        String::new(),
        format!("Without {} it does not compile:", names.join(" and ")),
    ];
    let mut fails = |code: String| {
        lines.extend([String::new(), "```compile_fail".to_owned()]);
        lines.extend([code, "```".to_owned()]);
    };
    fails(format!("let body = {path}::new();"));
    if names.len() > 1 {
        let all_but_one = vec!["Default::default()"; names.len() - 1].join(", ");
        fails(format!("let body = {path}::new({all_but_one});"));
    }
    Doc(lines)
}

/// A required member in a struct expression.
fn initial(field: &Field) -> TokenStream {
    let ident = &field.ident;
    if let Input::Value(_) = field.input {
        return quote!(#ident);
    }
    let value = value(&field.input, ident);
    quote!(#ident: #value)
}

/// An optional member that is not set.
fn empty(ty: &RustType) -> TokenStream {
    if let RustType::Maybe(_) = ty {
        quote!(Maybe::Absent)
    } else {
        quote!(None)
    }
}

fn setter(site: &mut Site<'_>, field: &Field) -> TokenStream {
    let Field {
        ident, doc: said, ..
    } = field;
    let ty = accepts(site, &field.input);
    let value = value(&field.input, ident);
    let value = if let RustType::Option(inner) = &field.ty {
        match matches!(inner.as_ref(), RustType::Boxed(_)) {
            true => quote!(Some(Box::new(#value))),
            false => quote!(Some(#value)),
        }
    } else {
        // A three-state member takes the three-state type itself.
        value
    };
    let doc = match said.summary() {
        summary if summary.is_empty() => doc::line(&format!("Sets [`{ident}`](Self::{ident}).")),
        summary => doc::line(&summary),
    };
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #doc
        #deprecated
        #[must_use]
        pub fn #ident(mut self, #ident: #ty) -> Self {
            self.#ident = #value;
            self
        }
    }
}

/// A struct with one required scalar is made of that scalar.
fn from_field(site: &mut Site<'_>, item: &StructItem) -> Option<TokenStream> {
    let field = item.fields.get(item.from_field?)?;
    let (struct_, ident) = (&item.ident, &field.ident);
    let from = |ty: TokenStream| {
        quote! {
            impl From<#ty> for #struct_ {
                fn from(#ident: #ty) -> Self {
                    Self::new(#ident)
                }
            }
        }
    };
    match &field.input {
        Input::Value(ty) => {
            let ty = site.ty(ty);
            Some(from(ty))
        }
        Input::Into(_) | Input::Text => {
            let (slice, owned) = (from(quote!(&str)), from(quote!(String)));
            Some(quote!(#slice #owned))
        }
        Input::Each(_) | Input::Pairs(_) | Input::Bytes => None,
    }
}

/// A request made of an answer; what only the server sets stays behind.
fn feed(site: &mut Site<'_>, item: &StructItem, feed: &Feed) -> TokenStream {
    let ident = &item.ident;
    let from = site.path(&feed.from);
    let unknown = site.runtime("UnknownFields");
    let fields = item
        .fields
        .iter()
        .zip(&feed.fields)
        .map(|(field, conversion)| {
            let ident = &field.ident;
            let value = match conversion {
                Some(conversion) => convert(conversion, quote!(answer.#ident)),
                None => empty(&field.ty),
            };
            quote!(#ident: #value)
        });
    let doc = doc::line(
        "Takes over what can be sent; what only the server sets stays behind, and so do unknown fields.",
    );
    quote! {
        impl From<#from> for #ident {
            #doc
            fn from(answer: #from) -> Self {
                Self {
                    #(#fields,)*
                    unknown_fields: #unknown::default(),
                }
            }
        }
    }
}

fn convert(conversion: &Conversion, value: TokenStream) -> TokenStream {
    match conversion {
        Conversion::Same => value,
        Conversion::Into => quote!(#value.into()),
        Conversion::Wrap(inner) => {
            let inner = convert(inner, value);
            quote!(Some(#inner))
        }
        Conversion::Option(inner) => match inner.as_ref() {
            Conversion::Into => quote!(#value.map(Into::into)),
            inner => {
                let inner = convert(inner, quote!(value));
                quote!(#value.map(|value| #inner))
            }
        },
        Conversion::Each(inner) => match inner.as_ref() {
            Conversion::Into => quote!(#value.into_iter().map(Into::into).collect()),
            inner => {
                let inner = convert(inner, quote!(value));
                quote!(#value.into_iter().map(|value| #inner).collect())
            }
        },
    }
}
