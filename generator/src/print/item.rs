//! Items: their kinds, what stands between them, and what is inside.

use super::class::Class;
use super::expression::{Expression, Kind};
use super::import::Import;
use super::layout::Layout;
use super::list::List;
use super::order::Segment;
use super::shape::{STEP, Shape, newline};
use super::token::Span;

/// An item with its attributes.
struct Item {
    attributes: Span,
    /// From its visibility to its `;` or `}`.
    span: Span,
    group: Group,
    /// What it is sorted by among those of its group.
    key: Vec<Segment>,
    import: Option<Import>,
}

/// Items that stand together: imports, modules, and everything with a body.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Group {
    Module,
    Std,
    Import,
    Export,
    Body,
}

impl Layout<'_> {
    /// Writes a file, or the inside of a module.
    pub(super) fn items(&self, span: Span, indent: usize, out: &mut String) {
        let mut from = span.from;
        while self.is_inner(from) && from < span.to {
            let end = self.attribute_end(from);
            self.attribute(Span { from, to: end }, indent, out);
            newline(out, indent);
            from = end;
        }
        let mut items = Vec::new();
        let is_open = from > span.from;
        while from < span.to {
            let item = self.item_at(Span { from, to: span.to });
            from = item.span.to;
            items.push(item);
        }
        if is_open && !items.is_empty() {
            self.blank(indent, out);
        }
        sort(&mut items);
        let mut before: Option<Group> = None;
        for item in &items {
            if let Some(before) = before {
                if before != item.group || before == Group::Body {
                    out.push('\n');
                }
                newline(out, indent);
            }
            before = Some(item.group);
            self.item(item, indent, out);
        }
    }

    /// Ends a line that holds nothing but its indent.
    fn blank(&self, indent: usize, out: &mut String) {
        out.truncate(out.len().saturating_sub(indent));
        newline(out, indent);
    }

    /// Writes the members of an `impl`, with blank lines between them.
    fn members_of_impl(&self, span: Span, indent: usize, out: &mut String) {
        let mut from = span.from;
        while from < span.to {
            let item = self.item_at(Span { from, to: span.to });
            if from > span.from {
                out.push('\n');
            }
            from = item.span.to;
            newline(out, indent);
            self.item(&item, indent, out);
        }
    }

    fn is_inner(&self, at: usize) -> bool {
        let class = self.tokens.class(at);
        class == Class::InnerDoc || class == Class::Hash && self.tokens.class(at + 1) == Class::Bang
    }

    fn attribute_end(&self, at: usize) -> usize {
        match self.tokens.class(at) {
            Class::Hash if self.is_inner(at) => self.tokens.next(at + 2),
            Class::Hash => self.tokens.next(at + 1),
            _ => at + 1,
        }
    }

    /// The attributes that begin here.
    pub(super) fn attributes(&self, span: Span) -> Span {
        let mut to = span.from;
        while to < span.to && matches!(self.tokens.class(to), Class::Hash | Class::Doc) {
            to = self.attribute_end(to);
        }
        let from = span.from;
        Span { from, to }
    }

    /// Writes attributes, and begins the line behind them.
    pub(super) fn write_attributes(&self, span: Span, indent: usize, out: &mut String) {
        let mut from = span.from;
        while from < span.to {
            let to = self.attribute_end(from);
            self.attribute(Span { from, to }, indent, out);
            newline(out, indent);
            from = to;
        }
    }

    fn attribute(&self, span: Span, indent: usize, out: &mut String) {
        let text = self.tokens.flat(span);
        let Span { from, to } = span;
        let bracket = self.tokens.get(to - 1).mate;
        if matches!(self.tokens.class(from), Class::Doc | Class::InnerDoc) {
            self.written.set(self.written.get() + 1);
        }
        let is_hash = self.tokens.class(from) == Class::Hash;
        let Some(open) = self.innermost(bracket).filter(|_| is_hash) else {
            out.push_str(text);
            return;
        };
        let inside = self.tokens.inside(open);
        let fits = indent + self.tokens.width(span) <= 100 && self.tokens.width(inside) <= 70;
        if fits {
            out.push_str(text);
            return;
        }
        let items = self.tokens.split(inside, Class::Comma).into_iter();
        let kind = Kind::Whole;
        let items: Vec<_> = items
            .map(|span| Expression {
                span,
                kind: kind.clone(),
            })
            .collect();
        let name = self.tokens.flat(Span { from, to: open });
        let shape = Shape::line(indent);
        let broken = self.best(|| self.list(&List::attribute(name, &items), shape.before(1)?));
        let rest = Span {
            from: self.tokens.next(open),
            to,
        };
        match broken {
            Some(broken) => *out += &(broken + self.tokens.flat(rest)),
            None => out.push_str(text),
        }
    }

    /// The list in an attribute, or in that list if it is all there is: where
    /// `a` opens in `#[cfg(any(a, b))]`.
    fn innermost(&self, bracket: usize) -> Option<usize> {
        let (mut open, mut found) = (bracket, None);
        while self.tokens.class(open + 2) == Class::Open
            && self.tokens.next(open + 2) == self.tokens.get(open).mate
        {
            open += 2;
            found = Some(open);
        }
        found
    }

    fn item_at(&self, span: Span) -> Item {
        let attributes = self.attributes(span);
        let from = attributes.to;
        let rest = Span { from, to: span.to };
        let key_word = self.key_word(from);
        let word = self.tokens.word(key_word);
        let is_value = matches!(word, "use" | "static" | "const" | "type" | "let");
        let ends = |class| class == Class::Semicolon || !is_value && class == Class::OpenBrace;
        let end = self.tokens.find(rest, ends);
        let to = end.map_or(span.to, |end| self.tokens.next(end));
        let is_semi = end.is_some_and(|end| self.tokens.class(end) == Class::Semicolon);
        let (group, key, import) = match word {
            "mod" if is_semi => {
                let name = self.tokens.word(key_word + 1).trim_start_matches("r#");
                (Group::Module, vec![Segment::Module(name.to_owned())], None)
            }
            "use" => {
                let mut import = self.tokens.import(Span {
                    from: key_word + 1,
                    to: to - 1,
                });
                let group = match self.tokens.word(key_word + 1) {
                    _ if key_word > from => Group::Export,
                    "std" => Group::Std,
                    _ => Group::Import,
                };
                (group, std::mem::take(&mut import.key), Some(import))
            }
            _ => (Group::Body, Vec::new(), None),
        };
        Item {
            attributes,
            span: Span { from, to },
            group,
            key,
            import,
        }
    }

    /// The word that says what the item is.
    pub(super) fn key_word(&self, from: usize) -> usize {
        let mut at = from;
        if self.tokens.word(at) == "pub" {
            at += 1;
            if self.tokens.class(at) == Class::Open {
                at = self.tokens.next(at);
            }
        }
        while matches!(self.tokens.word(at), "async" | "const")
            && matches!(self.tokens.word(at + 1), "fn" | "async")
        {
            at += 1;
        }
        at
    }

    fn item(&self, item: &Item, indent: usize, out: &mut String) {
        self.write_attributes(item.attributes, indent, out);
        let span = item.span;
        let at = self.key_word(span.from);
        if let Some(import) = &item.import {
            let head = Span {
                from: span.from,
                to: at + 1,
            };
            let head = self.tokens.flat(head).to_owned() + " ";
            return import.write(indent, &head, out);
        }
        match self.tokens.word(at) {
            "fn" => self.function(span, indent, out),
            "static" | "const" | "type" => self.value(span, indent, out),
            "struct" | "enum" | "union" => self.definition(span, indent, out),
            "impl" | "trait" => self.implementation(span, indent, out),
            "mod" => self.module(span, indent, out),
            _ => self.table(span, indent, out),
        }
    }

    /// `static X: T = …;`
    fn value(&self, span: Span, indent: usize, out: &mut String) {
        let Span { from, to } = span;
        let flat = self.tokens.flat(span);
        let Some(equal) = self.tokens.find(span, |class| class == Class::Equal) else {
            return out.push_str(flat);
        };
        let lhs = Span {
            from,
            to: equal + 1,
        };
        let rhs = Span {
            from: equal + 1,
            to: to - 1,
        };
        let rhs = match self.tokens.word(self.key_word(from)) {
            "type" => self.tokens.type_of(rhs),
            _ => self.tokens.expression(rhs),
        };
        let width = self.tokens.width(lhs);
        let text = self.best(|| self.behind(width, &rhs, Shape::line(indent).before(1)?));
        match text {
            Some(text) => {
                out.push_str(self.tokens.flat(lhs));
                *out += &text;
                out.push(';');
            }
            None => out.push_str(flat),
        }
    }

    /// The `{` that ends these tokens, and what is before it.
    pub(super) fn body(&self, span: Span) -> Option<(Span, usize)> {
        let open = self.tokens.find(span, |class| class == Class::OpenBrace)?;
        let head = Span {
            from: span.from,
            to: open,
        };
        Some((head, open))
    }

    fn implementation(&self, span: Span, indent: usize, out: &mut String) {
        let Some((head, open)) = self.body(span) else {
            return out.push_str(self.tokens.flat(span));
        };
        let is_broken = self.head_of_impl(head, indent, out);
        let inside = self.tokens.inside(open);
        match is_broken {
            true => newline(out, indent),
            false => out.push(' '),
        }
        out.push('{');
        if !inside.is_empty() {
            self.members_of_impl(inside, indent + STEP, out);
            newline(out, indent);
        } else if is_broken {
            newline(out, indent);
        }
        out.push('}');
    }

    /// Gives whether it takes more than one line.
    fn head_of_impl(&self, head: Span, indent: usize, out: &mut String) -> bool {
        // 2 = ` {`
        let fits = indent + self.tokens.width(head) + 2 <= 100;
        let mut at = head.from + 1;
        if self.tokens.class(at) == Class::Less {
            at = self.tokens.next(at);
        }
        let is_for = |at: &usize| self.tokens.word(*at) == "for";
        let target = (at..head.to).find(is_for).unwrap_or(at);
        if fits || target == head.from {
            out.push_str(self.tokens.flat(head));
            return false;
        }
        let first = Span {
            from: head.from,
            to: target,
        };
        let rest = Span {
            from: target,
            to: head.to,
        };
        out.push_str(self.tokens.flat(first));
        newline(out, indent + STEP);
        let ty = self.tokens.type_of(rest);
        let text = self.best(|| self.expression(&ty, Shape::line(indent + STEP)));
        out.push_str(text.as_deref().unwrap_or(self.tokens.flat(rest)));
        true
    }

    fn module(&self, span: Span, indent: usize, out: &mut String) {
        let Some((head, open)) = self.body(span) else {
            return out.push_str(self.tokens.flat(span));
        };
        out.push_str(self.tokens.flat(head));
        out.push_str(" {");
        let inside = self.tokens.inside(open);
        if !inside.is_empty() {
            newline(out, indent + STEP);
            self.items(inside, indent + STEP, out);
            newline(out, indent);
        }
        out.push('}');
    }
}

/// Sorts what stands together, as long as nothing else comes between.
fn sort(items: &mut [Item]) {
    for group in items.chunk_by_mut(|one, next| one.group == next.group) {
        if group.first().is_some_and(|item| item.group != Group::Body) {
            group.sort_by(|one, next| one.key.cmp(&next.key));
        }
    }
}
