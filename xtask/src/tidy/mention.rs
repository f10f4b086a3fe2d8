//! The paths that a file mentions: in `use`, in code, and inside macros.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A path in a source text.
pub(super) struct Mention {
    /// From 1.
    pub(super) line: usize,
    /// As it is written.
    pub(super) written: Vec<String>,
    /// The module it stands in, from the crate's root.
    module: Vec<String>,
}

impl Mention {
    /// The path from `crate` or from an outer crate, `self` and `super`
    /// resolved.
    pub(super) fn resolved(&self) -> Vec<String> {
        let mut module = self.module.clone();
        let mut rest = self.written.iter().peekable();
        let mut relative = false;
        while let Some(step) = rest.next_if(|step| *step == "self" || *step == "super") {
            relative = true;
            if step == "super" {
                module.pop();
            }
        }
        let mut path = Vec::new();
        if relative {
            path.push("crate".to_owned());
            path.append(&mut module);
        }
        path.extend(rest.cloned());
        path
    }
}

/// Every path of two steps or more, and every `use`. Code that is compiled
/// for tests only is left out unless `with_tests`.
pub(super) fn mentions(module: Vec<String>, file: &syn::File, with_tests: bool) -> Vec<Mention> {
    let mut walk = Walk {
        module,
        with_tests,
        mentions: Vec::new(),
    };
    walk.visit_file(file);
    walk.mentions
}

/// The module of a file, from the crate's root: `["lower", "schema"]` for
/// `lower/schema.rs`.
pub(super) fn module(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let mut module: Vec<String> = path.split('/').map(str::to_owned).collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}

struct Walk {
    module: Vec<String>,
    with_tests: bool,
    mentions: Vec<Mention>,
}

impl Walk {
    fn push(&mut self, line: usize, written: Vec<String>) {
        self.mentions.push(Mention {
            line,
            written,
            module: self.module.clone(),
        });
    }

    fn flatten(&mut self, prefix: &[String], tree: &syn::UseTree) {
        let line = tree.span().start().line;
        let with = |name: &dyn ToString| [prefix, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.flatten(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.push(line, with(&name.ident)),
            syn::UseTree::Rename(rename) => self.push(line, with(&rename.ident)),
            syn::UseTree::Glob(_) => self.push(line, with(&"*")),
            syn::UseTree::Group(group) => {
                group
                    .items
                    .iter()
                    .for_each(|tree| self.flatten(prefix, tree));
            }
        }
    }

    /// The paths in a macro's input, as far as tokens tell. `$crate` is for whoever calls it.
    fn scan(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        let mut dollar = false;
        for token in tokens {
            let after_dollar = std::mem::replace(
                &mut dollar,
                matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '$'),
            );
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) if colons == 2 && !path.is_empty() => {
                    path.push(ident.to_string());
                    colons = 0;
                }
                other => {
                    self.finish(line, &mut path);
                    (line, colons) = (other.span().start().line, 0);
                    match other {
                        TokenTree::Ident(ident) if after_dollar && ident == "crate" => {}
                        TokenTree::Ident(ident) => path.push(ident.to_string()),
                        TokenTree::Group(group) => self.scan(group.stream()),
                        TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                    }
                }
            }
        }
        self.finish(line, &mut path);
    }

    fn finish(&mut self, line: usize, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.push(line, path);
        }
    }

    fn is_left_out(&self, attributes: &[syn::Attribute]) -> bool {
        !self.with_tests && attributes.iter().any(is_test)
    }
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !self.is_left_out(&item.attrs) {
            self.flatten(&[], &item.tree);
        }
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        self.push(item.span().start().line, vec![item.ident.to_string()]);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !self.is_left_out(&item.attrs) {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !self.is_left_out(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if !self.is_left_out(&item.attrs) {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            let steps = path.segments.iter().map(|step| step.ident.to_string());
            self.push(path.span().start().line, steps.collect());
        }
        visit::visit_path(self, path);
    }

    /// What is quoted is code of somebody else.
    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        let name = item.path.segments.last().map(|step| step.ident.to_string());
        let quotes = name.is_some_and(|name| name.contains("quote"));
        if !quotes {
            self.scan(item.tokens.clone());
        }
        visit::visit_macro(self, item);
    }

    /// A visibility names modules, but imports nothing.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}
}

/// Whether the attribute is `#[test]` or `#[cfg(test)]`.
fn is_test(attribute: &syn::Attribute) -> bool {
    match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    }
}
