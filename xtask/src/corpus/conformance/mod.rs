//! `conformance`: every operation sent to a server that validates requests by the description.
//!
//! Prism reads the description and answers as it says. What the crate's program sends must be
//! accepted, and what comes back must come out of it.

mod prism;
mod trial;

use self::prism::Prism;
use self::trial::{Extent, Trial};
use super::call::promise::Promises;
use super::trip::sample::Sampler;
use super::trip::spec::Spec;
use super::{LOGS, call, generate};
use crate::document::{self, Document};
use crate::{Result, input, process};

/// Sends every operation of the documents.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    input::end(arguments)?;
    let Some(prism) = Prism::install()? else {
        return Ok(());
    };
    let (mut passed, mut failures) = (0, Vec::new());
    for document in documents()? {
        let before = (passed, failures.len());
        examine(&document, &prism, &mut passed, &mut failures)?;
        let (good, bad) = (passed - before.0, failures.len() - before.1);
        println!("{}: {good} passed, {bad} failed", document.name);
    }
    for failure in &failures {
        println!("{failure}");
    }
    println!("{passed} passed, {} failed", failures.len());
    match failures.is_empty() {
        true => Ok(()),
        false => Err("a request was not accepted, or an answer not read".to_owned()),
    }
}

/// The same by a process of its own, as [`super::small`] is.
pub(crate) fn apart() -> Result {
    process::run(process::cargo().args(["xtask", "conformance"]))
}

/// Our own description, and a published one where they are.
fn documents() -> Result<Vec<Document>> {
    let mut documents = document::find(&input::root().join("spec"))?;
    let published = input::root().join("../shared/specs");
    if !published.join("museum.yaml").is_file() {
        println!("museum.yaml skipped: there is no ../shared/specs");
        return Ok(documents);
    }
    let found = document::find(&published)?.into_iter();
    documents.extend(found.filter(|document| document.name == "museum.yaml"));
    Ok(documents)
}

fn examine(
    document: &Document,
    prism: &Prism,
    passed: &mut usize,
    failures: &mut Vec<String>,
) -> Result {
    let corpus = input::root().join("target/corpus");
    let logs = corpus.join(LOGS).join(&document.name);
    super::remove(&corpus.join(&document.name))?;
    let (made, _) = generate::run(document, &corpus.join(&document.name), &logs)?;
    if made.is_none_or(|made| !made.errors.is_empty() || made.fault.is_some()) {
        return Err(format!("no crate was made of {}", document.name));
    }
    let program = call::build(&corpus, document, &logs.join("call.log"))??;
    let spec = Spec::read(&document.path)?;
    let server = prism.start(&document.path, &logs.join("prism.log"))?;
    let trial = Trial {
        program: &program,
        url: server.url(),
        schemes: call::operation::schemes(&spec, &document.path),
        promises: Promises::of(&document.path),
    };
    let mut sampler = Sampler::new(&spec, true).valid();
    for operation in call::operation::operations(&spec, &document.path) {
        for extent in [Extent::Minimal, Extent::Full] {
            let request = trial::request(&operation, &mut sampler, extent);
            match request.and_then(|request| trial.send(&operation, &request)) {
                Ok(()) => *passed += 1,
                Err(what) => failures.push(format!("{} {extent:?}: {what}", operation.id)),
            }
        }
    }
    Ok(())
}
