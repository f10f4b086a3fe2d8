//! What the crate may cost, as `sdk.yaml` says: an error names the heaviest types.

use crate::config::Budget;
use crate::diagnostic::{Diagnostic, Part, Place};
use crate::plan::Origin;
use crate::pointer::Pointer;
use crate::source::FileId;

/// How many of the heaviest types a message names.
const NAMED: usize = 3;

/// A type's share of the lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Lines of its definition, codec and constructors.
    pub(crate) lines: usize,
    /// The type, as a program outside the crate writes it.
    pub(crate) path: String,
    /// Where the description spells it, in the canonical tree.
    pub(crate) pointer: Pointer,
}

/// Something that a budget limits, and that went beyond.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Excess {
    /// The member of `budget` that limits it.
    key: &'static str,
    message: String,
    /// What the member would have to be.
    measured: String,
}

/// Lines of Rust, without what is copied into every crate.
pub(crate) fn lines(budget: &Budget, lines: usize, operations: usize) -> Option<Excess> {
    let allowed = usize::try_from(budget.lines_per_operation?).ok()?;
    let measured = lines.div_ceil(operations.max(1));
    (measured > allowed).then(|| Excess {
        key: "lines_per_operation",
        message: format!(
            "the crate has {measured} lines for each operation ({lines} for {operations}), and may have {allowed}"
        ),
        measured: measured.to_string(),
    })
}

/// CPU seconds of `cargo check`.
pub(crate) fn seconds(budget: &Budget, seconds: f64, operations: usize) -> Option<Excess> {
    let allowed = budget.check_seconds_per_100_operations?;
    let count = u32::try_from(operations.max(1)).map_or(f64::INFINITY, f64::from);
    // Rounded up, so that what is shown is what would hold.
    let measured = (seconds * 100.0 / count * 10.0).ceil() / 10.0;
    (measured > allowed).then(|| Excess {
        key: "check_seconds_per_100_operations",
        message: format!(
            "the check of the crate takes {measured} CPU seconds for 100 operations ({seconds} for {operations}), and may take {allowed}"
        ),
        measured: measured.to_string(),
    })
}

/// The error for it; none without an `sdk.yaml`.
pub(crate) fn error(
    excess: Excess,
    origin: &Origin,
    mut weights: Vec<Weight>,
) -> Option<Diagnostic> {
    let pointer = Pointer::root().child("budget").child(excess.key);
    let place = node(origin.config?, pointer, Part::Value);
    let help = format!(
        "say `{}`, and why, if it is worth that; or have less described: the heaviest types are shown",
        excess.measured
    );
    let error = Diagnostic::error("budget-exceeded", place, excess.message).help(help);
    weights.sort_by(|a, b| b.lines.cmp(&a.lines).then_with(|| a.path.cmp(&b.path)));
    let heaviest = weights.into_iter().take(NAMED);
    Some(heaviest.fold(error, |error, weight| {
        let place = node(origin.spec, weight.pointer, Part::Key);
        error.also(place, format!("`{}`: {} lines", weight.path, weight.lines))
    }))
}

fn node(file: FileId, pointer: Pointer, part: Part) -> Place {
    Place::Node {
        file,
        pointer,
        part,
    }
}
