//! [`Row`]: what is known of a document in the end, as JSON or as a table.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write};

use serde::Serialize;

use super::call::Calls;
use super::features::Features;
use super::generate::Made;
use super::trip::Trip;
use crate::meter::Cost;

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Outcome {
    /// The crate compiles without a warning.
    Compiles,
    /// The crate was written, and nobody asked for more.
    Written,
    /// The report has errors.
    Refused,
    /// The crate does not compile, or not without a warning.
    DoesNotCompile,
    /// There are files, but cargo or the file system refuses them.
    NotWritable,
    /// The crate compiles, but values do not come back as they were.
    LosesValues,
    /// The crate's program sends, or reads, something else than the description has.
    CallsDiffer,
    /// A process took too long.
    Stopped,
    /// The generator ended without an answer.
    Crashed,
}

impl Outcome {
    /// Whether this is what we want.
    pub(super) fn is_good(self) -> bool {
        matches!(self, Self::Compiles | Self::Written)
    }
}

impl Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Compiles => "compiles",
            Self::Written => "written",
            Self::Refused => "refused",
            Self::DoesNotCompile => "does not compile",
            Self::NotWritable => "cannot be written",
            Self::LosesValues => "loses values",
            Self::CallsDiffer => "calls differ",
            Self::Stopped => "stopped",
            Self::Crashed => "crashed",
        })
    }
}

/// A document and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Row {
    /// Its path below the folder.
    pub(super) document: String,
    /// Its `openapi` or `swagger`.
    pub(super) version: String,
    /// Methods below its `paths`.
    pub(super) operations: Option<usize>,
    /// What the generator made of it.
    pub(super) made: Option<Made>,
    /// What the generator took.
    pub(super) generate: Cost,
    /// What `cargo check` took.
    pub(super) check: Option<Cost>,
    /// What became of values that its schemas allow.
    pub(super) trip: Option<Trip>,
    /// What became of its features, each alone.
    pub(super) features: Option<Features>,
    /// What became of calls by the crate's program.
    pub(super) calls: Option<Calls>,
    /// How it ended.
    pub(super) outcome: Outcome,
    /// Why it ended badly, where `made` does not say it.
    pub(super) why: Option<String>,
}

const HEAD: &str = "\
| document | version | operations in | methods out | types | raw JSON | warnings | errors (first) | lines | longest file \
| generate, CPU s | MiB | check, CPU s | MiB | instances | equal | trip, CPU s | MiB | result |
|---|---|--:|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|
";

/// The rows as a table in Markdown.
pub(super) fn table(rows: &[Row]) -> String {
    let mut text = String::from(HEAD);
    for row in rows {
        let _ = writeln!(text, "| {} |", row.cells().join(" | "));
    }
    text
}

/// How many documents and values there were, and how many came through.
pub(super) fn sums(rows: &[Row]) -> String {
    let good = rows.iter().filter(|row| row.outcome.is_good()).count();
    let trips = || rows.iter().filter_map(|row| row.trip.as_ref());
    let instances: usize = trips().map(|trip| trip.instances).sum();
    let equal: usize = trips().map(|trip| trip.equal).sum();
    format!(
        "{good} of {} documents, {equal} of {instances} values",
        rows.len()
    )
}

/// Every code that was reported, in Markdown: the errors first, and those that
/// most documents have.
pub(super) fn codes(rows: &[Row]) -> String {
    let made: Vec<&Made> = rows.iter().filter_map(|row| row.made.as_ref()).collect();
    let mut text = String::from("| code | | documents | times |\n|---|---|--:|--:|\n");
    for (kind, codes) in [
        ("error", by_code(made.iter().map(|made| &made.errors))),
        ("warning", by_code(made.iter().map(|made| &made.warnings))),
    ] {
        for (code, documents, times) in codes {
            let _ = writeln!(text, "| `{code}` | {kind} | {documents} | {times} |");
        }
    }
    text
}

fn by_code<'a>(
    reports: impl Iterator<Item = &'a BTreeMap<String, usize>>,
) -> Vec<(&'a str, usize, usize)> {
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (code, times) in reports.flatten() {
        let sum = sums.entry(code).or_default();
        *sum = (sum.0 + 1, sum.1 + times);
    }
    let mut sums: Vec<_> = sums
        .into_iter()
        .map(|(code, (documents, times))| (code, documents, times))
        .collect();
    sums.sort_by_key(|(_, documents, times)| std::cmp::Reverse((*documents, *times)));
    sums
}

impl Row {
    fn cells(&self) -> [String; 19] {
        let made = self.made.as_ref();
        let of = |number: fn(&Made) -> usize| cell(made.map(number));
        let check = self.check.unwrap_or_default();
        let trip = self.trip.as_ref();
        let tried = |number: fn(&Trip) -> usize| cell(trip.map(number));
        [
            self.document.clone(),
            cell(Some(&self.version).filter(|version| !version.is_empty())),
            cell(self.operations),
            of(|made| made.methods),
            of(|made| made.types),
            tried(|trip| trip.raw),
            of(|made| made.warnings.values().sum()),
            cell(made.map(errors)),
            of(|made| made.lines),
            of(|made| made.longest),
            cell(self.generate.cpu_s.map(seconds)),
            cell(self.generate.peak_mib),
            cell(check.cpu_s.map(seconds)),
            cell(check.peak_mib),
            tried(|trip| trip.instances),
            tried(|trip| trip.equal),
            cell(trip.and_then(|trip| trip.cost.cpu_s).map(seconds)),
            cell(trip.and_then(|trip| trip.cost.peak_mib)),
            self.result(),
        ]
        .map(|cell| cell.replace('|', "\\|"))
    }

    /// The outcome, and why it is a bad one.
    pub(super) fn result(&self) -> String {
        match self.why.as_ref().and_then(|why| why.lines().next()) {
            Some(why) => format!("{}: {why}", self.outcome),
            None => self.outcome.to_string(),
        }
    }
}

fn cell(value: Option<impl Display>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

fn seconds(value: f64) -> String {
    format!("{value:.2}")
}

/// The number of errors, and the first code; `+` where some were dropped.
fn errors(made: &Made) -> String {
    let count: usize = made.errors.values().sum();
    let more = if made.dropped > 0 { "+" } else { "" };
    match &made.first_error {
        Some(code) => format!("{count}{more} (`{code}`)"),
        None => count.to_string(),
    }
}
