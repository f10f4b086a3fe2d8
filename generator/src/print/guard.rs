//! What emitted code never says. An emitter that could be talked into it by a
//! description would be a fault of ours; so every file is searched, here,
//! where it passes as tokens: words inside literals and comments are no words.

use super::class::Class;
use super::token::Tokens;

/// The first forbidden phrase of a file.
pub(super) fn forbidden(tokens: &Tokens) -> Option<String> {
    let at = (0..tokens.list.len()).find(|at| is_forbidden(tokens, *at))?;
    let around = at.saturating_sub(3)..(at + 4).min(tokens.list.len());
    let words: Vec<&str> = around.map(|at| tokens.word(at)).collect();
    Some(words.join(" "))
}

fn is_forbidden(tokens: &Tokens, at: usize) -> bool {
    match tokens.class(at) {
        Class::Word => word(tokens, at),
        Class::Hash => {
            let open = at + 1 + usize::from(tokens.class(at + 1) == Class::Bang);
            tokens.word(open + 1) == "path"
        }
        _ => false,
    }
}

fn word(tokens: &Tokens, at: usize) -> bool {
    let next = |by: usize| tokens.word(at + by);
    match tokens.word(at) {
        "unsafe" | "extern" => true,
        "macro_rules" | "include" | "include_bytes" | "env" | "option_env" | "asm"
        | "global_asm" => tokens.class(at + 1) == Class::Bang,
        "static" => next(1) == "mut",
        "std" if !is_inner(tokens, at) => {
            next(1) == "::" && matches!(next(2), "process" | "fs" | "env" | "net" | "{" | "*")
        }
        _ => false,
    }
}

/// Whether the name is that of something in a module of ours.
fn is_inner(tokens: &Tokens, at: usize) -> bool {
    let before = |by: usize| at.checked_sub(by).map(|at| tokens.class(at));
    before(1) == Some(Class::Path) && before(2) == Some(Class::Word)
}
