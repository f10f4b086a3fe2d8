//! From tokens to text: parsed back, spaced, formatted, headed.

mod header;
mod spacing;
mod table;

use proc_macro2::TokenStream;

use crate::tree::{Content, Tree};

/// Prints every file.
///
/// # Errors
/// When an emitted file is not Rust: the fault is ours, and the file and
/// place are named.
pub fn print(tree: Tree<Content<TokenStream>>, origin: &str) -> Result<Tree<String>, String> {
    let mut printed = Tree::default();
    for (path, content) in tree.files {
        let text = match content {
            Content::Rust { emitter, code } => {
                let code = rust(code).map_err(|fault| format!("{path} ({emitter}): {fault}"))?;
                header::rust(origin, emitter) + &code
            }
            Content::Text {
                emitter,
                comment,
                text,
            } => header::text(origin, emitter, comment) + text.trim() + "\n",
            Content::Copied(text) => text.to_owned(),
        };
        printed.files.insert(path, text);
    }
    Ok(printed)
}

fn rust(code: TokenStream) -> Result<String, syn::Error> {
    let mut file: syn::File = syn::parse2(code)?;
    let tables = spacing::mark(&mut file);
    Ok(spacing::open(&prettyplease::unparse(&file), tables))
}
