//! Which version of OpenAPI a document speaks.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Part, Place, Report};
use crate::pointer::Pointer;
use crate::source::FileId;

use super::cut::Members;

/// The versions, as far as they are read differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// 2.0.
    Swagger,
    /// 3.0.
    ThreeZero,
    /// 3.1 and 3.2.
    Newer,
}

/// Versions by the member that states them.
const VERSIONS: [(&str, &str, Version); 4] = [
    ("swagger", "2.0", Version::Swagger),
    ("openapi", "3.0", Version::ThreeZero),
    ("openapi", "3.1", Version::Newer),
    ("openapi", "3.2", Version::Newer),
];

/// Tells the version, or reports one that cannot be read.
pub(super) fn read(members: &Members, file: FileId, report: &mut Report) -> Option<Version> {
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
    let is = |stated: &str| {
        let rest = version.strip_prefix(stated);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let known = VERSIONS
        .iter()
        .find(|(member, stated, _)| *member == key && is(stated));
    if let Some((_, _, version)) = known {
        return Some(*version);
    }
    let place = place(Pointer::root().child(key), Part::Value);
    let near = match (key, version.split('.').next()) {
        ("openapi", Some("3")) => Some(("3.2", Version::Newer)),
        (_, Some("2")) | ("swagger", _) => Some(("2.0", Version::Swagger)),
        _ => None,
    };
    if let Some((near, read)) = near.filter(|_| !version.starts_with('1')) {
        let message = format!("OpenAPI {version} is not known; read as {near}");
        let help = "write the version as its specification does, such as `3.0.4`";
        report.push(Diagnostic::warning("unknown-version", place, message).help(help));
        return Some(read);
    }
    let message = format!("OpenAPI {version} cannot be read");
    let help = "convert the description to OpenAPI 3.0";
    report.push(
        Diagnostic::error("unsupported-version", place, message)
            .note("only 2.0, 3.0, 3.1 and 3.2 can be read")
            .help(help),
    );
    None
}
