//! Values of `spec/` through the SDK's codec and through serde's derive on the same types, and the
//! example's call; by a program that is written below `target/bench`, as `generated/` knows no derive.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::callgrind::{self, instructions};
use super::figure::Figure;
use super::row::{OURS, Row};
use super::run::Run;
use crate::input::{self, root, shown};
use crate::{Result, meter, process, workspace};

/// The name by which these are asked for.
pub(super) const NAME: &str = "values";

const PROGRAM: &str = "program";
const FILES: [(&str, &str); 4] = [
    ("Cargo.toml", include_str!("../../bench/manifest.toml")),
    ("src/main.rs", include_str!("../../bench/main.rs")),
    ("src/call.rs", include_str!("../../bench/call.rs")),
    ("src/derived.rs", include_str!("../../bench/derived.rs")),
];

/// The token of the published answer.
const TOKEN: &str = include_str!("../../bench/token.json");

/// The codecs as tables and as the program call them. All keep values of enums that are not
/// described; the second drops members that are not, the third keeps them, as ours does.
const CODECS: [(&str, &str); 3] = [
    (OURS, OURS),
    ("serde", "serde"),
    ("serde, unknown members kept", "serde-keeping"),
];

/// Bytes that a rate is measured with.
const ENOUGH: usize = 256 << 20;

struct Subject {
    name: &'static str,
    json: String,
    /// Few runs and many: their difference is what is counted.
    runs: (usize, usize),
}

/// Measures them all.
///
/// # Errors
///
/// The program does not compile, fails, or changes a value.
pub(super) fn all(run: &Run) -> Result<Vec<Row>> {
    let folder = root().join("target/bench").join(NAME);
    let program = build(&folder)?;
    let has_valgrind = callgrind::is_there();
    if !has_valgrind {
        eprintln!("{NAME}: no valgrind, so no instructions");
    }
    let mut rows = Vec::new();
    for subject in subjects() {
        let path = folder.join("value.json");
        fs::write(&path, &subject.json).map_err(|error| unwritable(&path, &error))?;
        let path = path.to_string_lossy().into_owned();
        for (tool, codec) in CODECS {
            eprintln!("{NAME}: {}, {tool} …", subject.name);
            let trial = Trial {
                program: &program,
                codec,
                path: &path,
                subject: &subject,
            };
            trial.verify()?;
            let mut row = run.row(subject.name, tool, "");
            for (work, counted, rate) in [
                ("decode", Figure::DecodeInstructions, Figure::DecodeRate),
                ("encode", Figure::EncodeInstructions, Figure::EncodeRate),
            ] {
                if has_valgrind {
                    row.figures.insert(counted, trial.count(work)?);
                }
                row.figures
                    .extend(trial.rate(work)?.map(|value| (rate, value)));
            }
            if has_valgrind && tool == OURS && subject.name == "token" {
                row.figures
                    .insert(Figure::CallInstructions, trial.count("call")?);
            }
            rows.push(row);
        }
    }
    Ok(rows)
}

fn subjects() -> [Subject; 2] {
    let token = TOKEN.trim();
    let count = (1 << 20) / token.len() + 1;
    [
        Subject {
            name: "token",
            json: token.to_owned(),
            runs: (100, 1_100),
        },
        Subject {
            name: "tokens, 1 MiB",
            json: format!("[{}]", vec![token; count].join(",")),
            runs: (1, 4),
        },
    ]
}

fn build(folder: &Path) -> Result<PathBuf> {
    let generated = root().join("generated").to_string_lossy().into_owned();
    for (name, text) in FILES {
        let path = folder.join(PROGRAM).join(name);
        let text = text.replace("GENERATED", &generated);
        let write = || {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, text)
        };
        write().map_err(|error| unwritable(&path, &error))?;
    }
    workspace::write(folder, &[PROGRAM])?;
    let log = folder.join("log");
    let mut command = workspace::cargo(folder, "build", PROGRAM, &log)?;
    let target = root().join("target/bench/.build");
    command.arg("--release").env("CARGO_TARGET_DIR", &target);
    let (status, _) = meter::run(&mut command)?;
    match status.success() {
        true => Ok(target.join("release/bench-values")),
        false => Err(format!(
            "the program of `bench {NAME}`: {}",
            input::text(&log)?
        )),
    }
}

/// A codec on a value.
struct Trial<'a> {
    program: &'a Path,
    codec: &'a str,
    path: &'a str,
    subject: &'a Subject,
}

impl Trial<'_> {
    /// Makes sure that the work is done: what was read and written again is the same.
    fn verify(&self) -> Result {
        let mut command = Command::new(self.program);
        command.args([self.codec, "print", self.path, "1"]);
        let output = command.output();
        let output =
            output.map_err(|error| format!("cannot run {}: {error}", process::line(&command)))?;
        let back: Option<Value> = serde_json::from_slice(&output.stdout).ok();
        match back == serde_json::from_str(&self.subject.json).ok() && output.status.success() {
            true => Ok(()),
            false => Err(format!("{} changes {}", self.codec, self.subject.name)),
        }
    }

    /// The instructions of one run.
    fn count(&self, work: &str) -> Result<f64> {
        let (few, many) = self.subject.runs;
        let count = |runs: usize| {
            instructions(
                self.program,
                &[self.codec, work, self.path, &runs.to_string()],
            )
        };
        Ok(((count(many)? - count(few)?) / number(many - few)).round())
    }

    /// Megabytes a CPU second; none where these are not known.
    fn rate(&self, work: &str) -> Result<Option<f64>> {
        let runs = ENOUGH / self.subject.json.len();
        let mut command = Command::new(self.program);
        command.args([self.codec, work, self.path, &runs.to_string()]);
        let (status, cost) = meter::run(&mut command)?;
        let bytes = number(runs * self.subject.json.len());
        match status.success() {
            true => Ok(cost.cpu_s.map(|seconds| (bytes / 1e6 / seconds).round())),
            false => Err(format!("{} failed ({status})", process::line(&command))),
        }
    }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

fn unwritable(path: &Path, error: &std::io::Error) -> String {
    format!("cannot write {}: {error}", shown(path).display())
}
