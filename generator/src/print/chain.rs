//! Chains of calls: on one line, or one link a line.

use super::columns::columns;
use super::expression::{Expression, Kind, Link};
use super::layout::{CHAIN_WIDTH, Layout};
use super::list::List;
use super::shape::{STEP, Shape, newline};

/// A last link of so many lines goes on behind the others.
const TALL: usize = 5;

impl Layout<'_> {
    pub(super) fn chain(&self, root: &Expression, links: &[Link], shape: Shape) -> Option<String> {
        let mut text = self.expression(root, shape)?;
        let mut links = links;
        let count = links.len();
        let mut is_block = text.contains('\n') && is_block_like(root);
        if let [link, rest @ ..] = links
            && link.name.is_empty()
        {
            // A `?` of the root is no link.
            text += &"?".repeat(link.tries);
            links = rest;
        }
        let orphan = STEP.saturating_sub(shape.offset);
        while let [link, rest @ ..] = links
            && text.len() <= orphan
            && !text.contains('\n')
        {
            let Some(more) = self.link(link, shape.behind(text.len())?) else {
                break;
            };
            text += &more;
            is_block = is_extendable(&text);
            links = rest;
        }
        let [others @ .., last] = links else {
            return (self.is_lenient.get() || shape.holds(&text)).then_some(text);
        };
        let child = match is_block {
            true => Shape::line(shape.indent),
            false => shape.nested(),
        };
        let mut parts = vec![text];
        for link in others {
            parts.push(self.link(link, child)?);
        }
        let is_one_line = self.last_link(&mut parts, last, count, is_block, (shape, child))?;
        if !is_one_line && self.one_line_chain.get() {
            return None;
        }
        let text = match is_one_line {
            true => parts.concat(),
            false => stacked(&parts, child.indent),
        };
        (self.is_lenient.get() || shape.holds(&text)).then_some(text)
    }

    /// Adds the last link: behind the others if that is short, or if the link
    /// has many lines itself. Gives whether all are on one line.
    fn last_link(
        &self,
        parts: &mut Vec<String>,
        last: &Link,
        count: usize,
        is_block: bool,
        (shape, child): (Shape, Shape),
    ) -> Option<bool> {
        let first = parts.first().map(String::as_str).unwrap_or_default();
        let extends = is_block && is_extendable(first);
        let before = match extends {
            true => first.rsplit('\n').next().map_or(0, columns),
            false => parts.iter().map(|part| columns(part)).sum(),
        };
        let before = before + last.tries;
        let budget = match count {
            1 => shape.width,
            _ => shape.width.min(CHAIN_WIDTH),
        };
        let budget = budget.saturating_sub(before);
        let is_flat = parts.iter().all(|part| !part.contains('\n')) && budget > 0;
        let own_room = child.before(shape.kept_free() + last.tries);
        let room = match (is_flat, extends) {
            (true, _) => shape.before(last.tries),
            (false, true) => child.before(last.tries),
            (false, false) => own_room,
        };
        let behind = match is_flat || extends {
            true => room
                .and_then(|room| room.behind(before))
                .and_then(|room| self.untried(last, room)),
            false => None,
        };
        let Some(behind) = behind else {
            let room = if is_flat || extends {
                own_room.or(room)
            } else {
                room
            };
            parts.push(self.link(last, room?.before(0)?)?);
            return Some(false);
        };
        let lines = behind.lines().count();
        let fits = behind.lines().next().map_or(0, columns) <= budget;
        let is_one_line = fits && is_flat;
        if fits && lines >= TALL {
            parts.push(behind + &"?".repeat(last.tries));
            return Some(is_one_line);
        }
        let own = own_room.and_then(|room| self.untried(last, room));
        let (best, is_one_line) = match own {
            Some(own) if !fits => (own, false),
            Some(own) if own.lines().count() >= lines => (behind, is_one_line),
            Some(own) => (own, false),
            None => (behind, is_one_line),
        };
        parts.push(best + &"?".repeat(last.tries));
        Some(is_one_line)
    }

    fn link(&self, link: &Link, room: Shape) -> Option<String> {
        let text = self.untried(link, room.before(link.tries)?)?;
        Some(text + &"?".repeat(link.tries))
    }

    /// The link without its `?`.
    fn untried(&self, link: &Link, room: Shape) -> Option<String> {
        let name = self.tokens.flat(link.name);
        match &link.arguments {
            Some(arguments) => self.list(&List::call(name, arguments), room),
            None => Some(name.to_owned()),
        }
    }
}

fn stacked(parts: &[String], indent: usize) -> String {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            newline(&mut text, indent);
        }
        text += part;
    }
    text
}

/// Whether an expression over several lines ends with a block.
fn is_block_like(it: &Expression) -> bool {
    matches!(
        it.kind,
        Kind::Call(..)
            | Kind::Macro(..)
            | Kind::Array(..)
            | Kind::Struct(..)
            | Kind::Match(..)
            | Kind::Blocks(..)
    )
}

/// Whether the last line is nothing but closing delimiters.
fn is_extendable(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    last.ends_with("\"#")
        || last
            .trim()
            .chars()
            .all(|c| matches!(c, '(' | ')' | ']' | '}' | '?' | '>'))
}
