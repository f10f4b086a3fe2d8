//! Renders messages the way rustc does; places are looked up only here.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{Group, Level, Renderer};

use crate::pointer::Pointer;
use crate::source::locate::{Site, locate};
use crate::source::{FileId, Source};

use super::escape::escape;
use super::excerpt::{Excerpt, Lines, Mark};
use super::{Diagnostic, Label, Part, Place, Report, Severity};

/// Whether rendered text carries colours for a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    #[default]
    Never,
    /// ANSI escapes.
    Always,
}

impl Report {
    /// Every message as plain text, a blank line between two.
    #[must_use]
    pub fn render(&self, source: &Source) -> String {
        self.render_with(source, Colour::Never)
    }

    /// Every message, a blank line between two.
    #[must_use]
    pub fn render_with(&self, source: &Source, colour: Colour) -> String {
        let mut text = render(&self.diagnostics, source, colour);
        if self.dropped > 0 {
            text.push_str(&format!("\n… and {} more messages\n", self.dropped));
        }
        text
    }
}

impl Diagnostic {
    /// This message as plain text. For many, [`Report::render`] is faster: it
    /// goes through each file once.
    #[must_use]
    pub fn render(&self, source: &Source) -> String {
        render(std::slice::from_ref(self), source, Colour::Never)
    }

    fn labels(&self) -> impl Iterator<Item = &Label> {
        std::iter::once(&self.primary).chain(&self.secondary)
    }
}

impl Place {
    fn file(&self) -> FileId {
        match self {
            Self::Node { file, .. } | Self::Span { file, .. } => *file,
        }
    }
}

fn render(diagnostics: &[Diagnostic], source: &Source, colour: Colour) -> String {
    let files = files(diagnostics, source);
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    let mut text = String::new();
    for diagnostic in diagnostics {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&one(diagnostic, &files, &renderer));
        text.push('\n');
    }
    text
}

/// A file with the sites of the nodes that messages name.
struct File<'s> {
    lines: Lines<'s>,
    sites: BTreeMap<&'s Pointer, Site>,
}

impl File<'_> {
    fn span(&self, place: &Place) -> Option<Range<usize>> {
        match place {
            Place::Span { start, len, .. } => Some(*start..start.saturating_add(*len)),
            Place::Node { pointer, part, .. } => {
                let site = self.sites.get(pointer)?;
                let value = Some(&site.value).filter(|value| !value.is_empty());
                let span = match part {
                    Part::Value if !site.has_parts => value.or(site.key.as_ref()),
                    // An object is shown by its key: it may be long.
                    Part::Value | Part::Key => site.key.as_ref().or(value),
                };
                Some(span.unwrap_or(&site.value).clone())
            }
        }
    }
}

/// The files that messages name, each gone through once.
fn files<'s>(diagnostics: &'s [Diagnostic], source: &'s Source) -> BTreeMap<FileId, File<'s>> {
    let mut wanted: BTreeMap<FileId, Vec<&Pointer>> = BTreeMap::new();
    for label in diagnostics.iter().flat_map(Diagnostic::labels) {
        let pointers = wanted.entry(label.place.file()).or_default();
        if let Place::Node { pointer, .. } = &label.place {
            pointers.push(pointer);
        }
    }
    let files = wanted.into_iter().filter_map(|(id, pointers)| {
        let file = source.file(id)?;
        let sites = locate(&file.text, &pointers);
        let sites = pointers.into_iter().zip(sites);
        let file = File {
            lines: Lines::new(&file.name, &file.text),
            sites: sites
                .filter_map(|(pointer, site)| Some((pointer, site?)))
                .collect(),
        };
        Some((id, file))
    });
    files.collect()
}

fn one(diagnostic: &Diagnostic, files: &BTreeMap<FileId, File<'_>>, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level
        .primary_title(escape(&diagnostic.message))
        .id(diagnostic.code);
    let excerpts = excerpts(diagnostic, files);
    let mut group = Group::with_title(title).elements(excerpts.iter().map(Excerpt::snippet));
    if let Place::Node { pointer, .. } = &diagnostic.primary.place
        && *pointer != Pointer::root()
    {
        let at = Level::NOTE.with_name("at");
        group = group.element(at.message(escape(pointer.as_str())));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(escape(help)));
    }
    let mut text = renderer.render(&[group]);
    for (wrong, right) in excerpts.iter().filter_map(Excerpt::correction) {
        text = text.replacen(&wrong, &right, 1);
    }
    text
}

fn excerpts<'f>(
    diagnostic: &'f Diagnostic,
    files: &'f BTreeMap<FileId, File<'_>>,
) -> Vec<Excerpt<'f>> {
    let mut excerpts: Vec<Excerpt<'f>> = Vec::new();
    for (index, label) in diagnostic.labels().enumerate() {
        let Some(file) = files.get(&label.place.file()) else {
            continue;
        };
        let Some(span) = file.span(&label.place) else {
            continue;
        };
        let mark = Mark {
            span,
            note: &label.note,
            is_primary: index == 0,
        };
        let apart = match excerpts.last_mut() {
            Some(excerpt) => excerpt.join(&file.lines, mark),
            None => Some(mark),
        };
        excerpts.extend(apart.map(|mark| Excerpt::new(&file.lines, mark)));
    }
    excerpts
}
