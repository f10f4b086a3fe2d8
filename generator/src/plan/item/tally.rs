//! How often each thing occurs, so that nothing is compared with all others.

use std::collections::BTreeMap;

/// Counts things that are alike.
pub(in crate::plan) struct Tally<T>(BTreeMap<T, usize>);

impl<T: Ord> FromIterator<T> for Tally<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut counts = BTreeMap::new();
        for one in all {
            *counts.entry(one).or_default() += 1;
        }
        Self(counts)
    }
}

impl<T: Ord> Tally<T> {
    /// Whether there is more than one of these.
    pub(in crate::plan) fn has_several(&self, one: &T) -> bool {
        self.0.get(one).is_some_and(|count| *count > 1)
    }
}
