//! Sending a request once.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::answer::Answer;
use super::auth::Picked;
use super::core::Shared;
use super::draft::Reading;
use super::error::Kind;
use super::pieces::{Deadline, Pieces};
use super::timeout::{Phase, within};
use super::{Body, Core, Error, Operation, Progress};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// The most that is read of the body of an error status, in bytes.
const MAX_ERROR_BODY: usize = 64 << 10;

/// What all attempts of a call share.
pub(super) struct Attempt<'a> {
    pub(super) core: &'a Core,
    pub(super) shared: &'a Shared,
    pub(super) operation: &'static Operation,
    /// How long the call may take, and until when.
    pub(super) limit: Duration,
    pub(super) deadline: Option<Instant>,
    /// Whether the limit is the caller's own.
    pub(super) is_own_limit: bool,
    pub(super) reading: Reading,
}

impl<'a> Attempt<'a> {
    /// The credentials to send now, within the time of the call.
    pub(super) async fn credentials(&self) -> Result<Picked<'a>, Error> {
        let clock = &*self.shared.clock;
        let credentials = &self.shared.credentials;
        let mut picking = std::pin::pin!(credentials.pick(self.operation, clock));
        let picked = within(clock, self.left(), picking.as_mut()).await;
        let late = Kind::Timeout(Phase::Call, self.limit, Progress::NotSent);
        picked
            .unwrap_or(Err(late))
            .map_err(|kind| Error::before_answer(self.operation, kind))
    }

    /// Sends the request once and takes in the answer, as far as it is read at once.
    pub(super) async fn run(&self, request: http::Request<Body>) -> Result<Answer, Error> {
        let failed = |kind| Error::before_answer(self.operation, kind);
        let taken = Arc::<AtomicU64>::default();
        let request = request.map(|body| body.counted(&taken));
        let mut sending = self.shared.transport.send(request);
        let response = self
            .headers(sending.as_mut(), &taken)
            .await
            .and_then(|outcome| outcome.map_err(Kind::Transport))
            .map_err(failed)?;
        let (head, body) = response.into_parts();
        let mut answer = self.begun(head.status, head.headers);
        if self.is_streamed(head.status) {
            answer.pieces = Some(self.pieces(body, self.is_own_limit));
            return Ok(answer);
        }
        let cut = self.cut(head.status);
        let most = cut.unwrap_or(self.shared.max_body);
        let (bytes, failure) = self.pieces(body, true).collect(most).await;
        answer.body = bytes;
        // The status of an error says more than the loss of the rest of its explanation.
        let is_error = head.status.is_client_error() || head.status.is_server_error();
        let says_enough = self.reading != Reading::Raw && is_error;
        match failure {
            Some(Kind::TooLarge(_)) if cut.is_some() => Ok(answer),
            Some(_) if says_enough => Ok(answer),
            Some(kind) => Err(Error::in_answer(&mut answer, kind)),
            None => Ok(answer),
        }
    }

    /// Waits for the headers of the answer; its time begins anew with each piece of a body that is
    /// read while it is sent.
    async fn headers<T>(
        &self,
        mut sending: Pin<&mut (dyn Future<Output = T> + Send)>,
        taken: &AtomicU64,
    ) -> Result<T, Kind> {
        let limit = self.shared.timeouts.headers;
        loop {
            let before = taken.load(Ordering::Relaxed);
            match self.wait(limit, sending.as_mut()).await {
                Err(Kind::Timeout(Phase::Headers, ..))
                    if taken.load(Ordering::Relaxed) > before => {}
                outcome => return outcome,
            }
        }
    }

    fn begun(&self, status: StatusCode, headers: HeaderMap) -> Answer {
        Answer {
            core: self.core.clone(),
            operation: self.operation,
            envelope: if self.operation.enveloped {
                self.shared.api.envelope
            } else {
                None
            },
            status,
            headers,
            body: Bytes::new(),
            pieces: None,
            draft: None,
            errors: Vec::new(),
            messages: Vec::new(),
        }
    }

    /// Where a body is cut, instead of failing the call for its size.
    fn cut(&self, status: StatusCode) -> Option<usize> {
        let is_error = !self.operation.answers_with(status);
        (self.reading != Reading::Raw && is_error)
            .then_some(MAX_ERROR_BODY.min(self.shared.max_body))
    }

    /// Whether the body is left to the caller.
    fn is_streamed(&self, status: StatusCode) -> bool {
        let is_streamed = match self.reading {
            Reading::Whole | Reading::Raw => false,
            Reading::Pieces | Reading::Events => true,
        };
        is_streamed && self.operation.answers_with(status)
    }

    fn pieces(&self, body: Body, is_limited: bool) -> Pieces {
        let idle = match self.reading {
            Reading::Whole | Reading::Raw | Reading::Pieces => self.shared.timeouts.idle,
            Reading::Events => self.shared.timeouts.silence,
        };
        let deadline = self.deadline.filter(|_| is_limited);
        let limit = self.limit;
        let deadline = deadline.map(|at| Deadline { at, limit });
        Pieces::new(self.core.clone(), body, idle, deadline)
    }

    /// Waits for the headers, within their own limit and that of the call.
    async fn wait<T>(
        &self,
        limit: Duration,
        future: Pin<&mut (dyn Future<Output = T> + Send)>,
    ) -> Result<T, Kind> {
        let clock = &*self.shared.clock;
        let left = self.left();
        let progress = Progress::MaybeSent;
        match within(clock, limit.min(left), future).await {
            Some(value) => Ok(value),
            None if left <= limit => Err(Kind::Timeout(Phase::Call, self.limit, progress)),
            None => Err(Kind::Timeout(Phase::Headers, limit, progress)),
        }
    }

    /// How much of the call's time there is.
    fn left(&self) -> Duration {
        self.deadline.map_or(Duration::MAX, |deadline| {
            deadline.saturating_duration_since(self.shared.clock.now())
        })
    }
}
