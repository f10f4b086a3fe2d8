//! The parser of `text/event-stream` (WHATWG HTML, section 9.2). It neither reads nor waits itself.

use std::collections::VecDeque;
use std::time::Duration;

use super::charset::without_mark;

/// An event as it stands in a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// Its type, `message` unless the stream says otherwise.
    pub(super) event: String,
    /// The last id that was said up to here.
    pub(super) id: Option<String>,
    /// Its lines of data, with a line feed between two.
    pub(super) data: String,
}

/// What was read of a stream.
#[derive(Default)]
pub(super) struct Parser {
    /// The line that is not complete yet.
    line: Vec<u8>,
    /// Whether a line feed that comes next belongs to a line that is over.
    after_return: bool,
    /// Whether the first line is over, which may begin with a byte order mark.
    begun: bool,
    event: String,
    data: String,
    id: String,
    /// The id of the last event that was complete.
    last_id: String,
    retry: Option<Duration>,
    ready: VecDeque<Message>,
}

impl Parser {
    /// Takes the next bytes, however the stream is cut.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let after_return = std::mem::replace(&mut self.after_return, *byte == b'\r');
            match byte {
                b'\n' if after_return => {}
                b'\n' | b'\r' => self.end_line(),
                byte => self.line.push(*byte),
            }
        }
    }

    /// The next event that is complete.
    pub(super) fn pop(&mut self) -> Option<Message> {
        self.ready.pop_front()
    }

    /// How many bytes are kept of an event that is not complete.
    pub(super) fn pending(&self) -> usize {
        self.line.len() + self.data.len()
    }

    /// The id of the last event, to go on behind it.
    pub(super) fn last_id(&self) -> Option<&str> {
        Some(self.last_id.as_str()).filter(|id| !id.is_empty())
    }

    /// How long the server wants to be left alone before it is asked again.
    pub(super) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// The stream begins anew; what was not complete is lost.
    pub(super) fn restart(&mut self) {
        *self = Self {
            id: self.last_id.clone(),
            last_id: std::mem::take(&mut self.last_id),
            retry: self.retry,
            ready: std::mem::take(&mut self.ready),
            ..Self::default()
        };
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let is_first = !std::mem::replace(&mut self.begun, true);
        let line = if is_first { without_mark(&line) } else { &line };
        let line = String::from_utf8_lossy(line);
        if line.is_empty() {
            return self.end_event();
        }
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                let milliseconds = value.parse().ok();
                self.retry = milliseconds.map(Duration::from_millis).or(self.retry);
            }
            // A comment, for which the name is empty, or a field of another kind.
            _ => {}
        }
    }

    fn end_event(&mut self) {
        self.last_id.clone_from(&self.id);
        let event = std::mem::take(&mut self.event);
        let mut data = std::mem::take(&mut self.data);
        if data.pop().is_none() {
            return;
        }
        self.ready.push_back(Message {
            event: if event.is_empty() {
                "message".to_owned()
            } else {
                event
            },
            id: self.last_id().map(str::to_owned),
            data,
        });
    }
}

#[cfg(test)]
mod tests;
