//! Paths between the files of a description: `/` between names, from the
//! folder of the root document, and never out of it.

/// What a reference says of the file it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way<'t> {
    /// The file that it stands in.
    Here,
    /// A file, by its path from the root document's folder.
    File(String),
    /// A place on the network.
    Remote,
    /// A place outside the root document's folder.
    Outside,
    /// What is no path.
    Invalid(&'t str),
}

/// Cuts a reference into the file and what stands behind `#`.
pub(crate) fn cut<'t>(reference: &'t str, folder: &str) -> (Way<'t>, Option<&'t str>) {
    match reference.split_once('#') {
        Some((path, fragment)) => (way(path, folder), Some(fragment)),
        None => (way(reference, folder), None),
    }
}

/// The folder of the file at `path`; empty for the root document's.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn way<'t>(path: &'t str, folder: &str) -> Way<'t> {
    if path.is_empty() {
        return Way::Here;
    }
    let Some(decoded) = percent_decode(path) else {
        return Way::Invalid(path);
    };
    // A drive has a letter for a scheme.
    match decoded.split_once(':') {
        Some((scheme, _)) if is_scheme(scheme) => {
            return match scheme.len() < 2 || scheme.eq_ignore_ascii_case("file") {
                true => Way::Outside,
                false => Way::Remote,
            };
        }
        Some(_) | None => {}
    }
    let decoded = decoded.replace('\\', "/");
    if decoded.starts_with("//") {
        return Way::Remote;
    }
    if decoded.starts_with('/') {
        return Way::Outside;
    }
    if decoded.chars().any(char::is_control) {
        return Way::Invalid(path);
    }
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in decoded.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                if names.pop().is_none() {
                    return Way::Outside;
                }
            }
            name => names.push(name),
        }
    }
    match names.is_empty() {
        true => Way::Invalid(path),
        false => Way::File(names.join("/")),
    }
}

/// RFC 3986, section 3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Replaces `%41` with what it stands for; `None` where that is no text.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (digits, tail) = rest.split_at_checked(2)?;
        let digits = std::str::from_utf8(digits).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = tail;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Way, cut};

    fn file(reference: &str, folder: &str) -> String {
        match cut(reference, folder).0 {
            Way::File(path) => path,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn paths_go_from_the_file_that_says_them() {
        assert_eq!(file("b.yml#/x", "a"), "a/b.yml");
        assert_eq!(file("./b.yml", ""), "b.yml");
        assert_eq!(file("../c/./d.yml", "a/b"), "a/c/d.yml");
        assert_eq!(file("..\\c\\d%20e.yml", "a"), "c/d e.yml");
        assert_eq!(cut("#/x", "a"), (Way::Here, Some("/x")));
    }

    #[test]
    fn paths_stay_in_the_folder() {
        for outside in [
            "../b.yml",
            "a/../../b.yml",
            "/etc/passwd",
            "C:\\b.yml",
            "c:b",
        ] {
            assert_eq!(cut(outside, "").0, Way::Outside, "{outside}");
        }
        assert_eq!(cut("%2e%2e/%2e%2e/b", "a").0, Way::Outside);
        assert_eq!(cut("file:///etc/passwd", "").0, Way::Outside);
        for remote in ["https://example.com/b.yml", "//example.com/b.yml", "urn:b"] {
            assert_eq!(cut(remote, "").0, Way::Remote, "{remote}");
        }
        assert_eq!(cut(".", "").0, Way::Invalid("."));
        assert_eq!(cut("%ff", "").0, Way::Invalid("%ff"));
    }
}
