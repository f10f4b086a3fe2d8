//! From tokens to text: laid out, guarded, headed.
//!
//! The text is what rustfmt would leave as it is (edition 2024, its defaults),
//! for the Rust that `emit` writes; where an expression is none of what
//! `expression` knows, it stays on one line, which is Rust all the same.
//!
//! That a file is what was meant needs no parsing back: the row of tokens is
//! written in its order, groups close where they were opened, and what may
//! not be said is looked for in the row itself (`guard`). Only commas before
//! a closing delimiter come and go, imports and modules are sorted, and doc
//! attributes become comments, which are counted. The tests do parse back, as
//! Rust and by rustfmt, every file of every case.

mod block;
mod chain;
mod class;
mod columns;
mod definition;
mod expression;
mod guard;
mod header;
mod import;
mod item;
mod layout;
mod lex;
mod list;
mod literal;
mod order;
mod shape;
mod token;

use proc_macro2::TokenStream;

use crate::tree::Content;
use class::Class;
use layout::Layout;
use token::Span;

/// Prints a file.
///
/// # Errors
/// When an emitted file says what no client must: the fault is ours, and the
/// emitter is named.
pub fn print(content: Content<TokenStream>, origin: &str) -> Result<String, String> {
    match content {
        Content::Rust { emitter, code } => {
            let mut text = header::rust(origin, emitter);
            rust(code, &mut text).map_err(|fault| format!("{emitter}: {fault}"))?;
            Ok(text)
        }
        Content::Text {
            emitter,
            comment,
            text,
        } => Ok(header::text(origin, emitter, comment) + text.trim() + "\n"),
        Content::Copied(text) => Ok(text.to_owned()),
    }
}

/// How many lines a piece of a file takes.
///
/// # Errors
/// As [`print()`] does.
pub fn lines(code: TokenStream) -> Result<usize, String> {
    let mut text = String::new();
    rust(code, &mut text)?;
    Ok(text.lines().count())
}

fn rust(code: TokenStream, out: &mut String) -> Result<(), String> {
    let tokens = lex::lex(code);
    if let Some(words) = guard::forbidden(&tokens) {
        return Err(format!("`{words}` is forbidden"));
    }
    let layout = Layout::new(&tokens);
    let all = Span {
        from: 0,
        to: tokens.list.len(),
    };
    layout.items(all, 0, out);
    out.truncate(out.trim_end().len());
    out.push('\n');
    let is_comment = |class| matches!(class, Class::Doc | Class::InnerDoc);
    let comments = tokens.list.iter().filter(|token| is_comment(token.class));
    // A comment on a line with code would hide what follows it.
    match comments.count() == layout.written.get() {
        true => Ok(()),
        false => Err("a comment stands where none can".to_owned()),
    }
}
