//! Where an expression breaks: what fits stays on its line, the rest goes
//! one part a line. The limits are rustfmt's, so that it has nothing to say.

use std::cell::Cell;

use super::class::Class;
use super::expression::{Expression, Kind, Member};
use super::list::{List, is_nested_call};
use super::shape::{STEP, Shape, newline};
use super::token::{Span, Tokens};

/// How wide a call's arguments, or a list's items, may be on one line.
pub(super) const LIST_WIDTH: usize = 60;
/// How wide a chain may be on one line.
pub(super) const CHAIN_WIDTH: usize = 60;
/// How wide the members of a struct expression may be on one line.
const STRUCT_WIDTH: usize = 18;
/// How many texts are tried for one statement. What is nested so deeply that
/// these do not do, stays on one line.
const TRIES: usize = 20_000;

pub(super) struct Layout<'a> {
    pub(super) tokens: &'a Tokens,
    /// Whether what cannot break may be too wide.
    pub(super) is_lenient: Cell<bool>,
    /// Whether a chain must stay on one line.
    pub(super) one_line_chain: Cell<bool>,
    /// How many comments have been written.
    pub(super) written: Cell<usize>,
    tries: Cell<usize>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(tokens: &'a Tokens) -> Self {
        Self {
            tokens,
            is_lenient: Cell::new(false),
            one_line_chain: Cell::new(false),
            written: Cell::new(0),
            tries: Cell::new(0),
        }
    }

    /// The best of `layout`: within the width, or else beyond it.
    pub(super) fn best(&self, layout: impl Fn() -> Option<String>) -> Option<String> {
        self.tries.set(0);
        let found = layout();
        if found.is_some() {
            return found;
        }
        self.tries.set(0);
        self.is_lenient.set(true);
        let found = layout();
        self.is_lenient.set(false);
        found
    }

    /// The text of an expression; none if there is no room for it.
    pub(super) fn expression(&self, it: &Expression, shape: Shape) -> Option<String> {
        let flat = || self.tokens.flat(it.span).to_owned();
        if self.tokens.width(it.span) <= shape.width + self.slack(it) && self.is_plain(it) {
            return Some(flat());
        }
        self.tries.set(self.tries.get() + 1);
        if self.tries.get() > TRIES {
            return Some(flat());
        }
        match &it.kind {
            Kind::Whole => self.is_lenient.get().then(flat),
            Kind::Attributed(attribute, value) => {
                let mut text = String::new();
                self.write_attributes(*attribute, shape.indent, &mut text);
                Some(text + &self.expression(value, shape)?)
            }
            Kind::Type => {
                let broken = self.parameters(it.span, shape);
                broken.or_else(|| self.is_lenient.get().then(flat))
            }
            Kind::Prefix(operator, operand) => {
                let operator = self.prefix(*operator);
                let operand = self.expression(operand, shape.behind(operator.len())?)?;
                Some(operator + &operand)
            }
            Kind::Chain(root, links) => self.chain(root, links, shape),
            Kind::Call(callee, arguments) => {
                // rustfmt forgets the `::` before the parameters of a path.
                let width = shape.width
                    + if self.ends_with_parameters(callee) {
                        2
                    } else {
                        0
                    };
                let name = self.expression(callee, Shape { width, ..shape })?;
                self.list(&List::call(&name, arguments), shape)
            }
            Kind::Macro(name, items) => {
                let open = name.to;
                let name = self.tokens.flat(*name);
                let is_call = self.tokens.word(open) == "(";
                self.list(&List::macro_call(name, is_call, items), shape)
            }
            Kind::Array(items) => self.list(&List::array(items), shape),
            Kind::Tuple(items) => self.list(&List::call("", items), shape),
            Kind::Struct(path, members) => self.members(*path, members, shape),
            Kind::Closure(head, body) => self.closure(*head, body, shape),
            Kind::Match(on, arms) => self.choice(on, arms, shape),
            Kind::Blocks(blocks) => self.blocks(blocks, shape),
        }
    }

    fn ends_with_parameters(&self, path: &Expression) -> bool {
        let open = self.tokens.get(path.span.to.saturating_sub(1)).mate;
        self.tokens.class(open) == Class::Less
            && self.tokens.class(open.saturating_sub(1)) == Class::Path
    }

    fn prefix(&self, operator: Span) -> String {
        let text = self.tokens.flat(operator);
        let is_word = text.ends_with(|c: char| c.is_ascii_alphabetic());
        text.to_owned() + if is_word { " " } else { "" }
    }

    /// Whether it may stay on one line, wherever it has the room.
    pub(super) fn is_plain(&self, it: &Expression) -> bool {
        let all = |items: &[Expression]| {
            self.fits_list(items) && items.iter().all(|item| self.is_plain(item))
        };
        let width = self.tokens.width(it.span);
        if width <= LIST_WIDTH && !self.must_break(it.span) {
            return true;
        }
        match &it.kind {
            Kind::Whole => !self.must_break(it.span) || self.is_lenient.get(),
            Kind::Attributed(..) => false,
            Kind::Type => !self.has_wide_tuple(it.span),
            Kind::Prefix(_, operand) => self.is_plain(operand),
            Kind::Chain(root, links) => {
                let mut arguments = links.iter().filter_map(|link| link.arguments.as_deref());
                let is_short = links.len() == 1 || width <= CHAIN_WIDTH;
                is_short && self.is_plain(root) && arguments.all(all)
            }
            Kind::Call(callee, arguments) => self.is_plain(callee) && all(arguments),
            Kind::Macro(_, items) | Kind::Array(items) | Kind::Tuple(items) => all(items),
            Kind::Struct(path, members) => {
                let values = || members.iter().filter_map(|member| member.value.as_ref());
                let inside = self.tokens.inside(path.to);
                self.tokens.width(inside) <= STRUCT_WIDTH && values().all(|it| self.is_plain(it))
            }
            Kind::Closure(_, body) => self.is_plain(body),
            Kind::Match(..) => false,
            Kind::Blocks(blocks) => blocks.iter().all(|(_, body)| body.is_empty()),
        }
    }

    /// Whether there is a block or an attribute, whatever it is a part of.
    fn must_break(&self, span: Span) -> bool {
        let breaks = |class| matches!(class, Class::OpenBrace | Class::Hash);
        (span.from..span.to).any(|at| breaks(self.tokens.class(at)))
    }

    fn fits_list(&self, items: &[Expression]) -> bool {
        let (Some(first), Some(last)) = (items.first(), items.last()) else {
            return true;
        };
        let all = Span {
            from: first.span.from,
            to: last.span.to,
        };
        items.len() == 1 && !is_nested_call(first) || self.tokens.width(all) <= LIST_WIDTH
    }

    /// Columns that rustfmt does not count: the `impl` of a type.
    fn slack(&self, it: &Expression) -> usize {
        let is_bound = self.tokens.class(it.span.from + 1) == Class::Equal;
        let first = it.span.from + if is_bound { 2 } else { 0 };
        match it.kind {
            Kind::Type if self.tokens.word(first) == "impl" => 5,
            _ => 0,
        }
    }

    /// Whether there is a tuple that must break, wherever it is.
    pub(super) fn has_wide_tuple(&self, span: Span) -> bool {
        let is_wide = |at: usize| {
            let inside = self.tokens.inside(at);
            let comma = |class| class == Class::Comma;
            self.tokens.word(at) == "("
                && self.tokens.width(inside) > LIST_WIDTH
                && self.tokens.find(inside, comma).is_some()
        };
        self.tokens.width(span) > LIST_WIDTH && (span.from..span.to).any(is_wide)
    }

    /// A type at whose end there are parameters, or a tuple, one a line.
    fn parameters(&self, span: Span, shape: Shape) -> Option<String> {
        let close = span.to.checked_sub(1)?;
        let open = self.tokens.get(close).mate;
        let ends = matches!(self.tokens.class(close), Class::Greater | Class::Close);
        if !ends || open < span.from {
            return None;
        }
        let head = Span {
            from: span.from,
            to: open + 1,
        };
        let mut text = self.tokens.flat(head).to_owned();
        let indent = shape.indent + STEP;
        for item in self.tokens.split(self.tokens.inside(open), Class::Comma) {
            newline(&mut text, indent);
            let room = Shape::line(indent).before(1)?;
            text += &self.expression(&self.tokens.type_of(item), room)?;
            text.push(',');
        }
        newline(&mut text, shape.indent);
        text.push_str(self.tokens.word(close));
        Some(text)
    }

    fn members(&self, path: Span, members: &[Member], shape: Shape) -> Option<String> {
        let mut text = self.tokens.flat(path).to_owned();
        if text.len() + 2 > shape.width && !self.is_lenient.get() {
            return None;
        }
        text.push_str(" {");
        let room = shape.nested();
        for Member { name, value } in members {
            newline(&mut text, room.indent);
            let name = self.tokens.flat(*name);
            text.push_str(name);
            if let (Some(base), "..") = (value, name) {
                text += &self.expression(base, room.behind(name.len())?)?;
                continue;
            }
            if let Some(value) = value {
                text.push(':');
                match room
                    .behind(name.len() + 2)
                    .and_then(|room| self.expression(value, room))
                {
                    Some(value) => text = text + " " + &value,
                    None => {
                        newline(&mut text, room.indent + STEP);
                        text += &self.expression(value, room.nested())?;
                    }
                }
            }
            text.push(',');
        }
        newline(&mut text, shape.indent);
        text.push('}');
        Some(text)
    }

    /// `lhs = rhs`, where the right may go to a line of its own; the text
    /// behind `lhs`.
    pub(super) fn behind(&self, lhs: usize, rhs: &Expression, shape: Shape) -> Option<String> {
        let same = shape.behind(lhs + 1);
        let first = same.and_then(|room| self.expression(rhs, room));
        if let (Some(text), Some(room)) = (&first, same)
            && !text.contains('\n')
            && super::columns::columns(text) <= room.width
        {
            return Some(format!(" {text}"));
        }
        let room = shape.nested().before(shape.kept_free());
        let next = room.and_then(|room| self.expression(rhs, room).map(|text| (text, room)));
        let on_next_line = |text: &str| {
            let mut line = String::new();
            newline(&mut line, shape.indent + STEP);
            line + text
        };
        match (first, next) {
            (Some(first), Some((next, room)))
                if !room.holds(&next) || !is_better(&first, &next) =>
            {
                Some(format!(" {first}"))
            }
            (_, Some((next, _))) if !(self.is_lenient.get() && matches!(rhs.kind, Kind::Whole)) => {
                Some(on_next_line(&next))
            }
            (Some(first), _) => Some(format!(" {first}")),
            (None, _) => self
                .is_lenient
                .get()
                .then(|| format!(" {}", self.tokens.flat(rhs.span))),
        }
    }
}

/// Whether the text on its own line looks better than behind its left side.
pub(super) fn is_better(first: &str, next: &str) -> bool {
    let lines = |text: &str| text.matches('\n').count();
    let opens =
        |text: &str, sign: char| text.lines().next().is_some_and(|line| line.ends_with(sign));
    !next.contains('\n')
        || lines(first) > lines(next) + 1
        || ['(', '{', '[']
            .into_iter()
            .any(|sign| opens(first, sign) && !opens(next, sign))
}
