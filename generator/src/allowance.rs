//! Messages that `sdk.yaml` accepts, each at its place and with a reason, and
//! warnings that it takes for errors.

use crate::config::{Config, Deny};
use crate::diagnostic::{CODES, Diagnostic, Part, Place, Report, Severity, nearest};
use crate::plan::Origin;
use crate::pointer::Pointer;
use crate::source::FileId;

/// Removes what is accepted, and makes an error of every warning that is
/// denied and left. Whatever no client can be made of cannot be accepted; an
/// entry that accepts nothing is a fault of its own.
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
                let place = value(file, pointer.child("at"));
                let message = format!("there is no `{code}` to accept at `{}`", entry.at);
                let help = "mend the place, or remove the entry";
                report.push(Diagnostic::error("exception-unmatched", place, message).help(help));
            }
        }
    }
    deny(report, &config.deny, file);
}

fn deny(report: &mut Report, deny: &Deny, file: FileId) {
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
        let place = value(file, Pointer::root().child("deny").index(at));
        let message = format!("no message has the code `{code}`");
        let help = match nearest(code, CODES.iter().copied()) {
            Some(near) => format!("write `{near}`"),
            None => "write the code that the message shows in brackets".to_owned(),
        };
        report.push(Diagnostic::error("unknown-code", place, message).help(help));
    }
}

fn value(file: FileId, pointer: Pointer) -> Place {
    Place::Node {
        file,
        pointer,
        part: Part::Value,
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
