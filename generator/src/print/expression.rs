//! What an expression is made of, as far as it matters where it breaks.

use super::class::Class;
use super::token::{Span, Tokens};

#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Nothing that breaks: a name, a literal, an operation.
    Whole,
    /// An attribute, and what it is of.
    Attributed(Span, Box<Expression>),
    /// A path or a type, which breaks at its parameters if it must.
    Type,
    /// `&x`, `*x`; the operator has its own space, if any.
    Prefix(Span, Box<Expression>),
    Chain(Box<Expression>, Vec<Link>),
    Call(Box<Expression>, Vec<Expression>),
    /// `name![…]`, with the name and its `!`.
    Macro(Span, Vec<Expression>),
    Array(Vec<Expression>),
    Tuple(Vec<Expression>),
    Struct(Span, Vec<Member>),
    /// What stands before the body, and the body.
    Closure(Span, Box<Expression>),
    Match(Box<Expression>, Vec<Arm>),
    /// What stands before each block, and its statements.
    Blocks(Vec<(Span, Span)>),
}

/// `.name::<T>(…)??`, or a part of it.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) name: Span,
    pub(super) arguments: Option<Vec<Expression>>,
    pub(super) tries: usize,
}

/// `name: value`; only a name where that is all.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) name: Span,
    pub(super) value: Option<Expression>,
}

/// `pattern => body`
#[derive(Clone, Debug)]
pub(super) struct Arm {
    pub(super) pattern: Span,
    pub(super) body: Expression,
}

impl Tokens {
    /// The one expression that these tokens are.
    pub(super) fn expression(&self, span: Span) -> Expression {
        let kind = self.kind(span);
        Expression { span, kind }
    }

    /// A type, or anything else that breaks at its parameters only.
    pub(super) fn type_of(&self, span: Span) -> Expression {
        let kind = Kind::Type;
        Expression { span, kind }
    }

    fn kind(&self, span: Span) -> Kind {
        let Span { from, to } = span;
        if self.class(from) == Class::Hash {
            let value = self.next(from + 1);
            let attribute = Span { from, to: value };
            let value = self.expression(Span { from: value, to });
            return Kind::Attributed(attribute, Box::new(value));
        }
        if let Some(closure) = self.closure(span) {
            return closure;
        }
        match self.class(from) {
            Class::Keyword if self.word(from) == "match" => return self.choice(span),
            Class::Keyword if matches!(self.word(from), "return" | "break") => {}
            Class::Keyword | Class::OpenBrace => return self.blocks(span),
            _ => {}
        }
        let is_operation = |class| matches!(class, Class::Operator | Class::Range | Class::Equal);
        if self.find(span, is_operation).is_some() {
            return Kind::Whole;
        }
        match self.class(from) {
            Class::Prefix => {
                let operand = match self.word(from + 1) {
                    "mut" => from + 2,
                    _ => from + 1,
                };
                let operator = Span { from, to: operand };
                let operand = Span { from: operand, to };
                Kind::Prefix(operator, Box::new(self.expression(operand)))
            }
            Class::Keyword if from + 1 < to => {
                let operator = Span { from, to: from + 1 };
                let value = Span { from: from + 1, to };
                Kind::Prefix(operator, Box::new(self.expression(value)))
            }
            _ => self.postfix(span),
        }
    }

    fn closure(&self, span: Span) -> Option<Kind> {
        let is_moved = self.word(span.from) == "move";
        let bar = span.from + usize::from(is_moved);
        if self.class(bar) != Class::BarOpen {
            return None;
        }
        let rest = Span {
            from: bar,
            to: span.to,
        };
        let body = self.find(rest, |class| class == Class::BarClose)? + 1;
        let (from, to) = (span.from, span.to);
        let body_is_typed = self.class(body) == Class::Arrow;
        let body = match body_is_typed {
            true => self.find(Span { from: body, to }, |class| class == Class::OpenBrace)?,
            false => body,
        };
        let head = Span { from, to: body };
        let body = self.expression(Span { from: body, to });
        Some(Kind::Closure(head, Box::new(body)))
    }

    fn choice(&self, span: Span) -> Kind {
        let Some(open) = self.find(span, |class| class == Class::OpenBrace) else {
            return Kind::Whole;
        };
        let on = self.expression(Span {
            from: span.from + 1,
            to: open,
        });
        let mut arms = Vec::new();
        let Span { mut from, to } = self.inside(open);
        while let Some(arrow) = self.find(Span { from, to }, |class| class == Class::FatArrow) {
            let end = match self.class(arrow + 1) {
                Class::OpenBrace => self.next(arrow + 1),
                _ => {
                    let rest = Span { from: arrow, to };
                    let comma = self.find(rest, |class| class == Class::Comma);
                    comma.unwrap_or(to)
                }
            };
            let body = Span {
                from: arrow + 1,
                to: end,
            };
            arms.push(Arm {
                pattern: Span { from, to: arrow },
                body: self.expression(body),
            });
            from = end + usize::from(self.class(end) == Class::Comma);
        }
        Kind::Match(Box::new(on), arms)
    }

    /// A block, or several with words between them, such as `if` and `else`.
    fn blocks(&self, span: Span) -> Kind {
        let mut blocks = Vec::new();
        let mut from = span.from;
        while from < span.to {
            let rest = Span { from, to: span.to };
            let Some(open) = self.find(rest, |class| class == Class::OpenBrace) else {
                return Kind::Whole;
            };
            blocks.push((Span { from, to: open }, self.inside(open)));
            from = self.next(open);
        }
        Kind::Blocks(blocks)
    }

    /// A primary expression and what follows it.
    fn postfix(&self, span: Span) -> Kind {
        let mut end = self.primary_end(span);
        let mut root = Expression {
            span: Span {
                from: span.from,
                to: end,
            },
            kind: self.primary(Span {
                from: span.from,
                to: end,
            }),
        };
        if self.class(end) == Class::Open && end < span.to {
            let arguments = self.list(end);
            end = self.next(end);
            root = Expression {
                kind: Kind::Call(Box::new(root), arguments),
                span: Span {
                    from: span.from,
                    to: end,
                },
            };
        }
        if end >= span.to {
            return root.kind;
        }
        match self.links(end, span.to) {
            Some(links) => Kind::Chain(Box::new(root), links),
            None => Kind::Whole,
        }
    }

    fn primary_end(&self, span: Span) -> usize {
        let mut at = span.from;
        if !matches!(self.class(at), Class::Word | Class::Less | Class::Path) {
            return self.next(at).min(span.to);
        }
        while at < span.to {
            match self.class(at) {
                Class::Word | Class::Less | Class::Path => at = self.next(at),
                Class::Bang => return self.next(at + 1),
                Class::OpenBrace => return self.next(at),
                _ => break,
            }
        }
        at
    }

    fn primary(&self, span: Span) -> Kind {
        let last = self.get(span.to.saturating_sub(1));
        let open = last.mate;
        match (self.class(span.from), last.class) {
            (Class::Open, _) if self.word(span.from) == "[" => Kind::Array(self.list(span.from)),
            (Class::Open, _) => Kind::Tuple(self.list(span.from)),
            (Class::Word | Class::Path, Class::Close) => {
                let name = Span {
                    from: span.from,
                    to: open,
                };
                Kind::Macro(name, self.list(open))
            }
            (Class::Word | Class::Path, Class::CloseBrace)
                if self.class(open.wrapping_sub(1)) != Class::Bang =>
            {
                let path = Span {
                    from: span.from,
                    to: open,
                };
                Kind::Struct(path, self.members(open))
            }
            (Class::Word | Class::Path | Class::Less, Class::Word | Class::Greater) => Kind::Type,
            _ => Kind::Whole,
        }
    }

    fn list(&self, open: usize) -> Vec<Expression> {
        let parts = self.split(self.inside(open), Class::Comma);
        parts
            .into_iter()
            .map(|part| self.expression(part))
            .collect()
    }

    fn members(&self, open: usize) -> Vec<Member> {
        let parts = self.split(self.inside(open), Class::Comma);
        let member = |part: Span| {
            let is_base = self.class(part.from) == Class::Range;
            let is_named = self.class(part.from + 1) == Class::Colon;
            let to = match is_base || is_named {
                true => part.from + 1,
                false => part.to,
            };
            let value = is_base.then_some(to).or(is_named.then_some(to + 1));
            let value = value.map(|from| self.expression(Span { from, to: part.to }));
            let name = Span {
                from: part.from,
                to,
            };
            Member { name, value }
        };
        parts.into_iter().map(member).collect()
    }

    /// None if there is something else among them, such as an index.
    fn links(&self, mut from: usize, to: usize) -> Option<Vec<Link>> {
        let mut links: Vec<Link> = Vec::new();
        while from < to {
            match self.class(from) {
                Class::Question => {
                    // Of the root: a link without a name.
                    let name = Span { from, to: from };
                    let (arguments, tries) = (None, 0);
                    if links.is_empty() {
                        links.push(Link {
                            name,
                            arguments,
                            tries,
                        });
                    }
                    links.last_mut()?.tries += 1;
                    from += 1;
                }
                Class::Dot => {
                    let mut end = from + 2;
                    while end < to && matches!(self.class(end), Class::Path | Class::Less) {
                        end = self.next(end);
                    }
                    let name = Span { from, to: end };
                    let is_call =
                        end < to && self.class(end) == Class::Open && self.word(end) == "(";
                    let arguments = is_call.then(|| self.list(end));
                    from = if is_call { self.next(end) } else { end };
                    links.push(Link {
                        name,
                        arguments,
                        tries: 0,
                    });
                }
                _ => return None,
            }
        }
        Some(links)
    }
}
