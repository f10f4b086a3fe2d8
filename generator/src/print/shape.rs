//! How much room there is for a text, and where its further lines begin.

/// No line is longer, if it can be helped.
pub(super) const MAX_WIDTH: usize = 100;
/// One step to the right.
pub(super) const STEP: usize = 4;

/// Room for a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// The column at which the lines of this block begin.
    pub(super) indent: usize,
    /// How much further right the text begins.
    pub(super) offset: usize,
    /// The columns that it may take on its first line, and on its last.
    pub(super) width: usize,
}

impl Shape {
    /// A line of its own.
    pub(super) fn line(indent: usize) -> Self {
        Self {
            indent,
            offset: 0,
            width: MAX_WIDTH.saturating_sub(indent),
        }
    }

    /// The lines of a block in this one.
    pub(super) fn nested(self) -> Self {
        Self::line(self.indent + STEP)
    }

    /// Behind a text of so many columns.
    pub(super) fn behind(self, columns: usize) -> Option<Self> {
        Some(Self {
            offset: self.offset + columns,
            width: self.width.checked_sub(columns)?,
            ..self
        })
    }

    /// With something of so many columns behind it.
    pub(super) fn before(self, columns: usize) -> Option<Self> {
        let width = self.width.checked_sub(columns)?;
        Some(Self { width, ..self })
    }

    /// The columns that are kept free behind it.
    pub(super) fn kept_free(self) -> usize {
        MAX_WIDTH.saturating_sub(self.indent + self.offset + self.width)
    }

    /// Whether a text stays within its room.
    pub(super) fn holds(self, text: &str) -> bool {
        use super::columns::columns;
        let Some((first, others)) = text.split_once('\n') else {
            return columns(text) <= self.width;
        };
        let last = others.rsplit('\n').next().unwrap_or_default();
        columns(first) <= self.width
            && others.split('\n').all(|line| columns(line) <= MAX_WIDTH)
            && columns(last) <= self.indent + self.offset + self.width
    }
}

/// Ends the line, and begins the next at this column.
pub(super) fn newline(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}
