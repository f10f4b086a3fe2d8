//! Blank lines: the printer writes none, so the tree is marked where they go.

use syn::{File, Item, parse_quote};

/// The line that stands for a blank one until the text is there. Emitted code
/// has no macro of this name, and a line in a doc comment begins with `///`.
const MARK: &str = "corten_blank_line! {}";

/// Puts a mark between items, and between the members of an `impl`.
pub(super) fn mark(file: &mut File) {
    apart(&mut file.items);
    if !file.attrs.is_empty() && !file.items.is_empty() {
        file.items.insert(0, parse_quote!(corten_blank_line! {}));
    }
}

fn apart(items: &mut Vec<Item>) {
    let mut before: Option<Kind> = None;
    for item in std::mem::take(items) {
        let kind = Kind::of(&item);
        if before.is_some_and(|before| before != kind || kind == Kind::Body) {
            items.push(parse_quote!(corten_blank_line! {}));
        }
        before = Some(kind);
        items.push(spaced(item));
    }
}

/// Turns the marks into blank lines.
pub(super) fn open(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        if line.trim_start() != MARK {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// Items that stand together: imports, modules, and everything with a body.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Module,
    Std,
    Import,
    Export,
    Body,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Mod(module) if module.content.is_none() => Self::Module,
            Item::Use(import) if matches!(import.vis, syn::Visibility::Inherited) => {
                match &import.tree {
                    syn::UseTree::Path(path) if path.ident == "std" => Self::Std,
                    _ => Self::Import,
                }
            }
            Item::Use(_) => Self::Export,
            _ => Self::Body,
        }
    }
}

fn spaced(mut item: Item) -> Item {
    match &mut item {
        Item::Impl(block) => {
            for member in std::mem::take(&mut block.items) {
                if !block.items.is_empty() {
                    block.items.push(parse_quote!(corten_blank_line! {}));
                }
                block.items.push(member);
            }
        }
        Item::Mod(module) => {
            if let Some((_, items)) = &mut module.content {
                apart(items);
            }
        }
        _ => {}
    }
    item
}
