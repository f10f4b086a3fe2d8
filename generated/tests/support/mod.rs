//! What the tests share: the values of the published example, clients and answers.

#![allow(dead_code, reason = "each test uses a part of it")]

use cloudflare_sdk::{Client, ClientBuilder, Decode, Error, decode};

use crate::loopback::{Reply, Server, json};

/// An account's identifier.
pub(crate) const ACCOUNT: &str = "023e105f4ecef8ad9ca31a8372d0c353";
/// A token's identifier.
pub(crate) const TOKEN: &str = "ed17574386854bf78a67040be0a770b0";
/// The secret that calls are made with.
pub(crate) const SECRET: &str = "Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY";

/// The token of the published answer.
pub(crate) const PUBLISHED: &str = r#"{
    "id": "ed17574386854bf78a67040be0a770b0",
    "condition": {
        "request_ip": {
            "in": ["123.123.123.0/24", "2606:4700::/32"],
            "not_in": ["123.123.123.100/24", "2606:4700:4700::/48"]
        }
    },
    "expires_on": "2020-01-01T00:00:00Z",
    "issued_on": "2018-07-01T05:20:00Z",
    "last_used_on": "2020-01-02T12:34:00Z",
    "modified_on": "2018-07-02T05:20:00Z",
    "name": "readonly token",
    "not_before": "2018-07-01T05:20:00Z",
    "policies": [{
        "id": "f267e341f3dd4697bd3b9f71dd96247f",
        "effect": "allow",
        "permission_groups": [
            {
                "id": "c8fed203ed3043cba015a93ad1616f1f",
                "meta": {"key": "key", "value": "value"},
                "name": "Zone Read"
            },
            {
                "id": "82e64a83756745bbbb1c9c2701bf816b",
                "meta": {"key": "key", "value": "value"},
                "name": "Magic Network Monitoring"
            }
        ],
        "resources": {"foo": "string"}
    }],
    "status": "active"
}"#;

/// The published answer, with its error and its remark beside a success.
pub(crate) fn published() -> Reply {
    let remark = r#"{"code": 1000, "message": "message", "documentation_url": "documentation_url", "source": {"pointer": "pointer"}}"#;
    json(
        "200 OK",
        &format!(
            r#"{{"errors": [{remark}], "messages": [{remark}], "success": true, "result": {PUBLISHED}}}"#
        ),
    )
}

/// An answer with this result.
pub(crate) fn success(result: &str) -> Reply {
    json(
        "200 OK",
        &format!(r#"{{"success":true,"errors":[],"messages":[],"result":{result}}}"#),
    )
}

/// An answer that says no, for one reason.
pub(crate) fn refusal(status: &str, code: u32, message: &str) -> Reply {
    json(
        status,
        &format!(
            r#"{{"success":false,"errors":[{{"code":{code},"message":"{message}"}}],"messages":[],"result":null}}"#
        ),
    )
}

/// A client of the server that has no credential yet and sends everything once.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).retries(0)
}

/// A client of the server.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).api_token(SECRET).build().unwrap()
}

/// What a JSON text says.
pub(crate) fn typed<T: Decode>(text: &str) -> T {
    decode(text.as_bytes()).unwrap()
}

/// What getting a token fails with, where the server answers like this.
pub(crate) async fn failure(reply: Reply) -> Error {
    let server = Server::start(vec![reply]);
    let tokens = client(&server).accounts().tokens();
    tokens.get(ACCOUNT, TOKEN).await.unwrap_err()
}
