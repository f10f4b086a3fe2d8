//! From a tree of tokens to a row of them, each with its place in an endless
//! line. Groups are taken apart in place: what was opened is closed by the
//! same call, so the text is balanced whatever is in it.

use std::fmt::Write;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};

use super::class::Class;
use super::columns::columns;
use super::literal;
use super::token::{Token, Tokens};

pub(super) fn lex(stream: TokenStream) -> Tokens {
    let mut lexer = Lexer::default();
    lexer.stream(stream);
    lexer.tokens
}

#[derive(Default)]
struct Lexer {
    tokens: Tokens,
    /// The `<` that wait for their `>`, of all groups that are open.
    angles: Vec<usize>,
    /// Whether a closure's parameters are being read.
    in_bars: bool,
    /// Whether a macro's own language is being read, in which every comma
    /// may count.
    in_table: bool,
    /// Signs that belong together and have not all come.
    sign: String,
}

impl Lexer {
    /// How many commas there are at this level.
    fn stream(&mut self, stream: TokenStream) -> usize {
        let mut commas = 0;
        let waiting = self.angles.len();
        for token in stream {
            match token {
                TokenTree::Ident(word) => self.word(&word),
                TokenTree::Punct(sign) => {
                    commas += usize::from(sign.as_char() == ',');
                    self.sign(&sign);
                }
                TokenTree::Literal(literal) => self.literal(&literal),
                TokenTree::Group(group) => self.group(group),
            }
        }
        self.signs();
        self.angles.truncate(waiting);
        commas
    }

    fn last(&self) -> Class {
        self.tokens
            .list
            .last()
            .map_or(Class::Edge, |token| token.class)
    }

    /// Adds a token, with a space before it where one belongs.
    fn push(&mut self, class: Class, text: &str) {
        self.begin(class);
        self.tokens.line.push_str(text);
        self.finish();
    }

    fn begin(&mut self, class: Class) {
        let Tokens { line, list } = &mut self.tokens;
        let before = list.last().copied();
        let gap = before.is_some_and(|before| before.class.gap(class));
        if gap {
            line.push(' ');
        }
        let left = before.map_or(0, |before| before.right) + usize::from(gap);
        let (start, mate) = (line.len(), list.len());
        list.push(Token {
            class,
            mate,
            start,
            end: start,
            left,
            right: left,
        });
    }

    fn finish(&mut self) {
        let Tokens { line, list } = &mut self.tokens;
        if let Some(token) = list.last_mut() {
            token.end = line.len();
            let text = line.get(token.start..).unwrap_or_default();
            token.right = token.left + columns(text);
        }
    }

    fn word(&mut self, word: &Ident) {
        if self.sign == "'" {
            self.sign.clear();
            self.push(Class::Word, &format!("'{word}"));
            return;
        }
        self.signs();
        self.begin(Class::Word);
        // Nothing fails that is written to a string.
        let _ = write!(self.tokens.line, "{word}");
        self.finish();
        self.reclass();
    }

    /// A keyword has other neighbours than a name.
    fn reclass(&mut self) {
        let Tokens { line, list } = &mut self.tokens;
        let before = list.len().checked_sub(2).and_then(|at| list.get(at));
        let before = before.map_or(Class::Edge, |token| token.class);
        if let Some(token) = list.last_mut() {
            let text = line.get(token.start..).unwrap_or_default();
            token.class = Class::of_word(text, before);
        }
    }

    fn literal(&mut self, literal: &Literal) {
        self.signs();
        self.begin(Class::Literal);
        let _ = write!(self.tokens.line, "{literal}");
        self.finish();
    }

    fn sign(&mut self, sign: &Punct) {
        self.sign.push(sign.as_char());
        let is_joint = sign.spacing() == Spacing::Joint;
        if is_joint && continues(&self.sign) {
            return;
        }
        self.signs();
    }

    /// Adds the signs that have come.
    fn signs(&mut self) {
        let mut text = std::mem::take(&mut self.sign);
        let mut rest = text.as_str();
        while !rest.is_empty() && rest != "'" {
            let (one, others) = rest.split_at(longest(rest));
            self.one_sign(one);
            rest = others;
        }
        let done = text.len() - rest.len();
        text.drain(..done);
        // The buffer is used again; what is left in it begins a lifetime.
        self.sign = text;
    }

    fn one_sign(&mut self, sign: &str) {
        let before = self.last();
        let class = match sign {
            "," => Class::Comma,
            ";" => Class::Semicolon,
            ":" => Class::Colon,
            "::" => Class::Path,
            "." => Class::Dot,
            ".." | "..=" => Class::Range,
            "=" => Class::Equal,
            "=>" => Class::FatArrow,
            "->" => Class::Arrow,
            "?" => Class::Question,
            "#" => Class::Hash,
            "<" => Class::Less,
            ">" => Class::Greater,
            "|" | "||" if self.in_bars => Class::BarClose,
            "|" if !before.ends_operand() => Class::BarOpen,
            "||" if !before.ends_operand() => return self.no_parameters(),
            "!" if before == Class::Hash => Class::Bang,
            "!" if before == Class::Word => Class::Bang,
            "&" | "&&" | "*" | "-" | "!"
                if !before.ends_operand() || self.is_behind_attribute() =>
            {
                Class::Prefix
            }
            _ => Class::Operator,
        };
        self.push(class, sign);
        self.pair(class);
    }

    /// Whether the last token ends an attribute.
    fn is_behind_attribute(&self) -> bool {
        let list = &self.tokens.list;
        let open = list.last().map_or(0, |close| close.mate);
        let before = open.checked_sub(1).and_then(|at| list.get(at));
        before.is_some_and(|token| token.class == Class::Hash)
    }

    /// `||`: a closure of nothing.
    fn no_parameters(&mut self) {
        self.push(Class::BarOpen, "|");
        self.push(Class::BarClose, "|");
    }

    fn pair(&mut self, class: Class) {
        let at = self.tokens.list.len().saturating_sub(1);
        match class {
            Class::BarOpen => self.in_bars = true,
            Class::BarClose => self.in_bars = false,
            Class::Less => self.angles.push(at),
            Class::Greater => {
                if let Some(open) = self.angles.pop() {
                    self.marry(open, at);
                }
            }
            _ => {}
        }
    }

    fn marry(&mut self, open: usize, close: usize) {
        for (one, other) in [(open, close), (close, open)] {
            if let Some(token) = self.tokens.list.get_mut(one) {
                token.mate = other;
            }
        }
    }

    fn group(&mut self, group: Group) {
        self.signs();
        let delimiter = group.delimiter();
        let stream = group.stream();
        // With the group gone the stream is nobody else's, and is taken apart
        // instead of copied.
        drop(group);
        let before = self.last();
        let stream = match (before, delimiter) {
            (Class::Hash | Class::Bang, Delimiter::Bracket) => match self.doc(stream) {
                Some(stream) => stream,
                None => return,
            },
            _ => stream,
        };
        let (opening, closing, open, close) = match delimiter {
            Delimiter::Parenthesis => (Class::Open, Class::Close, "(", ")"),
            Delimiter::Bracket => (Class::Open, Class::Close, "[", "]"),
            Delimiter::Brace if before == Class::Path => {
                (Class::OpenUse, Class::CloseUse, "{", "}")
            }
            Delimiter::Brace if before == Class::BarClose && is_one_value(&stream) => {
                // The layout puts a closure's value into a block where it needs one.
                self.stream(stream);
                return;
            }
            Delimiter::Brace => (Class::OpenBrace, Class::CloseBrace, "{", "}"),
            Delimiter::None => {
                self.stream(stream);
                return;
            }
        };
        self.push(opening, open);
        let at = self.tokens.list.len() - 1;
        let outside = (self.in_bars, self.in_table);
        self.in_bars = false;
        self.in_table |= before == Class::Bang && delimiter == Delimiter::Brace;
        let commas = self.stream(stream);
        let is_tuple = delimiter == Delimiter::Parenthesis && !before.ends_operand();
        let counts = self.in_table || is_tuple && commas == 1;
        if self.last() == Class::Comma && !counts {
            self.pop();
        }
        (self.in_bars, self.in_table) = outside;
        self.push(closing, close);
        self.marry(at, self.tokens.list.len() - 1);
    }

    fn pop(&mut self) {
        self.tokens.list.pop();
        let end = self.tokens.list.last().map_or(0, |token| token.end);
        self.tokens.line.truncate(end);
    }

    /// Turns `#[doc = "…"]` into a comment; gives the stream back if it is
    /// something else.
    fn doc(&mut self, stream: TokenStream) -> Option<TokenStream> {
        let mut tokens = stream.into_iter();
        let (name, equal, value) = (tokens.next(), tokens.next(), tokens.next());
        let is_doc = match (&name, &equal) {
            (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(equal))) => {
                *name == "doc" && equal.as_char() == '='
            }
            _ => false,
        };
        let text = match &value {
            Some(TokenTree::Literal(value)) if is_doc => literal::comment(value),
            _ => None,
        };
        let Some(text) = text else {
            let head = [name, equal, value].into_iter().flatten();
            return Some(head.chain(tokens).collect());
        };
        let is_inner = self.last() == Class::Bang;
        if is_inner {
            self.pop();
        }
        self.pop();
        match is_inner {
            true => self.comment(Class::InnerDoc, "//!", &text),
            false => self.comment(Class::Doc, "///", &text),
        }
        None
    }

    fn comment(&mut self, class: Class, mark: &str, text: &str) {
        self.begin(class);
        self.tokens.line.push_str(mark);
        self.tokens.line.push_str(text);
        self.finish();
    }
}

/// Whether a block does no more than to give a value.
fn is_one_value(block: &TokenStream) -> bool {
    let mut tokens = block.clone().into_iter();
    let begins = match tokens.next() {
        None => false,
        Some(TokenTree::Ident(word)) => {
            Class::of_word(&word.to_string(), Class::OpenBrace) != Class::Keyword
        }
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => true,
        Some(TokenTree::Punct(sign)) => sign.as_char() != '#',
    };
    let ends = |token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ';');
    begins && !tokens.any(ends)
}

/// Whether a longer sign may begin with this.
fn continues(sign: &str) -> bool {
    SIGNS
        .iter()
        .any(|long| long.len() > sign.len() && long.starts_with(sign))
        || sign == "'"
}

/// How long the sign is that this begins with.
fn longest(signs: &str) -> usize {
    let long = SIGNS.iter().filter(|sign| signs.starts_with(**sign));
    let one = signs.chars().next().map_or(1, char::len_utf8);
    long.map(|sign| sign.len()).max().unwrap_or(one)
}

const SIGNS: [&str; 18] = [
    "::", "..", "..=", "=>", "->", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=",
    "|=", "&=", "^=",
];
