//! [`Events`]: a text as a stream of tokens with places, whichever language
//! it is written in. Nothing is expanded and nothing recurses.

use std::borrow::Cow;
use std::ops::Range;

use super::json::Json;
use super::yaml::Yaml;

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// RFC 8259.
    Json,
    /// YAML 1.2.
    Yaml,
}

/// One step through a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token<'t> {
    pub(crate) event: Event<'t>,
    /// The bytes it covers; empty for what has no mark of its own.
    pub(crate) span: Range<usize>,
}

/// What a token is. An anchor is a number from 1, or 0 for none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event<'t> {
    /// The key of the member that follows.
    Key { name: Cow<'t, str>, anchor: usize },
    /// A value without parts, of so many bytes.
    Scalar { size: usize, anchor: usize },
    /// The start of an object or a list.
    Open { is_list: bool, anchor: usize },
    /// The end of an object or a list.
    Close,
    /// The value with this anchor once more.
    Alias { anchor: usize },
}

/// Why a text cannot be gone through any further.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) span: Range<usize>,
    /// A further place, and what is there.
    pub(crate) also: Option<(Range<usize>, &'static str)>,
    pub(crate) help: Option<&'static str>,
}

/// The tokens of a text; ends after the first fault.
pub(crate) struct Events<'t>(Reader<'t>);

enum Reader<'t> {
    Json(Json<'t>),
    // Boxed because saphyr's parser is an order of magnitude larger.
    Yaml(Box<Yaml<'t>>),
    Ended,
}

impl<'t> Events<'t> {
    pub(crate) fn new(text: &'t str, syntax: Syntax) -> Self {
        Self(match syntax {
            Syntax::Json => Reader::Json(Json::new(text)),
            Syntax::Yaml => Reader::Yaml(Box::new(Yaml::new(text))),
        })
    }
}

impl<'t> Iterator for Events<'t> {
    type Item = Result<Token<'t>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let step = match &mut self.0 {
            Reader::Json(json) => json.step(),
            Reader::Yaml(yaml) => yaml.step(),
            Reader::Ended => return None,
        };
        match step {
            Ok(Some(token)) => Some(Ok(token)),
            Ok(None) => {
                self.0 = Reader::Ended;
                None
            }
            Err(fault) => {
                self.0 = Reader::Ended;
                Some(Err(fault))
            }
        }
    }
}

impl Syntax {
    /// The languages `text` may be written in, likeliest first. What looks
    /// like JSON may still be YAML in flow style.
    pub(crate) fn candidates(text: &str) -> &'static [Self] {
        match text.trim_start().starts_with(['{', '[']) {
            true => &[Self::Json, Self::Yaml],
            false => &[Self::Yaml],
        }
    }
}

impl Fault {
    pub(crate) fn syntax(message: impl Into<String>, span: Range<usize>) -> Self {
        Self {
            code: "syntax",
            message: message.into(),
            span,
            also: None,
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    pub(crate) fn also(mut self, span: Range<usize>, note: &'static str) -> Self {
        self.also = Some((span, note));
        self
    }
}
