//! Why a request was not carried.

use std::error::Error;
use std::fmt;

/// How far a request got before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The server has certainly not processed it.
    NotSent,
    /// The server may have processed it.
    MaybeSent,
    /// The answer had begun.
    ResponseStarted,
}

/// Why a request was not carried.
#[derive(Debug)]
pub struct TransportError {
    progress: Progress,
    connecting: bool,
    timed_out: bool,
    unreadable: bool,
    source: Box<dyn Error + Send + Sync>,
}

impl TransportError {
    /// A failure after this much progress.
    pub fn new(progress: Progress, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            progress,
            connecting: false,
            timed_out: false,
            unreadable: false,
            source: source.into(),
        }
    }

    /// A failure to connect.
    pub fn connecting(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            connecting: true,
            ..Self::new(Progress::NotSent, source)
        }
    }

    /// A failure to read the body that was to be sent.
    pub fn unreadable(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            unreadable: true,
            ..Self::new(Progress::MaybeSent, source)
        }
    }

    /// Marks it as a matter of time.
    #[must_use]
    pub fn timed_out(self) -> Self {
        Self {
            timed_out: true,
            ..self
        }
    }

    /// How far the request got.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.connecting
    }

    /// Whether something took too long.
    pub fn is_timeout(&self) -> bool {
        self.timed_out
    }

    /// Whether the body that was to be sent could not be read.
    pub fn is_unreadable(&self) -> bool {
        self.unreadable
    }

    /// What led to it, the last cause first.
    pub(super) fn reason(&self) -> String {
        let first: &(dyn Error + 'static) = &*self.source;
        let mut reason = first.to_string();
        let mut cause = first.source();
        while let Some(error) = cause {
            reason += &format!(": {error}");
            cause = error.source();
        }
        reason
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.progress {
            _ if self.unreadable => "the body that is sent could not be read",
            Progress::NotSent if self.connecting => "could not connect",
            Progress::NotSent => "the request was not sent",
            Progress::MaybeSent => "the connection broke before an answer",
            Progress::ResponseStarted => "the connection broke inside the answer",
        })?;
        write!(f, ": {}", self.reason())
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
