//! What the types of an API say of themselves on the wire: a table each, a line for each member.
//!
//! The macros are for the crate of an API, which has the types. What they make is `#[inline]`: who
//! uses a type compiles it, and nobody uses all.

/// A struct: its members in their order, and what they are called on the wire. It can be read, sent,
/// compared and shown by them.
///
/// The struct has a field `unknown_fields` beside them.
#[doc(hidden)]
#[macro_export]
macro_rules! record {
    ($type:ident { $($field:ident: $presence:ident $wire:literal,)* }) => {
        impl $crate::Decode for $type {
            #[inline]
            fn blank() -> Self {
                Self {
                    $($field: $crate::Decode::blank(),)*
                    unknown_fields: $crate::UnknownFields::new(),
                }
            }

            #[inline]
            fn decode(
                &mut self,
                reader: &mut $crate::Reader<'_>,
            ) -> Result<(), $crate::DecodeError> {
                reader.record(
                    <Self as $crate::Decode>::outline(),
                    &mut [$(&mut self.$field),*],
                    &mut self.unknown_fields,
                )
            }

            #[inline]
            fn outline() -> $crate::Outline {
                $crate::Outline::Record(&$crate::Shape {
                    name: stringify!($type),
                    members: &[$($crate::Member::$presence($wire)),*],
                })
            }
        }

        impl $crate::Encode for $type {
            #[inline]
            fn encode(&self, writer: &mut $crate::Writer) {
                writer.record(
                    <Self as $crate::Decode>::outline(),
                    &[$(&self.$field),*],
                    &self.unknown_fields,
                );
            }
        }

        impl PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $(self.$field == other.$field &&)* self.unknown_fields == other.unknown_fields
            }
        }

        impl std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::show(self, stringify!($type), f)
            }
        }

        $crate::bridges! { $type }
    };
}

/// An open enum of types: what becomes one by itself (`from`), or does not (`of`), the values of the
/// tag that name each, and the tag. It can be read, sent and compared by them.
#[doc(hidden)]
#[macro_export]
macro_rules! open_union {
    ($type:ident $(by $tag:literal)?, else $unknown:ident {
        $($variant:ident $how:ident $inner:ty $(= $($value:literal)|+)?,)*
    }) => {
        $($crate::open_union! { @$how $type $variant $inner })*

        impl PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$variant(one), Self::$variant(other)) => one == other,)*
                    (Self::$unknown(one), Self::$unknown(other)) => one == other,
                    _ => false,
                }
            }
        }

        impl $crate::Alternatives for $type {
            #[inline]
            fn start(&mut self, index: Option<usize>) -> &mut dyn $crate::Decode {
                let blanks: &[fn() -> Self] =
                    &[$(|| Self::$variant($crate::Decode::blank())),*];
                *self = match index.and_then(|index| blanks.get(index)) {
                    Some(blank) => blank(),
                    None => $crate::Decode::blank(),
                };
                match self {
                    $(Self::$variant(value) => value,)*
                    Self::$unknown(value) => value,
                }
            }
        }

        impl $crate::Decode for $type {
            #[inline]
            fn blank() -> Self {
                Self::$unknown($crate::Json::Null)
            }

            #[inline]
            fn decode(
                &mut self,
                reader: &mut $crate::Reader<'_>,
            ) -> Result<(), $crate::DecodeError> {
                reader.choose(<Self as $crate::Decode>::outline(), self)
            }

            #[inline]
            fn outline() -> $crate::Outline {
                $crate::Outline::Union(&$crate::Union {
                    tag: $crate::open_union!(@tag $($tag)?),
                    variants: &[$($crate::Variant {
                        tags: &[$($(&$value),+)?],
                        outline: <$inner as $crate::Decode>::outline,
                    }),*],
                })
            }
        }

        impl $crate::Encode for $type {
            #[inline]
            fn encode(&self, writer: &mut $crate::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::Encode::encode(value, writer),)*
                    Self::$unknown(value) => $crate::Encode::encode(value, writer),
                }
            }
        }

        $crate::bridges! { $type }
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
#[doc(hidden)]
#[macro_export]
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
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! bridges {
    ($type:ident) => {
        impl $crate::serde_core::Serialize for $type {
            fn serialize<S: $crate::serde_core::Serializer>(
                &self,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::bridge::serialize(self, to)
            }
        }

        impl<'de> $crate::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde_core::Deserializer<'de>>(
                from: D,
            ) -> Result<Self, D::Error> {
                $crate::bridge::deserialize(from)
            }
        }
    };
}

/// Without the feature there is no `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! bridges {
    ($type:ident) => {};
}
