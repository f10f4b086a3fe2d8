//! The credentials that a request must carry.

use std::path::Path;

use serde_json::Value;

use super::super::trip::spec::{At, Spec};
use super::operation::resolved;

/// What the program is given for every scheme: good for any kind of them.
pub(in super::super) const SECRET: &str = "name:secret";
/// The same in Base64, for basic authentication.
const ENCODED: &str = "bmFtZTpzZWNyZXQ=";

/// A credential where it is sent.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Credential {
    pub(super) place: String,
    pub(super) name: String,
    pub(super) text: String,
}

/// What an operation sends when every credential is there: the first of its alternatives that has
/// any, and none where it is not asked for.
pub(super) fn credentials(spec: &Spec, file: &Path, operation: At<'_>) -> Vec<Credential> {
    let own = operation.value.get("security");
    let security = own.or_else(|| Some(spec.at(file, "/security")?.value));
    let alternatives = security.and_then(Value::as_array).into_iter().flatten();
    let alternatives = alternatives.filter_map(Value::as_object);
    let sent = alternatives.map(|schemes| {
        let each = schemes
            .keys()
            .filter_map(|name| credential(spec, file, name));
        each.collect::<Vec<_>>()
    });
    sent.into_iter()
        .find(|sent| !sent.is_empty())
        .unwrap_or_default()
}

/// What is sent for a scheme; nothing for one of the connection.
fn credential(spec: &Spec, file: &Path, name: &str) -> Option<Credential> {
    let homes = ["/components/securitySchemes", "/securityDefinitions"];
    let all = homes.iter().find_map(|home| spec.at(file, home))?;
    let scheme = resolved(spec, spec.part(all, all.value.get(name)?));
    let word = |key: &str| scheme.value.get(key).and_then(Value::as_str);
    let authorization = |text: String| {
        Some(Credential {
            place: "header".to_owned(),
            name: "authorization".to_owned(),
            text,
        })
    };
    let http = word("scheme").unwrap_or("basic");
    match word("type")? {
        "apiKey" => Some(Credential {
            place: word("in")?.to_owned(),
            name: word("name")?.to_owned(),
            text: SECRET.to_owned(),
        }),
        "mutualTLS" => None,
        "http" | "basic" if http.eq_ignore_ascii_case("basic") => {
            authorization(format!("Basic {ENCODED}"))
        }
        "http" if !http.eq_ignore_ascii_case("bearer") => authorization(format!("{http} {SECRET}")),
        _ => authorization(format!("Bearer {SECRET}")),
    }
}
