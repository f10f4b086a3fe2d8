//! How long things may take.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use super::Clock;

/// How long the parts of a call may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// To look up the host, connect and agree on TLS, where the client makes the connection.
    pub connect: Duration,
    /// From sending a request to the end of the answer's headers.
    pub headers: Duration,
    /// Between two pieces of a body.
    pub idle: Duration,
    /// Between two pieces of a stream of events, which may have nothing to tell.
    pub silence: Duration,
    /// The whole call, with every attempt and the pauses between them.
    pub call: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            headers: Duration::from_secs(30),
            idle: Duration::from_secs(20),
            silence: Duration::from_secs(300),
            call: Duration::from_secs(90),
        }
    }
}

/// Which limit a call met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Headers,
    Idle,
    Call,
}

/// Waits for a future, but not longer than a limit; none when that was too short.
pub(super) async fn within<T>(
    clock: &dyn Clock,
    limit: Duration,
    mut future: Pin<&mut (dyn Future<Output = T> + Send)>,
) -> Option<T> {
    let mut alarm = clock.sleep(limit);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
    })
    .await
}
