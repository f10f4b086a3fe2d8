//! The record as a page: bars, and a table a subject.

use std::fmt::Write;

use super::bar::{BARS, Bar, Limit};
use super::figure::Figure;
use super::row::{OURS, Row, before};

const HEAD: &str = "\
# What it costs

Written by `cargo xtask bench --record` from the lines of `bench.jsonl`; do not edit. `cargo xtask bench --report` writes it again.

![Seconds and memory of each tool, and the bars](bench.svg)

- **CPU s** are user and system seconds of all processes, cargo included, dependencies built before and not counted; of three
  rounds the least, or of one where it takes longer than 12 s. The tools take turns. **MiB** is the most that one process had.
- A **check** is `cargo check --lib` with every feature that the crate calls `full`, or its own default; the incremental cache is off.
- The runtime of our crates is a crate beside them, and so one of the **dependencies**, as the HTTP client of the others is. **rlib** is the
  emitted crate's own.
- **lines** are Rust made for the description, without what is copied beside each crate. **LLVM lines** are those of function
  bodies of a debug build of the emitted crate, before any optimization.
- **instructions** are callgrind's, of one more run among many. `serde` is serde's derive with serde_json on the same types, which drops
  members that the description does not have; ours keeps them, and so does the row below. All keep unknown values of enums.
  A call is the example's, over a transport that answers from memory.
- Peers are built for release on nexus only: elsewhere it takes many minutes.
- Seconds of two runs are not comparable: ratios are of one run.
";

/// The whole page, of all that is recorded.
pub(super) fn page(record: &[Row]) -> String {
    let mut text = format!("{HEAD}\n## Bars\n\n{}", bars(BARS.iter(), record));
    for subject in subjects(record) {
        let _ = write!(text, "\n## {subject}\n\n{}", newest(record, &subject));
    }
    text
}

/// What one run measured, beside what is recorded.
pub(super) fn run(rows: &[Row], record: &[Row]) -> String {
    let mut text = String::new();
    for subject in subjects(rows) {
        let of_subject: Vec<&Row> = rows.iter().filter(|row| row.subject == subject).collect();
        let _ = write!(text, "\n{subject}\n\n{}", table(&of_subject, record));
    }
    let measured = BARS.iter().filter(|bar| bar.judge(rows).is_some());
    text + "\n" + &bars(measured, rows)
}

/// Bars as a table.
fn bars<'a>(bars: impl Iterator<Item = &'a Bar>, record: &[Row]) -> String {
    let mut text = String::from(
        "| subject | figure | allowed | ours | of what is allowed | |\n|---|---|--:|--:|--:|---|\n",
    );
    for bar in bars {
        let _ = writeln!(text, "| {} |", verdict(bar, record).join(" | "));
    }
    text
}

fn verdict(bar: &Bar, record: &[Row]) -> [String; 6] {
    let [allowed, ours, of, word] = match (bar.judge(record), bar.limit) {
        (None, Limit::Most(most)) => [
            bar.figure.shown(most),
            dash(),
            dash(),
            "not measured".to_owned(),
        ],
        (None, Limit::Share(share, tools)) => {
            let best = if tools.len() > 1 { "the best of " } else { "" };
            let allowed = format!("{share} × {best}{}", tools.join(", "));
            [allowed, dash(), dash(), "not measured together".to_owned()]
        }
        (Some(verdict), _) => {
            let allowed = bar.figure.shown(verdict.allowed);
            let allowed = match (&verdict.against, bar.limit) {
                (Some((tool, value)), Limit::Share(share, _)) => {
                    format!(
                        "{allowed} ({share} × {} of {tool})",
                        bar.figure.shown(*value)
                    )
                }
                (Some(_) | None, Limit::Most(_) | Limit::Share(..)) => allowed,
            };
            let word = if verdict.is_good() {
                "held"
            } else {
                "**missed**"
            };
            [
                allowed,
                bar.figure.shown(verdict.measured),
                ratio(verdict.measured, verdict.allowed),
                word.to_owned(),
            ]
        }
    };
    let subject = bar.subject.to_owned();
    [subject, bar.figure.label(), allowed, ours, of, word]
}

/// Every subject, in the order in which the record first has it.
pub(super) fn subjects(record: &[Row]) -> Vec<String> {
    let mut subjects: Vec<String> = Vec::new();
    for row in record {
        if !subjects.contains(&row.subject) {
            subjects.push(row.subject.clone());
        }
    }
    subjects
}

/// The newest run of a subject, and how it differs from the one before.
fn newest(record: &[Row], subject: &str) -> String {
    let of_subject = record.iter().filter(|row| row.subject == subject);
    let Some(run) = of_subject.clone().map(|row| row.run.as_str()).max() else {
        return String::new();
    };
    let rows: Vec<&Row> = of_subject.filter(|row| row.run == run).collect();
    table(&rows, record)
}

/// Rows of one subject and one run.
fn table(rows: &[&Row], record: &[Row]) -> String {
    let has = |figure: &Figure| rows.iter().any(|row| row.figures.contains_key(figure));
    let figures: Vec<Figure> = Figure::ALL.into_iter().filter(has).collect();
    let mut text = String::from("| tool |");
    for figure in &figures {
        let _ = write!(text, " {} |", figure.label());
    }
    let _ = writeln!(text, "\n|---|{}", "--:|".repeat(figures.len()));
    for row in rows {
        let _ = writeln!(text, "| {} |", cells(row, &figures).join(" | "));
    }
    text.push('\n');
    for row in rows.iter().filter(|row| row.fault.is_some()) {
        let fault = row.fault.as_deref().unwrap_or_default();
        let _ = writeln!(text, "{}: {fault}\n", row.tool);
    }
    if let Some(ours) = rows.iter().find(|row| row.tool == OURS) {
        let _ = writeln!(text, "{}", origin(ours, record));
    }
    text
}

fn cells(row: &Row, figures: &[Figure]) -> Vec<String> {
    let name = match row.version.as_str() {
        "" => row.tool.clone(),
        version => format!("{} {version}", row.tool),
    };
    let values = figures.iter().map(|figure| {
        let value = row.figures.get(figure);
        value.map_or_else(dash, |value| figure.shown(*value))
    });
    std::iter::once(name).chain(values).collect()
}

/// Where a row comes from, and its ratios to the row before.
fn origin(row: &Row, record: &[Row]) -> String {
    let mut text = format!("{} at {}, rustc {}.", row.run, row.commit, row.rustc);
    let mut ratios = Vec::new();
    for (figure, value) in &row.figures {
        if let Some(old) = before(record, row, *figure) {
            let of = old.figures.get(figure).copied().unwrap_or_default();
            ratios.push(format!("{} {}", figure.label(), ratio(*value, of)));
        }
    }
    if !ratios.is_empty() {
        let _ = write!(text, " Times the last record: {}.", ratios.join("; "));
    }
    text
}

/// A ratio, rounded away from 1.00 so that nothing above a bar looks as if it held.
fn ratio(value: f64, of: f64) -> String {
    if of == 0.0 {
        return dash();
    }
    let ratio = value / of;
    let hundredths = if ratio > 1.0 {
        (ratio * 100.0 - 1e-6).ceil()
    } else {
        (ratio * 100.0).round()
    };
    format!("{:.2}", hundredths / 100.0)
}

fn dash() -> String {
    "–".to_owned()
}
