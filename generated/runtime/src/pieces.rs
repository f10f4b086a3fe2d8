//! A body as it arrives, and how long it may stall.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body::{Body as _, Frame};

use super::error::Kind;
use super::timeout::Phase;
use super::{Body, BoxFuture, Core, Progress};

/// When all of a body must be there, and how long a time that was.
#[derive(Clone, Copy)]
pub(super) struct Deadline {
    pub(super) at: Instant,
    pub(super) limit: Duration,
}

/// A body as it arrives. Dropping it cancels the request.
pub(super) struct Pieces {
    core: Core,
    body: Body,
    /// How long it may stall.
    idle: Duration,
    deadline: Option<Deadline>,
    alarm: Option<(Phase, BoxFuture<'static, ()>)>,
}

impl Pieces {
    pub(super) fn new(core: Core, body: Body, idle: Duration, deadline: Option<Deadline>) -> Self {
        Self {
            core,
            body,
            idle,
            deadline,
            alarm: None,
        }
    }

    /// A body that is there already.
    pub(super) fn whole(core: Core, bytes: Bytes) -> Self {
        Self::new(core, Body::from(bytes), Duration::MAX, None)
    }

    pub(super) fn deadline(&self) -> Option<Deadline> {
        self.deadline
    }

    /// The next piece; empty ones and trailers are passed over.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Kind>>> {
        loop {
            let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) else {
                return self.poll_alarm(context).map(|kind| Some(Err(kind)));
            };
            self.alarm = None;
            match frame.map(|frame| frame.map(Frame::into_data)) {
                Some(Ok(Ok(data))) if data.is_empty() => {}
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(data))),
                Some(Ok(Err(_trailers))) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(Kind::Transport(error)))),
                None => return Poll::Ready(None),
            }
        }
    }

    /// Ready when the body has stalled for too long.
    fn poll_alarm(&mut self, context: &mut Context<'_>) -> Poll<Kind> {
        let clock = &*self.core.shared().clock;
        let (idle, deadline) = (self.idle, self.deadline);
        let (phase, alarm) = self.alarm.get_or_insert_with(|| {
            let left = deadline.map_or(Duration::MAX, |deadline| {
                deadline.at.saturating_duration_since(clock.now())
            });
            let phase = if left <= idle {
                Phase::Call
            } else {
                Phase::Idle
            };
            (phase, clock.sleep(left.min(idle)))
        });
        let limit = match (*phase, deadline) {
            (Phase::Call, Some(deadline)) => deadline.limit,
            _ => idle,
        };
        let phase = *phase;
        alarm
            .as_mut()
            .poll(context)
            .map(|()| Kind::Timeout(phase, limit, Progress::ResponseStarted))
    }

    /// The next piece.
    pub(super) async fn next(&mut self) -> Option<Result<Bytes, Kind>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// Everything up to so many bytes, and why there is no more of it.
    pub(super) async fn collect(&mut self, most: usize) -> (Bytes, Option<Kind>) {
        let mut all = Vec::new();
        loop {
            let piece = match self.next().await {
                Some(Ok(piece)) => piece,
                Some(Err(kind)) => return (all.into(), Some(kind)),
                None => return (all.into(), None),
            };
            let room = most.saturating_sub(all.len());
            if piece.len() > room {
                all.extend_from_slice(piece.get(..room).unwrap_or_default());
                return (all.into(), Some(Kind::TooLarge(most)));
            }
            if all.is_empty() && self.body.is_end_stream() {
                return (piece, None);
            }
            all.extend_from_slice(&piece);
        }
    }
}
