//! Where it is asked for: each cargo feature of a crate alone through the
//! compiler, warnings denied; of many features only some, chosen at random.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::check;
use crate::meter::Cost;
use crate::workspace::keys;
use crate::{Result, input};

/// What is on beside a feature: nothing, or what a program usually has, too.
const BESIDE: [&str; 2] = ["", "hyper,serde"];

/// What is no feature of some calls, and tried in any case: nothing at all, and
/// all types. The sum of all is what the stage before compiles.
const ALWAYS: [&str; 2] = ["", "types"];

/// Which features are tried.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Choice {
    /// How many of them; all if it is not said.
    pub(super) sample: Option<usize>,
    /// What chooses them.
    pub(super) seed: Option<u64>,
}

/// What came of the features of a crate.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Features {
    /// How many there are.
    pub(super) all: usize,
    /// Those that were tried alone.
    pub(super) tried: Vec<String>,
    /// What chose them.
    pub(super) seed: u64,
    /// What it took.
    pub(super) cost: Cost,
    /// What is wrong, and with which of them.
    pub(super) faults: Vec<String>,
}

/// Checks the crate in the folder `name` of `corpus`, feature by feature.
///
/// # Errors
///
/// Cargo cannot be started, or the folders cannot be written.
pub(super) fn run(corpus: &Path, name: &str, choice: Choice, logs: &Path) -> Result<Features> {
    let manifest = input::text(&corpus.join(name).join("Cargo.toml"))?;
    let is_other = |name: &String| {
        let is_known = ALWAYS.contains(&name.as_str());
        !is_known && !["default", check::FULL].contains(&name.as_str())
    };
    let all: Vec<String> = keys(&manifest, "[features]")
        .into_iter()
        .filter(is_other)
        .collect();
    let seed = choice.seed.unwrap_or_else(now);
    let mut features = Features {
        all: all.len(),
        tried: match choice.sample {
            Some(count) => sample(all, count, seed),
            None => all,
        },
        seed,
        ..Features::default()
    };
    let log = logs.join("features.log");
    for feature in ALWAYS
        .into_iter()
        .chain(features.tried.iter().map(String::as_str))
    {
        for beside in BESIDE {
            let both = format!("{feature},{beside}");
            let arguments = ["--lib", "--no-default-features", "--features", &both];
            let checked = check::check(corpus, name, &arguments, &log)?;
            features.cost = features.cost.and(checked.cost);
            let fault = checked
                .error
                .map(|error| format!("features `{both}`: {error}"));
            features.faults.extend(fault);
        }
    }
    Ok(features)
}

/// So many of the names, in their order, each as likely as any other.
fn sample(names: Vec<String>, count: usize, mut seed: u64) -> Vec<String> {
    let drawn = names.iter().map(|_| random(&mut seed));
    let mut drawn: Vec<(u64, usize)> = drawn.zip(0..).collect();
    drawn.sort_unstable();
    drawn.truncate(count);
    drawn.sort_by_key(|(_, at)| *at);
    let names = drawn.iter().filter_map(|(_, at)| names.get(*at));
    names.cloned().collect()
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
fn random(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*seed ^ (*seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::sample;

    #[test]
    fn a_seed_chooses_the_same_features_again() {
        let names = || (0..100).map(|n| n.to_string()).collect::<Vec<_>>();
        let first = sample(names(), 5, 7);
        assert_eq!(first, sample(names(), 5, 7));
        assert_ne!(first, sample(names(), 5, 8));
        assert_eq!(first.len(), 5);
        assert_eq!(sample(names(), 200, 1), names());
    }
}
