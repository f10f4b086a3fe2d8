//! What the types of an API say of themselves on the wire: a table each, a line for each member.
//!
//! The macros are for the crate that this folder is copied into as its module `runtime`; `$crate`
//! is that crate.
#![allow(
    unused_imports,
    unused_macros,
    reason = "the types of an API use them, as far as it has such types"
)]

/// A struct: its members in their order, and what they are called on the wire.
///
/// The struct has a field `unknown_fields` beside them.
macro_rules! record {
    ($type:ident { $($field:ident: $presence:ident $wire:literal,)* }) => {
        impl $crate::runtime::Decode for $type {
            fn blank() -> Self {
                Self {
                    $($field: $crate::runtime::Decode::blank(),)*
                    unknown_fields: $crate::runtime::UnknownFields::new(),
                }
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> Result<(), $crate::runtime::DecodeError> {
                reader.record(
                    <Self as $crate::runtime::Decode>::outline(),
                    &mut [$(&mut self.$field),*],
                    &mut self.unknown_fields,
                )
            }

            fn outline() -> $crate::runtime::Outline {
                $crate::runtime::Outline::Record(&$crate::runtime::Shape {
                    name: stringify!($type),
                    members: &[$($crate::runtime::Member::$presence($wire)),*],
                })
            }
        }

        impl $crate::runtime::Encode for $type {
            fn encode(&self, writer: &mut $crate::runtime::Writer) {
                writer.record(
                    <Self as $crate::runtime::Decode>::outline(),
                    &[$(&self.$field),*],
                    &self.unknown_fields,
                );
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::runtime::show(self, stringify!($type), f)
            }
        }

        $crate::runtime::bridges! { $type }
    };
}

/// An open enum of types: what becomes one by itself (`from`), or does not (`of`), the values of the
/// tag that name each, and the tag.
macro_rules! open_union {
    ($type:ident $(by $tag:literal)?, else $unknown:ident {
        $($variant:ident $how:ident $inner:ty $(= $($value:literal)|+)?,)*
    }) => {
        $($crate::runtime::open_union! { @$how $type $variant $inner })*

        impl $crate::runtime::Alternatives for $type {
            fn start(&mut self, index: Option<usize>) -> &mut dyn $crate::runtime::Decode {
                let blanks: &[fn() -> Self] =
                    &[$(|| Self::$variant($crate::runtime::Decode::blank())),*];
                *self = match index.and_then(|index| blanks.get(index)) {
                    Some(blank) => blank(),
                    None => $crate::runtime::Decode::blank(),
                };
                match self {
                    $(Self::$variant(value) => value,)*
                    Self::$unknown(value) => value,
                }
            }
        }

        impl $crate::runtime::Decode for $type {
            fn blank() -> Self {
                Self::$unknown($crate::runtime::Json::Null)
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> Result<(), $crate::runtime::DecodeError> {
                reader.choose(<Self as $crate::runtime::Decode>::outline(), self)
            }

            fn outline() -> $crate::runtime::Outline {
                $crate::runtime::Outline::Union(&$crate::runtime::Union {
                    tag: $crate::runtime::open_union!(@tag $($tag)?),
                    variants: &[$($crate::runtime::Variant {
                        tags: &[$($(&$value),+)?],
                        outline: <$inner as $crate::runtime::Decode>::outline,
                    }),*],
                })
            }
        }

        impl $crate::runtime::Encode for $type {
            fn encode(&self, writer: &mut $crate::runtime::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::runtime::Encode::encode(value, writer),)*
                    Self::$unknown(value) => $crate::runtime::Encode::encode(value, writer),
                }
            }
        }

        $crate::runtime::bridges! { $type }
    };
    (@from $type:ident $variant:ident $inner:ty) => {
        impl From<$inner> for $type {
            fn from(value: $inner) -> Self {
                Self::$variant(value)
            }
        }
    };
    (@of $type:ident $variant:ident $inner:ty) => {};
    (@tag) => { None };
    (@tag $tag:literal) => { Some($tag) };
}

/// The setters of a struct, for values that may be left out: what each takes, and what that becomes.
macro_rules! setters {
    ($type:ident { $($(#[$attribute:meta])* $field:ident($accepts:ty) = $value:expr,)* }) => {
        impl $type {
            $(
                /// Sets the field of this name.
                $(#[$attribute])*
                #[must_use]
                pub fn $field(mut self, $field: $accepts) -> Self {
                    self.$field = $value;
                    self
                }
            )*
        }
    };
}

/// `serde` over the codec, so that all that is built on it goes on working.
macro_rules! bridges {
    ($type:ident) => {
        #[cfg(feature = "serde")]
        impl ::serde_core::Serialize for $type {
            fn serialize<S: ::serde_core::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::bridge::serialize(self, to)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> ::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::bridge::deserialize(from)
            }
        }
    };
}

pub(crate) use {bridges, open_union, record, setters};
