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
    let constructor = item.constructor.then(|| constructor(site, item));
    let setters = setters(site, item);
    let from_field = from_field(site, item);
    let feeds: Vec<_> = item.feeds.iter().map(|f| feed(site, item, f)).collect();
    quote!(#definition #codec #constructor #setters #from_field #(#feeds)*)
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
    let unknown_doc = doc::line("Fields that the description does not know, as they came.");
    quote! {
        #doc
        #[derive(#(#derives),*)]
        #[non_exhaustive]
        pub struct #ident {
            #(#fields,)*
            #unknown_doc
            pub unknown_fields: #unknown,
        }
    }
}

pub(super) fn derive(derive: &Derive) -> proc_macro2::Ident {
    house(match derive {
        Derive::Clone => "Clone",
        Derive::Default => "Default",
    })
}

/// The setters of what is optional, a line each.
fn setters(site: &mut Site<'_>, item: &StructItem) -> Option<TokenStream> {
    let optional = |field: &&Field| field.presence == Presence::Optional;
    let optional: Vec<&Field> = item.fields.iter().filter(optional).collect();
    if !item.constructor || optional.is_empty() {
        return None;
    }
    let (setters, ident) = (site.runtime("setters"), &item.ident);
    let lines: Vec<_> = optional
        .into_iter()
        .map(|field| setter(site, field))
        .collect();
    Some(quote!(#setters! { #ident { #(#lines,)* } }))
}

fn constructor(site: &mut Site<'_>, item: &StructItem) -> TokenStream {
    let ident = &item.ident;
    let required = |field: &&Field| field.presence == Presence::Required;
    let required: Vec<&Field> = item.fields.iter().filter(required).collect();
    if required.is_empty() {
        let doc = doc::line("Nothing is set; everything is optional.");
        return quote! {
            impl #ident {
                #doc
                #[must_use]
                pub fn new() -> Self {
                    Default::default()
                }
            }
        };
    }
    let arguments: Vec<_> = required
        .iter()
        .map(|field| {
            let ident = &field.ident;
            let ty = accepts(site, &field.input);
            quote!(#ident: #ty)
        })
        .collect();
    let values = required.iter().map(|field| initial(field));
    let rest = rest(site, required.len() == item.fields.len());
    let doc = doc::line("Everything that must be there; the rest has setters.");
    let proof = item.body.then(|| proof(site, item));
    quote! {
        impl #ident {
            #doc
            #proof
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self {
                    #(#values,)*
                    #rest
                }
            }
        }
    }
}

/// What a struct expression ends with, after the members that have a value.
fn rest(site: &mut Site<'_>, is_all: bool) -> TokenStream {
    match is_all {
        true => {
            let unknown = site.runtime("UnknownFields");
            quote!(unknown_fields: #unknown::new(),)
        }
        false => {
            let decode = site.runtime("Decode");
            quote!(..#decode::blank())
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

fn setter(site: &mut Site<'_>, field: &Field) -> TokenStream {
    let ident = &field.ident;
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
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    quote!(#deprecated #ident(#ty) = #value)
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
        Input::Each(_) | Input::Pairs(_) | Input::Lines(_) => None,
    }
}

/// A request made of an answer; what only the server sets stays behind.
fn feed(site: &mut Site<'_>, item: &StructItem, feed: &Feed) -> TokenStream {
    let ident = &item.ident;
    let from = site.path(&feed.from);
    let gate = site.gate(&feed.from);
    let pairs = item.fields.iter().zip(&feed.fields);
    let fields: Vec<_> = pairs
        .filter_map(|(field, conversion)| {
            let ident = &field.ident;
            let value = match conversion {
                Some(conversion) => convert(conversion, quote!(answer.#ident)),
                // What may be off imports nothing that would then be unused.
                None if gate.is_some() => quote!(Default::default()),
                None => return None,
            };
            Some(quote!(#ident: #value))
        })
        .collect();
    let rest = rest(site, fields.len() == item.fields.len());
    let doc = doc::line(
        "Takes over what can be sent; what only the server sets stays behind, and so do unknown fields.",
    );
    quote! {
        #gate
        impl From<#from> for #ident {
            #doc
            fn from(answer: #from) -> Self {
                Self {
                    #(#fields,)*
                    #rest
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
