//! Reads a description: text → value tree → [`Document`], and `sdk.yaml` →
//! [`Config`](crate::config::Config).

mod bundle;
mod config;
mod cut;
mod fault;
mod grammar;
mod guard;
mod literal;
mod mend;
mod reference;
mod rewrite;
#[cfg(test)]
mod tests;
mod value;
mod version;
mod walk;
mod yaml;

pub use config::config;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Part, Place, Report};
use crate::document::Document;
use crate::pointer::Pointer;
use crate::source::Source;

/// Reads the description of `source`.
///
/// `None` if anything in it forbids going on; `report` says what.
pub fn load(source: &Source, report: &mut Report) -> Option<Document> {
    let file = source.root();
    let tree = value::read(file, source.file(file)?, report)?;
    let Value::Object(members) = &tree else {
        let place = Place::Node {
            file,
            pointer: Pointer::root(),
            part: Part::Value,
        };
        let message = "an OpenAPI description is an object";
        let help = "start with `openapi: 3.0.4`";
        report.push(Diagnostic::error("wrong-type", place, message).help(help));
        return None;
    };
    let version = version::read(members, file, report)?;
    let Value::Object(mut members) = bundle::bundle(version, tree, source, report)? else {
        return None;
    };
    let mut document = Document {
        file,
        ..Document::default()
    };
    rewrite::rewrite(version, &mut members, file, report);
    walk::root(members, &mut document, report);
    Some(document)
}
