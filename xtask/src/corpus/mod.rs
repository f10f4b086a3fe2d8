//! `corpus`: the generator on every document of a folder, and the compiler on
//! what comes out.
//!
//! A document goes through stages, each a file here and a call in [`examine`]:
//! `generate`, `check`, `trip`, then `features` and `call` where they are asked for. A stage gets
//! the crate's folder, costs something, and may end the document; a further one
//! is a field of [`Row`] and a call after the last.

mod call;
mod check;
pub(crate) mod conformance;
mod features;
mod generate;
mod row;
#[cfg(test)]
mod tests;
mod trip;

use std::fs;
use std::path::{Path, PathBuf};

use lexopt::{Arg, ValueExt};

use crate::document::{self, Document};
use crate::{Result, input, process};
use features::Choice;
use generate::Made;
use row::{Outcome, Row};

#[derive(Default)]
struct Options {
    folder: Option<PathBuf>,
    json: bool,
    no_check: bool,
    no_trip: bool,
    small: bool,
    call: bool,
    features: Option<Choice>,
    /// Set in the processes that this verb starts: the document.
    one: Option<PathBuf>,
    /// … or the same, to make values of its schemas.
    prepare: Option<PathBuf>,
    /// … its crate.
    out: Option<PathBuf>,
    /// … and the program that tries the values.
    program: Option<PathBuf>,
}

/// Prints a row a document, and fails unless all end well.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    let options = parse(arguments).map_err(input::wrong)?;
    if let (Some(spec), Some(out)) = (&options.one, &options.out) {
        return generate::one(spec, out);
    }
    if let (Some(spec), Some(out), Some(program)) =
        (&options.prepare, &options.out, &options.program)
    {
        return trip::prepare(spec, out, program);
    }
    let folder = options.folder.as_ref();
    let folder = folder.ok_or("which documents? Say `cargo xtask corpus DIR`")?;
    let mut documents = document::find(folder)?;
    if options.small {
        documents.retain(|document| SMALL.iter().any(|small| document.name.starts_with(small)));
    }
    all(&documents, &options)
}

/// The published documents that are small enough to be tried at every change.
const SMALL: [&str; 4] = ["discord", "museum", "nexus", "oai-"];

/// Calls every operation of our own description, with what `sdk.yaml` says beside it. Its values are
/// tried elsewhere: the samples of the round trip know nothing of an `sdk.yaml`.
pub(crate) fn own() -> Result {
    let arguments = [
        "xtask",
        "corpus",
        "--features",
        "--call",
        "--no-trip",
        "spec",
    ];
    process::run(process::cargo().args(arguments))
}

/// Tries the small documents, where there is a folder of published ones; by a
/// process of its own, as the tests may have put another program into the
/// place of this one, which the stages start anew.
pub(crate) fn small() -> Result {
    let folder = input::root().join("../shared/specs");
    if !folder.is_dir() {
        println!("skipped: there is no ../shared/specs");
        return Ok(());
    }
    let arguments = ["xtask", "corpus", "--small", "--call"];
    process::run(process::cargo().args(arguments).arg(folder))
}

fn all(documents: &[Document], options: &Options) -> Result {
    let corpus = input::root().join("target/corpus");
    let mut rows = Vec::new();
    for (number, document) in (1..).zip(documents) {
        eprint!("[{number}/{}] {} … ", documents.len(), document.name);
        let row = examine(document, &corpus, options)?;
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
    eprintln!("{}", row::sums(&rows));
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
            Arg::Long("no-trip") => options.no_trip = true,
            Arg::Long("small") => options.small = true,
            Arg::Long("call") => options.call = true,
            Arg::Long("features") => drop(options.features.get_or_insert_default()),
            Arg::Long("sample") => {
                options.features.get_or_insert_default().sample = Some(arguments.value()?.parse()?);
            }
            Arg::Long("seed") => {
                options.features.get_or_insert_default().seed = Some(arguments.value()?.parse()?);
            }
            Arg::Long("prepare") => options.prepare = Some(arguments.value()?.into()),
            Arg::Long("program") => options.program = Some(arguments.value()?.into()),
            Arg::Long("one") => options.one = Some(arguments.value()?.into()),
            Arg::Long("out") => options.out = Some(arguments.value()?.into()),
            Arg::Value(folder) if options.folder.is_none() => options.folder = Some(folder.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

/// One document, stage by stage.
fn examine(document: &Document, corpus: &Path, options: &Options) -> Result<Row> {
    let out = corpus.join(&document.name);
    let logs = corpus.join(LOGS).join(&document.name);
    remove(&out)?;
    let (made, cost) = generate::run(document, &out, &logs)?;
    let mut row = Row {
        document: document.name.clone(),
        version: document.head.version.clone(),
        operations: document.head.operations,
        generate: cost,
        check: None,
        trip: None,
        features: None,
        calls: None,
        outcome: match made {
            Some(ref made) => generated(made),
            None if cost.is_over() => Outcome::Stopped,
            None => Outcome::Crashed,
        },
        why: made.as_ref().and_then(|made| made.fault.clone()),
        made,
    };
    if !options.no_check && row.outcome.is_good() {
        eprint!("{}, check … ", row.generate);
        let checked = check::run(corpus, &document.name, &logs.join("check.log"))?;
        row.check = Some(checked.cost);
        row.outcome = match checked.error {
            None => Outcome::Compiles,
            Some(_) if checked.cost.is_over() => Outcome::Stopped,
            Some(_) => Outcome::DoesNotCompile,
        };
        row.why = checked.error;
    }
    if !options.no_trip && row.outcome.is_good() {
        eprint!("{}, trip … ", row.check.unwrap_or_default());
        let trip = trip::run(corpus, document, &logs)?;
        if !trip.is_good() {
            row.outcome = Outcome::LosesValues;
        }
        row.why = trip.fault.clone();
        row.trip = Some(trip);
    }
    asked(document, corpus, options, &mut row)?;
    Ok(row)
}

/// The stages that run only where they are asked for.
fn asked(document: &Document, corpus: &Path, options: &Options, row: &mut Row) -> Result {
    let logs = corpus.join(LOGS).join(&document.name);
    if let Some(choice) = options.features
        && row.outcome.is_good()
    {
        let tried = features::run(corpus, &document.name, choice, &logs)?;
        let (some, all, seed) = (tried.tried.len(), tried.all, tried.seed);
        eprint!(
            "{some} of {all} features (--seed {seed}), {} … ",
            tried.cost
        );
        if let Some(fault) = tried.faults.first() {
            row.why = Some(fault.clone());
            row.outcome = Outcome::DoesNotCompile;
        }
        row.features = Some(tried);
    }
    if options.call && row.outcome.is_good() {
        let calls = call::run(corpus, document, &logs)?;
        let (requests, answers) = (calls.requests, calls.answers);
        eprint!("{requests} requests, {answers} answers … ");
        if let Some(fault) = calls.faults.first() {
            row.why = Some(fault.clone());
            row.outcome = Outcome::CallsDiffer;
        }
        row.calls = Some(calls);
    }
    Ok(())
}

/// What an earlier run left would be compiled again, or not at all.
fn remove(out: &Path) -> Result {
    match out.exists() {
        true => fs::remove_dir_all(out)
            .map_err(|error| format!("cannot remove {}: {error}", out.display())),
        false => Ok(()),
    }
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
