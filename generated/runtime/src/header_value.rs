//! Headers as values.

use http::HeaderMap;
use http::header::SET_COOKIE;

use super::{Decode, Json, decode, encode};

/// The value of a header in the style `simple` (OpenAPI 3.0.3, style values); none where it is not
/// there or is no `T`.
pub fn header_value<T: Decode>(headers: &HeaderMap, name: &str) -> Option<T> {
    let readings = readings(headers, name)?;
    let values = readings.iter().map(|json| decode(json.as_bytes()));
    values.filter_map(Result::ok).next()
}

/// As what a header may be read, the first that fits its type: text, a JSON text, a list, members.
fn readings(headers: &HeaderMap, name: &str) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for value in headers.get_all(name) {
        lines.push(std::str::from_utf8(value.as_bytes()).ok()?.trim());
    }
    if lines.is_empty() {
        return None;
    }
    // Cookies have commas of their own, and never share a line (RFC 6265, section 3).
    if name.eq_ignore_ascii_case(SET_COOKIE.as_str()) {
        return Some(vec![list(&lines, quoted)]);
    }
    // Several lines are one list (RFC 9110, section 5.3).
    let text = lines.join(", ");
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    Some(vec![
        encode(&text),
        text.clone(),
        list(&parts, quoted),
        list(&parts, plain),
        members(&parts, quoted),
        members(&parts, plain),
    ])
}

fn list(parts: &[&str], write: impl Fn(&str) -> String) -> String {
    let parts: Vec<String> = parts.iter().map(|part| write(part)).collect();
    format!("[{}]", parts.join(","))
}

/// Names and values, as `a=1,b=2` or, not exploded, as `a,1,b,2`.
fn members(parts: &[&str], write: impl Fn(&str) -> String) -> String {
    let exploded = parts.iter().map(|part| part.split_once('='));
    let pairs: Option<Vec<(&str, &str)>> = exploded.collect();
    let pairs = pairs.unwrap_or_else(|| {
        let pairs = parts.chunks_exact(2);
        let pairs = pairs.filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
        pairs.collect()
    });
    let member = |(name, value): &(&str, &str)| format!("{}:{}", encode(name), write(value));
    let members: Vec<String> = pairs.iter().map(member).collect();
    format!("{{{}}}", members.join(","))
}

/// A part that is JSON stays, and any other one is text.
fn plain(part: &str) -> String {
    match decode::<Json>(part.as_bytes()) {
        Ok(_) => part.to_owned(),
        Err(_) => quoted(part),
    }
}

/// A part as text.
fn quoted(part: &str) -> String {
    encode(&part)
}
