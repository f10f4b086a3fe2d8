//! What is inside of items: functions, members of types, tables of macros.

use super::class::Class;
use super::columns::columns;
use super::expression::Kind;
use super::layout::Layout;
use super::list::List;
use super::shape::{MAX_WIDTH, STEP, Shape, newline};
use super::token::Span;

impl Layout<'_> {
    pub(super) fn function(&self, span: Span, indent: usize, out: &mut String) {
        let body = self.body(span);
        let (head, open) = match body {
            Some((head, open)) => (head, Some(open)),
            None => (span, None),
        };
        // 2 = ` {`
        let end = if open.is_some() { 2 } else { 0 };
        let fits = indent + self.tokens.width(head) + end <= MAX_WIDTH;
        match fits && !self.has_wide_type(head) {
            true => out.push_str(self.tokens.flat(head)),
            false => self.signature(head, indent, out),
        }
        let Some(open) = open else { return };
        let last = out.rsplit('\n').next().map_or(0, columns);
        match last + 2 > MAX_WIDTH {
            true => newline(out, indent),
            false => out.push(' '),
        }
        out.push('{');
        let inside = self.tokens.inside(open);
        if !inside.is_empty() {
            self.statements(inside, indent + STEP, out);
            newline(out, indent);
        }
        out.push('}');
    }

    fn has_wide_type(&self, head: Span) -> bool {
        self.parameters_of(head)
            .is_some_and(|open| self.has_wide_tuple(self.tokens.inside(open)))
    }

    /// The `(` of a function's parameters.
    fn parameters_of(&self, head: Span) -> Option<usize> {
        // 2 = `fn` and the name
        let mut open = self.key_word(head.from) + 2;
        if self.tokens.class(open) == Class::Less {
            open = self.tokens.next(open);
        }
        (self.tokens.class(open) == Class::Open).then_some(open)
    }

    /// A parameter a line, or a field of a tuple.
    fn signature(&self, head: Span, indent: usize, out: &mut String) {
        let Some(open) = self.parameters_of(head) else {
            return out.push_str(self.tokens.flat(head));
        };
        let close = self.tokens.get(open).mate;
        let before = Span {
            from: head.from,
            to: open + 1,
        };
        out.push_str(self.tokens.flat(before));
        let parameters = self.tokens.split(self.tokens.inside(open), Class::Comma);
        for parameter in &parameters {
            newline(out, indent + STEP);
            self.parameter(*parameter, indent + STEP, out);
            out.push(',');
        }
        if !parameters.is_empty() {
            newline(out, indent);
        }
        out.push(')');
        let output = Span {
            from: close + 1,
            to: head.to,
        };
        let is_over = indent + self.tokens.width(before) + self.tokens.width(output) >= MAX_WIDTH;
        match parameters.is_empty() && is_over {
            true => newline(out, indent),
            false if output.is_empty() || self.tokens.class(output.from) == Class::Semicolon => {}
            false => out.push(' '),
        }
        out.push_str(self.tokens.flat(output));
    }

    /// `name: T`; the type breaks at its parameters.
    fn parameter(&self, span: Span, indent: usize, out: &mut String) {
        let flat = self.tokens.flat(span);
        let colon = self.tokens.find(span, |class| class == Class::Colon);
        let shape = Shape::line(indent);
        let Some(colon) = colon else {
            return out.push_str(flat);
        };
        let name = Span {
            from: span.from,
            to: colon + 1,
        };
        let ty = self.tokens.type_of(Span {
            from: colon + 1,
            to: span.to,
        });
        let room = shape.behind(self.tokens.width(name) + 1);
        match self.best(|| self.expression(&ty, room?)) {
            Some(text) => *out += &format!("{} {text}", self.tokens.flat(name)),
            None => out.push_str(flat),
        }
    }

    /// `name: T`, where the type may go to a line of its own.
    fn typed(&self, span: Span, indent: usize, out: &mut String) {
        let colon = self.tokens.find(span, |class| class == Class::Colon);
        let flat = self.tokens.flat(span);
        // 1 = `,`
        let fits = indent + self.tokens.width(span) < MAX_WIDTH;
        let Some(colon) = colon.filter(|_| !fits) else {
            return out.push_str(flat);
        };
        let name = Span {
            from: span.from,
            to: colon + 1,
        };
        let ty = self.tokens.type_of(Span {
            from: colon + 1,
            to: span.to,
        });
        let width = self.tokens.width(name);
        match self.best(|| self.behind(width, &ty, Shape::line(indent).before(1)?)) {
            Some(text) => {
                out.push_str(self.tokens.flat(name));
                *out += &text;
            }
            None => out.push_str(flat),
        }
    }

    /// A struct or an enum.
    pub(super) fn definition(&self, span: Span, indent: usize, out: &mut String) {
        let Some((head, open)) = self.body(span) else {
            return match indent + self.tokens.width(span) < MAX_WIDTH {
                true => out.push_str(self.tokens.flat(span)),
                false => self.signature(span, indent, out),
            };
        };
        out.push_str(self.tokens.flat(head));
        // 2 = ` {`
        match indent + self.tokens.width(head) + 2 > MAX_WIDTH {
            true => newline(out, indent),
            false => out.push(' '),
        }
        out.push('{');
        let inside = self.tokens.inside(open);
        for member in self.tokens.split(inside, Class::Comma) {
            newline(out, indent + STEP);
            let attributes = self.attributes(member);
            self.write_attributes(attributes, indent + STEP, out);
            let from = attributes.to;
            let to = member.to;
            self.member(Span { from, to }, indent + STEP, out);
            out.push(',');
        }
        if !inside.is_empty() {
            newline(out, indent);
        }
        out.push('}');
    }

    fn member(&self, span: Span, indent: usize, out: &mut String) {
        let is_variant =
            self.tokens.class(span.from + 1) == Class::Open && self.tokens.word(span.from) != "pub";
        // 1 = `,`
        let fits = indent + self.tokens.width(span) < MAX_WIDTH;
        if fits || !is_variant {
            return self.typed(span, indent, out);
        }
        let types = self
            .tokens
            .split(self.tokens.inside(span.from + 1), Class::Comma);
        let types: Vec<_> = types
            .into_iter()
            .map(|ty| self.tokens.type_of(ty))
            .collect();
        let name = self.tokens.word(span.from);
        let list = List::call(name, &types);
        match self.best(|| self.list(&list, Shape::line(indent).before(1)?)) {
            Some(text) => *out += &text,
            None => out.push_str(self.tokens.flat(span)),
        }
    }

    /// A macro in the place of an item. In braces it is a table in a language
    /// of its own, which rustfmt leaves as it is: an entry a line.
    pub(super) fn table(&self, span: Span, indent: usize, out: &mut String) {
        let call = self.tokens.find(span, |class| class == Class::Bang);
        let open = call.map_or(span.to, |bang| bang + 1);
        if self.tokens.class(open) != Class::OpenBrace {
            return self.statement_of(span, indent, out);
        }
        let name = Span {
            from: span.from,
            to: open,
        };
        out.push_str(self.tokens.flat(name));
        out.push_str(" { ");
        let Span { mut from, to } = self.tokens.inside(open);
        while let Some(brace) = self
            .tokens
            .find(Span { from, to }, |class| class == Class::OpenBrace)
        {
            out.push_str(self.tokens.flat(Span { from, to: brace }));
            out.push_str(" {");
            for entry in self.tokens.split(self.tokens.inside(brace), Class::Comma) {
                newline(out, indent + STEP);
                let attributes = self.attributes(entry);
                self.write_attributes(attributes, indent + STEP, out);
                let (from, to) = (attributes.to, entry.to);
                out.push_str(self.tokens.flat(Span { from, to }));
                out.push(',');
            }
            newline(out, indent);
            out.push_str("} ");
            from = self.tokens.next(brace);
        }
        let rest = Span { from, to };
        out.push_str(self.tokens.flat(rest));
        out.push_str(if rest.is_empty() { "}" } else { " }" });
    }

    fn statement_of(&self, span: Span, indent: usize, out: &mut String) {
        let is_ended = self.tokens.class(span.to.saturating_sub(1)) == Class::Semicolon;
        let call = Span {
            from: span.from,
            to: span.to - usize::from(is_ended),
        };
        let call = self.tokens.expression(call);
        debug_assert!(matches!(call.kind, Kind::Macro(..) | Kind::Whole));
        let text = self.best(|| self.expression(&call, Shape::line(indent).before(1)?));
        out.push_str(text.as_deref().unwrap_or(self.tokens.flat(call.span)));
        if is_ended {
            out.push(';');
        }
    }
}
