//! Numbers and booleans as XML Schema writes them (Part 2, sections 3.2 and 3.3).

use std::borrow::Cow;

/// The JSON number that a text says; none where it says none.
pub(super) fn number(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim_matches(super::text::is_space);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let end = digits.find(['e', 'E']).unwrap_or(digits.len());
    let (mantissa, exponent) = digits.split_at_checked(end)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_number = !(whole.is_empty() && fraction.is_empty())
        && is_digits(whole)
        && is_digits(fraction)
        && is_exponent(exponent);
    if !is_number {
        return None;
    }
    let short = whole.trim_start_matches('0');
    let is_plain = short.len() == whole.len() || (whole == "0");
    let has_point = mantissa.contains('.');
    if is_plain && !whole.is_empty() && has_point != fraction.is_empty() && !text.starts_with('+') {
        return Some(Cow::Borrowed(text));
    }
    let whole = if short.is_empty() { "0" } else { short };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(Cow::Owned(format!(
        "{sign}{whole}{point}{fraction}{exponent}"
    )))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_exponent(text: &str) -> bool {
    match text.strip_prefix(['e', 'E']) {
        Some(power) => {
            let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
            !digits.is_empty() && is_digits(digits)
        }
        None => text.is_empty(),
    }
}

/// The boolean that a text says; none where it says none.
pub(super) fn boolean(text: &str) -> Option<bool> {
    let text = text.trim_matches(super::text::is_space);
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_those_of_json() {
        for (text, json) in [
            ("5", "5"),
            (" -0.50\n", "-0.50"),
            ("+7", "7"),
            ("007", "7"),
            ("00", "0"),
            ("0", "0"),
            ("-01.5e+3", "-1.5e+3"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1E5", "1E5"),
        ] {
            assert_eq!(number(text).as_deref(), Some(json), "{text}");
        }
        for text in [
            "", " ", "-", ".", "1e", "e5", "INF", "NaN", "1 2", "0x1", "--1", "1,5",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn booleans_are_words_or_digits() {
        for (text, value) in [
            ("true", Some(true)),
            (" 0 ", Some(false)),
            ("False", Some(false)),
            ("yes", None),
        ] {
            assert_eq!(boolean(text), value, "{text}");
        }
    }
}
