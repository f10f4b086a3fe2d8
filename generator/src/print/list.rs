//! Lists in delimiters: calls, arrays, tuples, attributes. All on one line; or
//! the last item over more lines behind the others; or one item a line.

use super::columns::columns;
use super::expression::{Expression, Kind};
use super::layout::{LIST_WIDTH, Layout};
use super::shape::{STEP, Shape, newline};

/// Short simple items share their lines.
const SHORT: usize = 10;

/// A list that is to be written.
pub(super) struct List<'a> {
    /// What stands before the opening delimiter.
    name: &'a str,
    open: char,
    close: char,
    items: &'a [Expression],
    /// How wide the items may be on one line.
    limit: usize,
    /// Whether a list of one item a line ends with a comma.
    has_last_comma: bool,
}

impl<'a> List<'a> {
    pub(super) fn call(name: &'a str, items: &'a [Expression]) -> Self {
        Self {
            name,
            open: '(',
            close: ')',
            items,
            limit: LIST_WIDTH,
            has_last_comma: true,
        }
    }

    pub(super) fn array(items: &'a [Expression]) -> Self {
        Self {
            open: '[',
            close: ']',
            ..Self::call("", items)
        }
    }

    pub(super) fn macro_call(name: &'a str, is_call: bool, items: &'a [Expression]) -> Self {
        match is_call {
            true => Self {
                has_last_comma: false,
                ..Self::call(name, items)
            },
            false => Self {
                name,
                ..Self::array(items)
            },
        }
    }

    pub(super) fn attribute(name: &'a str, items: &'a [Expression]) -> Self {
        Self {
            limit: 70,
            has_last_comma: false,
            ..Self::call(name, items)
        }
    }
}

enum Tactic {
    Horizontal,
    Vertical,
    Mixed,
}

impl Layout<'_> {
    pub(super) fn list(&self, list: &List<'_>, shape: Shape) -> Option<String> {
        let mut text = format!("{}{}", list.name, list.open);
        if list.items.is_empty() {
            text.push(list.close);
            return (self.is_lenient.get() || columns(&text) <= shape.width).then_some(text);
        }
        let nested = shape.nested().before(1)?;
        let mut items: Vec<Option<String>> = list
            .items
            .iter()
            .map(|item| self.expression(item, nested))
            .collect();
        let used = used(list.name, shape);
        let room = shape.width.saturating_sub(used + 2);
        let tactic = self.overflow(list, shape, &mut items, room);
        let items: Vec<String> = items.into_iter().collect::<Option<_>>()?;
        let body = match tactic {
            Tactic::Horizontal => items.join(", "),
            Tactic::Vertical => {
                let mut body = String::new();
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        newline(&mut body, nested.indent);
                    }
                    body += item;
                    if at + 1 < items.len() || list.has_last_comma {
                        body.push(',');
                    }
                }
                body
            }
            Tactic::Mixed => mixed(&items, nested),
        };
        let is_horizontal = matches!(tactic, Tactic::Horizontal);
        let first = body.lines().next().map_or(0, columns);
        if is_horizontal && first < shape.width.saturating_sub(last_line(list.name)) {
            text += &body;
        } else {
            newline(&mut text, shape.indent + STEP);
            text += &body;
            newline(&mut text, shape.indent);
        }
        text.push(list.close);
        Some(text)
    }

    /// Tries to let the last item go on behind the line of the others.
    fn overflow(
        &self,
        list: &List<'_>,
        shape: Shape,
        items: &mut [Option<String>],
        room: usize,
    ) -> Tactic {
        let (Some(last), Some(slot)) = (list.items.last(), items.len().checked_sub(1)) else {
            return Tactic::Horizontal;
        };
        let is_alone = list.items.len() == 1;
        let has_attribute = matches!(last.kind, Kind::Attributed(..));
        let is_combined = is_alone && list.name.len() < STEP && !has_attribute;
        let overflows = is_combined || can_overflow(last, list.items.len());
        let whole = items.get_mut(slot).and_then(Option::take);
        if overflows {
            let before = self.one_line_chain.get();
            if !is_combined && is_method_call(last) {
                self.one_line_chain.set(true);
            }
            let tried = self
                .last_room(list, shape, items)
                .and_then(|room| self.last_item(list, last, room));
            self.one_line_chain.set(before);
            if let Some(tried) = tried {
                let first = tried.lines().next().unwrap_or_default().to_owned();
                let single = tried.matches('\n').count() == 1;
                put(items, slot, Some(first));
                if fits(items, list.limit.min(room)) {
                    let is_one_line = whole.as_ref().is_some_and(|whole| !whole.contains('\n'));
                    let best = match is_alone && single && is_one_line {
                        true => whole,
                        false => Some(tried),
                    };
                    put(items, slot, best);
                    return Tactic::Horizontal;
                }
            }
        }
        put(items, slot, whole);
        let first = items.first().and_then(Option::as_deref);
        let is_one_line = first.is_some_and(|it| !it.contains('\n') && columns(it) <= room);
        if is_alone && room != 0 && is_one_line || fits(items, list.limit.min(room)) {
            return Tactic::Horizontal;
        }
        let are_simple = list.items.iter().all(|item| self.is_simple(item));
        match are_simple && items.iter().flatten().all(|it| columns(it) <= SHORT) {
            true => Tactic::Mixed,
            false => Tactic::Vertical,
        }
    }

    fn last_room(&self, list: &List<'_>, shape: Shape, items: &[Option<String>]) -> Option<Shape> {
        let room = shape.behind(last_line(list.name) + 1)?.before(1)?;
        let alone = matches!(list.items, [it] if !is_nested_call(it));
        if alone {
            return Some(room);
        }
        let others = items.iter().flatten().map(|it| columns(it) + 2).sum();
        let width = list.limit.min(room.width);
        Shape { width, ..room }.behind(others)
    }

    fn last_item(&self, list: &List<'_>, last: &Expression, room: Shape) -> Option<String> {
        let closures = list
            .items
            .iter()
            .filter(|it| matches!(it.kind, Kind::Closure(..)));
        if matches!(last.kind, Kind::Closure(..)) && closures.count() > 1 {
            return None;
        }
        self.expression(last, room)
    }

    fn is_simple(&self, it: &Expression) -> bool {
        match &it.kind {
            Kind::Prefix(_, operand) => self.is_simple(operand),
            // A literal, or a name of one word.
            Kind::Whole | Kind::Type => it.span.to == it.span.from + 1,
            _ => false,
        }
    }
}

fn put(items: &mut [Option<String>], at: usize, text: Option<String>) {
    if let Some(slot) = items.get_mut(at) {
        *slot = text;
    }
}

/// Whether all are on one line together.
fn fits(items: &[Option<String>], limit: usize) -> bool {
    let commas = 2 * items.len().saturating_sub(1);
    let widths = items.iter().map(|it| it.as_deref().map_or(0, columns));
    let is_one_line = |it: &Option<String>| it.as_ref().is_none_or(|it| !it.contains('\n'));
    widths.sum::<usize>() + commas <= limit && items.iter().all(is_one_line)
}

fn mixed(items: &[String], room: Shape) -> String {
    let (mut text, mut column) = (String::new(), 0);
    for item in items {
        let width = columns(item) + 1;
        if column > 0 && column + 1 + width > room.width {
            newline(&mut text, room.indent);
            column = 0;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text += item;
        text.push(',');
        column += width;
    }
    text
}

fn last_line(text: &str) -> usize {
    text.rsplit('\n').next().map_or(0, columns)
}

/// The columns that the name takes on the line of the list.
fn used(name: &str, shape: Shape) -> usize {
    match name.contains('\n') {
        true => last_line(name).saturating_sub(shape.indent + shape.offset),
        false => columns(name),
    }
}

/// Whether the item may go on below, behind a list of so many.
fn can_overflow(it: &Expression, items: usize) -> bool {
    match &it.kind {
        Kind::Closure(..) | Kind::Blocks(..) => true,
        Kind::Prefix(_, operand) => can_overflow(operand, items),
        Kind::Chain(root, links) => match links.as_slice() {
            [link] if link.name.is_empty() => can_overflow(root, items),
            _ => items == 1 && ends_with_call(it),
        },
        Kind::Match(..)
        | Kind::Array(..)
        | Kind::Struct(..)
        | Kind::Macro(..)
        | Kind::Call(..)
        | Kind::Tuple(..) => items == 1,
        Kind::Whole | Kind::Attributed(..) | Kind::Type => false,
    }
}

fn ends_with_call(it: &Expression) -> bool {
    match &it.kind {
        Kind::Chain(_, links) => links.last().is_some_and(|link| link.arguments.is_some()),
        _ => false,
    }
}

fn is_method_call(it: &Expression) -> bool {
    match &it.kind {
        Kind::Prefix(_, operand) => is_method_call(operand),
        _ => ends_with_call(it),
    }
}

/// Whether there are parentheses in parentheses; rustfmt keeps these short.
pub(super) fn is_nested_call(it: &Expression) -> bool {
    match &it.kind {
        Kind::Call(..) | Kind::Macro(..) => true,
        Kind::Prefix(_, operand) => is_nested_call(operand),
        Kind::Chain(root, links) => {
            matches!(links.as_slice(), [link] if link.name.is_empty()) && is_nested_call(root)
        }
        _ => false,
    }
}
