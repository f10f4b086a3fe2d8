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
        impl $type {
            const SHAPE: &'static $crate::runtime::Shape = &$crate::runtime::Shape {
                name: stringify!($type),
                members: &[$($crate::runtime::Member::$presence($wire)),*],
            };
        }

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
                reader.record(Self::SHAPE, &mut [$(&mut self.$field),*], &mut self.unknown_fields)
            }

            fn outline() -> $crate::runtime::Outline {
                $crate::runtime::Outline::Record(Self::SHAPE)
            }
        }

        impl $crate::runtime::Encode for $type {
            fn encode(&self, writer: &mut $crate::runtime::Writer) {
                writer.record(Self::SHAPE, &[$(&self.$field),*], &self.unknown_fields);
            }
        }

        $crate::runtime::bridges! { $type }
    };
}

/// An open enum of strings (`str`), whole numbers (`i64`), numbers (`f64`), or values of several kinds
/// (`json`, as text): its variants, and the value of each.
macro_rules! open_enum {
    ($type:ident: str, else $unknown:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $type {
            /// The value as it is sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::$unknown(value) => value,
                }
            }
        }

        impl From<&str> for $type {
            fn from(value: &str) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::$unknown(value.to_owned()),
                }
            }
        }

        impl From<String> for $type {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::runtime::Decode for $type {
            fn blank() -> Self {
                Self::$unknown(String::new())
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> Result<(), $crate::runtime::DecodeError> {
                *self = Self::from(reader.string()?.as_ref());
                Ok(())
            }

            fn outline() -> $crate::runtime::Outline {
                $crate::runtime::Outline::Words(&[$($wire),*])
            }
        }

        impl $crate::runtime::Encode for $type {
            fn encode(&self, writer: &mut $crate::runtime::Writer) {
                writer.string(self.as_str());
            }
        }

        impl $crate::runtime::Parameter for $type {
            fn write(&self, out: &mut $crate::runtime::Values) {
                out.push(self.as_str());
            }
        }

        $crate::runtime::bridges! { $type }
    };
    ($type:ident: i64, else $unknown:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $type {
            /// The value as it is sent.
            #[must_use]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::$unknown(value) => *value,
                }
            }
        }

        impl From<i64> for $type {
            fn from(value: i64) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::$unknown(value),
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.as_i64().fmt(f)
            }
        }

        impl $crate::runtime::Decode for $type {
            fn blank() -> Self {
                Self::$unknown(0)
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> Result<(), $crate::runtime::DecodeError> {
                *self = Self::from(reader.value::<i64>()?);
                Ok(())
            }

            fn outline() -> $crate::runtime::Outline {
                $crate::runtime::Outline::Integers(&[$($wire),*])
            }
        }

        impl $crate::runtime::Encode for $type {
            fn encode(&self, writer: &mut $crate::runtime::Writer) {
                $crate::runtime::Encode::encode(&self.as_i64(), writer);
            }
        }

        impl $crate::runtime::Parameter for $type {
            fn write(&self, out: &mut $crate::runtime::Values) {
                $crate::runtime::Parameter::write(&self.as_i64(), out);
            }
        }

        $crate::runtime::bridges! { $type }
    };
    ($type:ident: f64, else $unknown:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $type {
            /// The value as it is sent.
            #[must_use]
            pub fn as_f64(&self) -> f64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::$unknown(value) => *value,
                }
            }
        }

        impl From<f64> for $type {
            fn from(value: f64) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::$unknown(value),
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.as_f64().fmt(f)
            }
        }

        impl $crate::runtime::Decode for $type {
            fn blank() -> Self {
                Self::$unknown(0.0)
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> Result<(), $crate::runtime::DecodeError> {
                *self = Self::from(reader.value::<f64>()?);
                Ok(())
            }

            fn outline() -> $crate::runtime::Outline {
                $crate::runtime::Outline::Number
            }
        }

        impl $crate::runtime::Encode for $type {
            fn encode(&self, writer: &mut $crate::runtime::Writer) {
                $crate::runtime::Encode::encode(&self.as_f64(), writer);
            }
        }

        impl $crate::runtime::Parameter for $type {
            fn write(&self, out: &mut $crate::runtime::Values) {
                $crate::runtime::Parameter::write(&self.as_f64(), out);
            }
        }

        $crate::runtime::bridges! { $type }
    };
    ($type:ident: json, else $unknown:ident { $($variant:ident = $wire:literal,)* }) => {
        impl From<$crate::runtime::Json> for $type {
            fn from(value: $crate::runtime::Json) -> Self {
                match value {
                    $(value if value.is_written($wire) => Self::$variant,)*
                    value => Self::$unknown(value),
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant => f.write_str($wire),)*
                    Self::$unknown(value) => value.fmt(f),
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
                *self = Self::from(reader.value::<$crate::runtime::Json>()?);
                Ok(())
            }

            fn outline() -> $crate::runtime::Outline {
                $crate::runtime::Outline::Any
            }
        }

        impl $crate::runtime::Encode for $type {
            fn encode(&self, writer: &mut $crate::runtime::Writer) {
                match self {
                    $(Self::$variant => writer.verbatim($wire),)*
                    Self::$unknown(value) => $crate::runtime::Encode::encode(value, writer),
                }
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

        impl $type {
            const UNION: &'static $crate::runtime::Union = &$crate::runtime::Union {
                tag: $crate::runtime::open_union!(@tag $($tag)?),
                variants: &[$($crate::runtime::Variant {
                    tags: &[$($(&$value),+)?],
                    outline: <$inner as $crate::runtime::Decode>::outline,
                }),*],
            };
        }

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
                reader.choose(Self::UNION, self)
            }

            fn outline() -> $crate::runtime::Outline {
                $crate::runtime::Outline::Union(Self::UNION)
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

pub(crate) use {bridges, open_enum, open_union, record, setters};
