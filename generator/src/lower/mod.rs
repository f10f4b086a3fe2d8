//! Turns a [`Document`] into an [`Api`]: references resolved, siblings and
//! compositions merged, every schema a type with an id.
//!
//! Types are lowered one at a time, in the order in which they are met; a
//! type only *names* the types of its members by id, so rings of types need no
//! care. Only merging (`allOf`, a `$ref` with additions) looks into another
//! type, and a ring of merges is an error.

mod annotation;
mod body;
mod composition;
mod cross;
mod discriminator;
mod distribute;
mod docs;
mod enumeration;
mod family;
mod fill;
mod form;
mod header;
mod keyword;
mod mention;
mod merge;
mod message;
mod name;
mod operation;
mod parameter;
mod path;
mod reach;
mod reference;
mod ring;
mod scalar;
mod schema;
mod security;
mod server;
mod settle;
mod table;
mod tag;
mod tuple;
mod union;
mod walk;
mod written;
mod xml;

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::api::{Api, Name, OperationId, Type, TypeId, Types};
use crate::diagnostic::Report;
use crate::document::Document;
use crate::pointer::Pointer;

use table::Table;

/// Lowers a description.
///
/// Faults go to `report`. Where one leaves a hole, the hole is a type that may
/// be anything, so that whatever else is wrong is found in the same run; `None`
/// only where the description asks for more than can be merged.
pub fn lower(document: &Document, report: &mut Report) -> Option<Api> {
    let mut lower = Lower::new(document, report);
    lower.components();
    let (ids, schemes) = lower.schemes();
    let mut operations = lower.operations(&ids);
    lower.drain();
    lower.families();
    let types = settle::settle(&mut lower, &mut operations);
    let is_whole = !lower.is_exhausted();
    let unused = unused(document, &types);
    is_whole.then(|| Api {
        title: document.info.title.clone(),
        version: document.info.version.clone(),
        description: document.info.description.clone(),
        servers: lower.servers(),
        schemes,
        operations,
        types: Types(types),
        unused,
    })
}

/// The named types that no operation mentions.
fn unused(document: &Document, types: &[Type]) -> Vec<TypeId> {
    let mentioned = mention::mentioned(document);
    let is_unused = |ty: &Type| {
        let name = ty.pointer.as_str().strip_prefix("/components/schemas/");
        matches!(ty.name, Name::Component(_)) && !name.is_some_and(|n| mentioned.contains(n))
    };
    let ids = (0..).map(TypeId).zip(types);
    ids.filter(|(_, ty)| is_unused(ty))
        .map(|(id, _)| id)
        .collect()
}

/// The state of one run.
struct Lower<'d, 'r> {
    document: &'d Document,
    report: &'r mut Report,
    /// Where the operations stand, and the paths they belong to.
    homes: IndexMap<Pointer, OperationId>,
    table: Table,
    families: family::Families,
    /// How many forms are being worked out inside one another.
    depth: usize,
    /// How many members merging has copied so far.
    copied: usize,
    /// How many misspelt names have been looked up so far.
    suggested: usize,
    /// What has been said, by code and place: one fault, one message.
    said: BTreeSet<(&'static str, Pointer)>,
}

impl<'d, 'r> Lower<'d, 'r> {
    fn new(document: &'d Document, report: &'r mut Report) -> Self {
        Self {
            document,
            report,
            homes: operation::homes(document),
            table: Table::default(),
            families: family::Families::default(),
            depth: 0,
            copied: 0,
            suggested: 0,
            said: BTreeSet::new(),
        }
    }
}
