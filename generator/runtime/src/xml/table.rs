//! What the types of an API say of themselves in XML: a table each, beside the one of their codec.
#![allow(
    unused_imports,
    unused_macros,
    reason = "the types of an API use it, as far as it speaks XML"
)]

/// A struct, with a node for each member in the order of its `record!`, or a union, with the content
/// of each variant in the order of its `open_union!`.
macro_rules! xml {
    ($type:ident { $($field:ident: $node:expr,)* }) => {
        impl $type {
            const XML: $crate::runtime::xml::Content =
                $crate::runtime::xml::Content::Record(Self::SHAPE, &[$($node),*]);

            pub(crate) fn xml() -> $crate::runtime::xml::Content {
                Self::XML
            }
        }
    };
    ($type:ident [ $($variant:ident: $content:expr,)* ]) => {
        impl $type {
            const XML: $crate::runtime::xml::Content =
                $crate::runtime::xml::Content::Union(Self::UNION, &[$($content),*]);

            pub(crate) fn xml() -> $crate::runtime::xml::Content {
                Self::XML
            }
        }
    };
}

pub(crate) use xml;
