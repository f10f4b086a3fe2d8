//! Tables: the input of a macro, which no formatter knows, with a line for each entry.

use std::fmt::Write;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A macro and what stands in its braces.
pub(super) fn text(name: &str, input: TokenStream) -> String {
    let mut out = format!("{name}! {{ ");
    let mut line = Line::default();
    for token in input {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                out.push_str(&line.take());
                out.push_str(" {\n");
                entries(&mut out, group.stream());
                out.push_str("} ");
            }
            token => line.push(&token),
        }
    }
    out + &line.take() + "}"
}

fn entries(out: &mut String, tokens: TokenStream) {
    let mut line = Line::default();
    let mut arguments = 0_usize;
    let mut before = ' ';
    for token in tokens {
        let sign = match &token {
            TokenTree::Punct(punct) => punct.as_char(),
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => ' ',
        };
        match sign {
            '<' => arguments += 1,
            '>' if !matches!(before, '-' | '=') => arguments = arguments.saturating_sub(1),
            _ => {}
        }
        before = sign;
        line.push(&token);
        if sign == ',' && arguments == 0 {
            let _ = writeln!(out, "    {}", line.take());
        }
    }
    let rest = line.take();
    if !rest.is_empty() {
        let _ = writeln!(out, "    {rest}");
    }
}

/// Tokens on a line, spaced as Rust is.
#[derive(Default)]
struct Line {
    text: String,
    /// Whether whatever comes next stands close.
    close: bool,
    /// Whether the arguments of a closure have begun.
    bar: bool,
}

impl Line {
    fn take(&mut self) -> String {
        self.close = false;
        std::mem::take(&mut self.text)
    }

    fn push(&mut self, token: &TokenTree) {
        match token {
            TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
            TokenTree::Punct(punct) => {
                let (sign, joint) = (punct.as_char(), punct.spacing() == Spacing::Joint);
                self.sign(sign, joint);
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                self.space();
                self.text.push_str(&token.to_string());
                self.close = false;
            }
        }
    }

    fn space(&mut self) {
        if !self.close && !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    fn sign(&mut self, sign: char, joint: bool) {
        let second = self.close && self.text.ends_with(':') && sign == ':';
        match sign {
            ',' | ';' | '>' | '.' | '?' | ':' | '<' if !self.text.ends_with('=') => {}
            '|' if self.bar => {}
            _ => self.space(),
        }
        self.text.push(sign);
        self.bar ^= sign == '|';
        let opens = matches!(sign, '<' | '&' | '.' | '\'' | '#' | '-') || sign == '|' && self.bar;
        self.close = joint || second || opens;
    }

    fn group(&mut self, delimiter: Delimiter, tokens: TokenStream) {
        let (open, shut) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => (" { ", " }"),
            Delimiter::None => ("", ""),
        };
        if self.text.ends_with(['=', ',', '|']) {
            self.space();
        }
        self.text.push_str(open);
        self.close = true;
        for token in tokens {
            self.push(&token);
        }
        self.text.push_str(shut);
        self.close = false;
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn an_entry_is_a_line() {
        let input = r#"Row, else Unknown { A from BTreeMap<String, Vec<i64>>, #[deprecated]
            b(impl Into<a::B>) = Some(b.into()), c: required "c",
            e(impl I<Item = (A, B)>) = Some(e.map(|(n, v)| (n.into(), v)).collect()), D = -1, }"#;
        let expected = r#"table! { Row, else Unknown {
    A from BTreeMap<String, Vec<i64>>,
    #[deprecated] b(impl Into<a::B>) = Some(b.into()),
    c: required "c",
    e(impl I<Item = (A, B)>) = Some(e.map(|(n, v)| (n.into(), v)).collect()),
    D = -1,
} }"#;
        assert_eq!(text("table", input.parse().unwrap()), expected);
    }
}
