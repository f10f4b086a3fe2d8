//! What is emitted: `tests/corpus/<topic>/<case>/spec.yaml` against the golden
//! files beside it; the crates of all cases, and of the hostile descriptions in
//! `tests/obstacle/`, through the compiler.
//!
//! `cargo xtask bless` writes the golden files anew; reading them is the review.

#[cfg(test)]
mod case;
#[cfg(test)]
mod compile;
#[cfg(test)]
mod determinism;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod forbidden;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod printed;
#[cfg(test)]
#[path = "../spread/mod.rs"]
mod spread;
