//! Doc comments.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::rust::Doc;

impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in &self.0 {
            tokens.extend(line_of(line, false));
        }
    }
}

/// One line of documentation written by the house.
pub(super) fn line(text: &str) -> TokenStream {
    line_of(text, false)
}

/// The documentation of a module, inside it.
pub(super) fn inner(doc: &Doc) -> TokenStream {
    doc.0.iter().map(|line| line_of(line, true)).collect()
}

fn line_of(text: &str, inner: bool) -> TokenStream {
    // The space is what stands between `///` and the text.
    let text = match text.is_empty() {
        true => Literal::string(""),
        false => Literal::string(&format!(" {text}")),
    };
    match inner {
        true => quote!(#![doc = #text]),
        false => quote!(#[doc = #text]),
    }
}
