//! The tables of open enums: their variants, and the value of each. They stand beside those of
//! `tables.rs`.

/// An open enum of strings (`str`), whole numbers (`i64`), numbers (`f64`), or values of several kinds
/// (`json`, as text): its variants, and the value of each.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    ($type:ident: str, else $unknown:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $type {
            /// The value as it is sent.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::$unknown(value) => value,
                }
            }
        }

        impl From<&str> for $type {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::$unknown(value.to_owned()),
                }
            }
        }

        impl From<String> for $type {
            #[inline]
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::Decode for $type {
            #[inline]
            fn blank() -> Self {
                Self::$unknown(String::new())
            }

            #[inline]
            fn decode(
                &mut self,
                reader: &mut $crate::Reader<'_>,
            ) -> Result<(), $crate::DecodeError> {
                *self = Self::from(reader.string()?.as_ref());
                Ok(())
            }

            #[inline]
            fn outline() -> $crate::Outline {
                $crate::Outline::Words(&[$($wire),*])
            }
        }

        impl $crate::Encode for $type {
            #[inline]
            fn encode(&self, writer: &mut $crate::Writer) {
                writer.string(self.as_str());
            }
        }

        impl $crate::Parameter for $type {
            #[inline]
            fn write(&self, out: &mut $crate::Values) {
                out.push(self.as_str());
            }
        }

        $crate::by_value! { $type by as_str }
        $crate::bridges! { $type }
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
            #[inline]
            fn from(value: i64) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::$unknown(value),
                }
            }
        }

        impl std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.as_i64().fmt(f)
            }
        }

        impl $crate::Decode for $type {
            #[inline]
            fn blank() -> Self {
                Self::$unknown(0)
            }

            #[inline]
            fn decode(
                &mut self,
                reader: &mut $crate::Reader<'_>,
            ) -> Result<(), $crate::DecodeError> {
                *self = Self::from(reader.value::<i64>()?);
                Ok(())
            }

            #[inline]
            fn outline() -> $crate::Outline {
                $crate::Outline::Integers(&[$($wire),*])
            }
        }

        impl $crate::Encode for $type {
            #[inline]
            fn encode(&self, writer: &mut $crate::Writer) {
                $crate::Encode::encode(&self.as_i64(), writer);
            }
        }

        impl $crate::Parameter for $type {
            #[inline]
            fn write(&self, out: &mut $crate::Values) {
                $crate::Parameter::write(&self.as_i64(), out);
            }
        }

        $crate::by_value! { $type by as_i64 }
        $crate::bridges! { $type }
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
            #[inline]
            fn from(value: f64) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::$unknown(value),
                }
            }
        }

        impl std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.as_f64().fmt(f)
            }
        }

        impl $crate::Decode for $type {
            #[inline]
            fn blank() -> Self {
                Self::$unknown(0.0)
            }

            #[inline]
            fn decode(
                &mut self,
                reader: &mut $crate::Reader<'_>,
            ) -> Result<(), $crate::DecodeError> {
                *self = Self::from(reader.value::<f64>()?);
                Ok(())
            }

            #[inline]
            fn outline() -> $crate::Outline {
                $crate::Outline::Number
            }
        }

        impl $crate::Encode for $type {
            #[inline]
            fn encode(&self, writer: &mut $crate::Writer) {
                $crate::Encode::encode(&self.as_f64(), writer);
            }
        }

        impl $crate::Parameter for $type {
            #[inline]
            fn write(&self, out: &mut $crate::Values) {
                $crate::Parameter::write(&self.as_f64(), out);
            }
        }

        $crate::bridges! { $type }
    };
    ($type:ident: json, else $unknown:ident { $($variant:ident = $wire:literal,)* }) => {
        impl From<$crate::Json> for $type {
            #[inline]
            fn from(value: $crate::Json) -> Self {
                match value {
                    $(value if value.is_written($wire) => Self::$variant,)*
                    value => Self::$unknown(value),
                }
            }
        }

        impl std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant => f.write_str($wire),)*
                    Self::$unknown(value) => value.fmt(f),
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
                *self = Self::from(reader.value::<$crate::Json>()?);
                Ok(())
            }

            #[inline]
            fn outline() -> $crate::Outline {
                $crate::Outline::Any
            }
        }

        impl $crate::Encode for $type {
            #[inline]
            fn encode(&self, writer: &mut $crate::Writer) {
                match self {
                    $(Self::$variant => writer.verbatim($wire),)*
                    Self::$unknown(value) => $crate::Encode::encode(value, writer),
                }
            }
        }

        $crate::bridges! { $type }
    };
}

/// Equality and order by what is sent, so that a known value is the same however it was made.
#[doc(hidden)]
#[macro_export]
macro_rules! by_value {
    ($type:ident by $value:ident) => {
        impl PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.$value() == other.$value()
            }
        }

        impl Eq for $type {}

        impl PartialOrd for $type {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $type {
            #[inline]
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
