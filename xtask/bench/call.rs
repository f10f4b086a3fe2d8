//! The example's call, over a transport that answers from memory.

use cloudflare_sdk::runtime::{Body, BoxFuture, Bytes, Transport, TransportError};
use cloudflare_sdk::types::{Effect, PolicyBody, TokenUpdate};
use cloudflare_sdk::{Client, Error};

struct Memory(Bytes);

impl Transport for Memory {
    fn send(
        &self,
        _: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let mut answer = http::Response::new(Body::from(self.0.clone()));
        let json = http::HeaderValue::from_static("application/json");
        answer.headers_mut().insert("content-type", json);
        Box::pin(async { Ok(answer) })
    }
}

/// Updates a token so often, each answer being this token.
pub fn run(token: &[u8], runs: usize) -> Result<(), Box<dyn std::error::Error>> {
    let answer = [
        br#"{"success":true,"errors":[],"messages":[],"result":"#,
        token,
        b"}",
    ];
    let client = Client::builder()
        .api_token("Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY")
        .transport(Memory(answer.concat().into()))
        .build()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    for _ in 0..runs {
        std::hint::black_box(runtime.block_on(update(&client))?);
    }
    Ok(())
}

async fn update(client: &Client) -> Result<cloudflare_sdk::types::Token, Error> {
    let policy = PolicyBody::new(
        Effect::Allow,
        [
            "c8fed203ed3043cba015a93ad1616f1f",
            "82e64a83756745bbbb1c9c2701bf816b",
        ],
        [("foo", "string")],
    );
    let body = TokenUpdate::new("readonly token", [policy]);
    let tokens = client.accounts().tokens();
    let call = tokens.update(
        "023e105f4ecef8ad9ca31a8372d0c353",
        "ed17574386854bf78a67040be0a770b0",
        body,
    );
    call.await
}
