//! Values in the path of a URL.

/// The text at the beginning of a template, and what follows it.
pub(super) fn text(template: &str) -> (&str, &str) {
    let end = template.find('{').unwrap_or(template.len());
    template.split_at(end)
}

/// The name of the value that a template begins with, and what follows it.
pub(super) fn value(template: &str) -> Option<(&str, &str)> {
    template.strip_prefix('{')?.split_once('}')
}

/// The names of all values of a template.
pub(super) fn names(template: &str) -> impl Iterator<Item = &str> {
    let values = template.split('{').skip(1);
    values.filter_map(|value| Some(value.split_once('}')?.0))
}

/// Why a path cannot go on so from `start`, which is in a segment, to where it `ends` one or not: it
/// would address another path.
pub(super) fn refusal(path: &str, start: usize, ends: bool) -> Option<&'static str> {
    let begin = path.get(..start)?.rfind('/').map_or(0, |slash| slash + 1);
    let mut segments = path.get(begin..)?.split('/');
    let last = segments.next_back().filter(|_| ends);
    segments.chain(last).find_map(|segment| {
        // A server may read a dot that is encoded as the dot it stands for.
        match segment.replace("%2E", ".").replace("%2e", ".").as_str() {
            "." => Some("is `.`, which addresses another path"),
            ".." => Some("is `..`, which addresses another path"),
            _ => None,
        }
    })
}

/// Adds a value as one segment, or a part of one: unreserved characters and sub-delimiters, `:` and
/// `@` stay (RFC 3986, section 3.3), all else is percent-encoded. Behind a question mark
/// only unreserved characters stay.
pub(super) fn push(path: &mut String, value: &str) {
    let in_query = path.contains('?');
    super::percent::push(path, value, |byte| match in_query {
        true => super::percent::is_unreserved(byte),
        false => super::percent::is_in_segment(byte),
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
    fn segments_that_change_the_path_are_refused() {
        for path in ["/a/.", "/a/..", "/a/%2E", "/a/.%2e", "/a/b/../c", "/a/../b"] {
            assert!(refusal(path, 3, true).is_some(), "{path:?}");
        }
        for path in ["/a/...", "/a/%252E", "/a/b.", "/a/b", "/a/", "/./b"] {
            assert!(refusal(path, 3, true).is_none(), "{path:?}");
        }
        assert!(refusal("/a/..", 3, false).is_none());
        assert!(refusal("/a/..", 4, true).is_some());
    }

    #[test]
    fn a_value_in_the_query_of_a_path_stays_one_value() {
        let mut path = "/a?b=".to_owned();
        push(&mut path, "c&d=e+f");
        assert_eq!(path, "/a?b=c%26d%3De%2Bf");
    }
}
