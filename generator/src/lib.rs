//! Corten turns an OpenAPI description into a Rust SDK crate.
//!
//! Nouns are models, verbs are passes; [`generate`] is the tour:
//!
//! ```text
//! Source ─load─▶ Document ─lower─▶ Api ─plan─▶ Crate ─emit─▶ Tree(tokens) ─print─▶ Tree(text)
//! ```
//!
//! Every pass pushes into one [`diagnostic::Report`]. A report with an error
//! in it means that there is no tree: nothing is ever half written.

mod allowance;
pub mod api;
mod budget;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod emit;
mod generation;
pub mod load;
pub mod lower;
pub mod plan;
pub mod pointer;
pub mod print;
pub mod rust;
pub mod source;
pub mod tree;

pub use generation::{
    Counts, Face, Generation, Model, Phase, SchemaFace, check_seconds, dump, face, generate,
};
pub use rust::Role;
