//! Closing brackets and quoted lines that stand too far left. YAML 1.2 wants
//! what is inside brackets or quotes deeper than what it belongs to, libyaml
//! does not, and published documents are written so:
//!
//! ```yaml
//!   ports: {
//!     "80": {}
//!   }
//!   description: "Ports
//! of the container"
//! ```

use super::event::{Events, Fault, Syntax};

/// The most text to go through, in bytes: each place is found by starting anew.
const MOST: usize = 64 << 20;

/// The same text for a strict reader, every byte at its place: what is too
/// shallow is on the line above, the line break a space. With what has to be
/// said of each. `None` where nothing has to be moved, or it does not help.
pub(crate) fn mended(text: &str) -> Option<(String, Vec<Fault>)> {
    let mut mended = text.to_owned();
    let mut faults = Vec::new();
    let mut read = 0;
    while read < MOST {
        let fault = Events::new(&mended, Syntax::Yaml).find_map(Result::err);
        let Some(fault) = fault else {
            return (!faults.is_empty()).then_some((mended, faults));
        };
        let at = fault.span.start;
        read += at;
        let (fault, moved) = match moved_up(&mended, at) {
            Some(moved) => (bracket(at), moved),
            None => (quoted(at), joined(&mended, at)?),
        };
        mended = moved;
        faults.push(fault);
    }
    None
}

fn bracket(at: usize) -> Fault {
    Fault {
        code: "shallow-bracket",
        ..Fault::syntax("indented no deeper than what it belongs to", at..at + 1)
    }
    .help("indent it by at least one space more")
}

fn quoted(at: usize) -> Fault {
    Fault {
        code: "shallow-text",
        ..Fault::syntax(
            "it goes on in a line that is indented no deeper than its key",
            at..at + 1,
        )
    }
    .help("indent the lines that it goes on in by at least one space more")
}

/// `text` with the bracket at `at` on the line above, if it is the first mark of its line and
/// no comment stands in its way.
fn moved_up(text: &str, at: usize) -> Option<String> {
    let (before, rest) = text.split_at_checked(at)?;
    let above = before.trim_end();
    let gap = before.get(above.len()..)?;
    let line = above.rsplit('\n').next().unwrap_or_default();
    if !closes(rest) || !gap.contains('\n') || line.contains('#') {
        return None;
    }
    let spaces = " ".repeat(gap.len());
    Some([above, &spaces, rest].concat())
}

/// `text` with the quoted value at `at` on one line.
fn joined(text: &str, at: usize) -> Option<String> {
    let (before, rest) = text.split_at_checked(at)?;
    let quote = rest.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let mut is_escaped = false;
    let end = rest.get(1..)?.find(|c| {
        let ends = c == quote && !is_escaped;
        is_escaped = c == '\\' && quote == '"' && !is_escaped;
        ends
    })?;
    let (value, rest) = rest.split_at_checked(end + 1)?;
    let line = value.replace(['\n', '\r'], " ");
    (line != value).then(|| [before, &line, rest].concat())
}

fn closes(line: &str) -> bool {
    line.trim_start().starts_with(['}', ']'])
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn moves_brackets_and_nothing_else() {
        let text = "a:\n  b: {\n    c: 1,\r\n }\n  d: [\n  ]\n";
        let (mended, faults) = mended(text).unwrap();
        assert_eq!(mended, "a:\n  b: {\n    c: 1,   }\n  d: [   ]\n");
        assert_eq!(mended.len(), text.len());
        let shown = faults.iter().map(|fault| &text[fault.span.clone()]);
        assert_eq!(shown.collect::<Vec<_>>(), ["}", "]"]);
    }

    #[test]
    fn joins_the_lines_of_a_quoted_value() {
        let text = "a:\n  b: \"c \\\" {\nd\r\n\ne\"\n  f: 'g\nh'\n";
        let (mended, faults) = mended(text).unwrap();
        assert_eq!(mended, "a:\n  b: \"c \\\" { d   e\"\n  f: 'g h'\n");
        assert_eq!(faults.len(), 2);
    }

    #[test]
    fn leaves_alone_what_is_well_or_beyond_it() {
        assert_eq!(mended("a: {\n  b: 1\n  }\n"), None);
        assert_eq!(mended("a: {\n  b: 1\n"), None);
        assert_eq!(mended("a:\n  b: { # c\n  }\n"), None);
        assert_eq!(mended("a:\n  b: {\n  }\n  c: *d\n"), None);
        assert_eq!(mended("a:\n  b: \"c\n"), None);
    }
}
