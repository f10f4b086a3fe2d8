//! The text behind a string literal, for comments.

use proc_macro2::Literal;

/// The text of a doc attribute, if a comment can say it: a line that does not
/// begin as another kind of comment would.
pub(super) fn comment(literal: &Literal) -> Option<String> {
    let spelled = literal.to_string();
    let inner = spelled.strip_prefix('"')?.strip_suffix('"')?;
    let text = match inner.contains('\\') {
        true => unescaped(inner)?,
        false => inner.to_owned(),
    };
    let is_line = !text.starts_with('/') && !text.contains(['\n', '\r']);
    is_line.then(|| text.trim_end().to_owned())
}

/// The escapes that [`Literal::string`] writes, undone.
fn unescaped(inner: &str) -> Option<String> {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        text.push(match rest.next()? {
            c @ ('"' | '\'' | '\\') => c,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'u' => {
                let digits: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
            }
            _ => return None,
        });
    }
    Some(text)
}
