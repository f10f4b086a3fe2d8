//! The first stage: the generator on one document, in a process of its own.

use std::collections::BTreeMap;
use std::path::Path;

use generator::diagnostic::{Diagnostic, Severity};
use generator::tree::Tree;
use serde::{Deserialize, Serialize};

use crate::document::{Document, input};
use crate::input as files;
use crate::meter::{self, Cost};
use crate::process::create;
use crate::{Result, codegen};

/// What the generator made of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Made {
    /// Operations that it understood.
    pub(super) understood: usize,
    /// Methods that it planned.
    pub(super) methods: usize,
    /// Structs, enums and unions that it planned.
    pub(super) types: usize,
    /// Lines of emitted Rust, formatted, without what is copied.
    pub(super) lines: usize,
    /// Lines of the longest such file.
    pub(super) longest: usize,
    /// How many warnings there are, by code.
    pub(super) warnings: BTreeMap<String, usize>,
    /// How many errors there are, by code.
    pub(super) errors: BTreeMap<String, usize>,
    /// The code of the first error.
    pub(super) first_error: Option<String>,
    /// Messages beyond what a report holds.
    pub(super) dropped: usize,
    /// Why a finished crate could not be written.
    pub(super) fault: Option<String>,
    /// The most memory that the generator had, in MiB.
    pub(super) peak_mib: Option<u64>,
}

/// Starts the generator and waits for it; none if it ended without an answer.
///
/// # Errors
///
/// It cannot be started, or the folders cannot be written.
pub(super) fn run(document: &Document, out: &Path, logs: &Path) -> Result<(Option<Made>, Cost)> {
    let (answer, log) = (logs.join("generate.json"), logs.join("generate.log"));
    let this = std::env::current_exe().map_err(|error| format!("cannot find xtask: {error}"))?;
    let mut command = meter::limited(this.as_os_str());
    command.arg("corpus").arg("--one").arg(&document.path);
    command.arg("--out").arg(out);
    command.stdout(create(&answer)?).stderr(create(&log)?);
    let (status, cost) = meter::run(&mut command)?;
    let text = files::text(&answer)?;
    let made: Option<Made> = serde_json::from_str(&text)
        .ok()
        .filter(|_| status.success());
    let peak_mib = made
        .as_ref()
        .and_then(|made| made.peak_mib)
        .max(cost.peak_mib);
    Ok((made, Cost { peak_mib, ..cost }))
}

/// What the process does: generates, writes, and answers in JSON on stdout;
/// the report goes to stderr.
///
/// # Errors
///
/// The document cannot be read.
pub(super) fn one(spec: &Path, out: &Path) -> Result {
    let source = input(spec).read()?;
    let generation = generator::generate(&source);
    eprint!("{}", generation.report.render(&source));
    let mut made = Made {
        understood: generation.counts.operations,
        methods: generation.counts.methods,
        types: generation.counts.types,
        dropped: generation.report.dropped,
        ..Made::default()
    };
    for message in &generation.report.diagnostics {
        made.count(message);
    }
    match generation.tree.map(|tree| write(out, &tree)) {
        Some(Ok((lines, longest))) => (made.lines, made.longest) = (lines, longest),
        Some(Err(fault)) => made.fault = Some(fault),
        None => {}
    }
    made.peak_mib = meter::peak_of("self");
    let answer = serde_json::to_string(&made).map_err(|error| error.to_string())?;
    println!("{answer}");
    Ok(())
}

impl Made {
    fn count(&mut self, message: &Diagnostic) {
        let codes = match message.severity {
            Severity::Warning => &mut self.warnings,
            Severity::Error => {
                self.first_error
                    .get_or_insert_with(|| message.code.to_owned());
                &mut self.errors
            }
        };
        *codes.entry(message.code.to_owned()).or_default() += 1;
    }
}

/// Writes the crate and counts its lines: all, and those of the longest file.
fn write(out: &Path, tree: &Tree<String>) -> Result<(usize, usize)> {
    codegen::write(out, tree)?;
    Ok((tree.lines().sum(), tree.lines().max().unwrap_or(0)))
}
