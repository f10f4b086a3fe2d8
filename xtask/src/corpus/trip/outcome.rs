//! What became of the values: how many are equal, and why the others are not.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

use super::compare::difference;
use super::prepare::Prepared;
use crate::Result;
use crate::input::{shown, text};

/// How much of a value the log shows, in characters.
const SHOWN: usize = 600;

/// Values that came back otherwise, by cause.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) equal: usize,
    causes: BTreeMap<String, (usize, String)>,
}

/// Compares what went in with what came out, line by line.
///
/// # Errors
///
/// A file cannot be read.
pub(super) fn tally(folder: &Path) -> Result<Tally> {
    let types = text(&folder.join("types"))?;
    let types: Vec<&str> = types.lines().collect();
    let mut tally = Tally::default();
    let mut results = lines(&folder.join("results"))?;
    for line in lines(&folder.join("instances"))? {
        let line = line.map_err(|error| error.to_string())?;
        let (index, json) = line.split_once('\t').unwrap_or_default();
        let ty = index.parse().ok().and_then(|at: usize| types.get(at));
        let ty = ty.map_or_else(String::new, |ty| ty.replace(' ', ""));
        match results
            .next()
            .transpose()
            .map_err(|error| error.to_string())?
        {
            Some(result) => tally.add(&ty, json, &result),
            None => tally.miss("the program ended here".to_owned(), &ty, json, ""),
        }
    }
    Ok(tally)
}

fn lines(path: &Path) -> Result<std::io::Lines<BufReader<File>>> {
    let file = File::open(path);
    let file = file.map_err(|error| format!("cannot read {}: {error}", shown(path).display()))?;
    Ok(BufReader::new(file).lines())
}

impl Tally {
    fn add(&mut self, ty: &str, json: &str, result: &str) {
        let back = match result.strip_prefix('+') {
            Some(back) => back,
            None => {
                let message = result.strip_prefix('-').unwrap_or(result);
                return self.miss(error(message), ty, json, message);
            }
        };
        if back == json {
            self.equal += 1;
            return;
        }
        let (Ok(sent), Ok(came)) = (value(json), value(back)) else {
            return self.miss("what came back is no JSON".to_owned(), ty, json, back);
        };
        match difference(&sent, &came) {
            None => self.equal += 1,
            Some((at, what)) => {
                let cause = format!("`{}` {what}", place(&at));
                self.miss(cause, ty, json, &format!("at {at}: {back}"));
            }
        }
    }

    fn miss(&mut self, cause: String, ty: &str, json: &str, back: &str) {
        let example = || {
            let (json, back) = (cut(json), cut(back));
            format!("  type {ty}\n  in   {json}\n  out  {back}\n")
        };
        let entry = self.causes.entry(cause).or_insert_with(|| (0, example()));
        entry.0 += 1;
    }

    /// Every cause, the frequent ones first, each with its first value.
    pub(super) fn log(&self, prepared: &Prepared) -> String {
        let mut causes: Vec<_> = self.causes.iter().collect();
        causes.sort_by_key(|(_, (times, _))| std::cmp::Reverse(*times));
        let mut log = format!(
            "{} of {} values are equal\n",
            self.equal, prepared.instances
        );
        for (cause, (times, example)) in causes {
            let _ = write!(log, "\n{times} × {cause}\n{example}");
        }
        for (title, places) in [
            ("schemas without a value", &prepared.untried),
            (
                "schemas that are raw JSON though they say something",
                &prepared.raw,
            ),
        ] {
            if !places.is_empty() {
                let _ = write!(
                    log,
                    "\n{} {title}\n  {}\n",
                    places.len(),
                    places.join("\n  ")
                );
            }
        }
        log
    }
}

fn value(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text)
}

/// The message of a decoder without what differs from value to value.
fn error(message: &str) -> String {
    let message = message
        .rsplit_once(" (byte ")
        .map_or(message, |(message, _)| message);
    let (path, rest) = message.rsplit_once("`: ").unwrap_or(("", message));
    let last = path.rsplit(['.', '`']).next().unwrap_or_default();
    let last = last.split('[').next().unwrap_or_default();
    format!("`{last}` cannot be read: {rest}")
}

/// The end of a pointer, with `*` for places in a list.
fn place(pointer: &str) -> String {
    let keys: Vec<&str> = pointer.split('/').collect();
    let keys = keys
        .iter()
        .rev()
        .take(2)
        .rev()
        .map(|key| match key.parse::<usize>() {
            Ok(_) => "*",
            Err(_) => key,
        });
    keys.collect::<Vec<_>>().join("/")
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
