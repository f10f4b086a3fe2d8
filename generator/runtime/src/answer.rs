//! An answer, and the value in it.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::charset::{self, without_mark};
use super::envelope::{self, Opened};
use super::error::Kind;
use super::incoming::Incoming;
use super::pieces::Pieces;
use super::{
    ApiError, ByStatus, Core, Decode, DecodeError, Download, Draft, Envelope, Error, Events,
    Operation, Page, PageInfo, Reader, Records, Slot,
};

/// The headers in which servers name a request, the most specific first.
const REQUEST_IDS: [&str; 3] = ["cf-ray", "x-request-id", "request-id"];

/// What the server calls a request.
pub(super) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_IDS
        .iter()
        .find_map(|name| headers.get(*name))
        .and_then(|value| value.to_str().ok())
}

/// An answer, complete unless it is still arriving.
pub(super) struct Answer {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    /// What wraps the body, where the operation is enveloped.
    pub(super) envelope: Option<&'static Envelope>,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The body where it is still arriving.
    pub(super) pieces: Option<Pieces>,
    /// What was sent for an answer that is still arriving.
    pub(super) draft: Option<Box<Draft>>,
    pub(super) errors: Vec<ApiError>,
    pub(super) messages: Vec<ApiError>,
}

impl Answer {
    pub(super) fn json<T: Decode>(&mut self) -> Result<T, Error> {
        let mut value = T::blank();
        self.fill(&mut value)?;
        Ok(value)
    }

    /// A list that is null is empty: some servers write an empty one so.
    pub(super) fn page<T: Decode>(&mut self) -> Result<Page<T>, Error> {
        let mut items: Option<Vec<T>> = None;
        let info = self.fill(&mut items)?;
        Ok(Page {
            items: items.unwrap_or_default(),
            info,
        })
    }

    pub(super) fn nothing(&mut self) -> Result<(), Error> {
        self.succeeded()?;
        if self.envelope.is_none() || self.body.is_empty() {
            return Ok(());
        }
        self.fill(&mut Anything).map(|_| ())
    }

    /// Text as it is; in an answer of JSON, what that says.
    pub(super) fn text(&mut self) -> Result<String, Error> {
        self.succeeded()?;
        let text = match charset::is_json(&self.headers) {
            true => super::decode(without_mark(&self.body)).ok(),
            false => None,
        };
        match text.map_or_else(|| charset::text(&self.headers, &self.body), Ok) {
            Ok(text) => Ok(text),
            Err(error) => Err(Error::in_answer(self, Kind::Decode(error))),
        }
    }

    pub(super) fn bytes(&mut self) -> Result<Bytes, Error> {
        self.succeeded()?;
        Ok(std::mem::take(&mut self.body))
    }

    pub(super) fn download(&mut self) -> Result<Download, Error> {
        self.succeeded()?;
        Ok(Download::new(Incoming::of(self)))
    }

    pub(super) fn records<T: Decode>(&mut self) -> Result<Records<T>, Error> {
        self.succeeded()?;
        Ok(Records::new(Incoming::of(self)))
    }

    pub(super) fn events<T: Decode>(&mut self) -> Result<Events<T>, Error> {
        Events::json(self)
    }

    pub(super) fn text_events(&mut self) -> Result<Events<String>, Error> {
        Events::text(self)
    }

    /// Waits for a body that is still arriving.
    #[cfg(feature = "cli")]
    pub(super) async fn complete(&mut self) -> Result<(), Error> {
        let Some(mut pieces) = self.pieces.take() else {
            return Ok(());
        };
        let (body, failure) = pieces.collect(self.core.shared().max_body).await;
        self.body = body;
        failure.map_or(Ok(()), |kind| Err(Error::in_answer(self, kind)))
    }

    /// The same answer without a body.
    pub(super) fn head(&self) -> Self {
        Self {
            core: self.core.clone(),
            operation: self.operation,
            envelope: self.envelope,
            status: self.status,
            headers: self.headers.clone(),
            body: Bytes::new(),
            pieces: None,
            draft: None,
            errors: Vec::new(),
            messages: Vec::new(),
        }
    }

    pub(super) fn by_status<T: ByStatus>(&mut self) -> Result<T, Error> {
        let mut value = T::of(self.status.as_u16());
        match value.slot() {
            Slot::Json(content) => drop(self.fill(content.decoder())?),
            Slot::Text(text) => *text = self.text()?,
            Slot::Bytes(bytes) => *bytes = self.bytes()?,
            Slot::Nothing => self.nothing()?,
        }
        Ok(value)
    }

    /// A server may send a credential back; nobody shall see it in a remark.
    pub(super) fn hide_credentials(&mut self) {
        let credentials = &self.core.shared().credentials;
        for remark in self.errors.iter_mut().chain(&mut self.messages) {
            remark.each_text(&mut |text| credentials.hide(text));
        }
    }

    /// Reads the body into a slot, and gives what the envelope says of the page.
    fn fill(&mut self, slot: &mut dyn Decode) -> Result<Option<PageInfo>, Error> {
        self.succeeded()?;
        let Some(envelope) = self.envelope else {
            // Nothing at all is what null is, for whoever takes it.
            let json = if self.body.is_empty() {
                b"null"
            } else {
                without_mark(&self.body)
            };
            let read = match self.operation.xml_answer(self.status, &self.body) {
                Some(node) => node.read(&self.body, slot),
                None => whole(json, slot).or_else(|error| self.plain(slot).ok_or(error)),
            };
            return match read {
                Ok(()) => Ok(None),
                Err(error) => Err(Error::in_answer(self, Kind::Decode(error))),
            };
        };
        let opened = match envelope::open(without_mark(&self.body), envelope, slot) {
            Ok(opened) => opened,
            Err(error) => return Err(Error::in_answer(self, Kind::Decode(error))),
        };
        let Opened {
            success,
            errors,
            messages,
            info,
            fault,
        } = opened;
        self.errors = errors;
        self.messages = messages;
        match (success, fault) {
            (false, _) => Err(Error::in_answer(self, Kind::Unsuccessful)),
            (true, Some(error)) => Err(Error::in_answer(self, Kind::Decode(error))),
            (true, None) => Ok(info),
        }
    }

    /// Reads an answer of plain text into a slot that takes text.
    fn plain(&self, slot: &mut dyn Decode) -> Option<()> {
        if !charset::is_plain(&self.headers) {
            return None;
        }
        let text = charset::text(&self.headers, &self.body).ok()?;
        whole(super::encode(&text).as_bytes(), slot).ok()
    }

    /// Makes sure that the status is no error's.
    pub(super) fn succeeded(&mut self) -> Result<(), Error> {
        if self.operation.answers_with(self.status) {
            return Ok(());
        }
        if let Some(envelope) = self.envelope {
            (self.errors, self.messages) = envelope::remarks(&self.body, envelope);
        }
        Err(Error::in_answer(self, Kind::Status))
    }
}

/// Reads a whole text of JSON into a slot.
pub(super) fn whole(json: &[u8], slot: &mut dyn Decode) -> Result<(), DecodeError> {
    let mut reader = Reader::new(json)?;
    slot.decode(&mut reader)?;
    reader.end()
}

/// Takes any value and keeps none.
struct Anything;

impl Decode for Anything {
    fn blank() -> Self {
        Self
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        reader.skip()
    }
}
