//! Blank lines: the printer writes none, so the tree is marked where they go.

use syn::{File, Item, parse_quote};

use super::table;

/// The line that stands for a blank one until the text is there. Emitted code
/// has no macro of this name, and a line in a doc comment begins with `///`.
const MARK: &str = "corten_blank_line! {}";

/// The line that stands for a table until the text is there.
const TABLE: &str = "corten_table! {}";

/// Puts a mark between items, and between the members of an `impl`; the tables are taken out.
pub(super) fn mark(file: &mut File) -> Vec<String> {
    let mut tables = Vec::new();
    apart(&mut file.items, &mut tables);
    if !file.attrs.is_empty() && !file.items.is_empty() {
        file.items.insert(0, parse_quote!(corten_blank_line! {}));
    }
    tables
}

fn apart(items: &mut Vec<Item>, tables: &mut Vec<String>) {
    let mut before: Option<Kind> = None;
    for item in std::mem::take(items) {
        let kind = Kind::of(&item);
        if before.is_some_and(|before| before != kind || kind == Kind::Body) {
            items.push(parse_quote!(corten_blank_line! {}));
        }
        before = Some(kind);
        items.push(spaced(item, tables));
    }
}

/// Turns the marks into blank lines, and puts the tables back.
pub(super) fn open(text: &str, tables: Vec<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut tables = tables.into_iter();
    for line in text.lines() {
        match line.trim_start() {
            MARK => {}
            TABLE => out.push_str(&tables.next().unwrap_or_default()),
            _ => out.push_str(line),
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

fn spaced(mut item: Item, tables: &mut Vec<String>) -> Item {
    match &mut item {
        Item::Macro(call) => {
            let name = call
                .mac
                .path
                .segments
                .iter()
                .map(|step| step.ident.to_string());
            let name = name.collect::<Vec<_>>().join("::");
            tables.push(table::text(&name, std::mem::take(&mut call.mac.tokens)));
            return parse_quote!(corten_table! {});
        }
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
                apart(items, tables);
            }
        }
        _ => {}
    }
    item
}
