//! [`Excerpt`]: the lines that a message shows.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::escape::{escape, mask};

/// The most bytes of a file that one excerpt goes through.
const WIDEST: usize = 64 << 10;
/// The bytes shown on either side in a line that is longer than that.
const MARGIN: usize = 200;
/// The bytes between two places up to which characters are counted ahead.
const STRIDE: usize = 4 << 10;

/// A file and where its lines start.
pub(super) struct Lines<'s> {
    name: &'s str,
    text: &'s str,
    starts: Vec<usize>,
    /// The characters before each stride: a line may be many megabytes long,
    /// and hundreds of messages ask for a column in it.
    counted: Vec<usize>,
}

/// A stretch of a file to point at.
pub(super) struct Mark<'d> {
    pub(super) span: Range<usize>,
    pub(super) note: &'d str,
    pub(super) is_primary: bool,
}

/// Neighbouring lines of one file with the marks in them.
pub(super) struct Excerpt<'f> {
    lines: &'f Lines<'f>,
    /// The bytes shown.
    window: Range<usize>,
    marks: Vec<Mark<'f>>,
}

impl<'s> Lines<'s> {
    pub(super) fn new(name: &'s str, text: &'s str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let strides = text.as_bytes().chunks(STRIDE);
        let counted = strides.scan(0, |sum, stride| {
            *sum += characters(stride);
            Some(*sum)
        });
        Self {
            name,
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
            counted: std::iter::once(0).chain(counted).collect(),
        }
    }

    /// How many characters start before `at`.
    fn characters(&self, at: usize) -> usize {
        let stride = at / STRIDE;
        let rest = self.text.as_bytes().get(stride * STRIDE..at);
        self.counted
            .get(stride)
            .map_or(0, |before| before + rest.map_or(0, characters))
    }

    /// `span` on whole characters, on one line, and on some text.
    fn clamp(&self, span: &Range<usize>) -> Range<usize> {
        let end_of_text = self.text.trim_end().len();
        let start = self.text.floor_char_boundary(span.start.min(end_of_text));
        let end = self.text.ceil_char_boundary(span.end);
        let covered = self.text.get(start..end).unwrap_or_default();
        let line = covered.split(['\n', '\r']).next().unwrap_or_default();
        start..start + line.len()
    }

    /// The number of the line that `at` is in, from 0.
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// The whole lines that `span` touches.
    fn around(&self, span: &Range<usize>) -> Range<usize> {
        self.start(self.line(span.start))..self.start(self.line(span.end) + 1)
    }
}

/// How many characters start in a stretch of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

impl<'f> Excerpt<'f> {
    /// The line of `mark`, or the part of it around the mark.
    pub(super) fn new(lines: &'f Lines<'f>, mut mark: Mark<'f>) -> Self {
        mark.span = lines.clamp(&mark.span);
        let line = lines.around(&mark.span);
        let window = match line.len() > WIDEST {
            true => {
                let from = mark.span.start.saturating_sub(MARGIN).max(line.start);
                let to = (mark.span.start + MARGIN).min(line.end);
                mark.span.end = mark.span.end.min(lines.text.floor_char_boundary(to));
                lines.text.ceil_char_boundary(from)..lines.text.floor_char_boundary(to)
            }
            false => line,
        };
        Self {
            lines,
            window,
            marks: vec![mark],
        }
    }

    /// Takes `mark` in, if it is in the same file and near enough.
    pub(super) fn join(&mut self, lines: &Lines<'_>, mut mark: Mark<'f>) -> Option<Mark<'f>> {
        mark.span = lines.clamp(&mark.span);
        let line = lines.around(&mark.span);
        let window = self.window.start.min(line.start)..self.window.end.max(line.end);
        if !std::ptr::addr_eq(self.lines, lines) || window.len() > WIDEST || self.is_cut() {
            return Some(mark);
        }
        self.window = window;
        self.marks.push(mark);
        None
    }

    /// Whether the window starts inside a line.
    fn is_cut(&self) -> bool {
        self.lines.start(self.lines.line(self.window.start)) != self.window.start
    }

    pub(super) fn snippet(&self) -> Snippet<'f, Annotation<'f>> {
        let text = self.lines.text.get(self.window.clone());
        let snippet = Snippet::source(mask(text.unwrap_or_default()))
            .path(escape(self.lines.name))
            .line_start(self.lines.line(self.window.start) + 1);
        snippet.annotations(self.marks.iter().map(|mark| self.annotation(mark)))
    }

    fn annotation(&self, mark: &Mark<'f>) -> Annotation<'f> {
        let kind = match mark.is_primary {
            true => AnnotationKind::Primary,
            false => AnnotationKind::Context,
        };
        let start = self.shown(mark.span.start);
        let annotation = kind.span(start..self.shown(mark.span.end));
        match mark.note {
            "" => annotation,
            note => annotation.label(escape(note)),
        }
    }

    /// Where `at` stands in the masked window.
    fn shown(&self, at: usize) -> usize {
        let before = self.lines.text.get(self.window.start..at);
        mask(before.unwrap_or_default()).len()
    }

    /// What to put right in the rendered text: the place as the renderer sees
    /// it in a line that is cut in front, and as it is.
    pub(super) fn correction(&self) -> Option<(String, String)> {
        let mark = self.marks.first().filter(|_| self.is_cut())?;
        let line = self.lines.line(mark.span.start);
        let column = |from: usize| {
            let before = self.lines.characters(from);
            self.lines.characters(mark.span.start) - before + 1
        };
        let place = |column: usize| format!("{}:{}:{column}", escape(self.lines.name), line + 1);
        Some((
            place(column(self.window.start)),
            place(column(self.lines.start(line))),
        ))
    }
}
