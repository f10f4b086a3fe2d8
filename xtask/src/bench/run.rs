//! [`Run`]: when, with what and of which commit.

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use super::row::Row;
use crate::process;
use crate::{Result, input};

/// What all rows of a run have in common.
#[derive(Clone, Debug)]
pub(super) struct Run {
    stamp: String,
    commit: String,
    rustc: String,
}

impl Run {
    /// A run that begins now.
    ///
    /// # Errors
    ///
    /// There is no `git`, or no `rustc`.
    pub(super) fn begin() -> Result<Self> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let seconds = now.map_or(0, |since| since.as_secs());
        let is_changed = !said("git", &["status", "--porcelain"])?.is_empty();
        let mark = if is_changed { "+" } else { "" };
        let rustc = said("rustc", &["--version"])?;
        Ok(Self {
            stamp: stamp(seconds),
            commit: said("git", &["rev-parse", "--short", "HEAD"])? + mark,
            rustc: rustc.split(' ').nth(1).unwrap_or_default().to_owned(),
        })
    }

    /// A row of this run, without a figure.
    pub(super) fn row(&self, subject: &str, tool: &str, version: &str) -> Row {
        Row {
            run: self.stamp.clone(),
            commit: self.commit.clone(),
            rustc: self.rustc.clone(),
            subject: subject.to_owned(),
            tool: tool.to_owned(),
            version: version.to_owned(),
            ..Row::default()
        }
    }
}

/// What a program prints, without the line's end.
///
/// # Errors
///
/// It cannot be started.
pub(super) fn said(program: &str, arguments: &[&str]) -> Result<String> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(input::root());
    let output = command.output();
    let output =
        output.map_err(|error| format!("cannot run {}: {error}", process::line(&command)))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A moment in UTC, to the minute, by the seconds since 1970.
///
/// The calendar is Howard Hinnant's `civil_from_days`, for years after 1970.
fn stamp(seconds: u64) -> String {
    let (days, minutes) = (seconds / 86_400 + 719_468, seconds % 86_400 / 60);
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + u64::from(month <= 2);
    let (hour, minute) = (minutes / 60, minutes % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z")
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn seconds_become_a_date() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00Z"),
            (951_782_399, "2000-02-28T23:59Z"),
            (951_782_400, "2000-02-29T00:00Z"),
            (1_735_689_599, "2024-12-31T23:59Z"),
            (4_107_542_400, "2100-03-01T00:00Z"),
        ] {
            assert_eq!(stamp(seconds), text);
        }
    }
}
