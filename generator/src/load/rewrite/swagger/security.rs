//! Ways to authenticate.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::{Rewrite, object, text};
use crate::pointer::Pointer;

/// The flows of 2.0 by their names in 3.0.
const FLOWS: [(&str, &str); 4] = [
    ("implicit", "implicit"),
    ("password", "password"),
    ("application", "clientCredentials"),
    ("accessCode", "authorizationCode"),
];

/// What a flow consists of.
const PARTS: [&str; 3] = ["authorizationUrl", "tokenUrl", "scopes"];

/// Rewrites a security scheme.
pub(super) fn scheme(rewrite: &mut Rewrite<'_>, scheme: &mut Value, at: &Pointer) {
    let Value::Object(members) = scheme else {
        return;
    };
    match text(members, "type") {
        Some("basic") => {
            members.insert("type".to_owned(), "http".into());
            members.insert("scheme".to_owned(), "basic".into());
        }
        Some("oauth2") => flow(rewrite, members, at),
        Some(_) | None => {}
    }
}

fn flow(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &Pointer) {
    let word = text(members, "flow");
    let Some((_, name)) = FLOWS.iter().find(|(old, _)| Some(*old) == word) else {
        return;
    };
    members.shift_remove("flow");
    let to = at.child("flows").child(name);
    rewrite
        .report
        .moves
        .copied(&at.child("flow"), at.child("flows"));
    rewrite.report.moves.copied(&at.child("flow"), to.clone());
    let mut flow = Members::new();
    for part in PARTS {
        if let Some(value) = members.shift_remove(part) {
            rewrite.report.moves.moved(&at.child(part), to.child(part));
            flow.insert(part.to_owned(), value);
        }
    }
    flow.entry("scopes")
        .or_insert_with(|| Members::new().into());
    members.insert("flows".to_owned(), object([(name, flow.into())]));
}
