//! The record as a picture: a row a subject and stage, a dot a tool, and a mark where the bar is.

use std::fmt::Write;

use super::bar::BARS;
use super::figure::Figure;
use super::report::subjects;
use super::row::{OURS, Row};

/// Stages that have both seconds and memory.
const STAGES: [(Figure, Figure); 4] = [
    (Figure::GenerateSeconds, Figure::GenerateMib),
    (Figure::CheckSeconds, Figure::CheckMib),
    (Figure::SliceSeconds, Figure::SliceMib),
    (Figure::ReleaseSeconds, Figure::ReleaseMib),
];

const ROW: f64 = 30.0;
const TOP: f64 = 92.0;
const LABEL: f64 = 220.0;
const PANEL: f64 = 330.0;
const GAP: f64 = 60.0;

/// A logarithmic scale.
struct Panel {
    title: &'static str,
    left: f64,
    least: f64,
    most: f64,
    ticks: &'static [f64],
}

const SECONDS: Panel = Panel {
    title: "CPU seconds",
    left: LABEL,
    least: 0.01,
    most: 400.0,
    ticks: &[0.01, 0.1, 1.0, 10.0, 100.0],
};

const MEMORY: Panel = Panel {
    title: "peak memory of a process, MiB",
    left: LABEL + PANEL + GAP,
    least: 8.0,
    most: 20_000.0,
    ticks: &[10.0, 100.0, 1_000.0, 10_000.0],
};

/// Each tool's colour; ours is that of rust.
const COLOURS: [(&str, &str); 5] = [
    (OURS, "#b7410e"),
    ("openapi-to-rust", "#1f77b4"),
    ("oas3-gen", "#444444"),
    ("progenitor", "#8e5bc0"),
    ("ploidy", "#c8a000"),
];

impl Panel {
    fn x(&self, value: f64) -> f64 {
        let share = (value.max(self.least) / self.least).ln() / (self.most / self.least).ln();
        self.left + PANEL * share.min(1.0)
    }
}

/// An SVG of the newest run of every subject.
pub(super) fn svg(record: &[Row]) -> String {
    let lines: Vec<Line<'_>> = lines(record);
    let count = lines.iter().map(|_| ROW).sum::<f64>();
    let (width, height) = (LABEL + 2.0 * PANEL + GAP + 50.0, TOP + count + 40.0);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    );
    legend(&mut text, record);
    for panel in [&SECONDS, &MEMORY] {
        axis(&mut text, panel, TOP + count);
    }
    let mut y = TOP + ROW / 2.0;
    for line in &lines {
        line.draw(&mut text, y);
        y += ROW;
    }
    text + "</svg>\n"
}

/// A subject and a stage.
struct Line<'a> {
    label: String,
    stage: (Figure, Figure),
    rows: Vec<&'a Row>,
    record: &'a [Row],
}

fn lines(record: &[Row]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for subject in subjects(record) {
        let of_subject = record.iter().filter(|row| row.subject == subject);
        let run = of_subject.clone().map(|row| &row.run).max();
        let rows: Vec<&Row> = of_subject.filter(|row| Some(&row.run) == run).collect();
        let measured = |(seconds, _): &(Figure, Figure)| {
            rows.iter().any(|row| row.figures.contains_key(seconds))
        };
        lines.extend(STAGES.into_iter().filter(measured).map(|stage| Line {
            label: format!("{subject}: {}", stage.0.name()),
            stage,
            rows: rows.clone(),
            record,
        }));
    }
    lines
}

impl Line<'_> {
    fn draw(&self, text: &mut String, y: f64) {
        let (label, right) = (&self.label, MEMORY.left + PANEL);
        let _ = writeln!(
            text,
            "<line x1=\"{LABEL}\" x2=\"{right}\" y1=\"{y}\" y2=\"{y}\" stroke=\"#eee\"/>\n\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{label}</text>",
            LABEL - 14.0,
            y + 4.5
        );
        self.dots(text, &SECONDS, self.stage.0, y);
        self.dots(text, &MEMORY, self.stage.1, y);
    }

    fn dots(&self, text: &mut String, panel: &Panel, figure: Figure, y: f64) {
        let subject = self.rows.first().map_or("", |row| row.subject.as_str());
        let bar = BARS
            .iter()
            .find(|bar| bar.subject == subject && bar.figure == figure);
        if let Some(verdict) = bar.and_then(|bar| bar.judge(self.record)) {
            let colour = if verdict.is_good() {
                "#2a9d4a"
            } else {
                "#d00000"
            };
            let _ = writeln!(
                text,
                "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{1}\" y2=\"{2}\" stroke=\"{colour}\" stroke-width=\"3\"/>",
                panel.x(verdict.allowed),
                y - 10.0,
                y + 10.0
            );
        }
        for row in self.rows.iter().rev() {
            let Some(value) = row.figures.get(&figure) else {
                continue;
            };
            let (x, size) = (panel.x(*value), if row.tool == OURS { 6.0 } else { 4.5 });
            let _ = writeln!(
                text,
                "<circle cx=\"{x:.1}\" cy=\"{y}\" r=\"{size}\" fill=\"{}\"><title>{} {}</title></circle>",
                colour(&row.tool),
                row.tool,
                figure.shown(*value)
            );
            if row.tool == OURS {
                let _ = writeln!(
                    text,
                    "<text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\" font-size=\"11\" fill=\"{}\" stroke=\"white\" stroke-width=\"3\" paint-order=\"stroke\">{}</text>",
                    y - 8.5,
                    colour(OURS),
                    figure.shown(*value)
                );
            }
        }
    }
}

fn axis(text: &mut String, panel: &Panel, bottom: f64) {
    let _ = writeln!(
        text,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-weight=\"bold\">{}</text>",
        panel.left + PANEL / 2.0,
        TOP - 28.0,
        panel.title
    );
    for tick in panel.ticks {
        let x = panel.x(*tick);
        let _ = writeln!(
            text,
            "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{}\" y2=\"{bottom}\" stroke=\"#ddd\"/>\n\
             <text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\" fill=\"#666\">{tick}</text>",
            TOP - 4.0,
            TOP - 10.0
        );
    }
}

fn legend(text: &mut String, record: &[Row]) {
    let mut x = 20.0;
    for (tool, colour) in COLOURS {
        if record.iter().any(|row| row.tool == tool) {
            let _ = writeln!(
                text,
                "<circle cx=\"{x}\" cy=\"24\" r=\"6\" fill=\"{colour}\"/>\n\
                 <text x=\"{}\" y=\"28.5\">{tool}</text>",
                x + 12.0
            );
            x += 135.0;
        }
    }
    let _ = writeln!(
        text,
        "<line x1=\"{x}\" x2=\"{x}\" y1=\"14\" y2=\"34\" stroke=\"#2a9d4a\" stroke-width=\"3\"/>\n\
         <text x=\"{}\" y=\"28.5\">the bar, red where {OURS} misses it</text>",
        x + 10.0
    );
}

fn colour(tool: &str) -> &'static str {
    let known = COLOURS.iter().find(|(name, _)| *name == tool);
    known.map_or("#888", |(_, colour)| colour)
}
