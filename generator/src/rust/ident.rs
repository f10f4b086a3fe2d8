use std::fmt;

use serde::Serialize;

/// A Rust identifier that is valid and free where it is used.
///
/// Only `plan/name.rs` makes one, so that a text of the description can
/// never reach the output as code by another way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Ident(String);

impl Ident {
    /// Wraps `text` if it is an identifier in ASCII and no keyword.
    pub(crate) fn checked(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        let first = chars.next()?;
        let starts = first.is_ascii_alphabetic() || first == '_';
        let goes_on = chars.all(|c| c.is_ascii_alphanumeric() || c == '_');
        (starts && goes_on && text != "_" && !is_keyword(text)).then(|| Self(text.to_owned()))
    }

    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether edition 2024 keeps this word for itself.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
}

/// Strict and reserved keywords of edition 2024 (Rust reference, keywords).
const KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_sorted_for_the_search() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn only_identifiers_pass() {
        for good in ["a", "_1", "Token", "r2d2"] {
            assert!(Ident::checked(good).is_some(), "{good}");
        }
        for bad in ["", "_", "1a", "a-b", "gen", "Self", "é", "a b", "r#type"] {
            assert!(Ident::checked(bad).is_none(), "{bad}");
        }
    }
}
