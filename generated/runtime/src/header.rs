//! Names and values of headers.

use http::header::{HeaderMap, HeaderName, HeaderValue};

/// A header's value; none where it holds CR, LF, NUL or another control (RFC 9110, section 5.5).
pub(super) fn value(text: &str) -> Option<HeaderValue> {
    HeaderValue::from_bytes(text.as_bytes()).ok()
}

/// A header's name; none where it is no token (RFC 9110, section 5.1).
pub(super) fn name(text: &str) -> Option<HeaderName> {
    HeaderName::from_bytes(text.as_bytes()).ok()
}

/// Whether only the transport may set a header: it frames the message or steers the connection.
pub(super) fn is_framing(name: &HeaderName) -> bool {
    [
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ]
    .contains(&name.as_str())
}

/// Sets a header.
///
/// # Errors
/// When there are too many already.
pub(super) fn set(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: HeaderValue,
) -> Result<(), &'static str> {
    headers
        .try_insert(name, value)
        .map(drop)
        .map_err(|_| "there are too many headers")
}
