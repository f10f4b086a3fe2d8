//! [`Tokens`]: a file as a row of tokens, and as one endless line of text.

use super::class::Class;

/// A token of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) class: Class,
    /// The other end of a pair of delimiters; of any other token, itself.
    pub(super) mate: usize,
    /// Where its text is in the endless line, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The same in columns, as an editor counts them.
    pub(super) left: usize,
    pub(super) right: usize,
}

/// What is before the first and behind the last token.
const NOTHING: Token = Token {
    class: Class::Edge,
    mate: 0,
    start: 0,
    end: 0,
    left: 0,
    right: 0,
};

/// Tokens that stand side by side; `to` is no more one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Span {
    pub(super) fn is_empty(self) -> bool {
        self.from >= self.to
    }
}

/// A file, ready to be laid out.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// All tokens in one line, spaced as in a line of code.
    pub(super) line: String,
    pub(super) list: Vec<Token>,
}

impl Tokens {
    pub(super) fn get(&self, at: usize) -> Token {
        self.list.get(at).copied().unwrap_or(NOTHING)
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.get(at).class
    }

    /// The text of one token.
    pub(super) fn word(&self, at: usize) -> &str {
        let Token { start, end, .. } = self.get(at);
        self.line.get(start..end).unwrap_or_default()
    }

    /// The tokens on one line.
    pub(super) fn flat(&self, span: Span) -> &str {
        if span.is_empty() {
            return "";
        }
        let (first, last) = (self.get(span.from), self.get(span.to - 1));
        self.line.get(first.start..last.end).unwrap_or_default()
    }

    /// How many columns the tokens take on one line.
    pub(super) fn width(&self, span: Span) -> usize {
        if span.is_empty() {
            return 0;
        }
        let (first, last) = (self.get(span.from), self.get(span.to - 1));
        last.right - first.left
    }

    /// The token behind this one, or behind the group that it opens.
    pub(super) fn next(&self, at: usize) -> usize {
        self.get(at).mate.max(at) + 1
    }

    /// What is inside a group that opens here.
    pub(super) fn inside(&self, open: usize) -> Span {
        let to = self.get(open).mate;
        Span { from: open + 1, to }
    }

    /// The first token of these, groups passed over, that is of this class.
    pub(super) fn find(&self, span: Span, wanted: impl Fn(Class) -> bool) -> Option<usize> {
        let mut at = span.from;
        while at < span.to {
            if wanted(self.class(at)) {
                return Some(at);
            }
            at = self.next(at);
        }
        None
    }

    /// The parts between separators; a last empty one does not count.
    pub(super) fn split(&self, span: Span, separator: Class) -> Vec<Span> {
        let mut parts = Vec::new();
        let mut from = span.from;
        while from < span.to {
            let rest = Span { from, to: span.to };
            let to = self.find(rest, |class| class == separator);
            let to = to.unwrap_or(span.to);
            parts.push(Span { from, to });
            from = to + 1;
        }
        parts
    }
}
