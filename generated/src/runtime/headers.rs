//! The table of a struct of headers, which says which header is which of its fields.

#![allow(
    unused_macros,
    unused_imports,
    reason = "the calls of an API use it, as far as their headers are described"
)]

/// A struct of headers: the name of each field on the wire.
macro_rules! headers {
    ($type:ident { $($field:ident: $name:literal,)* }) => {
        impl From<&$crate::runtime::HeaderMap> for $type {
            fn from(headers: &$crate::runtime::HeaderMap) -> Self {
                Self {
                    $($field: $crate::runtime::header_value(headers, $name),)*
                }
            }
        }
    };
}

pub(crate) use headers;
