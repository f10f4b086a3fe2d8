//! Files and functions that still fit into a head.

use syn::visit::{self, Visit};

use super::Finding;

const FILE: usize = 400;
const FUNCTION: usize = 60;
const EMITTED: usize = 5000;

/// A file that may be longer, and why.
struct Exempt {
    path: &'static str,
    reason: &'static str,
}

const EXEMPT: [Exempt; 0] = [];

/// Checks a file written by hand.
pub(super) fn check(path: &str, text: &str, file: &syn::File) -> Vec<Finding> {
    let exempt = EXEMPT
        .iter()
        .any(|exempt| exempt.path == path && !exempt.reason.is_empty());
    if exempt {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let lines = text.lines().count();
    if lines > FILE {
        findings.push(Finding {
            path: path.to_owned(),
            line: FILE + 1,
            rule: "file-size",
            message: format!("{lines} lines, at most {FILE}"),
            cure: "move one concern to a file of its own".to_owned(),
        });
    }
    let mut functions = Functions::default();
    functions.visit_file(file);
    let long = functions
        .found
        .into_iter()
        .filter(|function| function.lines > FUNCTION);
    findings.extend(long.map(|function| Finding {
        path: path.to_owned(),
        line: function.start,
        rule: "function-size",
        message: format!(
            "`{}` has {} lines, at most {FUNCTION}",
            function.name, function.lines
        ),
        cure: "give a part of it a name".to_owned(),
    }));
    findings
}

/// Checks an emitted file.
pub(super) fn emitted(path: &str, text: &str) -> Option<Finding> {
    let lines = text.lines().count();
    (lines > EMITTED).then(|| Finding {
        path: path.to_owned(),
        line: EMITTED + 1,
        rule: "file-size",
        message: format!("{lines} emitted lines, at most {EMITTED}"),
        cure: "let the plan place its items in more modules".to_owned(),
    })
}

/// A line on how long the files of a folder are.
pub(super) fn summary(folder: &str, mut lines: Vec<usize>) -> String {
    lines.sort_unstable();
    let total: usize = lines.iter().sum();
    let at = |percent: usize| {
        lines.get((lines.len() * percent / 100).min(lines.len().saturating_sub(1)))
    };
    let at = |percent| at(percent).copied().unwrap_or_default();
    format!(
        "{folder}: {} files, {total} lines, median {}, p90 {}, longest {}\n",
        lines.len(),
        at(50),
        at(90),
        at(100)
    )
}

#[derive(Default)]
struct Functions {
    found: Vec<Function>,
}

struct Function {
    name: String,
    start: usize,
    lines: usize,
}

impl Functions {
    fn push(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let start = signature.fn_token.span.start().line;
        let end = block.brace_token.span.close().end().line;
        self.found.push(Function {
            name: signature.ident.to_string(),
            start,
            lines: end + 1 - start,
        });
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.push(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.push(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.push(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}
