//! One at a time, whatever the tasks run on.

use std::future::poll_fn;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// What only one task has at a time.
#[derive(Default)]
pub(super) struct Turn(Mutex<Queue>);

#[derive(Default)]
struct Queue {
    is_taken: bool,
    waiting: Vec<Waker>,
}

impl Turn {
    /// Waits for the turn, and has it until what this gives is dropped.
    pub(super) async fn take(&self) -> Taken<'_> {
        poll_fn(|context| {
            let mut queue = self.queue();
            if mem::replace(&mut queue.is_taken, true) {
                queue.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(Taken(self))
        })
        .await
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A turn that is taken.
pub(super) struct Taken<'a>(&'a Turn);

/// A task that is dropped with its turn lets the others go on.
impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        queue.is_taken = false;
        let waiting = mem::take(&mut queue.waiting);
        drop(queue);
        waiting.into_iter().for_each(Waker::wake);
    }
}
