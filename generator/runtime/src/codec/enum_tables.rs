//! The tables of open enums: their variants, and the value of each. They stand beside those of
//! `tables.rs`.
#![allow(
    unused_imports,
    unused_macros,
    reason = "the types of an API use them, as far as it has such types"
)]

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

        $crate::runtime::by_value! { $type by as_str }
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

        $crate::runtime::by_value! { $type by as_i64 }
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

/// Equality and order by what is sent, so that a known value is the same however it was made.
macro_rules! by_value {
    ($type:ident by $value:ident) => {
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.$value() == other.$value()
            }
        }

        impl Eq for $type {}

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $type {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.$value().cmp(&other.$value())
            }
        }

        impl std::hash::Hash for $type {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.$value().hash(state);
            }
        }
    };
}

pub(crate) use {by_value, open_enum};
