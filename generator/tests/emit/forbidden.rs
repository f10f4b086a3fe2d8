//! No description, however hostile, makes its crate do what no client does.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use crate::case::{corpus, obstacles};

/// What emitted code never says, token by token.
const FORBIDDEN: [&str; 14] = [
    " unsafe ",
    " extern ",
    " macro_rules ! ",
    " static mut ",
    " # [ path ",
    " include ! ",
    " include_bytes ! ",
    " env ! ",
    " option_env ! ",
    " asm ! ",
    " std : : process ",
    " std : : fs ",
    " std : : env ",
    " std : : { ",
];

#[test]
fn no_emitted_file_reaches_out_of_its_crate() {
    let mut found = Vec::new();
    for case in corpus().into_iter().chain(obstacles()) {
        for (path, text) in case.tree().files {
            let emitted = path.ends_with(".rs") && path.starts_with("src/");
            if emitted && !path.starts_with("src/runtime/") {
                let place = |what| format!("{}/{path}:{what}", case.name);
                found.extend(forbidden(&text).into_iter().map(place));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_forbidden_is_found() {
    for (code, count) in [
        ("pub fn a(env: u8) -> u8 { env }", 0),
        (
            "/// unsafe extern\npub const A: &str = \"std::fs unsafe\";",
            0,
        ),
        ("#[path = \"x\"] mod a;", 1),
        ("extern crate b;", 1),
        ("unsafe fn c() { include!(\"x\"); env!(\"x\"); }", 3),
        ("static mut D: u8 = 0;", 1),
        (
            "fn e() { std::process::exit(1); ::std::fs::read(\"x\"); }",
            2,
        ),
        ("macro_rules! f { () => { unsafe {} } }", 2),
        ("use std::{fs, process::Command};", 1),
    ] {
        assert_eq!(forbidden(code).len(), count, "{code}");
    }
}

fn forbidden(code: &str) -> Vec<&'static str> {
    let file = syn::parse_file(code).expect("emitted files are Rust");
    let mut words = String::from(" ");
    spell(file.to_token_stream(), &mut words);
    let mut found = FORBIDDEN.to_vec();
    found.retain(|phrase| words.contains(phrase));
    found
}

/// The tokens with a space between them; of literals, which may say anything,
/// only that there is one.
fn spell(tokens: TokenStream, words: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("( ", ") "),
                    Delimiter::Brace => ("{ ", "} "),
                    Delimiter::Bracket => ("[ ", "] "),
                    Delimiter::None => ("", ""),
                };
                words.push_str(open);
                spell(group.stream(), words);
                words.push_str(close);
            }
            TokenTree::Literal(_) => words.push_str("\"\" "),
            TokenTree::Ident(_) | TokenTree::Punct(_) => *words += &format!("{token} "),
        }
    }
}
