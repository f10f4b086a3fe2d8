//! `corpus`: the generator on every document of a folder, and the compiler on
//! what comes out.
//!
//! A document goes through stages, each a file here and a call in [`examine`]:
//! `generate`, then `check`. A stage gets the crate's folder, costs something,
//! and may end the document; a further one is a field of [`Row`] and a call
//! after the last.

mod check;
mod document;
mod generate;
mod meter;
mod row;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use lexopt::Arg;

use crate::Result;
use crate::input;
use document::Document;
use generate::Made;
use row::{Outcome, Row};

#[derive(Default)]
struct Options {
    folder: Option<PathBuf>,
    json: bool,
    no_check: bool,
    /// Set in the processes that this verb starts: the document.
    one: Option<PathBuf>,
    /// … and its crate.
    out: Option<PathBuf>,
}

/// Prints a row a document, and fails unless all end well.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    let options = parse(arguments).map_err(input::wrong)?;
    if let (Some(spec), Some(out)) = (&options.one, &options.out) {
        return generate::one(spec, out);
    }
    let folder = options.folder.as_ref();
    let folder = folder.ok_or("which documents? Say `cargo xtask corpus DIR`")?;
    let documents = document::find(folder)?;
    let corpus = input::root().join("target/corpus");
    let mut rows = Vec::new();
    for (number, document) in (1..).zip(&documents) {
        eprint!("[{number}/{}] {} … ", documents.len(), document.name);
        let row = examine(document, &corpus, !options.no_check)?;
        eprintln!("{}", row.result());
        if options.json {
            let line = serde_json::to_string(&row).map_err(|error| error.to_string())?;
            println!("{line}");
        }
        rows.push(row);
    }
    if !options.json {
        print!("{}\n{}", row::table(&rows), row::codes(&rows));
    }
    match rows.iter().filter(|row| !row.outcome.is_good()).count() {
        0 => Ok(()),
        bad => Err(format!(
            "{bad} of {} documents failed; see {}",
            rows.len(),
            shown_logs(&corpus)
        )),
    }
}

fn parse(mut arguments: lexopt::Parser) -> std::result::Result<Options, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("json") => options.json = true,
            Arg::Long("no-check") => options.no_check = true,
            Arg::Long("one") => options.one = Some(arguments.value()?.into()),
            Arg::Long("out") => options.out = Some(arguments.value()?.into()),
            Arg::Value(folder) if options.folder.is_none() => options.folder = Some(folder.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

/// One document, stage by stage.
fn examine(document: &Document, corpus: &Path, with_check: bool) -> Result<Row> {
    let out = corpus.join(&document.name);
    let logs = corpus.join(LOGS).join(&document.name);
    // What an earlier run left would be compiled again, or not at all.
    if out.exists() {
        fs::remove_dir_all(&out)
            .map_err(|error| format!("cannot remove {}: {error}", out.display()))?;
    }
    let (made, cost) = generate::run(document, &out, &logs)?;
    let mut row = Row {
        document: document.name.clone(),
        version: document.head.version.clone(),
        operations: document.head.operations,
        generate: cost,
        check: None,
        outcome: match made {
            Some(ref made) => generated(made),
            None if cost.is_over() => Outcome::Stopped,
            None => Outcome::Crashed,
        },
        why: made.as_ref().and_then(|made| made.fault.clone()),
        made,
    };
    if with_check && row.outcome.is_good() {
        let checked = check::run(corpus, &document.name, &logs.join("check.log"))?;
        row.check = Some(checked.cost);
        row.outcome = match checked.error {
            None => Outcome::Compiles,
            Some(_) if checked.cost.is_over() => Outcome::Stopped,
            Some(_) => Outcome::DoesNotCompile,
        };
        row.why = checked.error;
    }
    Ok(row)
}

fn generated(made: &Made) -> Outcome {
    match (made.errors.is_empty(), &made.fault) {
        (false, _) => Outcome::Refused,
        (true, Some(_)) => Outcome::NotWritable,
        (true, None) => Outcome::Written,
    }
}

/// What the stages said of each document, below `target/corpus`.
const LOGS: &str = ".logs";

fn shown_logs(corpus: &Path) -> String {
    input::shown(&corpus.join(LOGS)).display().to_string()
}
