//! What the types of an API say of themselves in XML: a table each, beside the one of their codec.
#![allow(
    unused_imports,
    unused_macros,
    reason = "the types of an API use it, as far as it speaks XML"
)]

/// A struct, with a node for each member in the order of its `record!`, or a union, with the content
/// of each variant in the order of its `open_union!`.
macro_rules! xml_table {
    ($type:ident { $($field:ident: $node:expr,)* }) => {
        impl $crate::runtime::xml::Xml for $type {
            fn content() -> $crate::runtime::XmlContent {
                const NODES: &[$crate::runtime::XmlNode] = &[$($node),*];
                $crate::runtime::XmlContent::record::<$type>(NODES)
            }
        }
    };
    ($type:ident: union { $($variant:ident: $content:expr,)* }) => {
        impl $crate::runtime::xml::Xml for $type {
            fn content() -> $crate::runtime::XmlContent {
                const CONTENTS: &[$crate::runtime::XmlContent] = &[$($content),*];
                $crate::runtime::XmlContent::union::<$type>(CONTENTS)
            }
        }
    };
}

pub(crate) use xml_table;
