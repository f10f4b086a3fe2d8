//! A scanner for JSON (RFC 8259), as strict as `serde_json`.

use std::borrow::Cow;
use std::ops::Range;

use super::event::{Event, Fault, Token};

pub(super) struct Json<'t> {
    text: &'t str,
    /// Bytes read.
    at: usize,
    /// Where the last value ended.
    end: usize,
    /// The objects and lists that are open.
    open: Vec<Open>,
    next: Next,
}

#[derive(Clone, Copy)]
struct Open {
    start: usize,
    is_list: bool,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Value,
    /// Right after `{` or `[`.
    EntryOrClose,
    /// After a comma.
    Entry,
    CommaOrClose,
}

type Step<'t> = Result<Option<Token<'t>>, Fault>;

impl<'t> Json<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            end: 0,
            open: Vec::new(),
            next: Next::Value,
        }
    }

    pub(super) fn step(&mut self) -> Step<'t> {
        self.skip_space();
        let Some(open) = self.open.last().copied() else {
            return match self.next {
                Next::Value => self.value(),
                Next::EntryOrClose | Next::Entry | Next::CommaOrClose => self.finish(),
            };
        };
        match (self.next, self.peek()) {
            (_, None) => Err(Fault::syntax("the file ends too early", self.here())
                .also(open.start..open.start + 1, "never closed")),
            (Next::EntryOrClose | Next::CommaOrClose, Some(b']')) if open.is_list => self.close(),
            (Next::EntryOrClose | Next::CommaOrClose, Some(b'}')) if !open.is_list => self.close(),
            (Next::CommaOrClose, Some(b',')) => {
                self.at += 1;
                self.next = Next::Entry;
                self.step()
            }
            (Next::CommaOrClose, Some(_)) => {
                let close = if open.is_list { ']' } else { '}' };
                let message = format!("expected `,` or `{close}` after this value");
                Err(Fault::syntax(message, self.end..self.end).also(self.here(), "found this"))
            }
            (Next::EntryOrClose | Next::Entry, Some(_)) if !open.is_list => self.key(),
            (Next::EntryOrClose | Next::Entry | Next::Value, Some(_)) => self.value(),
        }
    }

    fn finish(&mut self) -> Step<'t> {
        match self.peek() {
            None => Ok(None),
            Some(_) => Err(Fault::syntax(
                "nothing may follow the end of the document",
                self.here(),
            )),
        }
    }

    fn close(&mut self) -> Step<'t> {
        self.open.pop();
        self.next = Next::CommaOrClose;
        self.at += 1;
        self.end = self.at;
        Ok(Some(Token {
            event: Event::Close,
            span: self.at - 1..self.at,
        }))
    }

    fn key(&mut self) -> Step<'t> {
        if self.peek() != Some(b'"') {
            let message = "expected a key in double quotes";
            return Err(Fault::syntax(message, self.here()));
        }
        let span = self.string()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            let message = "expected `:` after the key";
            return Err(Fault::syntax(message, self.here()).also(span, "the key"));
        }
        self.at += 1;
        self.next = Next::Value;
        let raw = self
            .text
            .get(span.start + 1..span.end - 1)
            .unwrap_or_default();
        let name = match raw.contains('\\') {
            // The scanner has just found it valid.
            true => serde_json::from_str(self.text.get(span.clone()).unwrap_or_default())
                .map_or(Cow::Borrowed(raw), Cow::Owned),
            false => Cow::Borrowed(raw),
        };
        Ok(Some(Token {
            event: Event::Key { name, anchor: 0 },
            span,
        }))
    }

    fn value(&mut self) -> Step<'t> {
        let start = self.at;
        let is_list = match self.peek() {
            Some(b'{') => false,
            Some(b'[') => true,
            Some(_) => {
                self.scalar()?;
                self.next = Next::CommaOrClose;
                self.end = self.at;
                let span = start..self.at;
                let event = Event::Scalar {
                    size: span.len(),
                    anchor: 0,
                };
                return Ok(Some(Token { event, span }));
            }
            None => return Err(Fault::syntax("expected a value", self.here())),
        };
        self.open.push(Open { start, is_list });
        self.next = Next::EntryOrClose;
        self.at += 1;
        Ok(Some(Token {
            event: Event::Open { is_list, anchor: 0 },
            span: start..self.at,
        }))
    }

    fn scalar(&mut self) -> Result<(), Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if let Some(word) = ["true", "false", "null"]
            .into_iter()
            .find(|word| rest.starts_with(word))
        {
            self.at += word.len();
            return Ok(());
        }
        match self.peek() {
            Some(b'"') => self.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(Fault::syntax("expected a value", self.here())),
        }
    }

    fn number(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.eat(b'-');
        let is_whole = self.eat(b'0') || self.digits();
        let has_fraction = !self.eat(b'.') || self.digits();
        let has_exponent = !(self.eat(b'e') || self.eat(b'E')) || {
            let _signed = self.eat(b'+') || self.eat(b'-');
            self.digits()
        };
        let is_number = is_whole && has_fraction && has_exponent;
        match is_number && !matches!(self.peek(), Some(b'0'..=b'9')) {
            true => Ok(()),
            false => {
                let end = self.here().end;
                Err(Fault::syntax("not a number as JSON writes it", start..end))
            }
        }
    }

    /// Reads a string; what it covers, quotes included.
    fn string(&mut self) -> Result<Range<usize>, Fault> {
        let start = self.at;
        self.at += 1;
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let plain = rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
            self.at += plain.unwrap_or(rest.len());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(start..self.at);
                }
                Some(b'\\') => self.escape()?,
                Some(_) => {
                    let message = "a line break, a tab or a control character inside text";
                    return Err(Fault::syntax(message, self.here())
                        .also(start..start + 1, "the text starts here")
                        .help("write it as an escape, such as `\\n` or `\\t`"));
                }
                None => {
                    return Err(Fault::syntax("the file ends too early", self.here())
                        .also(start..start + 1, "this text never ends"));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 1;
                return Ok(());
            }
            Some(b'u') => {}
            _ => {
                return Err(Fault::syntax(
                    "no such escape in JSON",
                    start..self.here().end,
                ));
            }
        }
        let bad = |end| Fault::syntax("not a Unicode character", start..end);
        match self.unit() {
            Some(0xd800..=0xdbff) => match self.peek() == Some(b'\\') {
                true => {
                    self.at += 1;
                    match self.unit() {
                        Some(0xdc00..=0xdfff) => Ok(()),
                        _ => Err(bad(self.at)),
                    }
                }
                false => Err(bad(self.at)),
            },
            Some(0xdc00..=0xdfff) | None => Err(bad(self.at)),
            Some(_) => Ok(()),
        }
    }

    /// `u` and four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        if !self.eat(b'u') {
            return None;
        }
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at > start
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The character that is next, or nothing at the end.
    fn here(&self) -> Range<usize> {
        let next = self
            .text
            .get(self.at..)
            .and_then(|rest| rest.chars().next());
        self.at..self.at + next.map_or(0, char::len_utf8)
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::{Event, Events, Syntax};

    fn is_read(text: &str) -> bool {
        Events::new(text, Syntax::Json).all(|token| token.is_ok())
    }

    /// Texts as serde_json sees them, one a line.
    fn agree(texts: &str, wanted: bool) {
        for text in texts.lines() {
            let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok();
            assert_eq!((is_read(text), is_json), (wanted, wanted), "{text:?}");
        }
    }

    #[test]
    fn accepts_what_serde_json_accepts() {
        let texts = r#"null
 [1, -0, 0.5, 1e5, 1E-5, -1.5e+10, -0.0e-0] 
{}
[[], {}]
{"a": {"b": [true, false, null]}}
"\"\\\/\b\f\n\r\t\u00e9\ud83c\udf33"
"ü🌳""#;
        agree(texts, true);
        agree("\"\u{7f}\"", true);
    }

    #[test]
    fn refuses_values_that_serde_json_refuses() {
        let texts = "nul|truefalse|01|-|1.|.5|1e|1e+|+1|0x1|-01|1ee5|1 2|// no|1\u{a0}|\u{feff}1| ";
        agree(&texts.replace('|', "\n"), false);
        agree(
            &"[1,]|[,1]|[1 2]|[}|[|[1]]|[1,,2]".replace('|', "\n"),
            false,
        );
        assert!(!is_read(""));
    }

    #[test]
    fn refuses_objects_and_strings_that_serde_json_refuses() {
        let texts = r#"{,}
{"a"}
{"a":}
{"a":1,}
{a:1}
{1:1}
{]
{
{"a":1
{"a":1 "b":2}
{"a" 1}
"
"\
"\u
"\u12
"\x"
"\u12g4"
"\u+123"
"\ud83c"
"\udf33"
"\ud83cx"
"\ud83c\n"
"\ud83c\ud83c""#;
        agree(texts, false);
        for control in ["\n", "\t", "\0"] {
            assert!(!is_read(&format!("\"{control}\"")));
        }
    }

    #[test]
    fn covers_what_it_reads() {
        let text = r#"{ "a\u0062": ["ü", 12] }"#;
        let tokens: Vec<_> = Events::new(text, Syntax::Json)
            .map(Result::unwrap)
            .collect();
        let covered: Vec<&str> = tokens
            .iter()
            .map(|token| &text[token.span.clone()])
            .collect();
        assert_eq!(covered, ["{", r#""a\u0062""#, "[", "\"ü\"", "12", "]", "}"]);
        let Event::Key { name, .. } = &tokens[1].event else {
            panic!("{:?}", tokens[1]);
        };
        assert_eq!(name, "ab");
    }
}
