//! `codegen`: a crate of a description.

mod difference;
mod layout;
mod output;
mod staging;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use generator::Generation;
use generator::source::Source;
use generator::tree::Tree;
use lexopt::Arg;

use crate::Result;
use crate::input::{self, Input};
use output::Changes;
use staging::Staging;

#[derive(Default)]
struct Options {
    input: Input,
    out: Option<PathBuf>,
    check: bool,
}

/// Writes the crate, or shows how it differs.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    let options = parse(arguments).map_err(input::wrong)?;
    let folder = match (&options.input.spec, options.out) {
        (None, None) => input::root().join("generated"),
        // Cargo is asked about the manifest from another folder.
        (Some(_), Some(out)) => std::path::absolute(out).map_err(|error| error.to_string())?,
        (None, Some(_)) => return Err("`--out` goes with `--spec`".to_owned()),
        (Some(_), None) => return Err("where to? Say `--out DIR`".to_owned()),
    };
    let tree = generate(&options.input.read()?)?;
    if options.check {
        compare(&folder, &tree)
    } else {
        let changes = write(&folder, &tree)?;
        println!("{}: {changes}", input::shown(&folder).display());
        Ok(())
    }
}

/// Fails unless `generated/` is what `spec/` says.
pub(crate) fn check() -> Result {
    let tree = generate(&Input::default().read()?)?;
    compare(&input::root().join("generated"), &tree)
}

fn parse(mut arguments: lexopt::Parser) -> std::result::Result<Options, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("check") => options.check = true,
            Arg::Long("spec") => options.input.spec = Some(arguments.value()?.into()),
            Arg::Long("config") => options.input.config = Some(arguments.value()?.into()),
            Arg::Long("out") => options.out = Some(arguments.value()?.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

/// Runs the generator, with a line a phase and every message on stderr.
fn generate(source: &Source) -> Result<Tree<String>> {
    let Generation {
        report,
        tree,
        phases,
        counts: _,
    } = generator::generate(source);
    for phase in phases {
        progress(phase.name, &phase.counts, phase.time);
    }
    eprint!("{}", report.render(source));
    match tree {
        Some(tree) if !report.has_errors() => Ok(tree),
        Some(_) | None => Err("nothing was written".to_owned()),
    }
}

fn progress(name: &str, counts: &str, time: Duration) {
    let milliseconds = time.as_secs_f64() * 1e3;
    eprintln!("{name:<8} {counts:<60} {milliseconds:>8.1} ms");
}

/// Makes a folder hold the tree, in one go, and says what that changed; what
/// is up to date is not touched.
///
/// # Errors
///
/// Something stands in the way, or cargo refuses the manifest; nothing is
/// written then.
pub(crate) fn write(folder: &Path, tree: &Tree<String>) -> Result<Changes> {
    layout::check(tree)?;
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make {}: {error}", input::shown(folder).display()))?;
    let changes = output::compare(folder, tree)?;
    if changes.is_empty() {
        return Ok(changes);
    }
    let staging = Staging::new(folder)?;
    if changes.touches_manifest() {
        // Cargo looks for the files that the manifest speaks of.
        staging.fill(tree, tree.files.keys())?;
        staging.check_manifest(tree)?;
    } else {
        staging.fill(tree, &changes.written)?;
    }
    output::apply(folder, &staging, &changes)?;
    Ok(changes)
}

fn compare(folder: &Path, tree: &Tree<String>) -> Result {
    layout::check(tree)?;
    let changes = output::compare(folder, tree)?;
    if changes.is_empty() {
        println!("{}: {changes}", input::shown(folder).display());
        return Ok(());
    }
    print!("{}", difference::unified(folder, tree, &changes));
    Err(format!(
        "{} is not what the description says: {changes}\nhelp: run `cargo xtask codegen` and commit what it writes",
        input::shown(folder).display()
    ))
}
