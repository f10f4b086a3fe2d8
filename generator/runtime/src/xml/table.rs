//! What the types of an API say of themselves in XML: a table each, beside the one of their codec.

/// A struct, with a node for each member in the order of its `record!`, or a union, with the content
/// of each variant in the order of its `open_union!`.
#[doc(hidden)]
#[macro_export]
macro_rules! xml_table {
    ($type:ident { $($field:ident: $node:expr,)* }) => {
        impl $crate::xml::Xml for $type {
            fn content() -> $crate::XmlContent {
                const NODES: &[$crate::XmlNode] = &[$($node),*];
                $crate::XmlContent::record::<$type>(NODES)
            }
        }
    };
    ($type:ident: union { $($variant:ident: $content:expr,)* }) => {
        impl $crate::xml::Xml for $type {
            fn content() -> $crate::XmlContent {
                const CONTENTS: &[$crate::XmlContent] = &[$($content),*];
                $crate::XmlContent::union::<$type>(CONTENTS)
            }
        }
    };
}
