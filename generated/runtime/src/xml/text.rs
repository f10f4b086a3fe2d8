//! Characters and names (XML 1.0, sections 2.2 and 2.3).

use std::fmt::Write;

/// Whether a document may hold this character at all.
pub(super) fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => true,
    }
}

/// White space.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether an element or attribute may be called so, a prefix left aside (Namespaces in XML 1.0,
/// section 3).
pub(super) fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    let first = characters.next().is_some_and(is_first);
    first && characters.all(|c| is_first(c) || is_later(c))
}

fn is_first(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn is_later(c: char) -> bool {
    matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// Writes text between tags; false where it holds what XML cannot say.
pub(super) fn push(out: &mut String, text: &str) -> bool {
    escape(out, text, |c| matches!(c, '&' | '<' | '>' | '\r'))
}

/// Writes the value of an attribute; false where it holds what XML cannot say.
pub(super) fn push_value(out: &mut String, text: &str) -> bool {
    escape(out, text, |c| {
        matches!(c, '&' | '<' | '>' | '"' | '\t' | '\n' | '\r')
    })
}

fn escape(out: &mut String, text: &str, is_special: fn(char) -> bool) -> bool {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_special(c) => out.push_str("&quot;"),
            c if !is_allowed(c) => return false,
            // Writing into a string cannot fail.
            c if is_special(c) => drop(write!(out, "&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    true
}

/// Writes a CDATA section, or several where the text holds the end of one; false where it holds
/// what XML cannot say, or what would be lost there.
pub(super) fn push_cdata(out: &mut String, text: &str) -> bool {
    if text.contains('\r') {
        return push(out, text);
    }
    out.push_str("<![CDATA[");
    out.push_str(&text.replace("]]>", "]]]]><![CDATA[>"));
    out.push_str("]]>");
    text.chars().all(is_allowed)
}
