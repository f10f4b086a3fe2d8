//! Messages that `sdk.yaml` accepts, each at its place and with a reason.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Part, Place, Report, Severity};
use crate::plan::Origin;
use crate::pointer::Pointer;

/// Removes what is accepted. Whatever no client can be made of cannot be;
/// an entry that accepts nothing is a fault of its own.
pub(crate) fn apply(report: &mut Report, config: &Config, origin: &Origin) {
    let Some(file) = origin.config else { return };
    for (code, entries) in &config.allow {
        for (at, entry) in entries.iter().enumerate() {
            let before = report.diagnostics.len();
            report
                .diagnostics
                .retain(|d| !(d.code == code && accepts(d, &entry.at, origin)));
            if report.diagnostics.len() == before {
                let pointer = Pointer::root().child("allow").child(code).index(at);
                let place = Place::Node {
                    file,
                    pointer: pointer.child("at"),
                    part: Part::Value,
                };
                let message = format!("there is no `{code}` to accept at `{}`", entry.at);
                let help = "mend the place, or remove the entry";
                report.push(Diagnostic::error("exception-unmatched", place, message).help(help));
            }
        }
    }
}

fn accepts(diagnostic: &Diagnostic, at: &str, origin: &Origin) -> bool {
    let acceptable =
        diagnostic.severity == Severity::Warning || diagnostic.code.starts_with("unsupported-");
    let Place::Node { file, pointer, .. } = &diagnostic.primary.place else {
        return false;
    };
    acceptable && *file == origin.spec && pointer.as_str() == at
}
