//! What an emitted crate tells of its calls.

use std::task::{Context, Poll};

use http::header::CONTENT_TYPE;

use super::super::answer::Answer;
use super::super::draft::Reading;
use super::super::{
    ByStatus, Bytes, Decode, Download, Encode, Error, Json, Operation, Slot, decode, encode,
};
use super::options::Options;
use super::{Body, Input};

/// The calls of a resource.
pub struct Group {
    /// Its module.
    module: &'static str,
    pub(super) commands: &'static [Command],
}

impl Group {
    /// The calls of the resource of this module, as in `sdk::resources::accounts::tokens`.
    pub const fn new(module: &'static str, commands: &'static [Command]) -> Self {
        Self { module, commands }
    }

    /// The methods that lead to it.
    pub(super) fn path(&self) -> Vec<&'static str> {
        let steps = self.module.split("::").skip(2);
        steps.map(|step| step.trim_start_matches("r#")).collect()
    }
}

/// A value of an answer, as it is shown.
pub(super) enum Shown {
    Json(String),
    Bytes(Bytes),
    Download(Box<Download>),
    /// A line of JSON for each value, as they arrive.
    Lines(Box<NextLine>),
}

/// The next line of a stream.
pub(super) type NextLine = dyn FnMut(&mut Context<'_>) -> Poll<Option<Result<String, Error>>>;

type Show = fn(&mut Answer) -> Result<Shown, Error>;

/// Reads what an error says by its type; none where it is something else.
pub(super) type ReadFailure = fn(&Error) -> Option<Json>;

/// A call. Values of its path that are plain text need no [`Input`].
pub struct Command {
    pub(super) name: &'static str,
    pub(super) operation: &'static Operation,
    pub(super) inputs: &'static [Input],
    pub(super) bodies: &'static [Body],
    show: Show,
    reading: Reading,
    /// How an answer is shown that is a stream, which it is if one is asked for.
    stream: Option<Show>,
    pub(super) failure: Option<ReadFailure>,
}

impl Command {
    const fn new(name: &'static str, operation: &'static Operation, show: Show) -> Self {
        Self {
            name,
            operation,
            inputs: &[],
            bodies: &[],
            show,
            reading: Reading::Whole,
            stream: None,
            failure: None,
        }
    }

    /// A call that answers with JSON.
    pub const fn json<T: Decode + Encode>(
        name: &'static str,
        operation: &'static Operation,
    ) -> Self {
        Self::new(name, operation, json::<T>)
    }

    /// A call that answers with a page of a list.
    pub const fn page<T: Decode + Encode>(
        name: &'static str,
        operation: &'static Operation,
    ) -> Self {
        Self::new(name, operation, page::<T>)
    }

    /// A call that answers with nothing.
    pub const fn nothing(name: &'static str, operation: &'static Operation) -> Self {
        Self::new(name, operation, nothing)
    }

    /// A call that answers with text.
    pub const fn text(name: &'static str, operation: &'static Operation) -> Self {
        Self::new(name, operation, text)
    }

    /// A call that answers with bytes.
    pub const fn download(name: &'static str, operation: &'static Operation) -> Self {
        Self::new(name, operation, download).read(Reading::Pieces)
    }

    /// A call that answers with events, whose data is JSON.
    pub const fn events<T: Decode + Encode + 'static>(
        name: &'static str,
        operation: &'static Operation,
    ) -> Self {
        Self::new(name, operation, events::<T>).read(Reading::Events)
    }

    /// A call that answers with events, whose data is text.
    pub const fn text_events(name: &'static str, operation: &'static Operation) -> Self {
        Self::new(name, operation, text_events).read(Reading::Events)
    }

    /// A call that answers with a row of JSON texts.
    pub const fn records<T: Decode + Encode + 'static>(
        name: &'static str,
        operation: &'static Operation,
    ) -> Self {
        Self::new(name, operation, records::<T>).read(Reading::Events)
    }

    const fn read(self, reading: Reading) -> Self {
        Self { reading, ..self }
    }

    /// It answers with events as well, whose data is JSON.
    #[must_use]
    pub const fn or_events<T: Decode + Encode + 'static>(self) -> Self {
        self.or(events::<T>)
    }

    /// It answers with events as well, whose data is text.
    #[must_use]
    pub const fn or_text_events(self) -> Self {
        self.or(text_events)
    }

    /// It answers with a row of JSON texts as well.
    #[must_use]
    pub const fn or_records<T: Decode + Encode + 'static>(self) -> Self {
        self.or(records::<T>)
    }

    const fn or(self, stream: Show) -> Self {
        Self {
            stream: Some(stream),
            ..self
        }
    }

    /// How its answer is read.
    pub(super) fn reading(&self, options: &Options) -> Reading {
        match (self.reading, self.stream) {
            (Reading::Whole, Some(_)) if options.accept.is_some() => Reading::Events,
            (Reading::Whole, _) if options.raw => Reading::Raw,
            (reading, _) => reading,
        }
    }

    /// What is shown of an answer.
    pub(super) async fn show(
        &self,
        answer: &mut Answer,
        options: &Options,
    ) -> Result<Shown, Error> {
        if let Some(stream) = self.stream.filter(|_| is_stream(answer)) {
            return stream(answer);
        }
        if self.reading == Reading::Whole {
            answer.complete().await?;
            if let Some(accept) = &options.accept
                && let Some(show) = as_asked(answer, accept)
            {
                return show(answer);
            }
        }
        (self.show)(answer)
    }

    /// A call that answers with one of several, by the status.
    pub const fn by_status<T: ByStatus>(name: &'static str, operation: &'static Operation) -> Self {
        Self::new(name, operation, by_status::<T>)
    }

    /// Says which values it takes.
    #[must_use]
    pub const fn takes(self, inputs: &'static [Input]) -> Self {
        Self { inputs, ..self }
    }

    /// Says what it sends: the usual body first.
    #[must_use]
    pub const fn sends(self, bodies: &'static [Body]) -> Self {
        Self { bodies, ..self }
    }

    /// Says what its errors are described as.
    #[must_use]
    pub const fn error<T: Decode + Encode>(self) -> Self {
        self.fails(|error| typed(&error.decode_body::<T>().ok()?))
    }

    /// Says which of several its errors are, by the status.
    #[must_use]
    pub const fn error_by_status<T: ByStatus>(self) -> Self {
        self.fails(|error| match error.typed::<T>().ok()?.slot() {
            Slot::Json(content) => typed(content.encoder()),
            Slot::Text(_) | Slot::Bytes(_) | Slot::Nothing => None,
        })
    }

    const fn fails(self, read: ReadFailure) -> Self {
        Self {
            failure: Some(read),
            ..self
        }
    }
}

fn typed(value: &dyn Encode) -> Option<Json> {
    decode(encode(value).as_bytes()).ok()
}

fn json<T: Decode + Encode>(answer: &mut Answer) -> Result<Shown, Error> {
    Ok(Shown::Json(encode(&answer.json::<T>()?)))
}

fn page<T: Decode + Encode>(answer: &mut Answer) -> Result<Shown, Error> {
    Ok(Shown::Json(encode(&answer.page::<T>()?.items)))
}

fn nothing(answer: &mut Answer) -> Result<Shown, Error> {
    answer.nothing()?;
    Ok(Shown::Json("null".to_owned()))
}

fn text(answer: &mut Answer) -> Result<Shown, Error> {
    Ok(Shown::Json(encode(&answer.text()?)))
}

fn bytes(answer: &mut Answer) -> Result<Shown, Error> {
    Ok(Shown::Bytes(answer.bytes()?))
}

fn download(answer: &mut Answer) -> Result<Shown, Error> {
    Ok(Shown::Download(Box::new(answer.download()?)))
}

fn events<T: Decode + Encode + 'static>(answer: &mut Answer) -> Result<Shown, Error> {
    let mut events = answer.events::<T>()?;
    let next = move |context: &mut Context<'_>| {
        let event = events.poll(context);
        event.map_ok(|event| encode(&event.data))
    };
    Ok(Shown::Lines(Box::new(next)))
}

fn text_events(answer: &mut Answer) -> Result<Shown, Error> {
    let mut events = answer.text_events()?;
    let next = move |context: &mut Context<'_>| {
        let event = events.poll(context);
        event.map_ok(|event| encode(&event.data))
    };
    Ok(Shown::Lines(Box::new(next)))
}

fn records<T: Decode + Encode + 'static>(answer: &mut Answer) -> Result<Shown, Error> {
    let mut records = answer.records::<T>()?;
    let next = move |context: &mut Context<'_>| {
        let record = records.poll(context);
        record.map_ok(|record| encode(&record))
    };
    Ok(Shown::Lines(Box::new(next)))
}

/// How an answer is shown that is of the very media type that was asked for, where types are read
/// from others.
fn as_asked(answer: &Answer, accept: &str) -> Option<Show> {
    let essence = |text: &str| {
        let essence = text.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    };
    let came = essence(media_type(answer)?);
    let is_typed = came.contains("json") || came.contains("xml");
    let show: Show = match came.starts_with("text/") {
        true => text,
        false => bytes,
    };
    (!is_typed && came == essence(accept)).then_some(show)
}

fn media_type(answer: &Answer) -> Option<&str> {
    answer.headers.get(CONTENT_TYPE)?.to_str().ok()
}

/// Whether an answer is a stream by its media type.
fn is_stream(answer: &Answer) -> bool {
    let media_type = media_type(answer);
    let words = ["event-stream", "ndjson", "jsonl", "json-lines", "json-seq"];
    media_type.is_some_and(|text| words.iter().any(|word| text.contains(word)))
}

fn by_status<T: ByStatus>(answer: &mut Answer) -> Result<Shown, Error> {
    let mut value = answer.by_status::<T>()?;
    Ok(match value.slot() {
        Slot::Json(content) => Shown::Json(encode(content.encoder())),
        Slot::Text(text) => Shown::Json(encode(text)),
        Slot::Bytes(bytes) => Shown::Bytes(bytes.clone()),
        Slot::Nothing => Shown::Json("null".to_owned()),
    })
}
