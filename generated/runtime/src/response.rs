//! Answers with what came around the value.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::ApiError;
use super::answer::Answer;

/// A value, and what came with it.
pub struct Response<T> {
    /// The value.
    pub value: T,
    status: StatusCode,
    headers: HeaderMap,
    messages: Vec<ApiError>,
}

impl<T> Response<T> {
    pub(super) fn new(mut answer: Answer, value: T) -> Self {
        answer.hide_credentials();
        Self {
            value,
            status: answer.status,
            headers: answer.headers,
            messages: answer.messages,
        }
    }

    /// The status (RFC 9110, section 15).
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What the server calls this request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        super::answer::request_id(&self.headers)
    }

    /// Remarks of the server that are no errors.
    pub fn messages(&self) -> &[ApiError] {
        &self.messages
    }
}

/// An answer as it came.
pub struct RawResponse {
    /// The status (RFC 9110, section 15).
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl RawResponse {
    pub(super) fn new(answer: Answer) -> Self {
        Self {
            status: answer.status,
            headers: answer.headers,
            body: answer.body,
        }
    }

    /// What the server calls this request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        super::answer::request_id(&self.headers)
    }
}

/// Leaves out headers and body, which may be secret.
impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Leaves out the headers, which may be secret.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
