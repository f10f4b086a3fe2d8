//! Closing brackets that stand too far left. YAML 1.2 wants what is inside
//! braces or brackets deeper than what they belong to, libyaml does not, and
//! published documents close them as JSON does:
//!
//! ```yaml
//!   ports: {
//!     "80": {}
//!   }
//! ```

use super::event::{Events, Fault, Syntax};

/// The most text to go through, in bytes: each bracket is found by starting anew.
const MOST: usize = 64 << 20;

/// The same text for a strict reader, every byte at its place: too shallow
/// brackets are on the line above, the line break a space. With what has to
/// be said of each. `None` where nothing has to be moved, or it does not help.
pub(crate) fn mended(text: &str) -> Option<(String, Vec<Fault>)> {
    text.lines().find(|line| closes(line))?;
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
        mended = moved_up(&mended, at)?;
        faults.push(
            Fault {
                code: "shallow-bracket",
                ..Fault::syntax("indented no deeper than what it belongs to", at..at + 1)
            }
            .help("indent it by at least one space more"),
        );
    }
    None
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
    fn leaves_alone_what_is_well_or_beyond_it() {
        assert_eq!(mended("a: {\n  b: 1\n  }\n"), None);
        assert_eq!(mended("a: {\n  b: 1\n"), None);
        assert_eq!(mended("a:\n  b: { # c\n  }\n"), None);
        assert_eq!(mended("a:\n  b: {\n  }\n  c: *d\n"), None);
    }
}
