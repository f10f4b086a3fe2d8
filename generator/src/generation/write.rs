//! Emits and prints on every core, file by file.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::emit::{self, File};
use crate::print;
use crate::rust::Crate;
use crate::tree::{Content, Tree};

/// The most threads: each holds the tokens of a file, and beyond some the
/// largest file decides when all are done.
const MOST: usize = 8;

/// What some files came to.
#[derive(Default)]
pub(super) struct Written {
    pub(super) tree: Tree<String>,
    /// What is wrong with a file, by its number.
    faults: Vec<(usize, String)>,
    /// How many files are not only copied.
    pub(super) printed: usize,
    pub(super) lines: usize,
    /// The time it took to emit, that of all threads together.
    pub(super) emitting: Duration,
    /// The time it took to print, that of all threads together.
    pub(super) printing: Duration,
}

/// Makes the files of a crate; which thread made one does not show.
///
/// # Errors
/// The first file that cannot be written, and why.
pub(super) fn write(krate: &Crate) -> Result<Written, String> {
    let (files, next) = (emit::emit(krate), AtomicUsize::new(0));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut all = Written::default();
    // This thread only waits, for the sake of its heap, as in `apart`.
    thread::scope(|scope| {
        let work = || share(&files, &next, &krate.origin);
        let threads = (0..cores.min(MOST)).map(|_| scope.spawn(work));
        for thread in threads.collect::<Vec<_>>() {
            match thread.join() {
                Ok(share) => all.take(share),
                Err(fault) => resume_unwind(fault),
            }
        }
    });
    let faults = std::mem::take(&mut all.faults);
    match faults.into_iter().min() {
        None => Ok(all),
        Some((_, fault)) => Err(fault),
    }
}

/// Works on another thread. A thread has a heap of its own: this one's is
/// full of the holes that earlier models left, and where millions of small
/// pieces are wanted, to look for room in them takes a third of the time.
pub(super) fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match thread::scope(|scope| scope.spawn(work).join()) {
        Ok(done) => done,
        Err(fault) => resume_unwind(fault),
    }
}

/// Takes files until none is left.
fn share(files: &[File<'_>], next: &AtomicUsize, origin: &str) -> Written {
    let mut share = Written::default();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(file) = files.get(number) else {
            return share;
        };
        if let Err(fault) = share.file(file, origin) {
            share.faults.push((number, fault));
        }
    }
}

impl Written {
    fn file(&mut self, file: &File<'_>, origin: &str) -> Result<(), String> {
        let start = Instant::now();
        let content = file.make();
        self.emitting += start.elapsed();
        let content = content.map_err(|fault| fault.to_string())?;
        self.printed += usize::from(!matches!(content, Content::Copied(_)));
        let start = Instant::now();
        let text = print::print(content, origin);
        self.printing += start.elapsed();
        let text = text.map_err(|fault| format!("{} ({fault})", file.path))?;
        self.lines += text.lines().count();
        self.tree.files.insert(file.path.clone(), text);
        Ok(())
    }

    fn take(&mut self, mut other: Self) {
        self.tree.files.append(&mut other.tree.files);
        self.faults.append(&mut other.faults);
        self.printed += other.printed;
        self.lines += other.lines;
        self.emitting += other.emitting;
        self.printing += other.printing;
    }
}
