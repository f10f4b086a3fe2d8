//! The table of an enum of answers, which says which status has which variant.

/// An enum of answers: the variant of each status, and how its body is read; the last is for every
/// other status.
#[doc(hidden)]
#[macro_export]
macro_rules! by_status {
    ($type:ident { $($status:pat => $variant:ident $(($slot:ident))?,)* }) => {
        impl $crate::ByStatus for $type {
            fn of(status: u16) -> Self {
                match status {
                    $($status => Self::$variant $(($crate::by_status!(@$slot)))?,)*
                }
            }

            fn slot(&mut self) -> $crate::Slot<'_> {
                match self {
                    $(Self::$variant $(($slot))? => $crate::by_status!(@slot $($slot)?),)*
                }
            }
        }
    };
    (@json) => { $crate::Decode::blank() };
    (@text) => { String::new() };
    (@bytes) => { $crate::Bytes::new() };
    (@slot) => { $crate::Slot::Nothing };
    (@slot $slot:ident) => { $crate::Slot::$slot($slot) };
}
