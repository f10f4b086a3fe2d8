//! The stages of a description: each measures all tools in turns.

use std::fs;
use std::path::Path;

use generator::tree::COPIED;

use super::compile::{Crate, Job, MEMBER, Measured};
use super::figure::Figure;
use super::ir;
use super::row::Row;
use super::run::Run;
use super::subject::Subject;
use super::tool::Tool;
use crate::Result;
use crate::input::{root, shown};
use crate::meter::Cost;

/// How often a cheap thing is measured; the least counts.
const ROUNDS: usize = 3;

/// The CPU seconds after which a thing is dear, and is not measured again.
const ENOUGH: f64 = 12.0;

/// A tool on the subject.
struct Bench<'a> {
    tool: &'a Tool,
    krate: Crate,
    row: Row,
}

/// Measures a subject with all tools, the first of which is ours.
///
/// # Errors
///
/// A program cannot be started, or the folders cannot be written; what a tool cannot do is in its
/// row.
pub(super) fn all(subject: &Subject, tools: &[Tool], run: &Run) -> Result<Vec<Row>> {
    let mut benches = Vec::new();
    for tool in tools {
        benches.push(Bench::new(subject, tool, run)?);
    }
    let begin = |stage: &str| eprintln!("{}: {stage} …", subject.name);
    begin("generate");
    generate(subject, &mut benches)?;
    begin("check");
    check(&mut benches)?;
    if let Some(feature) = subject.depth.slice {
        slice(&mut benches, feature)?;
    }
    if !subject.depth.release.is_empty() {
        begin("release build");
        let is_released = |bench: &Bench<'_>| subject.depth.release.contains(&bench.tool.name);
        let (mut released, others): (Vec<_>, Vec<_>) = benches.into_iter().partition(is_released);
        release(&mut released)?;
        if let Some(ours) = released.first_mut() {
            llvm(ours)?;
        }
        released.extend(others);
        benches = released;
    }
    if subject.depth.dependencies {
        begin("dependencies");
        dependencies(&mut benches)?;
    }
    Ok(benches.into_iter().map(|bench| bench.row).collect())
}

fn generate(subject: &Subject, benches: &mut [Bench<'_>]) -> Result {
    let cost = (Figure::GenerateSeconds, Figure::GenerateMib);
    turns(benches, cost, |bench| {
        let member = bench.krate.folder.join(MEMBER);
        remove(&member)?;
        bench.tool.generate(subject, &bench.krate)
    })?;
    for bench in good(benches) {
        let lines = lines(&bench.krate.folder.join(MEMBER), "")?;
        bench.set(Figure::Lines, count(lines));
        if let Some(operations) = subject.operations {
            bench.set(Figure::Operations, count(operations));
        }
    }
    Ok(())
}

fn check(benches: &mut [Bench<'_>]) -> Result {
    let cost = (Figure::CheckSeconds, Figure::CheckMib);
    compile(benches, cost, "check", &[])
}

/// The check of what a small program needs; a crate without such a feature has none.
fn slice(benches: &mut [Bench<'_>], feature: &str) -> Result {
    let cost = (Figure::SliceSeconds, Figure::SliceMib);
    for bench in benches {
        if bench.row.fault.is_none() && bench.krate.features()?.iter().any(|f| f == feature) {
            let bench = std::slice::from_mut(bench);
            let job = Job {
                verb: "check",
                arguments: &["--features", feature],
                rustc: &[],
            };
            prepare(bench, job)?;
            turns(bench, cost, |bench| bench.krate.measure(job))?;
        }
    }
    Ok(())
}

fn release(benches: &mut [Bench<'_>]) -> Result {
    let cost = (Figure::ReleaseSeconds, Figure::ReleaseMib);
    compile(benches, cost, "build", &["--release"])?;
    for bench in good(benches) {
        let size = bench.krate.rlib()?;
        bench.set(Figure::RlibMib, size);
    }
    Ok(())
}

fn llvm(bench: &mut Bench<'_>) -> Result {
    if bench.row.fault.is_some() {
        return Ok(());
    }
    let full = bench.whole()?;
    let job = Job {
        verb: "rustc",
        arguments: &full,
        rustc: &ir::EMIT,
    };
    prepare(std::slice::from_mut(bench), Job { rustc: &[], ..job })?;
    if bench.row.fault.is_none() {
        match bench.krate.measure(job)? {
            Ok(_) => bench.set(Figure::LlvmLines, count(ir::lines(&bench.krate)?)),
            Err(fault) => bench.row.fault = Some(fault),
        }
    }
    Ok(())
}

/// The dependencies, from an empty folder.
fn dependencies(benches: &mut [Bench<'_>]) -> Result {
    for bench in good(benches) {
        let cold = Crate {
            build: bench.krate.folder.join(".cold"),
            ..bench.krate.clone()
        };
        remove(&cold.build)?;
        let job = Job {
            verb: "build",
            arguments: &[],
            rustc: &[],
        };
        match cold.prepare(job)? {
            Ok(cost) => {
                bench.keep((Figure::DependencySeconds, Figure::DependencyMib), cost);
                let crates = cold.dependency_count()?;
                bench.set(Figure::DependencyCrates, count(crates));
            }
            Err(fault) => bench.row.fault = Some(fault),
        }
        remove(&cold.build)?;
    }
    Ok(())
}

/// Compiles whole crates.
fn compile(
    benches: &mut [Bench<'_>],
    cost: (Figure, Figure),
    verb: &'static str,
    words: &[&'static str],
) -> Result {
    for bench in good(benches) {
        let arguments = [&bench.whole()?, words].concat();
        let job = Job {
            verb,
            arguments: &arguments,
            rustc: &[],
        };
        prepare(std::slice::from_mut(bench), job)?;
    }
    turns(benches, cost, |bench| {
        let arguments = [&bench.whole()?, words].concat();
        bench.krate.measure(Job {
            verb,
            arguments: &arguments,
            rustc: &[],
        })
    })
}

fn prepare(benches: &mut [Bench<'_>], job: Job<'_>) -> Result {
    for bench in good(benches) {
        bench.row.fault = bench.krate.prepare(job)?.err();
    }
    Ok(())
}

/// Measures every tool once a round, until each has had enough.
fn turns<'a>(
    benches: &mut [Bench<'a>],
    cost: (Figure, Figure),
    measure: impl Fn(&Bench<'a>) -> Result<Measured>,
) -> Result {
    for _ in 0..ROUNDS {
        for bench in good(benches) {
            if bench
                .row
                .figures
                .get(&cost.0)
                .is_some_and(|least| *least > ENOUGH)
            {
                continue;
            }
            match measure(bench)? {
                Ok(measured) => bench.keep(cost, measured),
                Err(fault) => bench.row.fault = Some(fault),
            }
        }
    }
    Ok(())
}

fn good<'a, 'b>(benches: &'a mut [Bench<'b>]) -> impl Iterator<Item = &'a mut Bench<'b>> {
    benches.iter_mut().filter(|bench| bench.row.fault.is_none())
}

impl<'a> Bench<'a> {
    fn new(subject: &Subject, tool: &'a Tool, run: &Run) -> Result<Self> {
        let all = root().join("target/bench");
        let krate = Crate {
            folder: all.join(&subject.name).join(tool.name),
            // Crates of two tools may have one name, and so one library.
            build: all.join(".build").join(tool.name),
        };
        fs::create_dir_all(&krate.folder)
            .map_err(|error| format!("cannot make {}: {error}", shown(&krate.folder).display()))?;
        let row = run.row(&subject.name, tool.name, &tool.version()?);
        Ok(Self { tool, krate, row })
    }

    /// The words with which cargo compiles all of the crate.
    fn whole(&self) -> Result<Vec<&'static str>> {
        let has_full = self.krate.features()?.iter().any(|name| name == "full");
        Ok(if has_full {
            vec!["--features", "full"]
        } else {
            Vec::new()
        })
    }

    /// Keeps the least time, and the most memory that was seen.
    fn keep(&mut self, (seconds, mib): (Figure, Figure), cost: Cost) {
        if let Some(new) = cost.cpu_s {
            let least = self.row.figures.entry(seconds).or_insert(new);
            *least = least.min(new);
        }
        if let Some(new) = cost.peak_mib.and_then(|peak| u32::try_from(peak).ok()) {
            let most = self.row.figures.entry(mib).or_default();
            *most = most.max(f64::from(new));
        }
    }

    fn set(&mut self, figure: Figure, value: f64) {
        let rounded = (value * 1_000.0).round() / 1_000.0;
        self.row.figures.insert(figure, rounded);
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

/// Lines of Rust below a folder, without what is copied into every crate.
fn lines(folder: &Path, prefix: &str) -> Result<usize> {
    let failed = |error| format!("cannot read {}: {error}", shown(folder).display());
    let mut sum = 0;
    for entry in fs::read_dir(folder).map_err(failed)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let (path, below) = (entry.path(), format!("{prefix}{name}"));
        if path.is_dir() {
            let below = format!("{below}/");
            if !COPIED.iter().any(|copied| below.starts_with(copied)) {
                sum += lines(&path, &below)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sum += crate::input::text(&path)?.lines().count();
        }
    }
    Ok(sum)
}

fn remove(folder: &Path) -> Result {
    match folder.exists() {
        true => fs::remove_dir_all(folder)
            .map_err(|error| format!("cannot remove {}: {error}", shown(folder).display())),
        false => Ok(()),
    }
}
