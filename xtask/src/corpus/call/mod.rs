//! The fourth stage: every operation called by its name, through the crate's
//! own program.
//!
//! `operation` reads the operations, and `expect` what their requests must be,
//! out of the description alone. The program shows the requests instead of
//! sending them, and reads answers that were made of the description.

pub(super) mod expect;
mod form;
mod headers;
pub(super) mod operation;
pub(super) mod promise;
pub(super) mod security;
mod wire;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Serialize;
use serde_json::{Value, json};

use self::expect::Expected;
use self::operation::{Operation, operations};
use self::promise::Promises;
use self::security::SECRET;
use super::check;
use super::trip::sample::Sampler;
use super::trip::spec::Spec;
use crate::Result;
use crate::document::Document;
use crate::input;
use crate::workspace::first_error;

/// Where requests go that nobody sends.
const BASE: &str = "http://127.0.0.1:9";

/// What came of the calls.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Calls {
    /// Requests that were compared.
    pub(super) requests: usize,
    /// Answers that were compared.
    pub(super) answers: usize,
    /// What differed, or failed.
    pub(super) faults: Vec<String>,
}

/// Tries every operation of a document, by the program of its crate.
///
/// # Errors
///
/// The document cannot be read, or a program cannot be started.
pub(super) fn run(corpus: &Path, document: &Document, logs: &Path) -> Result<Calls> {
    let mut calls = Calls::default();
    let log = logs.join("call.log");
    let program = match build(corpus, document, &log)? {
        Ok(program) => program,
        Err(fault) => {
            calls.faults.push(fault);
            return Ok(calls);
        }
    };
    let spec = Spec::read(&document.path)?;
    let promises = Promises::of(&document.path);
    let kept = promises.kept(&document.path)?;
    let mut trial = Trial {
        program,
        answer: logs.join("answer"),
        schemes: operation::schemes(&spec, &document.path),
        calls,
    };
    let mut sent = Sampler::new(&spec, true);
    for operation in operations(&spec, &document.path) {
        for round in 0..2 {
            let expected = expect::request(&operation, &mut sent, round);
            trial.request(&operation, &expected, round == 0)?;
        }
    }
    let mut coming = Sampler::new(&kept, false);
    for operation in operations(&kept, &document.path) {
        for answer in &operation.answers {
            let values = answer.schema.map(|schema| coming.all(schema));
            let values = values.unwrap_or_else(|| vec![Value::Null]);
            let held = |whole| Some((whole, promises.value(whole)?));
            for (whole, value) in values.iter().filter_map(held).take(4) {
                trial.answer(&operation, answer, whole, value)?;
            }
        }
    }
    let faults = trial.calls.faults.join("\n");
    fs::write(&log, faults).map_err(|error| format!("cannot write {}: {error}", log.display()))?;
    Ok(trial.calls)
}

/// Compiles the program.
pub(super) fn build(
    corpus: &Path,
    document: &Document,
    log: &Path,
) -> Result<std::result::Result<PathBuf, String>> {
    let manifest = corpus.join(&document.name).join("Cargo.toml");
    let cli = ["--features", "cli", "--features", check::FULL];
    let (status, _) = check::build(corpus, &[&document.name], &cli, log)?;
    if !status.success() {
        return Ok(Err(first_error(&input::text(log)?)));
    }
    let text = input::text(&manifest)?;
    let name = text.lines().find_map(|line| line.strip_prefix("name = "));
    let name = name.unwrap_or_default().trim_matches('"');
    Ok(Ok(corpus.join(".build/debug").join(name)))
}

struct Trial {
    program: PathBuf,
    /// The file that answers are read from.
    answer: PathBuf,
    /// The names of all schemes.
    schemes: Vec<String>,
    calls: Calls,
}

impl Trial {
    /// Has the program show a request, and compares; parameters are given one by one, or in an object.
    fn request(
        &mut self,
        operation: &Operation<'_>,
        expected: &Expected,
        one_by_one: bool,
    ) -> Result {
        let mut command = Command::new(&self.program);
        command.args(["call", &operation.id, "--dry-run", "--base-url", BASE]);
        for scheme in &self.schemes {
            command.arg("--auth").arg(format!("{scheme}={SECRET}"));
        }
        expected.tell(operation, &mut command, one_by_one);
        self.calls.requests += 1;
        let shown = match self.output(command)? {
            Ok(text) => serde_json::from_str(&text).unwrap_or(Value::Null),
            Err(said) => {
                self.fault(operation, &said);
                return Ok(());
            }
        };
        for difference in expected.differences(operation, &shown, BASE) {
            self.fault(operation, &difference);
        }
        Ok(())
    }

    /// Has the program read an answer and write it again, and compares.
    fn answer(
        &mut self,
        operation: &Operation<'_>,
        answer: &operation::Answer<'_>,
        whole: &Value,
        value: &Value,
    ) -> Result {
        let text = match answer.schema {
            Some(_) => whole.to_string(),
            None => String::new(),
        };
        fs::write(&self.answer, text)
            .map_err(|error| format!("cannot write {}: {error}", self.answer.display()))?;
        let mut command = Command::new(&self.program);
        command.args(["call", &operation.id, "--decode"]);
        command
            .arg(answer.status.to_string())
            .arg(&answer.media_type);
        command.arg(&self.answer);
        self.calls.answers += 1;
        match self.output(command)? {
            Ok(text) => {
                let back: Value = serde_json::from_str(&text).unwrap_or_else(|_| json!(text));
                if let Some((at, what)) = super::trip::compare::difference(value, &back) {
                    self.fault(operation, &format!("{}: `{at}` {what}", answer.status));
                }
            }
            Err(said) => self.fault(operation, &format!("{}: {said}", answer.status)),
        }
        Ok(())
    }

    /// What the program writes; or what it says, if it fails.
    fn output(&self, mut command: Command) -> Result<std::result::Result<String, String>> {
        let output = command.output();
        let output = output.map_err(|error| format!("{}: {error}", self.program.display()))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        Ok(match output.status.success() {
            true => Ok(text(&output.stdout)),
            false => Err(text(&output.stderr)),
        })
    }

    fn fault(&mut self, operation: &Operation<'_>, what: &str) {
        let what = what.lines().next().unwrap_or_default();
        self.calls.faults.push(format!("{}: {what}", operation.id));
    }
}
