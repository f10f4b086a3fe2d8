//! Whether and when a request is sent again. Neither sends nor waits itself.

use std::time::{Duration, Instant};

use http::StatusCode;

use super::Progress;
use super::budget::{Budget, Cost};
use super::method::Method;

/// The longest pause that a server can ask for; beyond it the call fails at once.
const LONGEST_WISH: Duration = Duration::from_secs(60);
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
const TRANSIENT: Duration = Duration::from_millis(50);
const THROTTLED: Duration = Duration::from_secs(1);

/// What happened to a call.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    /// It begins.
    Started,
    /// A pause is over.
    Woke,
    /// No complete answer came.
    Failed(Progress),
    /// An answer came, and what it says of being left alone.
    Answered(StatusCode, Option<Duration>),
    /// The server did nothing for want of another credential, which can be had.
    Refused,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Send the request.
    Send,
    /// Wait for this long.
    Sleep(Duration),
    /// Give the caller what there is.
    Done,
}

/// The attempts of one call.
#[derive(Debug)]
pub(super) struct Retry {
    is_idempotent: bool,
    /// Times it may still be sent.
    left: u32,
    /// Times it was sent.
    sent: u32,
    deadline: Option<Instant>,
    /// What the last repetition took from the budget.
    spent: Option<Cost>,
    /// Whether another credential has been tried.
    is_renewed: bool,
}

impl Retry {
    /// The attempts of a call with this method (RFC 9110, section 9.2.2).
    pub(super) fn new(method: &Method, attempts: u32, deadline: Option<Instant>) -> Self {
        let is_idempotent = method.is_idempotent();
        Self {
            is_idempotent,
            left: attempts.max(1),
            sent: 0,
            deadline,
            spent: None,
            is_renewed: false,
        }
    }

    /// What comes after an event; `jitter` is a number anywhere from 0 up to 1.
    pub(super) fn next(
        &mut self,
        event: Event,
        now: Instant,
        jitter: f64,
        budget: &Budget,
    ) -> Step {
        let (wait, cost) = match event {
            Event::Started | Event::Woke => return self.send(),
            Event::Failed(progress) => match self.after_failure(progress) {
                Some(cost) => (self.pause(cost, jitter), cost),
                None => return Step::Done,
            },
            Event::Refused if std::mem::replace(&mut self.is_renewed, true) => return Step::Done,
            Event::Refused => (Duration::ZERO, Cost::Transient),
            Event::Answered(status, wish) => match self.after_answer(status) {
                Some(cost) => (self.pause(cost, jitter).max(wish.unwrap_or_default()), cost),
                None => {
                    if status.as_u16() < 500 {
                        budget.refund(self.spent.take());
                    }
                    return Step::Done;
                }
            },
        };
        let in_time = self
            .deadline
            .is_none_or(|deadline| now.checked_add(wait).is_some_and(|end| end < deadline));
        if self.left == 0 || wait > LONGEST_WISH || !in_time || !budget.take(cost) {
            return Step::Done;
        }
        self.spent = Some(cost);
        Step::Sleep(wait)
    }

    fn send(&mut self) -> Step {
        self.left = self.left.saturating_sub(1);
        self.sent = self.sent.saturating_add(1);
        Step::Send
    }

    /// What a failure costs to repeat; none where a repetition might do something twice.
    fn after_failure(&self, progress: Progress) -> Option<Cost> {
        match progress {
            Progress::NotSent => Some(Cost::Transient),
            Progress::MaybeSent | Progress::ResponseStarted => {
                self.is_idempotent.then_some(Cost::Transient)
            }
        }
    }

    fn after_answer(&self, status: StatusCode) -> Option<Cost> {
        match status.as_u16() {
            429 => Some(Cost::Throttled),
            503 if self.is_idempotent => Some(Cost::Throttled),
            408 | 425 | 500 | 502 | 504 | 520..=524 | 530 if self.is_idempotent => {
                Some(Cost::Transient)
            }
            _ => None,
        }
    }

    /// A random pause, longer each time, so that clients do not come back all at once.
    fn pause(&self, cost: Cost, jitter: f64) -> Duration {
        let base = match cost {
            Cost::Transient => TRANSIENT,
            Cost::Throttled => THROTTLED,
        };
        let doublings = self.sent.saturating_sub(1).min(16);
        base.saturating_mul(1 << doublings)
            .min(LONGEST_PAUSE)
            .mul_f64(jitter.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use http::StatusCode;

    use super::super::method::Method;
    use super::{Budget, Event, Progress, Retry, Step};

    /// Plays a call whose every attempt ends alike, and tells how often it was sent and how long it
    /// waited in all.
    fn play(method: &Method, event: Event, limit: Duration, budget: &Budget) -> (u32, Duration) {
        let start = Instant::now();
        let (mut now, mut sent) = (start, 0);
        let mut retry = Retry::new(method, 3, start.checked_add(limit));
        let mut step = retry.next(Event::Started, now, 1.0, budget);
        loop {
            step = match step {
                Step::Send => {
                    sent += 1;
                    retry.next(event, now, 1.0, budget)
                }
                Step::Sleep(pause) => {
                    now += pause;
                    retry.next(Event::Woke, now, 1.0, budget)
                }
                Step::Done => return (sent, now - start),
            };
        }
    }

    fn answered(status: u16, wish: Option<u64>) -> Event {
        Event::Answered(
            StatusCode::from_u16(status).unwrap(),
            wish.map(Duration::from_secs),
        )
    }

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn idempotent_calls_are_repeated_with_growing_pauses() {
        let budget = Budget::default();
        let transient = (3, Duration::from_millis(150));
        for status in [408, 425, 500, 502, 504, 520, 524, 530] {
            assert_eq!(
                play(&Method::PUT, answered(status, None), MINUTE, &budget),
                transient,
                "{status}"
            );
        }
        let throttled = (3, Duration::from_secs(3));
        assert_eq!(
            play(&Method::GET, answered(429, None), MINUTE, &budget),
            throttled
        );
        assert_eq!(
            play(&Method::GET, answered(503, None), MINUTE, &budget),
            throttled
        );
        for status in [200, 301, 400, 401, 403, 404, 409, 501] {
            assert_eq!(
                play(&Method::GET, answered(status, None), MINUTE, &budget).0,
                1,
                "{status}"
            );
        }
    }

    #[test]
    fn what_may_have_been_done_is_not_done_twice() {
        let budget = Budget::default();
        for event in [
            Event::Failed(Progress::MaybeSent),
            Event::Failed(Progress::ResponseStarted),
            answered(500, None),
            answered(503, Some(1)),
            answered(408, None),
        ] {
            assert_eq!(
                play(&Method::POST, event, MINUTE, &budget).0,
                1,
                "{event:?}"
            );
            assert_eq!(
                play(&Method::PATCH, event, MINUTE, &budget).0,
                1,
                "{event:?}"
            );
            assert_eq!(
                play(&Method::DELETE, event, MINUTE, &budget).0,
                3,
                "{event:?}"
            );
        }
        assert_eq!(
            play(
                &Method::POST,
                Event::Failed(Progress::NotSent),
                MINUTE,
                &budget
            )
            .0,
            3
        );
        assert_eq!(
            play(&Method::POST, answered(429, None), MINUTE, &budget).0,
            3
        );
    }

    #[test]
    fn the_servers_wish_is_kept_or_the_call_fails_at_once() {
        let budget = Budget::default();
        let play = |wish, limit| play(&Method::GET, answered(429, Some(wish)), limit, &budget);
        assert_eq!(play(7, MINUTE), (3, Duration::from_secs(14)));
        assert_eq!(play(60, 3 * MINUTE), (3, 2 * MINUTE));
        assert_eq!(play(61, 3 * MINUTE), (1, Duration::ZERO));
        assert_eq!(play(7, Duration::from_secs(5)), (1, Duration::ZERO));
        assert_eq!(play(u64::MAX, MINUTE), (1, Duration::ZERO));
        assert_eq!(play(0, MINUTE), (3, Duration::from_secs(3)));
    }

    #[test]
    fn an_outage_is_not_made_worse() {
        let budget = Budget::default();
        let sent: u32 = (0..60_000)
            .map(|_| {
                play(
                    &Method::GET,
                    Event::Failed(Progress::MaybeSent),
                    MINUTE,
                    &budget,
                )
                .0
            })
            .sum();
        assert!(sent <= 60_036, "{sent}");
    }
}
