//! The table of an enum of answers, which says which status has which variant.

#![allow(
    unused_macros,
    unused_imports,
    reason = "the calls of an API use it, as far as they answer with one of several"
)]

/// An enum of answers: the variant of each status, and how its body is read; the last is for every
/// other status.
macro_rules! by_status {
    ($type:ident { $($status:pat => $variant:ident $(($slot:ident))?,)* }) => {
        impl $crate::runtime::ByStatus for $type {
            fn of(status: u16) -> Self {
                match status {
                    $($status => Self::$variant $(($crate::runtime::by_status!(@$slot)))?,)*
                }
            }

            fn slot(&mut self) -> $crate::runtime::Slot<'_> {
                match self {
                    $(Self::$variant $(($slot))? => $crate::runtime::by_status!(@slot $($slot)?),)*
                }
            }
        }
    };
    (@json) => { $crate::runtime::Decode::blank() };
    (@text) => { String::new() };
    (@bytes) => { $crate::runtime::Bytes::new() };
    (@slot) => { $crate::runtime::Slot::Nothing };
    (@slot $slot:ident) => { $crate::runtime::Slot::$slot($slot) };
}

pub(crate) use by_status;
