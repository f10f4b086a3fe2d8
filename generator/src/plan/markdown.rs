//! The description's Markdown, made harmless for rustdoc.

/// Cuts `text` into lines that rustdoc shows as the author meant them, and
/// that cannot do anything else: no raw HTML, no links into our code, no
/// code that would be compiled, no controls.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence: Option<Fence> = None;
    let text = text.replace("\r\n", "\n");
    for line in text.split(is_line_end) {
        let line = line.trim_end();
        match (&fence, Fence::opens(line)) {
            (Some(open), _) if open.closes(line) => {
                lines.push(open.closing());
                fence = None;
            }
            (Some(_), _) => lines.push(visible(line)),
            (None, Some(open)) => {
                lines.push(open.opening());
                fence = Some(open);
            }
            (None, None) => lines.push(prose(line)),
        }
    }
    if let Some(open) = fence {
        lines.push(open.closing());
    }
    tidy(lines)
}

/// One line of text, such as a value, for use inside a sentence.
pub(super) fn code(text: &str) -> String {
    const MOST: usize = 200;
    if !text.is_empty() && text.len() <= MOST && is_plain(text) && !text.contains('`') {
        return format!("`{text}`");
    }
    // One character more tells that there are more.
    let start = text.chars().take(MOST + 1);
    let text: String = start
        .map(|c| if is_line_end(c) { ' ' } else { c })
        .collect();
    let text = visible(&text);
    let text = shorten(&text, MOST);
    let fence = "`".repeat(
        runs(&text)
            .map(|(_, ticks)| ticks)
            .max()
            .unwrap_or_default()
            + 1,
    );
    match (text.is_empty(), fence.len()) {
        (true, _) => "`\"\"`".to_owned(),
        (false, 1) => format!("`{text}`"),
        (false, _) => format!("{fence} {text} {fence}"),
    }
}

fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A block of code; it is shown as plain text, never compiled or run.
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn opens(line: &str) -> Option<Self> {
        let text = line.trim_start();
        let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = text.chars().take_while(|c| *c == mark).count();
        let info = text.get(length..).unwrap_or_default();
        (length >= 3 && !info.contains('`')).then_some(Self { mark, length })
    }

    fn closes(&self, line: &str) -> bool {
        let text = line.trim();
        text.chars().count() >= self.length && text.chars().all(|c| c == self.mark)
    }

    fn opening(&self) -> String {
        format!("{}text", self.closing())
    }

    fn closing(&self) -> String {
        String::from(self.mark).repeat(self.length)
    }
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Controls and marks that turn the writing direction, as their code points.
fn visible(line: &str) -> String {
    if is_plain(line) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\t' => out.push_str("    "),
            c if c.is_control() || is_bidi(c) => out.push_str(&format!("U+{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Whether all of it is printable ASCII, as most texts are.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A line outside any block of code.
fn prose(line: &str) -> String {
    let line = visible(line);
    let text = line.trim_start();
    // Four spaces would start a block of code, which rustdoc compiles.
    let indent = (line.len() - text.len()).min(3);
    let mut out = " ".repeat(indent);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '`' => span(rest, &mut out),
            '\\' => escaped(after, &mut out),
            '<' => angle(rest, after, &mut out),
            '[' => bracket(rest, after, &mut out),
            'h' if is_url(rest) => url(rest, &mut out),
            // Behind the mark of a list or quote they would start a block of
            // code after all.
            '~' if rest.starts_with("~~~") => {
                out.push_str("\\~");
                after
            }
            ' ' => {
                out.push(' ');
                after.trim_start_matches(' ')
            }
            _ => {
                let next = after.find(['`', '\\', '<', '[', 'h', '~', ' ']);
                let (plain, others) = after.split_at(next.unwrap_or(after.len()));
                out.push(c);
                out.push_str(plain);
                others
            }
        };
    }
    out
}

/// A code span is kept where it ends on this line, else its mark is escaped.
fn span<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let body = rest.get(ticks..).unwrap_or_default();
    let closing = runs(body).find(|(_, length)| *length == ticks);
    match closing {
        Some((end, _)) => {
            let (span, after) = rest.split_at_checked(2 * ticks + end).unwrap_or((rest, ""));
            out.push_str(span);
            after
        }
        None => {
            out.push_str(&"\\`".repeat(ticks));
            body
        }
    }
}

/// Where backticks stand, and how many together: only as many close a span as
/// have opened it (CommonMark 6.1).
fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let starts = text.match_indices('`').map(|(at, _)| at);
    let starts = starts.filter(|at| !text.get(..*at).unwrap_or_default().ends_with('`'));
    starts.map(|at| {
        let rest = text.get(at..).unwrap_or_default();
        (at, rest.len() - rest.trim_start_matches('`').len())
    })
}

fn escaped<'a>(after: &'a str, out: &mut String) -> &'a str {
    out.push('\\');
    match after.chars().next() {
        Some(c) if c.is_ascii_punctuation() => {
            out.push(c);
            after.get(1..).unwrap_or_default()
        }
        Some(_) | None => {
            out.push('\\');
            after
        }
    }
}

/// `<https://…>` is a link; anything else would be HTML.
fn angle<'a>(rest: &'a str, after: &'a str, out: &mut String) -> &'a str {
    if let (true, Some(end)) = (is_url(after), rest.find('>')) {
        let (link, after) = rest.split_at_checked(end + 1).unwrap_or((rest, ""));
        if !link.contains(' ') {
            out.push_str(link);
            return after;
        }
    }
    out.push_str("\\<");
    after
}

/// `[text](https://…)` is a link; `[text]` would be one into our code.
fn bracket<'a>(rest: &'a str, after: &'a str, out: &mut String) -> &'a str {
    let link = || {
        let close = rest.find(']')?;
        let text = rest.get(1..close)?;
        let target = rest.get(close + 1..)?.strip_prefix('(')?;
        let end = target.find(')')?;
        let url = target.get(..end)?;
        let plain = is_url(url) && !url.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
        let simple = !text.contains(['[', '<', '`', '!']);
        (plain && simple).then(|| (text, url, close + 2 + end + 1))
    };
    match link() {
        Some((text, url, length)) => {
            out.push_str(&format!("[{text}]({url})"));
            rest.get(length..).unwrap_or_default()
        }
        None => {
            out.push_str("\\[");
            after
        }
    }
}

fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// A bare URL becomes a link.
fn url<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let stops = |c: char| c.is_whitespace() || "<>\"'`()[]{}|\\".contains(c);
    let end = rest.find(stops).unwrap_or(rest.len());
    let link = rest.get(..end).unwrap_or_default();
    let link = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    out.push_str(&format!("<{link}>"));
    rest.get(link.len()..).unwrap_or_default()
}

/// No empty lines at either end, and never two in a row.
fn tidy(lines: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let blank = line.trim().is_empty();
        if !blank || out.last().is_some_and(|last| !last.is_empty()) {
            out.push(if blank { String::new() } else { line });
        }
    }
    if out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{code, lines};

    #[test]
    fn text_cannot_become_anything_but_text() {
        for (text, shown) in [
            ("plain", "plain"),
            ("a <b>x</b>", "a \\<b>x\\</b>"),
            (
                "see [Vec] and [x](crate::Y)",
                "see \\[Vec] and \\[x](crate::Y)",
            ),
            ("[docs](https://a.b/c)", "[docs](https://a.b/c)"),
            ("go to https://a.b/c.", "go to <https://a.b/c>."),
            ("<https://a.b>", "<https://a.b>"),
            ("`<T>` and ` alone", "`<T>` and \\` alone"),
            ("        indented", "   indented"),
            ("bidi \u{202e}x", "bidi U+202Ex"),
            ("nul \0", "nul U+0000"),
            ("\\<", "\\<"),
            ("C:\\dir", "C:\\\\dir"),
            ("- ~~~", "- \\~~~"),
            (">     code", "> code"),
            ("``a``` <b> ``", "``a``` <b> ``"),
            ("``a` <b> `", "\\`\\`a` <b> `"),
            ("xhttps://a.b", "x<https://a.b>"),
        ] {
            assert_eq!(lines(text), [shown], "{text}");
        }
    }

    #[test]
    fn lines_end_where_any_reader_ends_them() {
        assert_eq!(
            lines("a\r\nb\u{2028}c\u{85}d\n\n\n\ne\n"),
            ["a", "b", "c", "d", "", "e"]
        );
    }

    #[test]
    fn code_is_never_compiled() {
        assert_eq!(lines("```\nlet x;\n```"), ["```text", "let x;", "```"]);
        assert_eq!(lines("```rust\nopen"), ["```text", "open", "```"]);
    }

    #[test]
    fn a_value_stays_on_its_line() {
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("a`` <b> ``"), "``` a`` <b> `` ```");
        assert_eq!(code(""), "`\"\"`");
    }
}
