//! Open enums of constants.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

use super::doc;
use crate::rust::{Constant, EnumItem, EnumRepr, EnumVariant};

/// The enum, its conversions, and how it is shown.
pub(super) fn emit(item: &EnumItem) -> TokenStream {
    let definition = definition(item);
    let methods = match item.repr {
        EnumRepr::Text => text(item),
        EnumRepr::Integer => integer(item),
    };
    quote!(#definition #methods)
}

fn definition(item: &EnumItem) -> TokenStream {
    let EnumItem {
        ident,
        doc,
        unknown,
        ..
    } = item;
    let variants = item.variants.iter().map(|variant| {
        let EnumVariant { ident, doc, .. } = variant;
        quote!(#doc #ident)
    });
    let payload = match item.repr {
        EnumRepr::Text => quote!(String),
        EnumRepr::Integer => quote!(i64),
    };
    let unknown_doc = doc::line("A value that the description does not know, as it came.");
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            #unknown_doc
            #unknown(#payload),
        }
    }
}

/// What each variant is on the wire, and what each value becomes.
fn arms(item: &EnumItem) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let variants = item.variants.iter();
    variants
        .map(|EnumVariant { ident, wire, .. }| {
            (quote!(Self::#ident => #wire), quote!(#wire => Self::#ident))
        })
        .unzip()
}

fn text(item: &EnumItem) -> TokenStream {
    let EnumItem { ident, unknown, .. } = item;
    let (to, from) = arms(item);
    let doc = doc::line("The value as it is sent.");
    quote! {
        impl #ident {
            #doc
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(#to,)*
                    Self::#unknown(value) => value,
                }
            }
        }
        impl From<&str> for #ident {
            fn from(value: &str) -> Self {
                match value {
                    #(#from,)*
                    _ => Self::#unknown(value.to_owned()),
                }
            }
        }
        impl From<String> for #ident {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }
        impl std::fmt::Display for #ident {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn integer(item: &EnumItem) -> TokenStream {
    let EnumItem { ident, unknown, .. } = item;
    let (to, from) = arms(item);
    let doc = doc::line("The value as it is sent.");
    quote! {
        impl #ident {
            #doc
            #[must_use]
            pub fn as_i64(&self) -> i64 {
                match self {
                    #(#to,)*
                    Self::#unknown(value) => *value,
                }
            }
        }
        impl From<i64> for #ident {
            fn from(value: i64) -> Self {
                match value {
                    #(#from,)*
                    _ => Self::#unknown(value),
                }
            }
        }
        impl std::fmt::Display for #ident {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.as_i64().fmt(f)
            }
        }
    }
}

impl ToTokens for Constant {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(match self {
            Self::Text(text) => Literal::string(text),
            Self::Integer(number) => Literal::i64_unsuffixed(*number),
        });
    }
}
