//! The kinds of failures.

use std::time::Duration;

use super::super::timeout::Phase;
use super::super::{CredentialError, DecodeError, Progress, TransportError};

/// What happened.
pub(in super::super) enum Kind {
    /// A client cannot be built like this.
    Configuration(String),
    /// A request cannot be sent like this.
    Invalid(String),
    /// The operation asks for a credential that is not there, or cannot be sent.
    Credential(String),
    /// What gives the credential of this scheme has none.
    Provider(&'static str, CredentialError),
    /// The request was not carried to its end.
    Transport(TransportError),
    /// A limit, and how far the request had got.
    Timeout(Phase, Duration, Progress),
    /// The status is not one of success.
    Status,
    /// The status is one of success, but the envelope says otherwise.
    Unsuccessful,
    /// The body is not what it should be.
    Decode(DecodeError),
    /// The answer is not of this media type.
    MediaType(&'static str),
    /// The body has more bytes than this.
    TooLarge(usize),
    /// A list has more pages than this.
    TooManyPages(u64),
}
