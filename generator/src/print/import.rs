//! Imports: sorted, one pair of braces each, as full as the lines allow.

use super::class::Class;
use super::order::Segment;
use super::shape::{MAX_WIDTH, STEP, newline};
use super::token::{Span, Tokens};

/// An import and what it is sorted by.
pub(super) struct Import {
    pub(super) key: Vec<Segment>,
    path: String,
    names: Option<Vec<String>>,
}

impl Tokens {
    /// The path of an import, without `use` and `;`.
    pub(super) fn import(&self, span: Span) -> Import {
        let open = self.find(span, |class| class == Class::OpenUse);
        let Some(open) = open else {
            let key = self.segments(span);
            let path = self.flat(span).to_owned();
            return Import {
                key,
                path,
                names: None,
            };
        };
        let head = Span {
            from: span.from,
            to: open,
        };
        let parts = self.split(self.inside(open), Class::Comma);
        let mut names: Vec<(Vec<Segment>, String)> = parts
            .into_iter()
            .map(|part| (self.segments(part), self.flat(part).to_owned()))
            .collect();
        names.sort();
        let mut key = self.segments(head);
        let path = self.flat(head).to_owned();
        if let [(segments, name)] = names.as_mut_slice() {
            key.append(segments);
            let path = path + name;
            return Import {
                key,
                path,
                names: None,
            };
        }
        let (keys, names) = names.into_iter().unzip();
        key.push(Segment::List(keys));
        let names = Some(names);
        Import { key, path, names }
    }

    fn segments(&self, span: Span) -> Vec<Segment> {
        let words = (span.from..span.to).filter(|at| self.class(*at) != Class::Path);
        words.map(|at| Segment::of(self.word(at))).collect()
    }
}

impl Import {
    /// Writes it behind what is on the line already.
    pub(super) fn write(&self, indent: usize, head: &str, out: &mut String) {
        *out += head;
        *out += &self.path;
        let Some(names) = &self.names else {
            out.push(';');
            return;
        };
        out.push('{');
        let commas = 2 * names.len().saturating_sub(1);
        let width: usize = names.iter().map(String::len).sum::<usize>() + commas;
        // 5 = `{`, `}`, `;`, and two that rustfmt keeps free
        if indent + head.len() + self.path.len() + width + 5 <= MAX_WIDTH {
            *out += &names.join(", ");
        } else {
            self.fill(names, indent, out);
        }
        out.push_str("};");
    }

    fn fill(&self, names: &[String], indent: usize, out: &mut String) {
        let mut column = 0;
        for (at, name) in names.iter().enumerate() {
            // rustfmt does not count the comma behind the last one.
            let is_last = at + 1 == names.len();
            let room = MAX_WIDTH.saturating_sub(indent + STEP + usize::from(!is_last));
            if column == 0 || column + 2 + name.len() > room {
                newline(out, indent + STEP);
                column = 0;
            } else {
                out.push(' ');
                column += 1;
            }
            out.push_str(name);
            out.push(',');
            column += name.len() + 1;
        }
        newline(out, indent);
    }
}
