//! What an emitted crate tells of its calls.

use super::super::answer::Answer;
use super::super::{ByStatus, Bytes, Decode, Encode, Error, Json, Operation, Slot, decode, encode};
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
}

/// Reads what an error says by its type; none where it is something else.
pub(super) type ReadFailure = fn(&Error) -> Option<Json>;

/// A call. Values of its path that are plain text need no [`Input`].
pub struct Command {
    pub(super) name: &'static str,
    pub(super) operation: &'static Operation,
    pub(super) inputs: &'static [Input],
    pub(super) body: Option<Body>,
    pub(super) show: fn(&mut Answer) -> Result<Shown, Error>,
    pub(super) failure: Option<ReadFailure>,
}

impl Command {
    const fn new(
        name: &'static str,
        operation: &'static Operation,
        show: fn(&mut Answer) -> Result<Shown, Error>,
    ) -> Self {
        Self {
            name,
            operation,
            inputs: &[],
            body: None,
            show,
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
    pub const fn bytes(name: &'static str, operation: &'static Operation) -> Self {
        Self::new(name, operation, bytes)
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

    /// Says what it sends.
    #[must_use]
    pub const fn sends(self, body: Body) -> Self {
        Self {
            body: Some(body),
            ..self
        }
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

fn by_status<T: ByStatus>(answer: &mut Answer) -> Result<Shown, Error> {
    let mut value = answer.by_status::<T>()?;
    Ok(match value.slot() {
        Slot::Json(content) => Shown::Json(encode(content.encoder())),
        Slot::Text(text) => Shown::Json(encode(text)),
        Slot::Bytes(bytes) => Shown::Bytes(bytes.clone()),
        Slot::Nothing => Shown::Json("null".to_owned()),
    })
}
