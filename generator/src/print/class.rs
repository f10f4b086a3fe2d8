//! What a token is to its neighbours, and where a space goes between them.

/// The part that a token plays in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// No token.
    Edge,
    /// A name, a lifetime, or a keyword that ends a phrase, such as `self`.
    Word,
    /// A keyword that something follows, such as `match`.
    Keyword,
    Literal,
    /// `::`
    Path,
    Dot,
    /// `..`, `..=`
    Range,
    /// `(`, `[`
    Open,
    Close,
    /// `{` of a block, a body, a struct expression
    OpenBrace,
    CloseBrace,
    /// `{` of an import
    OpenUse,
    CloseUse,
    Comma,
    Semicolon,
    Colon,
    /// `=`
    Equal,
    /// `=>`
    FatArrow,
    /// `->`
    Arrow,
    /// Any other with an operand on both sides.
    Operator,
    /// `&`, `*`, `-`, `!` before an operand
    Prefix,
    /// `!` of a macro
    Bang,
    Question,
    /// `<`, `>` around parameters
    Less,
    Greater,
    /// `|` around the parameters of a closure
    BarOpen,
    BarClose,
    /// `#`, `#!`
    Hash,
    /// `/// …`
    Doc,
    /// `//! …`
    InnerDoc,
}

/// Keywords that cannot be the end of an expression or a type.
const KEYWORDS: [&str; 17] = [
    "as", "async", "await", "break", "const", "dyn", "else", "for", "if", "in", "let", "loop",
    "match", "move", "mut", "return", "while",
];

impl Class {
    /// What a word is; `await` only after a dot.
    pub(super) fn of_word(word: &str, before: Self) -> Self {
        let is_keyword = word.len() <= 6 && before != Self::Dot && KEYWORDS.contains(&word);
        match is_keyword {
            true => Self::Keyword,
            false => Self::Word,
        }
    }

    /// Whether an operand may end here, so that a sign after it is binary.
    pub(super) fn ends_operand(self) -> bool {
        matches!(
            self,
            Self::Word | Self::Literal | Self::Close | Self::Question | Self::Greater
        )
    }

    /// Whether a space stands between two tokens on one line.
    pub(super) fn gap(self, next: Self) -> bool {
        use Class::{
            Arrow, Bang, BarClose, BarOpen, Close, CloseBrace, CloseUse, Colon, Comma, Dot, Edge,
            Equal, FatArrow, Greater, Hash, InnerDoc, Keyword, Less, Literal, Open, OpenBrace,
            OpenUse, Operator, Path, Prefix, Question, Range, Semicolon, Word,
        };
        match (self, next) {
            (Edge, _) | (_, Edge) => false,
            (Comma | Colon | Equal | Operator | FatArrow | OpenBrace, Range) => true,
            (OpenBrace, CloseBrace) => false,
            (_, CloseBrace) => true,
            (
                _,
                Comma | Semicolon | Colon | Path | Dot | Range | Close | CloseUse | Question
                | Greater | Bang | BarClose,
            ) => false,
            (Comma | Equal | Operator | FatArrow | Arrow | Colon, Less) => true,
            (_, Less) => false,
            (Open | OpenUse | Prefix | Path | Dot | Range | Less | BarOpen | Hash, _) => false,
            (Bang, OpenBrace) => true,
            (Bang, _) => false,
            (
                Keyword
                | Comma
                | Semicolon
                | Colon
                | Equal
                | FatArrow
                | Arrow
                | Operator
                | OpenBrace
                | BarClose
                | Self::Doc
                | InnerDoc,
                _,
            ) => true,
            (Word | Literal | Close | CloseUse | Greater | Question, Open | OpenUse) => false,
            (Word | Literal | Close | CloseBrace | CloseUse | Greater | Question, _) => true,
        }
    }
}
