//! How values stand in XML: tables of nodes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::site::Site;
use crate::rust::{
    Item, Method, StructItem, UnionItem, XmlBodies, XmlContent, XmlKind, XmlName, XmlNode,
};

/// The table of a type, where it has one.
pub(super) fn table(site: &mut Site<'_>, item: &Item) -> Option<TokenStream> {
    match item {
        Item::Struct(item) => structure(site, item),
        Item::Union(item) => union(site, item),
        Item::Enum(_) | Item::Alias(_) => None,
    }
}

fn structure(site: &mut Site<'_>, item: &StructItem) -> Option<TokenStream> {
    let nodes = item.xml.as_ref()?;
    let (table, ident) = (site.runtime("xml_table"), &item.ident);
    let lines: Vec<_> = item
        .fields
        .iter()
        .zip(nodes)
        .map(|(field, node)| {
            let (ident, node) = (&field.ident, self::node(site, node));
            quote!(#ident: #node)
        })
        .collect();
    Some(quote!(#table! { #ident { #(#lines,)* } }))
}

fn union(site: &mut Site<'_>, item: &UnionItem) -> Option<TokenStream> {
    let contents = item.xml.as_ref()?;
    let (table, ident) = (site.runtime("xml_table"), &item.ident);
    let lines: Vec<_> = item
        .variants
        .iter()
        .zip(contents)
        .map(|(variant, content)| {
            let (ident, content) = (&variant.ident, alone(site, content));
            quote!(#ident: #content)
        })
        .collect();
    Some(quote!(#table! { #ident: union { #(#lines,)* } }))
}

/// What the description of a call says of XML.
pub(super) fn bodies(site: &mut Site<'_>, method: &Method) -> TokenStream {
    let XmlBodies { sent, answers } = &method.xml;
    let sent = sent.as_ref().map(|node| {
        let node = self::node(site, node);
        quote!(.sends_xml(&#node))
    });
    let rows: Vec<_> = answers
        .iter()
        .map(|(first, last, node)| {
            let [first, last] = [first, last].map(|status| Literal::u16_unsuffixed(*status));
            let node = self::node(site, node);
            quote!((#first, #last, #node))
        })
        .collect();
    let answers = (!rows.is_empty()).then(|| quote!(.answers_xml(&[#(#rows),*])));
    quote!(#sent #answers)
}

fn node(site: &mut Site<'_>, node: &XmlNode) -> TokenStream {
    let start = site.runtime("XmlNode");
    let start = match &node.kind {
        XmlKind::Element(name) => named(&quote!(#start::element), name),
        XmlKind::Attribute(name) => named(&quote!(#start::attribute), name),
        XmlKind::Text => quote!(#start::text()),
        XmlKind::Cdata => quote!(#start::cdata()),
        XmlKind::None => quote!(#start::none()),
    };
    match &node.content {
        XmlContent::Any => start,
        XmlContent::String => quote!(#start.string()),
        XmlContent::Number => quote!(#start.number()),
        XmlContent::Bool => quote!(#start.bool()),
        XmlContent::Of(path) => {
            let path = site.path(path);
            quote!(#start.of::<#path>())
        }
        XmlContent::List(item) => {
            let item = self::node(site, item);
            quote!(#start.list(&#item))
        }
        XmlContent::Tuple(places) => {
            let places: Vec<_> = places.iter().map(|place| self::node(site, place)).collect();
            quote!(#start.tuple(&[#(#places),*]))
        }
        XmlContent::Map(value) => {
            let value = self::node(site, value);
            quote!(#start.map(&#value))
        }
    }
}

fn named(start: &TokenStream, name: &XmlName) -> TokenStream {
    let local = &name.local;
    let prefix = name.prefix.as_ref().map(|prefix| quote!(.prefix(#prefix)));
    let namespace = name
        .namespace
        .as_ref()
        .map(|namespace| quote!(.namespace(#namespace)));
    quote!(#start(#local) #prefix #namespace)
}

/// The content of a variant, which has no node of its own.
fn alone(site: &mut Site<'_>, content: &XmlContent) -> TokenStream {
    let start = site.runtime("XmlContent");
    match content {
        XmlContent::Any => quote!(#start::Any),
        XmlContent::String => quote!(#start::String),
        XmlContent::Number => quote!(#start::Number),
        XmlContent::Bool => quote!(#start::Bool),
        XmlContent::Of(path) => {
            let path = site.path(path);
            quote!(#start::of::<#path>())
        }
        XmlContent::List(item) => {
            let item = node(site, item);
            quote!(#start::List(&#item))
        }
        XmlContent::Tuple(places) => {
            let places: Vec<_> = places.iter().map(|place| node(site, place)).collect();
            quote!(#start::Tuple(&[#(#places),*]))
        }
        XmlContent::Map(value) => {
            let value = node(site, value);
            quote!(#start::Map(&#value))
        }
    }
}
