//! What a program costs: processor time and memory, as far as the standard
//! library can tell. Both are known on Linux alone.

#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::process::{Command, ExitStatus};
use std::thread;
use std::time::Duration;

use serde::Serialize;

use crate::Result;
use crate::process;

/// The CPU seconds after which a process is stopped, on Unix.
pub(crate) const LIMIT: u32 = 300;

/// How often memory is looked at.
const PAUSE: Duration = Duration::from_millis(10);

/// The unit of `/proc/<pid>/stat`, in seconds; part of Linux's interface.
const TICK: f64 = 0.01;

/// What a program and all that it started took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Cost {
    /// User and system time, in CPU seconds.
    pub(crate) cpu_s: Option<f64>,
    /// The most memory that one of the processes had, in MiB.
    pub(crate) peak_mib: Option<u64>,
}

impl Cost {
    /// What two programs took, one after the other.
    pub(crate) fn and(self, other: Self) -> Self {
        let sum = |a: Option<f64>, b: Option<f64>| Some(a.unwrap_or_default() + b?);
        Self {
            cpu_s: sum(self.cpu_s, other.cpu_s).or(self.cpu_s),
            peak_mib: self.peak_mib.max(other.peak_mib),
        }
    }

    /// Whether the limit is what ended it.
    pub(crate) fn is_over(&self) -> bool {
        self.cpu_s
            .is_some_and(|seconds| seconds >= f64::from(LIMIT))
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cpu_s {
            Some(seconds) => write!(f, "{seconds:.1} s"),
            None => f.write_str("done"),
        }
    }
}

/// A command none of whose processes may take more than [`LIMIT`].
pub(crate) fn limited(program: &OsStr) -> Command {
    if !cfg!(unix) {
        return Command::new(program);
    }
    let script = format!("ulimit -c 0; ulimit -S -t {LIMIT}; exec \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh"]).arg(program);
    command
}

/// Runs a program to its end. Nothing else may be started meanwhile, since it
/// would be counted too.
///
/// # Errors
///
/// It cannot be started.
pub(crate) fn run(command: &mut Command) -> Result<(ExitStatus, Cost)> {
    let failed =
        |command: &Command, error| format!("cannot run {}: {error}", process::line(command));
    let before = children_seconds();
    let mut child = command.spawn().map_err(|error| failed(command, error))?;
    let mut peak = None;
    let status = loop {
        // Exact at each look, for it is the kernel's own high-water mark; only
        // what comes after the last look is missed.
        peak = peak.max(peak_of_family(child.id()));
        match child.try_wait().map_err(|error| failed(command, error))? {
            Some(status) => break status,
            None => thread::sleep(PAUSE),
        }
    };
    let seconds = children_seconds()
        .zip(before)
        .map(|(after, before)| after - before);
    let cost = Cost {
        cpu_s: seconds.map(|seconds| (seconds * 100.0).round() / 100.0),
        peak_mib: peak,
    };
    Ok((status, cost))
}

/// The most memory that a process has had so far, in MiB; `self` is this one.
pub(crate) fn peak_of(process: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    high_water(&status)
}

/// The CPU seconds of every process that was started and has ended.
fn children_seconds() -> Option<f64> {
    ended(&fs::read_to_string("/proc/self/stat").ok()?)
}

/// `cutime` and `cstime` of a `/proc/<pid>/stat`, in seconds.
fn ended(stat: &str) -> Option<f64> {
    let mut fields = after_name(stat)?.skip(13);
    let (user, system): (u32, u32) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((f64::from(user) + f64::from(system)) * TICK)
}

/// `VmHWM` of a `/proc/<pid>/status`, in MiB.
fn high_water(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib.div_ceil(1024))
}

/// The fields after the process's name, which may itself hold spaces.
fn after_name(stat: &str) -> Option<impl Iterator<Item = &str>> {
    let (_, fields) = stat.rsplit_once(") ")?;
    Some(fields.split(' '))
}

/// The largest among a process and all below it.
fn peak_of_family(root: u32) -> Option<u64> {
    let mut family = vec![root];
    for (process, parent) in processes() {
        if family.contains(&parent) {
            family.push(process);
        }
    }
    family
        .iter()
        .filter_map(|process| peak_of(&process.to_string()))
        .max()
}

/// Every process with its parent, the older first.
fn processes() -> Vec<(u32, u32)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let mut processes: Vec<(u32, u32)> = numbers
        .filter_map(|process| {
            let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
            Some((process, after_name(&stat)?.nth(1)?.parse().ok()?))
        })
        .collect();
    processes.sort_unstable();
    processes
}
