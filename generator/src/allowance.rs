//! Messages that `sdk.yaml` accepts, each at its place and with a reason, and
//! warnings that it takes for errors.

use crate::config::{Config, Deny};
use crate::diagnostic::{CODES, Diagnostic, Part, Place, Report, Severity, nearest};
use crate::plan::Origin;
use crate::pointer::Pointer;

/// Removes what is accepted, and makes an error of every warning that is
/// denied and left. Whatever no client can be made of cannot be accepted; an
/// entry that accepts nothing is a fault of its own.
pub(crate) fn apply(report: &mut Report, config: &Config, origin: &Origin) {
    if origin.config.is_none() {
        return;
    }
    for (code, entries) in &config.allow {
        for (at, entry) in entries.iter().enumerate() {
            let before = report.diagnostics.len();
            report
                .diagnostics
                .retain(|d| !(d.code == code && accepts(d, &entry.at, origin)));
            if report.diagnostics.len() == before {
                let pointer = Pointer::root().child("allow").child(code).index(at);
                let message = format!("there is no `{code}` to accept at `{}`", entry.at);
                let help = "mend the place, or remove the entry";
                let place = value(origin, pointer.child("at"));
                let fault = place
                    .map(|at| Diagnostic::error("exception-unmatched", at, message).help(help));
                report.diagnostics.extend(fault);
            }
        }
    }
    deny(report, &config.deny, origin);
}

fn deny(report: &mut Report, deny: &Deny, origin: &Origin) {
    for diagnostic in &mut report.diagnostics {
        let is_denied = match deny {
            Deny::All => true,
            Deny::Codes(codes) => codes.iter().any(|code| code == diagnostic.code),
        };
        if is_denied {
            diagnostic.severity = Severity::Error;
        }
    }
    let Deny::Codes(codes) = deny else { return };
    for (at, code) in codes.iter().enumerate() {
        if CODES.contains(&code.as_str()) {
            continue;
        }
        let place = value(origin, Pointer::root().child("deny").index(at));
        let message = format!("no message has the code `{code}`");
        let help = match nearest(code, CODES.iter().copied()) {
            Some(near) => format!("write `{near}`"),
            None => "write the code that the message shows in brackets".to_owned(),
        };
        let fault = place.map(|at| Diagnostic::error("unknown-code", at, message).help(help));
        report.diagnostics.extend(fault);
    }
}

/// A value in `sdk.yaml`.
fn value(origin: &Origin, pointer: Pointer) -> Option<Place> {
    Some(Place::Node {
        file: origin.config?,
        pointer,
        part: Part::Value,
    })
}

fn accepts(diagnostic: &Diagnostic, at: &str, origin: &Origin) -> bool {
    let acceptable =
        diagnostic.severity == Severity::Warning || diagnostic.code.starts_with("unsupported-");
    let Place::Node { file, pointer, .. } = &diagnostic.primary.place else {
        return false;
    };
    acceptable && *file == origin.spec && pointer.as_str() == at
}
