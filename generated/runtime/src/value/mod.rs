//! Values that descriptions of APIs speak of and Rust has no word for.

#[cfg(feature = "serde")]
mod bridge;
mod civil;
mod clock_time;
mod contains;
mod date;
mod digits;
mod format;
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
mod short_text;
mod shown;
mod spelling;
mod text;
mod timestamp;
mod unknown;

pub use self::contains::contains_ignoring_order;
pub use self::date::Date;
pub use self::digits::{Digits, Quantity};
pub use self::format::{
    Base64, Base64Url, Cidr, Decimal, DecimalText, HttpDate, Ip, Ipv4, Ipv6, IsoDuration, Seconds,
    TimeOfDay, UnixTime, Uri, UriReference, Uuid,
};
pub use self::json::Json;
pub use self::maybe::Maybe;
pub use self::null::Null;
pub use self::number::Number;
pub use self::object::Object;
pub use self::parse_error::ParseError;
pub use self::same::same_ignoring_order;
pub use self::secret::Secret;
pub use self::shown::show;
pub use self::text::{Format, Text};
pub use self::timestamp::Timestamp;
pub use self::unknown::UnknownFields;
