//! Sending a request until there is an answer.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Instant;

use http::header::{ACCEPT, COOKIE, HeaderMap, HeaderName, HeaderValue};
use http::request::Parts;
use http::{StatusCode, Uri};

use super::answer::Answer;
use super::attempt::Attempt;
use super::auth::Picked;
use super::error::Kind;
use super::retry::{Event, Retry, Step};
use super::{Body, BoxFuture, Draft, Error, header, retry_after};

/// Sends a request, again where that is safe and useful.
pub(super) fn send(mut draft: Box<Draft>) -> BoxFuture<'static, Result<Answer, Error>> {
    Box::pin(async move {
        draft.check()?;
        let mut answer = run(&draft).await?;
        if answer.pieces.is_some() {
            answer.draft = Some(draft);
        }
        Ok(answer)
    })
}

async fn run(draft: &Draft) -> Result<Answer, Error> {
    let shared = draft.core.shared();
    let limit = draft.timeout.unwrap_or(shared.timeouts.call);
    let deadline = shared.clock.now().checked_add(limit);
    let attempt = Attempt {
        core: &draft.core,
        shared,
        operation: draft.operation,
        limit,
        deadline,
        is_own_limit: draft.timeout.is_some(),
        reading: draft.reading,
    };
    let attempts = match &draft.body {
        Some(body) if !body.is_repeatable() => 1,
        Some(_) | None => draft.attempts.unwrap_or(shared.attempts),
    };
    let mut retry = Retry::new(&draft.operation.method, attempts, deadline);
    retry.next(Event::Started, shared.clock.now(), 0.0, &shared.budget);
    loop {
        let mut renewable = false;
        let outcome = once(&attempt, draft, &mut renewable).await;
        let event = match event(&outcome) {
            None => return outcome,
            Some(_) if renewable => Event::Refused,
            Some(event) => event,
        };
        match retry.next(event, shared.clock.now(), jitter(), &shared.budget) {
            Step::Done => return outcome,
            Step::Sleep(pause) => shared.clock.sleep(pause).await,
            Step::Send => {}
        }
        let now: Instant = shared.clock.now();
        retry.next(Event::Woke, now, 0.0, &shared.budget);
    }
}

fn body(draft: &Draft) -> Result<Body, Error> {
    let Some(source) = &draft.body else {
        return Ok(Body::empty());
    };
    source.open().ok_or_else(|| {
        let what = "a body that is read while it is sent can be sent once";
        Error::invalid(draft.operation, what.to_owned())
    })
}

/// Sends the request once, with the credentials of now. `renewable`: the server refused them, and
/// others can be had.
async fn once(attempt: &Attempt<'_>, draft: &Draft, renewable: &mut bool) -> Result<Answer, Error> {
    let picked = attempt.credentials().await?;
    let head = assemble(draft, &picked)?;
    let request = http::Request::from_parts(head, body(draft)?);
    let outcome = attempt.run(request).await;
    let status = outcome.as_ref().map(|answer| answer.status);
    *renewable = status.is_ok_and(|status| status == StatusCode::UNAUTHORIZED) && picked.refuse();
    outcome
}

fn event(outcome: &Result<Answer, Error>) -> Option<Event> {
    match outcome {
        Ok(answer) => Some(Event::Answered(
            answer.status,
            retry_after::read(&answer.headers),
        )),
        Err(error) => error.progress().map(Event::Failed),
    }
}

/// A number from 0 up to 1; the hasher's keys are random, and that is random enough for a pause.
fn jitter() -> f64 {
    f64::from(RandomState::new().build_hasher().finish() as u32) / f64::from(u32::MAX)
}

/// Everything that was said about a request, but for its body.
fn assemble(draft: &Draft, picked: &Picked<'_>) -> Result<Parts, Error> {
    let shared = draft.core.shared();
    let mut headers = shared.headers.clone();
    let invalid = |what: String| Error::invalid(draft.operation, what);
    set(
        &mut headers,
        &ACCEPT,
        HeaderValue::from_static(draft.operation.accept),
    )
    .map_err(invalid)?;
    for (name, value) in &draft.headers {
        set(&mut headers, name, value.clone()).map_err(invalid)?;
    }
    if let Some(cookies) = draft.cookies.header(&headers) {
        set(&mut headers, &COOKIE, cookies).map_err(invalid)?;
    }
    let mut query = draft.query.clone();
    picked
        .apply(&mut headers, &mut query)
        .map_err(|what| Error::before_answer(draft.operation, Kind::Credential(what)))?;
    let mut url = format!("{}{}", draft.core.base_url(draft.operation), draft.path);
    query.push_to(&mut url);
    let uri = Uri::try_from(url).map_err(|_| invalid("the URL is too long".to_owned()))?;
    let mut request = http::Request::new(());
    let method = http::Method::from_bytes(draft.operation.method.as_str().as_bytes());
    *request.method_mut() = method.map_err(|_| invalid("no HTTP method".to_owned()))?;
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    Ok(request.into_parts().0)
}

fn set(headers: &mut HeaderMap, name: &HeaderName, value: HeaderValue) -> Result<(), String> {
    header::set(headers, name.clone(), value).map_err(str::to_owned)
}
