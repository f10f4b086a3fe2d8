//! Samples of texts and numbers.

use serde_json::{Number, Value};

use super::flat::{Flat, Kind};

/// A value that no description lists; open enums keep it.
pub(super) const UNKNOWN_TEXT: &str = "no-such-value-7f3a";
/// A text of no format; what a server invents is kept too.
pub(super) const INVENTED_TEXT: &str = "no such value: é";
pub(super) const UNKNOWN_INTEGER: i64 = 987_654_321;

/// Texts that stand for what a format means, within the bounds of a schema.
pub(super) fn texts(flat: &Flat<'_>) -> Vec<Value> {
    let of_format = flat.format.map_or(&[] as &[&str], formatted);
    if !of_format.is_empty() {
        let mut texts: Vec<_> = of_format.iter().map(|text| Value::from(*text)).collect();
        texts.insert(1, Value::from(INVENTED_TEXT));
        return texts;
    }
    let plain = [
        "text",
        "",
        "ünï – 東京 🚀 \"q\" \\ \n\u{1}",
        "0",
        "null",
        "2024-02-29",
    ];
    let mut texts: Vec<String> = plain.iter().map(|text| fit(flat, text)).collect();
    texts.dedup();
    texts.into_iter().map(Value::String).collect()
}

/// A text that meets all that is said of it, as far as that is understood.
pub(super) fn valid_text(flat: &Flat<'_>) -> Vec<Value> {
    let of_pattern = flat.pattern.and_then(super::pattern::sample);
    let of_format = flat.format.and_then(|format| formatted(format).first());
    let text = of_pattern.or(of_format.map(|text| (*text).to_owned()));
    vec![Value::String(text.unwrap_or_else(|| fit(flat, "text")))]
}

/// A text of a length within the bounds of a schema.
fn fit(flat: &Flat<'_>, text: &str) -> String {
    let least = whole(flat.least.get("minLength").copied().unwrap_or(0.0));
    let most = whole(flat.most.get("maxLength").copied().unwrap_or(1e9));
    let padded = text.chars().chain(std::iter::repeat('x'));
    let wanted = text.chars().count().clamp(least, most.max(least));
    padded.take(wanted).collect()
}

fn formatted(format: &str) -> &'static [&'static str] {
    match format {
        "date-time" => &[
            "2024-02-29T12:34:56Z",
            "1985-04-12T23:20:50.52+05:30",
            "2024-01-01T00:00:00.123456789-00:00",
            "1990-12-31T23:59:60Z",
            "0001-01-01t00:00:00.000z",
        ],
        "date" => &["2024-02-29", "0001-01-01", "9999-12-31"],
        "time" => &["12:34:56Z", "23:20:50.52+05:30"],
        "duration" => &["P1Y2M3DT4H5M6S", "PT0S", "P1.5D", "-PT1S"],
        "http-date" | "rfc7231" => &["Sun, 06 Nov 1994 08:49:37 GMT"],
        "uuid" => &[
            "7cf72faf-2208-41aa-bcfd-fab81c43c4f6",
            "7CF72FAF-2208-41AA-BCFD-FAB81C43C4F6",
        ],
        "byte" | "base64" => &["aGVsbG8gd29ybGQ=", "", "/+8=", "_-8", "aGVs\nbG8="],
        "base64url" => &["aGVsbG8gd29ybGQ", "", "_-8="],
        "decimal" | "decimal128" | "int64" | "uint64" | "double" => {
            &["19.90", "-123456789012345678901234567890.10", "1e400"]
        }
        "email" => &["someone+tag@example.com"],
        "uri" | "url" | "iri" => &["https://example.com/a%20b?c=d#e", "urn:isbn:0451450523"],
        "hostname" => &["www.example.com"],
        "uri-reference" | "iri-reference" => &["/a?b=c#d", "../é", "https://example.com"],
        "ip" => &["192.0.2.1", "2001:DB8:0::1"],
        "cidr" => &["192.0.2.0/24", "2001:db8::/32"],
        "ipv4" => &["192.0.2.1"],
        "ipv6" => &["2001:db8::1", "::"],
        _ => &[],
    }
}

/// Numbers within the bounds of a schema.
pub(super) fn numbers(flat: &Flat<'_>, kind: Kind) -> Vec<Value> {
    let unsigned = matches!(flat.format, Some("uint" | "uint64"));
    let least = flat.least.get("minimum").copied();
    let least = if unsigned {
        Some(least.unwrap_or(0.0).max(0.0))
    } else {
        least
    };
    let most = flat.most.get("maximum").copied();
    let mut found: Vec<Number> = Vec::new();
    let edges = [least, most].into_iter().flatten();
    found.extend([0, 1, 42, -1, 100].map(Number::from));
    match (kind, flat.format) {
        (Kind::Integer, format) => {
            found.extend([i64::MAX, i64::MIN, (1 << 53) + 1].map(Number::from));
            if format == Some("uint64") {
                found.push(Number::from(u64::MAX));
            }
        }
        (_, Some("float")) => {
            found.extend([0.5, -2.25e10].map(Number::from_f64).into_iter().flatten())
        }
        _ => found.extend(
            [0.5, -273.15, 1.5e300, 5e-324, 0.1]
                .map(Number::from_f64)
                .into_iter()
                .flatten(),
        ),
    }
    found.extend(edges.filter_map(|edge| exact(edge, kind)));
    found.retain(|number| fits(number, least, most, flat.multiple));
    if found.is_empty() {
        let made = flat.multiple.or(least).or(most).unwrap_or(0.0);
        found.extend(exact(made, kind).filter(|n| fits(n, least, most, None)));
    }
    let mut seen = Vec::new();
    found.retain(|number| {
        !seen.contains(number) && {
            seen.push(number.clone());
            true
        }
    });
    found.into_iter().map(Value::Number).collect()
}

/// A bound as a number of JSON, where it is one of this kind.
#[expect(
    clippy::cast_possible_truncation,
    reason = "it is whole, and within the bounds of i64"
)]
fn exact(edge: f64, kind: Kind) -> Option<Number> {
    if edge.fract() == 0.0 && edge.abs() < 9e15 {
        return Some(Number::from(edge as i64));
    }
    match kind {
        Kind::Integer => None,
        _ => Number::from_f64(edge),
    }
}

fn fits(number: &Number, least: Option<f64>, most: Option<f64>, multiple: Option<f64>) -> bool {
    let Some(value) = number.as_f64() else {
        return false;
    };
    let divides =
        multiple.is_none_or(|multiple| multiple > 0.0 && (value / multiple).fract() == 0.0);
    least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most) && divides
}

/// A bound on a length.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what any length may be"
)]
pub(super) fn whole(bound: f64) -> usize {
    bound.clamp(0.0, 1e6) as usize
}
