//! Gives a token of an account a name and one policy.
//!
//! `CLOUDFLARE_BASE_URL` may point it at another server.

use cloudflare_sdk::Client;
use cloudflare_sdk::types::{Effect, PolicyBody, TokenUpdate};

#[tokio::main]
async fn main() -> Result<(), cloudflare_sdk::Error> {
    let client = Client::builder_from_env()
        .api_token("Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY")
        .build()?;

    let policy = PolicyBody::new(
        Effect::Allow,
        [
            "c8fed203ed3043cba015a93ad1616f1f",
            "82e64a83756745bbbb1c9c2701bf816b",
        ],
        [("foo", "string")],
    );
    let token = client
        .accounts()
        .tokens()
        .update(
            "023e105f4ecef8ad9ca31a8372d0c353",
            "ed17574386854bf78a67040be0a770b0",
            TokenUpdate::new("readonly token", [policy]),
        )
        .await?;

    println!("{}", token.id);
    Ok(())
}
