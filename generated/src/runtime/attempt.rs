//! Sending a request once.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use http_body::Body as _;

use super::answer::Answer;
use super::core::Shared;
use super::error::Kind;
use super::timeout::{Phase, within};
use super::{Body, Core, Error, Operation, Progress, TransportError};

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
    pub(super) raw: bool,
}

impl Attempt<'_> {
    /// Sends the request once and takes in the whole answer.
    pub(super) async fn run(&self, request: http::Request<Bytes>) -> Result<Answer, Error> {
        let failed = |kind| Error::before_answer(self.operation, kind);
        let mut sending = self.shared.transport.send(request);
        let response = self
            .wait(
                Phase::Headers,
                self.shared.timeouts.headers,
                sending.as_mut(),
            )
            .await
            .and_then(|outcome| outcome.map_err(Kind::Transport))
            .map_err(failed)?;
        let (head, body) = response.into_parts();
        let mut answer = self.begun(head.status, head.headers);
        let (bytes, failure) = self.collect(body, self.cut(head.status)).await;
        answer.body = bytes;
        // The status of an error says more than the loss of the rest of its explanation.
        let says_enough =
            !self.raw && (head.status.is_client_error() || head.status.is_server_error());
        match failure {
            Some(_) if says_enough => Ok(answer),
            Some(kind) => Err(Error::in_answer(&mut answer, kind)),
            None => Ok(answer),
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
            errors: Vec::new(),
            messages: Vec::new(),
        }
    }

    /// Where a body is cut, instead of failing the call for its size.
    fn cut(&self, status: StatusCode) -> Option<usize> {
        let is_error = !self.operation.answers_with(status);
        (!self.raw && is_error).then_some(MAX_ERROR_BODY.min(self.shared.max_body))
    }

    /// Reads a body, and tells why it could not be read to its end.
    async fn collect(&self, mut body: Body, cut: Option<usize>) -> (Bytes, Option<Kind>) {
        let most = cut.unwrap_or(self.shared.max_body);
        let mut all = Vec::new();
        loop {
            let piece = match self.piece(&mut body).await {
                Ok(Some(piece)) => piece,
                Ok(None) => return (all.into(), None),
                Err(kind) => return (all.into(), Some(kind)),
            };
            let room = most.saturating_sub(all.len());
            if piece.len() > room {
                all.extend_from_slice(piece.get(..room).unwrap_or_default());
                return (all.into(), cut.is_none().then_some(Kind::TooLarge(most)));
            }
            if all.is_empty() && body.is_end_stream() {
                return (piece, None);
            }
            all.extend_from_slice(&piece);
        }
    }

    /// The next piece of data; trailers are passed over.
    async fn piece(&self, body: &mut Body) -> Result<Option<Bytes>, Kind> {
        loop {
            let frame = std::pin::pin!(poll_fn(|context| Pin::new(&mut *body).poll_frame(context)));
            let outcome: Option<Result<_, TransportError>> = self
                .wait(Phase::Idle, self.shared.timeouts.idle, frame)
                .await?;
            match outcome
                .transpose()
                .map_err(Kind::Transport)?
                .map(http_body::Frame::into_data)
            {
                Some(Ok(data)) if data.is_empty() => {}
                Some(Ok(data)) => return Ok(Some(data)),
                Some(Err(_)) => {}
                None => return Ok(None),
            }
        }
    }

    /// Waits for a part of the exchange, within its own limit and that of the call.
    async fn wait<T>(
        &self,
        phase: Phase,
        limit: Duration,
        future: Pin<&mut (dyn Future<Output = T> + Send)>,
    ) -> Result<T, Kind> {
        let clock = &*self.shared.clock;
        let left = self.deadline.map_or(Duration::MAX, |deadline| {
            deadline.saturating_duration_since(clock.now())
        });
        let progress = match phase {
            Phase::Idle => Progress::ResponseStarted,
            Phase::Headers | Phase::Call => Progress::MaybeSent,
        };
        match within(clock, limit.min(left), future).await {
            Some(value) => Ok(value),
            None if left <= limit => Err(Kind::Timeout(Phase::Call, self.limit, progress)),
            None => Err(Kind::Timeout(phase, limit, progress)),
        }
    }
}
