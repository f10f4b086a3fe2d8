//! Arguments: what they accept, and how they become values.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::site::Site;
use crate::rust::Input;

/// The type of an argument.
pub(super) fn accepts(site: &mut Site<'_>, input: &Input) -> TokenStream {
    match input {
        Input::Value(ty) => site.ty(ty),
        Input::Into(ty) => {
            let ty = site.ty(ty);
            quote!(impl Into<#ty>)
        }
        Input::Each(item) => {
            let item = accepts(site, item);
            quote!(impl IntoIterator<Item = #item>)
        }
        Input::Pairs(value) => {
            let value = accepts(site, value);
            quote!(impl IntoIterator<Item = (impl Into<String>, #value)>)
        }
        Input::Text => quote!(impl AsRef<str>),
        Input::Lines(ty) => {
            let (lines, ty) = (site.runtime("Lines"), site.ty(ty));
            quote!(impl Into<#lines<#ty>>)
        }
    }
}

/// The value made of an argument.
pub(super) fn value(input: &Input, argument: impl ToTokens) -> TokenStream {
    match input {
        Input::Value(_) => quote!(#argument),
        Input::Into(_) | Input::Lines(_) => quote!(#argument.into()),
        Input::Text => quote!(#argument.as_ref()),
        Input::Each(item) => match item.as_ref() {
            Input::Value(_) => quote!(#argument.into_iter().collect()),
            Input::Into(_) => quote!(#argument.into_iter().map(Into::into).collect()),
            Input::Each(_) | Input::Pairs(_) | Input::Text | Input::Lines(_) => {
                let item = value(item, quote!(item));
                quote!(#argument.into_iter().map(|item| #item).collect())
            }
        },
        Input::Pairs(item) => {
            let item = value(item, quote!(value));
            quote!(#argument.into_iter().map(|(name, value)| (name.into(), #item)).collect())
        }
    }
}

/// The type that an argument becomes.
pub(super) fn target(site: &mut Site<'_>, input: &Input) -> TokenStream {
    match input {
        Input::Value(ty) | Input::Into(ty) => site.ty(ty),
        Input::Text => quote!(String),
        Input::Lines(ty) => site.ty(ty),
        Input::Each(item) => {
            let item = target(site, item);
            quote!(Vec<#item>)
        }
        Input::Pairs(value) => {
            let value = target(site, value);
            let map = site.map();
            quote!(#map<String, #value>)
        }
    }
}
