//! The third stage: values of every schema, read into its type and written
//! again, must come back the same.
//!
//! `prepare` makes the values out of the description alone (`spec`, `flat`,
//! `sample`), and a program that reads and writes them (`driver`); it runs in
//! a process of its own. `outcome` compares.

mod array;
mod choice;
pub(super) mod compare;
mod driver;
mod flat;
mod object;
mod outcome;
mod pattern;
mod prepare;
pub(super) mod sample;
mod scalar;
pub(super) mod spec;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde::Serialize;

pub(super) use prepare::prepare;

use self::prepare::Prepared;
use super::check;
use crate::Result;
use crate::document::Document;
use crate::input::{self, shown};
use crate::meter::{self, Cost};
use crate::process::create;
use crate::workspace::first_error;

/// The program's folder, below that of all crates.
const PROGRAM: &str = ".trip";

/// What came of the values.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Trip {
    /// How many there were.
    pub(super) instances: usize,
    /// How many came back as they were.
    pub(super) equal: usize,
    /// Schemas of which no value could be made.
    pub(super) untried: usize,
    /// Schemas that say something and are raw JSON all the same.
    pub(super) raw: usize,
    /// What it all took: making values, compiling, trying.
    pub(super) cost: Cost,
    /// Why it could not be done, or not to the end.
    pub(super) fault: Option<String>,
}

impl Trip {
    /// Whether so few values are lost that each can be explained.
    pub(super) fn is_good(&self) -> bool {
        let lost = self.instances - self.equal.min(self.instances);
        self.fault.is_none() && lost * 1_000 <= self.instances
    }
}

/// Tries the types of the crate in the folder `name` of `corpus`.
///
/// # Errors
///
/// A program cannot be started, or the folders cannot be written.
pub(super) fn run(corpus: &Path, document: &Document, logs: &Path) -> Result<Trip> {
    let log = logs.join("trip.log");
    let mut trip = Trip::default();
    let prepared = match values(corpus, document, logs, &mut trip)? {
        Ok(prepared) => prepared,
        Err(fault) => return Ok(trip.failed(&fault)),
    };
    if let Err(fault) = build(corpus, document, &log, &mut trip)? {
        return Ok(trip.failed(&fault));
    }
    let folder = corpus.join(PROGRAM);
    let program = corpus.join(".build/debug/corpus-trip");
    let mut command = meter::limited(program.as_os_str());
    command.args([folder.join("instances"), folder.join("results")]);
    command.stdout(Stdio::null()).stderr(create(&log)?);
    let (status, cost) = meter::run(&mut command)?;
    trip.cost = trip.cost.and(cost);
    let tally = outcome::tally(&folder)?;
    let written = fs::write(&log, tally.log(&prepared));
    written.map_err(|error| format!("cannot write {}: {error}", shown(&log).display()))?;
    trip.equal = tally.equal;
    match status.success() {
        true => Ok(trip),
        false => Ok(trip.failed("the program that tries the types has crashed")),
    }
}

impl Trip {
    fn failed(mut self, fault: &str) -> Self {
        let is_over = self.cost.is_over();
        self.fault = Some(if is_over {
            "it took too long".to_owned()
        } else {
            fault.to_owned()
        });
        self
    }
}

/// Starts the process that makes the values.
fn values(
    corpus: &Path,
    document: &Document,
    logs: &Path,
    trip: &mut Trip,
) -> Result<std::result::Result<Prepared, String>> {
    let (answer, log) = (logs.join("trip.json"), logs.join("trip.log"));
    let this = std::env::current_exe().map_err(|error| format!("cannot find xtask: {error}"))?;
    let mut command = meter::limited(this.as_os_str());
    command.arg("corpus").arg("--prepare").arg(&document.path);
    command.arg("--out").arg(corpus.join(&document.name));
    command.arg("--program").arg(corpus.join(PROGRAM));
    command.stdout(create(&answer)?).stderr(create(&log)?);
    let (_, cost) = meter::run(&mut command)?;
    trip.cost = trip.cost.and(cost);
    let prepared: Option<Prepared> = serde_json::from_str(&input::text(&answer)?).ok();
    let Some(prepared) = prepared else {
        return Ok(Err(input::text(&log)?));
    };
    trip.instances = prepared.instances;
    trip.untried = prepared.untried.len();
    trip.raw = prepared.raw.len();
    Ok(Ok(prepared))
}

/// Compiles the program, and so the crate.
fn build(
    corpus: &Path,
    document: &Document,
    log: &Path,
    trip: &mut Trip,
) -> Result<std::result::Result<(), String>> {
    let (status, cost) = check::build(corpus, &[PROGRAM, &document.name], &[], log)?;
    trip.cost = trip.cost.and(cost);
    match status.success() {
        true => Ok(Ok(())),
        false => Ok(Err(first_error(&input::text(log)?))),
    }
}
