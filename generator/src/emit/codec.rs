//! JSON for the types of a file: a table of names and a list of slots each.

use proc_macro2::TokenStream;
use quote::quote;

use super::site::Site;
use crate::rust::{EnumItem, EnumRepr, Ident, Item, Presence, StructItem, UnionItem};

/// The module `codec` beside the types, and its imports.
pub(super) fn emit(site: &mut Site<'_>, items: &[Item]) -> TokenStream {
    let idents: Vec<&Ident> = items.iter().map(Item::ident).collect();
    let codecs: Vec<_> = items.iter().map(|item| codec(site, item)).collect();
    let bridges: Vec<_> = idents.iter().map(|ident| bridges(ident)).collect();
    let imports = site.imports();
    quote! {
        use super::{#(#idents),*};
        #imports
        #(#codecs)*
        #(#bridges)*
    }
}

fn codec(site: &mut Site<'_>, item: &Item) -> TokenStream {
    match item {
        Item::Struct(item) => record(site, item),
        Item::Enum(item) => constant(site, item),
        Item::Union(item) => union(site, item),
    }
}

fn record(site: &mut Site<'_>, item: &StructItem) -> TokenStream {
    let StructItem { ident, table, .. } = item;
    let (shape, member) = (site.runtime("Shape"), site.runtime("Member"));
    let (decode, encode) = (site.runtime("Decode"), site.runtime("Encode"));
    let (reader, writer) = (site.runtime("Reader"), site.runtime("Writer"));
    let (error, unknown) = (site.runtime("DecodeError"), site.runtime("UnknownFields"));
    let members = item.fields.iter().map(|field| {
        let wire = &field.wire;
        match field.presence {
            Presence::Required => quote!(#member::required(#wire)),
            Presence::Optional => quote!(#member::optional(#wire)),
        }
    });
    let name = ident.as_str();
    let fields: Vec<&Ident> = item.fields.iter().map(|field| &field.ident).collect();
    quote! {
        static #table: #shape = #shape {
            name: #name,
            members: &[#(#members),*],
        };
        impl #decode for #ident {
            fn blank() -> Self {
                Self {
                    #(#fields: #decode::blank(),)*
                    unknown_fields: #unknown::default(),
                }
            }
            fn decode(&mut self, reader: &mut #reader<'_>) -> Result<(), #error> {
                reader.record(&#table, &mut [#(&mut self.#fields),*], &mut self.unknown_fields)
            }
        }
        impl #encode for #ident {
            fn encode(&self, writer: &mut #writer) {
                writer.record(&#table, &[#(&self.#fields),*], &self.unknown_fields);
            }
        }
    }
}

fn constant(site: &mut Site<'_>, item: &EnumItem) -> TokenStream {
    let EnumItem { ident, unknown, .. } = item;
    let (decode, encode) = (site.runtime("Decode"), site.runtime("Encode"));
    let (reader, writer) = (site.runtime("Reader"), site.runtime("Writer"));
    let error = site.runtime("DecodeError");
    let (parameter, values) = (site.runtime("Parameter"), site.runtime("Values"));
    let (blank, read, write, text) = match item.repr {
        EnumRepr::Text => (
            quote!(String::new()),
            quote!(Self::from(reader.string()?.as_ref())),
            quote!(writer.string(self.as_str())),
            quote!(self.as_str().write(out)),
        ),
        EnumRepr::Integer => (
            quote!(0),
            quote!(Self::from(reader.value::<i64>()?)),
            quote!(self.as_i64().encode(writer)),
            quote!(self.as_i64().write(out)),
        ),
    };
    quote! {
        impl #decode for #ident {
            fn blank() -> Self {
                Self::#unknown(#blank)
            }
            fn decode(&mut self, reader: &mut #reader<'_>) -> Result<(), #error> {
                *self = #read;
                Ok(())
            }
        }
        impl #encode for #ident {
            fn encode(&self, writer: &mut #writer) {
                #write;
            }
        }
        impl #parameter for #ident {
            fn write(&self, out: &mut #values) {
                #text;
            }
        }
    }
}

fn union(site: &mut Site<'_>, item: &UnionItem) -> TokenStream {
    let UnionItem { ident, unknown, .. } = item;
    let (decode, encode) = (site.runtime("Decode"), site.runtime("Encode"));
    let (reader, writer) = (site.runtime("Reader"), site.runtime("Writer"));
    let (error, json) = (site.runtime("DecodeError"), site.runtime("Json"));
    let names: Vec<&Ident> = item.variants.iter().map(|variant| &variant.ident).collect();
    quote! {
        impl #decode for #ident {
            fn blank() -> Self {
                Self::#unknown(#json::Null)
            }
            fn decode(&mut self, reader: &mut #reader<'_>) -> Result<(), #error> {
                let known = reader.first_of(&[
                    #(|reader| reader.value().map(Self::#names)),*
                ])?;
                *self = match known {
                    Some(known) => known,
                    None => Self::#unknown(reader.value()?),
                };
                Ok(())
            }
        }
        impl #encode for #ident {
            fn encode(&self, writer: &mut #writer) {
                match self {
                    #(Self::#names(value) => value.encode(writer),)*
                    Self::#unknown(value) => value.encode(writer),
                }
            }
        }
    }
}

/// Two lines each, so that serde and all that is built on it goes on working.
fn bridges(ident: &Ident) -> TokenStream {
    quote! {
        #[cfg(feature = "serde")]
        impl serde_core::Serialize for #ident {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::runtime::bridge::serialize(self, serializer)
            }
        }
        #[cfg(feature = "serde")]
        impl<'de> serde_core::Deserialize<'de> for #ident {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::runtime::bridge::deserialize(deserializer)
            }
        }
    }
}
