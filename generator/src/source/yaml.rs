//! `saphyr-parser`'s events, with places in bytes.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser as saphyr;
use saphyr_parser::{Marker, Parser, ScalarStyle, Span, StrInput};

use super::event::{Event, Fault, Token};

pub(super) struct Yaml<'t> {
    parser: Parser<'t, StrInput<'t>>,
    places: Places<'t>,
    /// The objects and lists that are open.
    open: Vec<Open>,
    documents: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    List,
    /// An object whose next value is a key.
    Keys,
    /// An object whose key has been read.
    Values,
}

impl<'t> Yaml<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            parser: Parser::new_from_str(text),
            places: Places {
                text,
                char: 0,
                byte: 0,
            },
            open: Vec::new(),
            documents: 0,
        }
    }

    pub(super) fn step(&mut self) -> Result<Option<Token<'t>>, Fault> {
        loop {
            let (event, span) = match self.parser.next_event() {
                None => return Ok(None),
                Some(Ok(next)) => next,
                Some(Err(error)) => {
                    let at = self.places.point(*error.marker());
                    return Err(explain(error.info(), at, self.places.text));
                }
            };
            let span = self.places.range(span);
            let event = match event {
                saphyr::Event::Nothing
                | saphyr::Event::StreamStart
                | saphyr::Event::StreamEnd
                | saphyr::Event::DocumentEnd => continue,
                saphyr::Event::DocumentStart(_) => {
                    self.document(&span)?;
                    continue;
                }
                saphyr::Event::Scalar(text, style, anchor, _) => {
                    let span = trim(self.places.text, span, style);
                    return Ok(Some(self.scalar(text, anchor, span)));
                }
                saphyr::Event::Alias(anchor) => {
                    self.value(&span)?;
                    Event::Alias { anchor }
                }
                saphyr::Event::SequenceStart(anchor, _) => {
                    self.value(&span)?;
                    self.open.push(Open::List);
                    Event::Open {
                        is_list: true,
                        anchor,
                    }
                }
                saphyr::Event::MappingStart(anchor, _) => {
                    self.value(&span)?;
                    self.open.push(Open::Keys);
                    Event::Open {
                        is_list: false,
                        anchor,
                    }
                }
                saphyr::Event::SequenceEnd | saphyr::Event::MappingEnd => {
                    self.open.pop();
                    Event::Close
                }
            };
            return Ok(Some(Token { event, span }));
        }
    }

    fn document(&mut self, span: &Range<usize>) -> Result<(), Fault> {
        self.documents += 1;
        match self.documents {
            0 | 1 => Ok(()),
            _ => Err(Fault {
                code: "several-documents",
                ..Fault::syntax("a second document starts here", span.clone())
            }
            .help("keep one document, and remove the `---` line with all below it")),
        }
    }

    fn scalar(&mut self, text: Cow<'t, str>, anchor: usize, span: Range<usize>) -> Token<'t> {
        let event = match self.open.last_mut() {
            Some(open @ Open::Keys) => {
                *open = Open::Values;
                Event::Key { name: text, anchor }
            }
            Some(open @ Open::Values) => {
                *open = Open::Keys;
                Event::Scalar {
                    size: text.len(),
                    anchor,
                }
            }
            Some(Open::List) | None => Event::Scalar {
                size: text.len(),
                anchor,
            },
        };
        Token { event, span }
    }

    /// Notes that a value which is no scalar starts here.
    fn value(&mut self, span: &Range<usize>) -> Result<(), Fault> {
        match self.open.last_mut() {
            Some(Open::Keys) => Err(Fault {
                code: "complex-key",
                ..Fault::syntax("a key must be plain text", span.clone())
            }
            .help("write the key out as text, in quotes if need be")),
            Some(open @ Open::Values) => {
                *open = Open::Keys;
                Ok(())
            }
            Some(Open::List) | None => Ok(()),
        }
    }
}

/// Of a block scalar (`|`, `>`) the first line is enough to show; saphyr lets
/// scalars trail into the space behind them.
fn trim(text: &str, span: Range<usize>, style: ScalarStyle) -> Range<usize> {
    let covered = text.get(span.clone()).unwrap_or_default();
    let shown = match style {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            covered.split(['\n', '\r']).next().unwrap_or_default()
        }
        ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => covered,
    };
    span.start..span.start + shown.trim_end().len()
}

/// Puts saphyr's words into ours, with the cure where the fault is common.
fn explain(info: &str, at: usize, text: &str) -> Fault {
    if let Some(key) = long_key(info, at, text) {
        return Fault {
            code: "too-long",
            ..Fault::syntax(
                "a key of more than 1,024 characters cannot be read from YAML",
                key,
            )
        }
        .help("shorten it, or write the description as JSON");
    }
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let span = at..at + next.filter(|c| *c != '\n').map_or(0, char::len_utf8);
    Fault {
        help: cure(info),
        ..Fault::syntax(format!("this is not YAML: {info}"), span)
    }
}

/// The key that saphyr has given up on for its length alone.
fn long_key(info: &str, at: usize, text: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 1024;
    let before = text.get(..at)?;
    let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
    let key = line.trim_start();
    let is_long = info.contains("simple key") && key.chars().count() > LONGEST;
    is_long.then(|| at - key.len()..at)
}

/// What helps against a fault that a YAML parser puts so.
pub(crate) fn cure(words: &str) -> Option<&'static str> {
    let common = CURES.iter().find(|(part, _)| words.contains(part));
    common.map(|(_, cure)| *cure)
}

/// A part of what saphyr or libyaml says → what helps.
const CURES: &[(&str, &str)] = &[
    ("tabs", "indent with spaces; YAML takes no tabs there"),
    ("unknown anchor", "define the anchor above with `&name`"),
    (
        "mapping values are not allowed",
        "put the text in quotes if its `: ` is no key, or mend the indentation",
    ),
    ("valid YAML whitespace", "put one space after the `:`"),
    ("unexpected character", "put the text in quotes"),
    ("cannot start any token", "put the text in quotes"),
    ("infinity", "leave it out, or put it in quotes"),
    (
        "control characters",
        "write it as an escape in double quotes, such as `\"\\x07\"`",
    ),
    (
        "could not find expected ':'",
        "put a `:` after the key, or mend the indentation",
    ),
    (
        "did not find expected key",
        "indent this line as far as the keys that it belongs to",
    ),
    (
        "simple key",
        "put a `:` after the key, or mend the indentation",
    ),
    (
        "Unicode character escape",
        "write the character itself instead of `\\u…` escapes, or the description as JSON",
    ),
    (
        "quoted scalar",
        "close the quotes, or indent the lines that the text goes on in",
    ),
];

/// Turns saphyr's places, counted in characters, into bytes. They come nearly
/// in order, so each is counted from the one before.
struct Places<'t> {
    text: &'t str,
    char: usize,
    byte: usize,
}

impl Places<'_> {
    fn range(&mut self, span: Span) -> Range<usize> {
        let start = self.point(span.start);
        let end = self.point(span.end);
        start..end.max(start)
    }

    fn point(&mut self, marker: Marker) -> usize {
        let wanted = marker.index();
        while self.char > wanted {
            let before = self.text.get(..self.byte).unwrap_or_default();
            let Some(last) = before.chars().next_back() else {
                break;
            };
            self.byte -= last.len_utf8();
            self.char -= 1;
        }
        let after = self.text.get(self.byte..).unwrap_or_default();
        for next in after.chars().take(wanted - self.char) {
            self.byte += next.len_utf8();
            self.char += 1;
        }
        self.byte
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::{Event, Events, Fault, Syntax};

    /// What the tokens of `text` cover, ends left out.
    fn covered(text: &str) -> Vec<&str> {
        Events::new(text, Syntax::Yaml)
            .map(Result::unwrap)
            .filter(|token| token.event != Event::Close)
            .map(|token| &text[token.span])
            .collect()
    }

    fn fault(text: &str) -> Fault {
        Events::new(text, Syntax::Yaml)
            .find_map(Result::err)
            .unwrap()
    }

    #[test]
    fn counts_bytes_whatever_the_characters_and_line_breaks() {
        assert_eq!(
            covered("🌳: ü # 🌳\r\nb: 'x'\r\nc:\r\n  - \"🌳\"\r\n  - {d: é}\r\n"),
            ["", "🌳", "ü", "b", "'x'", "c", "", "\"🌳\"", "{", "d", "é"]
        );
    }

    #[test]
    fn shows_a_block_scalar_by_its_first_line() {
        assert_eq!(
            covered("a: |-\n  b\n  c\nd: >\n  e\n"),
            ["", "a", "b", "d", "e"]
        );
    }

    #[test]
    fn tells_keys_from_values() {
        let events = Events::new("a: {b: c}\nd: [e, f]\n", Syntax::Yaml).map(Result::unwrap);
        let keys = events.filter(|token| matches!(token.event, Event::Key { .. }));
        assert_eq!(keys.count(), 3);
    }

    #[test]
    fn refuses_what_json_cannot_say() {
        assert_eq!(fault("? [a]\n: b").code, "complex-key");
        assert_eq!(fault("a: &x b\n*x : c").code, "complex-key");
        assert_eq!(fault("a: 1\n---\nb: 1").code, "several-documents");
    }
}
