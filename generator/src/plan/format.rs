//! Which Rust type a `format` stands for.

use crate::api::{Format, Shape};
use crate::rust::{Formatted, RustType};

/// The word of `sdk.yaml` for no format at all.
pub(super) const PLAIN: &str = "plain";

/// The words that stand for a type of their own, for suggestions.
pub(super) const WORDS: [&str; 29] = [
    PLAIN,
    "base64",
    "base64url",
    "binary",
    "byte",
    "cidr",
    "date",
    "date-time",
    "decimal",
    "decimal128",
    "double",
    "duration",
    "float",
    "http-date",
    "int32",
    "int64",
    "ip",
    "ipv4",
    "ipv6",
    "password",
    "rfc7231",
    "time",
    "uint64",
    "unixtime",
    "uri",
    "uri-reference",
    "url",
    "uuid",
    "time-local",
];

/// What has a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Number,
}

impl Kind {
    /// The kind of a shape, and its format; none where it has none.
    pub(super) fn of(shape: &Shape) -> Option<(Self, &Format)> {
        match shape {
            Shape::String(format) => Some((Self::Text, format)),
            Shape::Integer(format) => Some((Self::Integer, format)),
            Shape::Number(format) => Some((Self::Number, format)),
            Shape::Any
            | Shape::Null
            | Shape::Bool
            | Shape::Enum(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Struct(_)
            | Shape::Union(_)
            | Shape::Alias(_) => None,
        }
    }

    /// The type of a value of this format; that of one without where the word
    /// is unknown.
    pub(super) fn ty(self, word: Option<&str>) -> RustType {
        let plain = match self {
            Self::Text => RustType::String,
            Self::Integer => RustType::I64,
            Self::Number => RustType::F64,
        };
        word.and_then(|word| self.known(word)).unwrap_or(plain)
    }

    /// The type that a word stands for.
    pub(super) fn known(self, word: &str) -> Option<RustType> {
        match self {
            Self::Text => text(word),
            Self::Integer => integer(word),
            Self::Number => number(word),
        }
    }
}

fn text(word: &str) -> Option<RustType> {
    let formatted = match word {
        "date-time" => Formatted::Timestamp,
        "date" => Formatted::Date,
        "time" | "time-local" => Formatted::TimeOfDay,
        "duration" => Formatted::IsoDuration,
        "http-date" | "rfc7231" => Formatted::HttpDate,
        "uuid" => Formatted::Uuid,
        "uri" | "url" | "iri" => Formatted::Uri,
        "uri-reference" | "iri-reference" => Formatted::UriReference,
        "ip" | "ip-address" => Formatted::Ip,
        "ipv4" => Formatted::Ipv4,
        "ipv6" => Formatted::Ipv6,
        "cidr" | "ipv4-cidr" | "ipv6-cidr" => Formatted::Cidr,
        "byte" | "base64" => Formatted::Base64,
        "base64url" => Formatted::Base64Url,
        "decimal" | "decimal128" | "int32" | "int64" | "uint32" | "uint64" | "float" | "double" => {
            Formatted::DecimalText
        }
        "password" => return Some(RustType::Secret),
        "binary" => return Some(RustType::File),
        _ => return None,
    };
    Some(RustType::Formatted(formatted))
}

/// Whole numbers are of a type that holds more than their format, so that one
/// beyond it does not fail the answer that it is in.
fn integer(word: &str) -> Option<RustType> {
    match word {
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" => Some(RustType::I64),
        "uint64" | "uint" => Some(RustType::U64),
        _ => counted(word),
    }
}

fn number(word: &str) -> Option<RustType> {
    match word {
        "float" | "double" => Some(RustType::F64),
        _ => counted(word),
    }
}

fn counted(word: &str) -> Option<RustType> {
    let formatted = match word {
        "decimal" | "decimal128" => Formatted::Decimal,
        "duration" => Formatted::Seconds,
        "unixtime" | "unix-time" => Formatted::UnixTime,
        _ => return None,
    };
    Some(RustType::Formatted(formatted))
}

/// Whether JSON has a value of this type in a string.
pub(super) fn is_text(ty: Formatted) -> bool {
    match ty {
        Formatted::Decimal | Formatted::Seconds | Formatted::UnixTime => false,
        Formatted::Base64
        | Formatted::Base64Url
        | Formatted::Cidr
        | Formatted::Date
        | Formatted::DecimalText
        | Formatted::HttpDate
        | Formatted::Ip
        | Formatted::Ipv4
        | Formatted::Ipv6
        | Formatted::IsoDuration
        | Formatted::TimeOfDay
        | Formatted::Timestamp
        | Formatted::Uri
        | Formatted::UriReference
        | Formatted::Uuid => true,
    }
}

/// Whether a value of this type may be given as its text.
pub(super) fn takes_text(ty: Formatted) -> bool {
    is_text(ty) && !matches!(ty, Formatted::Base64 | Formatted::Base64Url)
}

/// A text of the format, for samples; none where any text is as good.
pub(super) fn sample(ty: &RustType) -> Option<&'static str> {
    let RustType::Formatted(ty) = ty else {
        return None;
    };
    match ty {
        Formatted::Base64 | Formatted::Base64Url => Some("dGV4dA=="),
        Formatted::Cidr => Some("192.0.2.0/24"),
        Formatted::Date => Some("2018-07-01"),
        Formatted::DecimalText => Some("64"),
        Formatted::HttpDate => Some("Sun, 01 Jul 2018 05:20:00 GMT"),
        Formatted::Ip | Formatted::Ipv4 => Some("192.0.2.1"),
        Formatted::Ipv6 => Some("2001:db8::1"),
        Formatted::IsoDuration => Some("PT1H30M"),
        Formatted::TimeOfDay => Some("05:20:00Z"),
        Formatted::Timestamp => Some("2018-07-01T05:20:00Z"),
        Formatted::Uri => Some("https://example.com/"),
        Formatted::UriReference => Some("/text"),
        Formatted::Uuid => Some("7cf72faf-2208-41aa-bcfd-fab81c43c4f6"),
        Formatted::Decimal | Formatted::Seconds | Formatted::UnixTime => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, PLAIN, WORDS};

    #[test]
    fn every_word_stands_for_a_type() {
        for word in WORDS.into_iter().filter(|word| *word != PLAIN) {
            let kinds = [Kind::Text, Kind::Integer, Kind::Number];
            assert!(
                kinds.iter().any(|kind| kind.known(word).is_some()),
                "{word}"
            );
        }
    }
}
