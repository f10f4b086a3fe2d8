//! `bench`: what generating, compiling and calling cost, against the bars, the
//! last record, and the peers that are installed.
//!
//! A subject goes through the stages in `stage.rs`. Whatever is compared is
//! measured in turns, in one run: the seconds of two runs are not comparable.

mod bar;
mod callgrind;
mod compile;
mod figure;
mod ir;
mod peer;
mod plot;
mod report;
mod row;
mod run;
mod stage;
mod subject;
#[cfg(test)]
mod tests;
mod tool;
mod values;

use std::fs;
use std::path::PathBuf;

use lexopt::{Arg, ValueExt};

use crate::Result;
use crate::input::{self, root, shown};
use figure::Figure;
use peer::Peers;
use row::{OURS, Row};
use run::Run;
use subject::Subject;

/// The record, a row a line.
const RECORD: &str = "generator/bench.jsonl";
/// The record as a page, and its picture.
const PAGE: &str = "generator/BENCH.md";
const PLOT: &str = "generator/bench.svg";

#[derive(Default)]
struct Options {
    subjects: Vec<String>,
    /// Other generators, in turns with ours.
    peers: Vec<String>,
    /// The folder of published descriptions.
    documents: Option<PathBuf>,
    /// Add what was measured to the record.
    record: bool,
    /// Measure nothing: write the page of the record again.
    report: bool,
}

/// Measures and prints, subject by subject: what was measured is recorded even if a later one fails.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    let options = parse(arguments).map_err(input::wrong)?;
    let path = root().join(RECORD);
    if options.report {
        return write(&row::load(&path)?);
    }
    let record = row::load(&path)?;
    let over = measure(&options, &mut |rows| {
        print!("{}", report::run(rows, &record));
        match options.record {
            true => row::append(&path, rows).and_then(|()| write(&row::load(&path)?)),
            false => Ok(()),
        }
    })?;
    match over.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "{} costs more than its sdk.yaml allows",
            over.join(", ")
        )),
    }
}

/// Hands over the rows of each subject, and names those beyond their budget.
fn measure(options: &Options, take: &mut dyn FnMut(&[Row]) -> Result) -> Result<Vec<String>> {
    let run = Run::begin()?;
    let peers = Peers::find(&options.peers)?;
    let published = root().join("../shared/specs");
    let folder = options.documents.as_ref().unwrap_or(&published);
    let (values, names): (Vec<String>, Vec<String>) = options
        .subjects
        .iter()
        .cloned()
        .partition(|name| name == values::NAME);
    let mut over = Vec::new();
    if !names.is_empty() || values.is_empty() {
        let subjects = subject::find(&names, folder)?;
        tool::build()?;
        for subject in &subjects {
            let tools = [vec![tool::CORTEN], peers.on(subject.depth.peers)].concat();
            let rows = stage::all(subject, &tools, &run)?;
            take(&rows)?;
            if is_over(subject, &rows)? {
                over.push(subject.name.clone());
            }
        }
    }
    if !values.is_empty() || options.subjects.is_empty() {
        take(&values::all(&run)?)?;
    }
    Ok(over)
}

/// Whether a check took more than the subject's `sdk.yaml` allows; says so as `codegen` would.
fn is_over(subject: &Subject, rows: &[Row]) -> Result<bool> {
    let ours = rows.iter().find(|row| row.tool == OURS);
    let seconds = ours.and_then(|row| row.figures.get(&Figure::CheckSeconds));
    let (Some(seconds), Some(_)) = (seconds, &subject.config) else {
        return Ok(false);
    };
    let source = subject.source()?;
    let report = generator::check_seconds(&source, *seconds);
    if report.has_errors() {
        eprint!("{}", report.render(&source));
    }
    Ok(report.has_errors())
}

fn write(record: &[Row]) -> Result {
    for (path, text) in [(PAGE, report::page(record)), (PLOT, plot::svg(record))] {
        let path = root().join(path);
        fs::write(&path, text)
            .map_err(|error| format!("cannot write {}: {error}", shown(&path).display()))?;
    }
    Ok(())
}

fn parse(mut arguments: lexopt::Parser) -> std::result::Result<Options, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("documents") => options.documents = Some(arguments.value()?.into()),
            Arg::Long("peer") => options.peers.push(arguments.value()?.string()?),
            Arg::Long("record") => options.record = true,
            Arg::Long("report") => options.report = true,
            Arg::Value(subject) => options.subjects.push(subject.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}
