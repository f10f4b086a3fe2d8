//! Text → value tree: guarded, then parsed by the language it is written in.

use std::ops::Range;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place, Report, Severity};
use crate::source::event::{Fault, Syntax};
use crate::source::flow;
use crate::source::yaml::cure;
use crate::source::{FileId, Text};

use super::{guard, yaml};

/// Reads JSON or YAML; `None` if `report` says why it cannot be read.
pub(super) fn read(file: FileId, text: &Text, report: &mut Report) -> Option<Value> {
    let text = &text.text;
    let (syntax, faults) = guarded(file, text, report)?;
    for fault in faults {
        let mut warning = diagnostic(file, fault);
        warning.severity = Severity::Warning;
        report.push(warning);
    }
    let parsed = match syntax {
        Syntax::Json => serde_json::from_str(text).map_err(|error| json_fault(&error, text)),
        Syntax::Yaml => yaml::read(text).map_err(|error| yaml_fault(&error, text)),
    };
    match parsed {
        Ok(value) => Some(value),
        Err(fault) => {
            report.push(diagnostic(file, fault));
            None
        }
    }
}

/// The language of `text`, if it is fit to be parsed, and what is wrong with
/// it nevertheless.
pub(super) fn guarded(
    file: FileId,
    text: &str,
    report: &mut Report,
) -> Option<(Syntax, Vec<Fault>)> {
    if text.len() > guard::TEXT {
        let fault = Fault {
            code: "too-large",
            ..Fault::syntax("a file of more than 64 MiB", 0..0)
        };
        report.push(diagnostic(file, fault));
        return None;
    }
    let mut fault: Option<Fault> = None;
    for syntax in Syntax::candidates(text) {
        let is_final = match checked(text, *syntax) {
            Ok(faults) => return Some((*syntax, faults)),
            Err(found) => {
                let is_final = found.code != "syntax";
                // What was meant to be JSON shows in its first key.
                if fault.is_none() || is_final || !has_quoted_key(text) {
                    fault = Some(found);
                }
                is_final
            }
        };
        if is_final {
            break;
        }
    }
    report
        .diagnostics
        .extend(fault.map(|fault| diagnostic(file, fault)));
    None
}

/// What the guard says, of the text as it is or with its brackets moved.
fn checked(text: &str, syntax: Syntax) -> Result<Vec<Fault>, Fault> {
    let found = guard::check(text, syntax);
    if syntax == Syntax::Yaml
        && found.as_ref().is_err_and(|fault| fault.code == "syntax")
        && let Some((text, mut faults)) = flow::mended(text)
    {
        faults.extend(guard::check(&text, syntax)?);
        return Ok(faults);
    }
    found
}

fn has_quoted_key(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('{').unwrap_or_default();
    inside.trim_start().starts_with('"')
}

/// A fault that ends everything.
pub(super) fn diagnostic(file: FileId, fault: Fault) -> Diagnostic {
    let place = |span: Range<usize>| Place::Span {
        file,
        start: span.start,
        len: span.len(),
    };
    let mut diagnostic = Diagnostic::error(fault.code, place(fault.span), fault.message);
    diagnostic.help = fault.help.map(str::to_owned);
    match fault.also {
        Some((span, note)) => diagnostic.also(place(span), note),
        None => diagnostic,
    }
}

/// What only `serde_json` refuses: a number beyond 64-bit floating point.
fn json_fault(error: &serde_json::Error, text: &str) -> Fault {
    let lines = text.split_inclusive('\n');
    let above: usize = lines
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    let at = above + error.column().saturating_sub(1);
    let words = error.to_string();
    let message = without_place(&words);
    let fault = Fault::syntax(format!("this JSON cannot be read: {message}"), at..at + 1);
    match message.contains("number out of range") {
        true => fault.help("write a number below 1.8e308, or put it in quotes"),
        false => fault,
    }
}

/// What YAML 1.2 allows and `saphyr` reads, but libyaml does not.
fn yaml_fault(error: &serde_yaml::Error, text: &str) -> Fault {
    let at = yaml_offset(error, text);
    let words = error.to_string();
    let message = without_place(&words);
    // Our own words come with a path in front, and the place says as much.
    let message = message
        .find(yaml::NO_JSON)
        .and_then(|own| message.get(own..))
        .unwrap_or(message);
    Fault {
        help: cure(message),
        ..Fault::syntax(format!("this YAML cannot be read: {message}"), at..at + 1)
    }
}

/// Where `serde_yaml` stopped, in bytes.
pub(super) fn yaml_offset(error: &serde_yaml::Error, text: &str) -> usize {
    match error.location().map_or(0, |location| location.index()) {
        // The only fault that comes without a place.
        0 => text.find(|c: char| !is_printable(c)).unwrap_or_default(),
        index => index,
    }
}

/// YAML 1.2.2, section 5.1.
fn is_printable(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{85}')
        || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// A message without the line and column that its writer put into it.
pub(super) fn without_place(message: &str) -> &str {
    let cut = message
        .find(" at line ")
        .or_else(|| message.find(" at position "));
    cut.and_then(|cut| message.get(..cut)).unwrap_or(message)
}
