//! Identifiers of resources (RFC 3986), in any script (RFC 3987).

use super::{Format, Text, Verbatim};

/// A URI or IRI with its scheme, such as `https://example.com/a?b=c` (RFC 3986, RFC 3987).
pub type Uri = Text<UriFormat>;

/// A URI or IRI, or one relative to another, such as `../a?b=c` (RFC 3986, section 4.1).
pub type UriReference = Text<UriReferenceFormat>;

/// What makes a text a [`Uri`].
pub enum UriFormat {}

/// What makes a text a [`UriReference`].
pub enum UriReferenceFormat {}

impl Format for UriFormat {
    const NAME: &'static str = "Uri";
    const EXPECTED: &'static str = "a URI such as https://example.com/";

    fn is_valid(text: &str) -> bool {
        scheme(text).is_some_and(|(_, rest)| is_rest(rest))
    }
}

impl Format for UriReferenceFormat {
    const NAME: &'static str = "UriReference";
    const EXPECTED: &'static str =
        "a URI such as https://example.com/, or a part of one such as ../a";

    fn is_valid(text: &str) -> bool {
        let first = text.split(['/', '?', '#']).next().unwrap_or_default();
        // A colon there would make a scheme of what is before it.
        UriFormat::is_valid(text) || (!first.contains(':') && is_rest(text))
    }
}

impl Verbatim for UriFormat {}
impl Verbatim for UriReferenceFormat {}

impl Uri {
    /// What stands before the first colon, such as `https`; none where the text is no URI.
    pub fn scheme(&self) -> Option<&str> {
        let (scheme, rest) = scheme(self.as_str())?;
        is_rest(rest).then_some(scheme)
    }
}

/// The scheme, and what follows its colon.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let begins = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    (begins && scheme.bytes().all(is_letter)).then_some((scheme, rest))
}

/// Whether a text may follow a scheme: authority, path, query and fragment.
fn is_rest(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let (authority, path) = match text.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", text),
    };
    is_spelled(authority, "[]:@")
        && is_spelled(path, "/:@")
        && is_spelled(query, "/:@?")
        && is_spelled(fragment, "/:@?")
}

/// Whether a text has no characters but these, unreserved ones, sub-delimiters and encoded ones.
fn is_spelled(text: &str, others: &str) -> bool {
    let mut pieces = text.split('%');
    let plain = |piece: &str| {
        let is_plain = |it: char| match it.is_ascii() {
            true => {
                it.is_ascii_alphanumeric() || "-._~!$&'()*+,;=".contains(it) || others.contains(it)
            }
            false => !it.is_control(),
        };
        piece.chars().all(is_plain)
    };
    let encoded = |piece: &str| {
        let digits = piece.split_at_checked(2);
        digits.is_some_and(|(digits, rest)| {
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && plain(rest)
        })
    };
    pieces.next().is_some_and(plain) && pieces.all(encoded)
}
