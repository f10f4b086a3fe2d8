//! The first half: which types there are, and values for each of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use generator::{Role, SchemaFace};
use serde::{Deserialize, Serialize};

use super::driver;
use super::flat::flatten;
use super::sample::Sampler;
use super::spec::{At, Spec};
use crate::Result;
use crate::document::input;
use crate::input::shown;

/// Values of a document, all schemas together.
const MOST: usize = 200_000;

/// What the first half came to.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Prepared {
    /// The values that were made.
    pub(super) instances: usize,
    /// Schemas of which no value could be made, by their places.
    pub(super) untried: Vec<String>,
    /// Schemas that say something and are raw JSON all the same.
    pub(super) raw: Vec<String>,
}

/// What the process does: writes the values and the program that tries them,
/// and answers in JSON on stdout.
///
/// # Errors
///
/// The document cannot be read, or the folders cannot be written.
pub(in crate::corpus) fn prepare(spec: &Path, krate: &Path, folder: &Path) -> Result {
    let source = input(spec).read()?;
    let face = generator::face(&source).map_err(|report| report.render(&source))?;
    let documents = Spec::read(spec)?;
    let mut prepared = Prepared::default();
    let mut paths: BTreeMap<&str, usize> = BTreeMap::new();
    for found in &face.types {
        let next = paths.len();
        paths.entry(&found.path).or_insert(next);
    }
    let mut indexed: Vec<(&str, usize)> = paths.iter().map(|(path, at)| (*path, *at)).collect();
    indexed.sort_by_key(|(_, at)| *at);
    let ordered: Vec<&str> = indexed.into_iter().map(|(path, _)| path).collect();
    let wrong =
        |error: std::io::Error| format!("cannot write {}: {error}", shown(folder).display());
    driver::write(folder, krate, &face.package, &face.library, &ordered).map_err(wrong)?;
    let file = fs::File::create(folder.join("instances")).map_err(wrong)?;
    let mut out = BufWriter::new(file);
    let mut samplers = [
        Sampler::new(&documents, false),
        Sampler::new(&documents, true),
    ];
    let mut seen = BTreeSet::new();
    for found in &face.types {
        let place = format!("{}#{}", found.file, found.pointer);
        let Some(at) = documents.at(Path::new(&found.file), found.pointer.as_str()) else {
            prepared.untried.push(format!("{place}: not found"));
            continue;
        };
        if is_lost(&documents, found, at) && !prepared.raw.contains(&place) {
            prepared.raw.push(place.clone());
        }
        // A schema is tried once, wherever it is referred to.
        let last = behind(&documents, at);
        if found.role == Role::Part || !seen.insert((last.key(), found.path.as_str())) {
            continue;
        }
        let index = paths.get(found.path.as_str()).copied().unwrap_or_default();
        let [coming, sent] = &mut samplers;
        let values = if found.sent {
            sent.all(at)
        } else {
            coming.all(at)
        };
        if values.is_empty() {
            prepared.untried.push(format!("{place}: no value"));
        }
        for value in values {
            if prepared.instances < MOST {
                writeln!(out, "{index}\t{value}").map_err(wrong)?;
                prepared.instances += 1;
            }
        }
    }
    out.flush().map_err(wrong)?;
    fs::write(folder.join("types"), ordered.join("\n")).map_err(wrong)?;
    let answer = serde_json::to_string(&prepared).map_err(|error| error.to_string())?;
    println!("{answer}");
    Ok(())
}

/// Whether the schema says something that its type does not.
fn is_lost(spec: &Spec, found: &SchemaFace, at: At<'_>) -> bool {
    found.raw && found.role != Role::Body && flatten(spec, &[at], &[]).says()
}

/// What stands behind references that say nothing more themselves.
fn behind<'a>(spec: &'a Spec, at: At<'a>) -> At<'a> {
    let mut last = at;
    for _ in 0..64 {
        let alone = last
            .value
            .as_object()
            .is_some_and(|members| members.len() == 1);
        let reference = super::spec::reference(last.value).filter(|_| alone);
        match reference.and_then(|reference| spec.target(last, reference)) {
            Some(target) => last = target,
            None => break,
        }
    }
    last
}
