//! Credentials as they are written.

use super::super::{ClientCredentials, Credential, Scheme, SchemeKind};

/// A credential as it is written; `client:ID:SECRET` fetches the token of a scheme that has tokens to
/// fetch. No token has a colon (RFC 6750, section 2.1).
pub(super) fn credential(scheme: &Scheme, value: &str) -> Credential {
    let client = value
        .strip_prefix("client:")
        .and_then(|pair| pair.split_once(':'));
    match (&scheme.kind, client) {
        (SchemeKind::OAuth2(_), Some((id, secret))) => ClientCredentials::new(id, secret).into(),
        (_, _) => value.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Api, Json, OAuth2, Operation, Scheme, SchemeKind, decode};
    use super::super::{Command, Group, perform};

    static TOKEN: Scheme = Scheme {
        name: "token",
        kind: SchemeKind::Bearer,
        variable: None,
    };
    static DOOR: Scheme = Scheme {
        name: "door",
        kind: SchemeKind::OAuth2(OAuth2 {
            token_url: "/token",
            refresh_url: None,
            scopes: "",
            variables: None,
        }),
        variable: None,
    };
    static API: Api = Api {
        name: "plates-sdk",
        version: "1.2.3",
        base_url: "http://127.0.0.1:9",
        base_url_variable: None,
        schemes: &[&TOKEN, &DOOR],
        envelope: None,
    };
    static LIST: Operation = Operation {
        id: "list",
        path: "/plates",
        security: &[&[&TOKEN], &[&DOOR]],
        ..Operation::JSON
    };
    static GROUPS: &[&Group] = &[&Group::new(
        "sdk::resources::plates",
        &[Command::nothing("list", &LIST)],
    )];

    fn call(arguments: &[&str]) -> Result<Json, (u8, String)> {
        let all = ["call", "list", "--auth"].iter().chain(arguments);
        let all = all.map(|argument| (*argument).to_owned()).collect();
        let mut output = Vec::new();
        match perform(&API, GROUPS, all, &mut output) {
            Ok(()) => Ok(decode(&output).unwrap()),
            Err(failure) => Err((failure.code, failure.message().to_owned())),
        }
    }

    #[test]
    fn a_token_can_be_given_or_fetched() {
        for (auth, sent) in [
            ("token=client:a:b", "Bearer client:a:b"),
            ("door=t1", "Bearer t1"),
            // A dry run asks nobody.
            ("door=client:a:b:c", "Bearer ***"),
        ] {
            let shown = call(&[auth, "--dry-run"]).unwrap();
            let header = shown.pointer("/headers/authorization").unwrap();
            assert_eq!(header.as_str(), Some(sent));
        }
        let (code, told) = call(&["door=client:a:b:c"]).unwrap_err();
        assert_eq!(code, 3);
        assert!(
            told.contains("no credential for `door`: 127.0.0.1:9/token"),
            "{told}"
        );
    }
}
