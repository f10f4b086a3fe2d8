//! The formats that texts and numbers may have, by OpenAPI's words.

mod base64;
mod decimal;
mod duration;
mod http_date;
mod ip;
mod seconds;
mod time;
mod uri;
mod uuid;

pub use self::base64::{Base64, Base64Url};
pub use self::decimal::{Decimal, DecimalText};
pub use self::duration::IsoDuration;
pub use self::http_date::HttpDate;
pub use self::ip::{Cidr, Ip, Ipv4, Ipv6};
pub use self::seconds::{Seconds, UnixTime};
pub use self::time::TimeOfDay;
pub use self::uri::{Uri, UriReference};
pub use self::uuid::Uuid;

use super::text::{Format, Text, Verbatim};
use super::{ParseError, Timestamp};
