//! Values in the path of a URL.

/// Why a value cannot stand in a path: it would leave the operation's own path.
pub(super) fn refusal(value: &str) -> Option<&'static str> {
    match value {
        "" => Some("is empty"),
        "." => Some("is `.`, which addresses another path"),
        ".." => Some("is `..`, which addresses another path"),
        _ => None,
    }
}

/// Adds a value as one segment, or a part of one: unreserved characters and sub-delimiters, `:` and
/// `@` stay (RFC 3986, section 3.3), all else is percent-encoded.
pub(super) fn push(path: &mut String, value: &str) {
    super::percent::push(path, value, |byte| {
        super::percent::is_unreserved(byte) || b"!$&'()*+,;=:@".contains(&byte)
    });
}

#[cfg(test)]
mod tests {
    use super::{push, refusal};

    #[test]
    fn every_value_stays_one_segment() {
        for (value, encoded) in [
            ("a/b", "a%2Fb"),
            ("a%2Fb", "a%252Fb"),
            ("a b", "a%20b"),
            ("é", "%C3%A9"),
            ("a#b", "a%23b"),
            ("a?x=1", "a%3Fx=1"),
            ("...", "..."),
            ("a\\b\r\n", "a%5Cb%0D%0A"),
            ("-._~!$&'()*+,;=:@", "-._~!$&'()*+,;=:@"),
        ] {
            let mut path = String::new();
            push(&mut path, value);
            assert_eq!(path, encoded);
        }
    }

    #[test]
    fn values_that_change_the_path_are_refused() {
        for value in ["", ".", ".."] {
            assert!(refusal(value).is_some(), "{value:?}");
        }
        assert!(refusal("%2E").is_none() && refusal("...").is_none());
    }
}
