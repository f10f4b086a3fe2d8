//! Escapers for templates: a text of the description stays a text.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// Inside a basic string of TOML (TOML 1.0, strings).
#[derive(Clone, Copy)]
pub(crate) struct Toml;

/// Inside a line of Markdown.
#[derive(Clone, Copy)]
pub(crate) struct Markdown;

impl Escaper for Toml {
    fn write_escaped_str<W: Write>(&self, mut out: W, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '"' => out.write_str("\\\"")?,
                '\\' => out.write_str("\\\\")?,
                c if c.is_control() => write!(out, "\\u{:04X}", u32::from(c))?,
                c => out.write_char(c)?,
            }
        }
        Ok(())
    }
}

impl Escaper for Markdown {
    fn write_escaped_str<W: Write>(&self, mut out: W, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '<' => out.write_str("&lt;")?,
                '[' | '`' | '|' | '\\' | '*' | '_' => write!(out, "\\{c}")?,
                c if c.is_control() => out.write_char(' ')?,
                c => out.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(escaper: impl Escaper, text: &str) -> String {
        let mut out = String::new();
        escaper
            .write_escaped_str(&mut out, text)
            .expect("a string takes all");
        out
    }

    #[test]
    fn a_text_cannot_leave_its_string() {
        assert_eq!(escaped(Toml, "a\"\n[b]\\"), "a\\\"\\u000A[b]\\\\");
        assert_eq!(escaped(Markdown, "<b>[x](y)`"), "&lt;b>\\[x](y)\\`");
    }
}
