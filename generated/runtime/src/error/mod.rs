//! What a call fails with.

mod api_error;
mod display;
mod kind;

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub use self::api_error::{ApiError, Code};
pub(super) use self::display::Plain;
pub(super) use self::kind::Kind;
use super::answer::{self, Answer, whole};
use super::charset::without_mark;
use super::timeout::Phase;
use super::{ByStatus, Core, Decode, DecodeError, Operation, Progress, Slot, retry_after};

/// Why a client could not be built, or a call did not give its value.
///
/// `Display` tells what failed and where; neither it nor `Debug` shows a credential, a parameter's
/// value or a body.
pub struct Error(Box<Details>);

struct Details {
    kind: Kind,
    operation: Option<&'static Operation>,
    /// Knows the credentials, which a server may have sent back.
    core: Option<Core>,
    /// What the server answered, as far as it did.
    status: Option<StatusCode>,
    headers: HeaderMap,
    body: Bytes,
    errors: Vec<ApiError>,
    messages: Vec<ApiError>,
}

impl Error {
    fn new(kind: Kind, operation: Option<&'static Operation>) -> Self {
        Self(Box::new(Details {
            kind,
            operation,
            core: None,
            status: None,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            errors: Vec::new(),
            messages: Vec::new(),
        }))
    }

    pub(super) fn configuration(what: String) -> Self {
        Self::new(Kind::Configuration(what), None)
    }

    pub(super) fn invalid(operation: &'static Operation, what: String) -> Self {
        Self::new(Kind::Invalid(what), Some(operation))
    }

    pub(super) fn before_answer(operation: &'static Operation, kind: Kind) -> Self {
        Self::new(kind, Some(operation))
    }

    /// Takes what an answer holds, so that the caller can look at it.
    pub(super) fn in_answer(answer: &mut Answer, mut kind: Kind) -> Self {
        answer.hide_credentials();
        if let Kind::Decode(error) = &mut kind {
            let credentials = &answer.core.shared().credentials;
            error.each_name(&mut |name| credentials.hide(name));
        }
        Self(Box::new(Details {
            kind,
            operation: Some(answer.operation),
            core: Some(answer.core.clone()),
            status: Some(answer.status),
            headers: std::mem::take(&mut answer.headers),
            body: std::mem::take(&mut answer.body),
            errors: std::mem::take(&mut answer.errors),
            messages: std::mem::take(&mut answer.messages),
        }))
    }

    /// The status, once the server sent one. A call can fail with status 200: the answer may say
    /// that it failed, or not be what was expected.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The headers of the answer; empty without one.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body of the answer, of an error status its first 64 KiB; empty without one.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Reads the body of the answer as JSON of a type of one's choice, or as XML where the API describes
    /// such an answer.
    ///
    /// # Errors
    /// When it is not of that type.
    pub fn decode_body<T: Decode>(&self) -> Result<T, DecodeError> {
        let mut value = T::blank();
        self.read_body(&mut value)?;
        Ok(value)
    }

    fn read_body(&self, slot: &mut dyn Decode) -> Result<(), DecodeError> {
        let body = &self.0.body;
        let described = self.0.operation.zip(self.0.status);
        match described.and_then(|(it, status)| it.xml_answer(status, body)) {
            Some(node) => node.read(body, slot),
            None => whole(without_mark(body), slot),
        }
    }

    /// Reads the body of the answer as what the operation's errors are described as, by the status.
    ///
    /// # Errors
    /// When it is not what the description says.
    pub fn typed<T: ByStatus>(&self) -> Result<T, DecodeError> {
        let mut value = T::of(self.0.status.map_or(0, |status| status.as_u16()));
        match value.slot() {
            Slot::Json(content) => self.read_body(content.decoder())?,
            Slot::Text(text) => *text = String::from_utf8_lossy(&self.0.body).into_owned(),
            Slot::Bytes(bytes) => *bytes = self.0.body.clone(),
            Slot::Nothing => {}
        }
        Ok(value)
    }

    /// What the API says went wrong.
    pub fn errors(&self) -> &[ApiError] {
        &self.0.errors
    }

    /// Remarks of the API that are no errors.
    pub fn messages(&self) -> &[ApiError] {
        &self.0.messages
    }

    /// What the server calls this request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        answer::request_id(&self.0.headers)
    }

    /// How long the server wants to be left alone (`Retry-After`, RFC 9110, section 10.2.3).
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::read(&self.0.headers)
    }

    /// The `operationId` of the call; none while a client is built.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation.map(|operation| operation.id)
    }

    /// Where and why the body could not be read.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &self.0.kind {
            Kind::Decode(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the status is 404.
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// Whether the status is 401.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// Whether the status is 403.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// Whether the status is 409.
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// Whether the status is 429.
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the status is 500 or above.
    pub fn is_server_error(&self) -> bool {
        self.0.status.is_some_and(|status| status.as_u16() >= 500)
    }

    fn has_status(&self, status: StatusCode) -> bool {
        self.0.status == Some(status)
    }

    /// Whether the API refused the call: by its status, or by an answer that says so.
    pub fn is_api(&self) -> bool {
        matches!(self.0.kind, Kind::Status | Kind::Unsuccessful)
    }

    /// Whether one of the timeouts passed.
    pub fn is_timeout(&self) -> bool {
        match &self.0.kind {
            Kind::Timeout(..) => true,
            Kind::Transport(error) => error.is_timeout(),
            _ => false,
        }
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(error) if error.is_connect())
    }

    /// Whether an answer came that could not be read.
    pub fn is_decode(&self) -> bool {
        matches!(self.0.kind, Kind::Decode(_) | Kind::MediaType(_))
    }

    /// Whether the body was larger than allowed.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0.kind, Kind::TooLarge(_))
    }

    /// Whether the request was refused here, before anything was sent: a parameter that cannot be
    /// sent, or a credential that is not there.
    pub fn is_invalid_request(&self) -> bool {
        matches!(self.0.kind, Kind::Invalid(_) | Kind::Credential(_))
    }

    /// Whether the credential that the call needs is not there.
    pub fn is_missing_credential(&self) -> bool {
        matches!(self.0.kind, Kind::Credential(_))
    }

    /// Whether what gives the credential has none to give. [`std::error::Error::source`] is its
    /// [`super::CredentialError`].
    pub fn is_credential_provider(&self) -> bool {
        matches!(self.0.kind, Kind::Provider(..))
    }

    /// Whether a client could not be built with these settings.
    pub fn is_configuration(&self) -> bool {
        matches!(self.0.kind, Kind::Configuration(_))
    }

    /// How far the request got, where it was lost on the way and another one might not be. A call
    /// whose own time is up is not.
    pub(super) fn progress(&self) -> Option<Progress> {
        match &self.0.kind {
            Kind::Transport(error) => Some(error.progress()),
            Kind::Provider(_, error) => error.is_transient().then_some(Progress::NotSent),
            Kind::Timeout(Phase::Headers | Phase::Idle, _, progress) => Some(*progress),
            _ => None,
        }
    }

    /// Whether the server may have done what was asked, although the call failed. False only where
    /// that is certain: nothing was sent, or the answer is a refusal (a status from 400 to 499).
    pub fn may_have_been_processed(&self) -> bool {
        match &self.0.kind {
            Kind::Configuration(_)
            | Kind::Invalid(_)
            | Kind::Credential(_)
            | Kind::Provider(..) => false,
            Kind::Transport(error) => error.progress() != Progress::NotSent,
            Kind::Timeout(_, _, progress) => *progress != Progress::NotSent,
            Kind::Status => !self.0.status.is_some_and(|status| status.is_client_error()),
            Kind::Unsuccessful
            | Kind::Decode(_)
            | Kind::MediaType(_)
            | Kind::TooLarge(_)
            | Kind::TooManyPages(_) => true,
        }
    }
}
