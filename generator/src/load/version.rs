//! Which version of OpenAPI a document speaks.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Part, Place, Report};
use crate::pointer::Pointer;
use crate::source::FileId;

use super::cut::Members;

/// Lets 3.0 pass and reports any other version.
pub(super) fn check(members: &Members, file: FileId, report: &mut Report) -> Option<()> {
    let place = |pointer: Pointer, part| Place::Node {
        file,
        pointer,
        part,
    };
    let stated = ["openapi", "swagger"]
        .into_iter()
        .find_map(|key| Some((key, members.get(key)?)));
    let Some((key, value)) = stated else {
        let place = place(Pointer::root(), Part::Key);
        let message = "this document does not say which version of OpenAPI it speaks";
        let help = "write `openapi: 3.0.4` as its first line";
        report.push(Diagnostic::error("missing-member", place, message).help(help));
        return None;
    };
    let version = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let is_read = version == "3.0" || version.starts_with("3.0.");
    if key == "openapi" && is_read {
        return Some(());
    }
    let place = place(Pointer::root().child(key), Part::Value);
    let message = format!("OpenAPI {version} cannot be read yet");
    let help = "convert the description to OpenAPI 3.0";
    report.push(
        Diagnostic::error("unsupported-version", place, message)
            .note("only 3.0 can be read")
            .help(help),
    );
    None
}
