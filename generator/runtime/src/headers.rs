//! The table of a struct of headers, which says which header is which of its fields.

/// A struct of headers: the name of each field on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! headers {
    ($type:ident { $($field:ident: $name:literal,)* }) => {
        impl From<&$crate::HeaderMap> for $type {
            fn from(headers: &$crate::HeaderMap) -> Self {
                Self {
                    $($field: $crate::header_value(headers, $name),)*
                }
            }
        }
    };
}
