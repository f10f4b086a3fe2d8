//! Keeps what a document says from reaching the terminal as a command.

use std::borrow::Cow;

/// Longer texts are cut: nobody reads on.
const LONGEST: usize = 1000;

/// `text` for a message: what a terminal would obey is spelled out.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let is_long = text.len() > LONGEST;
    if !is_long && !text.contains(|c| is_unsafe(c) && c != '\n') {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len().min(LONGEST));
    for c in text.chars() {
        if escaped.len() > LONGEST {
            escaped.push('…');
            break;
        }
        match is_unsafe(c) && c != '\n' {
            true => escaped.extend(c.escape_unicode()),
            false => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// `text` as an excerpt: what a terminal would obey becomes U+FFFD.
pub(super) fn mask(text: &str) -> Cow<'_, str> {
    let is_masked = |c: char| is_unsafe(c) && !matches!(c, '\n' | '\r' | '\t');
    match text.contains(is_masked) {
        true => Cow::Owned(text.replace(is_masked, "\u{fffd}")),
        false => Cow::Borrowed(text),
    }
}

/// Controls, and marks that turn the direction of text or break lines unseen.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::{escape, mask};

    #[test]
    fn spells_out_controls_and_bidi_marks() {
        assert_eq!(escape("plain ü 🦀\nline"), "plain ü 🦀\nline");
        assert_eq!(escape("\u{1b}[2J\u{202e}"), "\\u{1b}[2J\\u{202e}");
        assert_eq!(escape("\u{9b}31m"), "\\u{9b}31m");
        assert_eq!(mask("a\u{9b}b\tc\n"), "a\u{fffd}b\tc\n");
    }

    #[test]
    fn cuts_what_is_too_long() {
        let text = "ü".repeat(2000);
        assert!(escape(&text).len() < 1010);
        assert!(escape(&text).ends_with('…'));
    }
}
