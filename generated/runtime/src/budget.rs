//! How much a client may repeat: during an outage, little.

use std::sync::atomic::{AtomicU32, Ordering};

const FULL: u32 = 500;

/// What a repetition costs, by its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cost {
    /// The request or its answer was lost, or the server stumbled.
    Transient,
    /// The server asked for less.
    Throttled,
}

impl Cost {
    fn points(self) -> u32 {
        match self {
            Self::Transient => 14,
            Self::Throttled => 5,
        }
    }
}

/// Points for repetitions, shared by all calls of a client; given back when a call succeeds.
#[derive(Debug)]
pub(super) struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl Budget {
    /// Pays for a repetition; false, and nothing paid, where too little is left.
    pub(super) fn take(&self, cost: Cost) -> bool {
        let paid = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(cost.points())
            });
        paid.is_ok()
    }

    /// Gives back what a repetition cost, or one point for a success without any.
    pub(super) fn refund(&self, cost: Option<Cost>) {
        let points = cost.map_or(1, Cost::points);
        if self.0.load(Ordering::Relaxed) < FULL {
            self.0.fetch_add(points, Ordering::Relaxed);
            self.0.fetch_min(FULL, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Cost};

    #[test]
    fn it_runs_dry_and_fills_again() {
        let budget = Budget::default();
        assert_eq!(
            (0..100).filter(|_| budget.take(Cost::Transient)).count(),
            35
        );
        budget.refund(Some(Cost::Transient));
        assert!(budget.take(Cost::Transient));
        for _ in 0..1000 {
            budget.refund(None);
        }
        assert_eq!(
            (0..1000).filter(|_| budget.take(Cost::Throttled)).count(),
            100
        );
    }
}
