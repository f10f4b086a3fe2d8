//! What has statements in it: closures, `match`, blocks; and the statements.

use super::class::Class;
use super::expression::{Arm, Expression, Kind};
use super::layout::{Layout, is_better};
use super::shape::{STEP, Shape, newline};
use super::token::Span;

impl Layout<'_> {
    pub(super) fn closure(&self, head: Span, body: &Expression, shape: Shape) -> Option<String> {
        let head = self.tokens.flat(head);
        let room = shape.behind(head.len() + 1)?;
        if let Kind::Blocks(_) = body.kind {
            let body = self.expression(body, room)?;
            return Some(format!("{head} {body}"));
        }
        let text = self.expression(body, room);
        match text {
            Some(text) if !text.contains('\n') || may_go_on(body) => Some(format!("{head} {text}")),
            _ if refuses_block(body) => None,
            _ => {
                let body = self.statement(body.span, false, shape.indent + STEP)?;
                let mut text = format!("{head} {{");
                newline(&mut text, shape.indent + STEP);
                text += &body;
                newline(&mut text, shape.indent);
                text.push('}');
                Some(text)
            }
        }
    }

    pub(super) fn choice(&self, on: &Expression, arms: &[Arm], shape: Shape) -> Option<String> {
        // 8 = `match ` and ` {`
        let room = shape.before(8).unwrap_or(shape);
        let on = self.expression(on, room)?;
        if arms.is_empty() {
            return Some(format!("match {on} {{}}"));
        }
        let mut text = format!("match {on} {{");
        for arm in arms {
            newline(&mut text, shape.indent + STEP);
            text += &self.arm(arm, shape.nested())?;
        }
        newline(&mut text, shape.indent);
        text.push('}');
        Some(text)
    }

    fn arm(&self, Arm { pattern, body }: &Arm, shape: Shape) -> Option<String> {
        let pattern_width = self.tokens.width(*pattern);
        let pattern = self.tokens.flat(*pattern);
        // 4 = ` => `
        let room = shape.behind(pattern_width + 4);
        if let Kind::Blocks(_) = body.kind {
            return Some(format!("{pattern} => {}", self.expression(body, room?)?));
        }
        let room = room.and_then(|room| room.before(1));
        let behind = room.and_then(|room| self.expression(body, room));
        if let Some(text) = &behind
            && !text.contains('\n')
        {
            return Some(format!("{pattern} => {text},"));
        }
        let below = self.expression(body, shape.nested());
        let is_best = match (&behind, &below) {
            (Some(behind), Some(below)) => is_better(behind, below) || !is_extendable(body),
            (Some(_), None) => false,
            (None, _) => true,
        };
        if !is_best {
            return Some(format!("{pattern} => {},", behind?));
        }
        let mut text = format!("{pattern} => {{");
        newline(&mut text, shape.indent + STEP);
        text += &below?;
        newline(&mut text, shape.indent);
        text.push('}');
        Some(text)
    }

    pub(super) fn blocks(&self, blocks: &[(Span, Span)], shape: Shape) -> Option<String> {
        let mut text = String::new();
        for (head, body) in blocks {
            if !text.is_empty() {
                text.push(' ');
            }
            let head = self.tokens.flat(*head);
            text += head;
            if !head.is_empty() {
                text.push(' ');
            }
            text.push('{');
            if !body.is_empty() {
                self.statements(*body, shape.indent + STEP, &mut text);
                newline(&mut text, shape.indent);
            }
            text.push('}');
        }
        Some(text)
    }

    /// Writes each statement on lines of its own.
    pub(super) fn statements(&self, span: Span, indent: usize, out: &mut String) {
        let mut from = span.from;
        while from < span.to {
            let end = self.statement_end(Span { from, to: span.to });
            let ends = self.tokens.class(end) == Class::Semicolon && end < span.to;
            newline(out, indent);
            let statement = Span { from, to: end };
            let text = self.best(|| self.statement(statement, ends, indent));
            match text {
                Some(text) => out.push_str(&text),
                None => {
                    out.push_str(self.tokens.flat(statement));
                    if ends {
                        out.push(';');
                    }
                }
            }
            from = end + usize::from(ends);
        }
    }

    /// The `;` of a statement, or the end of one that needs none.
    fn statement_end(&self, span: Span) -> usize {
        let first = self.tokens.class(span.from);
        let is_control = first == Class::Keyword
            && matches!(
                self.tokens.word(span.from),
                "match" | "if" | "for" | "while" | "loop"
            );
        if is_control || first == Class::OpenBrace {
            let mut end = span.from;
            while let Some(open) = self.tokens.find(
                Span {
                    from: end,
                    to: span.to,
                },
                |class| class == Class::OpenBrace,
            ) {
                end = self.tokens.next(open);
                if self.tokens.word(end) != "else" || end >= span.to {
                    break;
                }
            }
            let goes_on = matches!(
                self.tokens.class(end),
                Class::Dot | Class::Question | Class::Semicolon
            );
            if !goes_on || end >= span.to {
                return end;
            }
        }
        let end = self.tokens.find(span, |class| class == Class::Semicolon);
        end.unwrap_or(span.to)
    }

    /// A statement, without the indent of its first line.
    fn statement(&self, span: Span, ends: bool, indent: usize) -> Option<String> {
        let shape = Shape::line(indent).before(usize::from(ends))?;
        let equal = self.tokens.find(span, |class| class == Class::Equal);
        let text = match equal {
            Some(equal) => {
                let lhs = Span {
                    from: span.from,
                    to: equal + 1,
                };
                let rhs = Span {
                    from: equal + 1,
                    to: span.to,
                };
                let rhs = self.tokens.expression(rhs);
                let behind = self.behind(self.tokens.width(lhs), &rhs, shape)?;
                self.tokens.flat(lhs).to_owned() + &behind
            }
            None => self.expression(&self.tokens.expression(span), shape)?,
        };
        Some(if ends { text + ";" } else { text })
    }
}

/// Whether it may have more lines behind the head of a closure.
fn may_go_on(it: &Expression) -> bool {
    match &it.kind {
        Kind::Match(..) | Kind::Blocks(..) | Kind::Struct(..) => true,
        Kind::Prefix(_, operand) => may_go_on(operand),
        _ => false,
    }
}

/// Whether the body of a closure is never put into a block.
fn refuses_block(it: &Expression) -> bool {
    match &it.kind {
        Kind::Call(..) | Kind::Whole => true,
        Kind::Chain(_, links) => links
            .last()
            .is_some_and(|link| link.tries > 0 || link.arguments.is_none()),
        _ => false,
    }
}

/// Whether it may have more lines behind a pattern.
fn is_extendable(it: &Expression) -> bool {
    match &it.kind {
        Kind::Prefix(_, operand) => is_extendable(operand),
        Kind::Whole | Kind::Attributed(..) | Kind::Type => false,
        Kind::Chain(_, links) => links.last().is_some_and(|link| link.arguments.is_some()),
        Kind::Call(..)
        | Kind::Macro(..)
        | Kind::Array(..)
        | Kind::Tuple(..)
        | Kind::Struct(..)
        | Kind::Closure(..)
        | Kind::Match(..)
        | Kind::Blocks(..) => true,
    }
}
