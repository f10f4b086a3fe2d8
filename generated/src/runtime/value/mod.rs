//! Values that descriptions of APIs speak of and Rust has no word for.

#[cfg(feature = "serde")]
mod bridge;
mod civil;
mod contains;
mod date;
mod json;
mod json_codec;
mod maybe;
mod moment;
mod null;
mod number;
mod object;
mod parse_error;
mod same;
mod secret;
mod spelling;
mod timestamp;
mod unknown;

pub use self::contains::contains_ignoring_order;
pub use self::date::Date;
pub use self::json::Json;
pub use self::maybe::Maybe;
pub use self::null::Null;
pub use self::number::Number;
pub use self::object::Object;
pub use self::parse_error::ParseError;
pub use self::same::same_ignoring_order;
pub use self::secret::Secret;
pub use self::timestamp::Timestamp;
pub use self::unknown::UnknownFields;
