//! What a token endpoint answers (RFC 6749, sections 5.1 and 5.2).

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use http::StatusCode;
use http_body::Body as _;

use super::super::error::Plain;
use super::super::{Body, BoxFuture, Json, Secret, TransportError, decode};
use super::Lease;

/// The most that is read, in bytes.
const MAX_BODY: usize = 64 << 10;

/// A token, and what gives the next one.
pub(super) struct Granted {
    pub(super) lease: Lease,
    pub(super) refresh_token: Option<Secret>,
}

/// Why there is no token.
pub(super) struct Refusal {
    pub(super) text: String,
    /// Whether another attempt may meet with more luck.
    pub(super) is_transient: bool,
}

impl Refusal {
    pub(super) fn lasting(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_transient: false,
        }
    }

    pub(super) fn transient(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_transient: true,
        }
    }
}

type Sending = BoxFuture<'static, Result<http::Response<Body>, TransportError>>;

/// Takes in an answer, and the token in it.
pub(super) async fn read(sending: Sending) -> Result<Granted, Refusal> {
    let lost = |error: TransportError| Refusal::transient(error.to_string());
    let (head, mut body) = sending.await.map_err(lost)?.into_parts();
    let mut all = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        all.extend_from_slice(&frame.map_err(lost)?.into_data().unwrap_or_default());
        if all.len() > MAX_BODY {
            return Err(Refusal::lasting("the answer is too large"));
        }
    }
    let status = head.status;
    match decode::<Json>(&all) {
        Ok(json) if status.is_success() => granted(&json),
        Ok(json) => Err(refused(status, &json)),
        Err(_) if !status.is_success() => Err(refused(status, &Json::Null)),
        Err(error) => {
            let text = format!("{status}, but the answer cannot be read: {error}");
            Err(Refusal::lasting(text))
        }
    }
}

fn granted(json: &Json) -> Result<Granted, Refusal> {
    let text = |name| json.get(name).and_then(Json::as_str);
    let token = text("access_token").filter(|token| !token.is_empty());
    let token = token.ok_or_else(|| Refusal::lasting("the answer has no `access_token`"))?;
    match text("token_type") {
        Some(other) if !other.eq_ignore_ascii_case("bearer") => {
            let text = format!("the token is of the type `{}`, not `Bearer`", Plain(other));
            return Err(Refusal::lasting(text));
        }
        Some(_) | None => {}
    }
    let lease = Lease::new(token);
    Ok(Granted {
        lease: match json.get("expires_in").and_then(seconds) {
            Some(lifetime) => lease.valid_for(lifetime),
            None => lease,
        },
        refresh_token: text("refresh_token").map(Secret::from),
    })
}

/// A lifetime; some servers write the number as text.
fn seconds(json: &Json) -> Option<Duration> {
    let text = json.as_str().and_then(|text| text.trim().parse().ok());
    let seconds = json.as_f64().or(text)?;
    Duration::try_from_secs_f64(seconds).ok()
}

fn refused(status: StatusCode, json: &Json) -> Refusal {
    let mut text = status.to_string();
    for (name, before, after) in [("error", ": ", ""), ("error_description", " (", ")")] {
        if let Some(said) = json.get(name).and_then(Json::as_str) {
            text.push_str(&format!("{before}{}{after}", Plain(said)));
        }
    }
    let busy = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
    match status.is_server_error() || busy.contains(&status) {
        true => Refusal::transient(text),
        false => Refusal::lasting(text),
    }
}
