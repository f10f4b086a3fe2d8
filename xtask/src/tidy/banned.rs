//! Names that the generator must not use, where clippy cannot see them.

use proc_macro2::{TokenStream, TokenTree};

use super::Finding;

/// The one file that may parse a text to a token: it fences raw strings, and
/// is tested to keep every text inside its fence.
const FENCE: &str = "generator/src/emit/literal.rs";

/// Looks for containers without an order, by which what is emitted would
/// differ from run to run; and, where tokens are made, for text that is parsed
/// to tokens, by which a description could write Rust.
pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Ok(tokens) = text.parse() else {
        return findings;
    };
    let (is_generator, is_emit) = (
        path.starts_with("generator/src/"),
        path.starts_with("generator/src/emit/") && path != FENCE,
    );
    search(tokens, &mut |line, name, next| {
        let (rule, message, cure) = match name {
            "HashMap" | "HashSet" if is_generator => (
                "order",
                format!("`{name}` has no order of its own"),
                "use IndexMap or Vec for the description's order, BTreeMap for order by name",
            ),
            "FromStr" | "from_str" | "parse" | "parse_str" if is_emit && !is_number(next) => (
                "parse",
                format!("`{name}` could turn a description's text into Rust"),
                "use quote! and Literal; for a number, name it: `parse::<i64>()`",
            ),
            _ => return,
        };
        findings.push(Finding {
            path: path.to_owned(),
            line,
            rule,
            message,
            cure: cure.to_owned(),
        });
    });
    findings
}

/// Calls `found` for every identifier that is not quoted, with its line and
/// the four tokens after it.
fn search(tokens: TokenStream, found: &mut dyn FnMut(usize, &str, &str)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut quoted = false;
    for (at, token) in (1..).zip(&tokens) {
        match token {
            TokenTree::Group(group) if !quoted => search(group.stream(), found),
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let next: String = tokens
                    .iter()
                    .skip(at)
                    .take(4)
                    .map(ToString::to_string)
                    .collect();
                quoted = name.contains("quote") && next.starts_with('!');
                found(ident.span().start().line, &name, &next);
            }
            TokenTree::Punct(punct) if punct.as_char() == '!' => {}
            TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => quoted = false,
        }
    }
}

/// Whether a turbofish names a number.
fn is_number(next: &str) -> bool {
    ["::<i64", "::<u64", "::<u16", "::<f64"]
        .iter()
        .any(|number| next.starts_with(number))
}
