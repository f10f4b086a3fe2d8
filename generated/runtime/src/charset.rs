//! Text of a body, by the charset that its media type names.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::DecodeError;

const BOM: &[u8] = "\u{feff}".as_bytes();

/// A body without the byte order mark of UTF-8 (RFC 8259, section 8.1).
pub(super) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(BOM).unwrap_or(body)
}

/// A body as text: in UTF-8, unless `Content-Type` says Latin-1 or UTF-16.
///
/// # Errors
/// When it is not text in that charset.
pub(super) fn text(headers: &HeaderMap, body: &[u8]) -> Result<String, DecodeError> {
    let decoded = match name(headers).as_deref() {
        Some("iso-8859-1" | "latin1" | "us-ascii") => {
            return Ok(body.iter().copied().map(char::from).collect());
        }
        Some("utf-16le") => wide(body, u16::from_le_bytes),
        Some("utf-16be") => wide(body, u16::from_be_bytes),
        Some("utf-16") if body.starts_with(b"\xff\xfe") => wide(body, u16::from_le_bytes),
        Some("utf-16") => wide(body, u16::from_be_bytes),
        Some(_) | None => String::from_utf8(without_mark(body).to_vec()).ok(),
    };
    decoded.ok_or_else(|| DecodeError::not_text(body))
}

/// Whether a body is JSON (RFC 6839 for the suffix).
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let essence = essence(headers);
    essence == "application/json" || essence.ends_with("+json")
}

/// Whether a body is text of no kind of its own.
pub(super) fn is_plain(headers: &HeaderMap) -> bool {
    essence(headers) == "text/plain"
}

/// The media type without its parameters, in lower case.
fn essence(headers: &HeaderMap) -> String {
    let media_type = headers.get(CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    let essence = media_type.unwrap_or_default().split(';').next();
    essence.unwrap_or_default().trim().to_ascii_lowercase()
}

/// The charset of a media type, in lower case (RFC 9110, section 8.3.2).
fn name(headers: &HeaderMap) -> Option<String> {
    let media_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let mut parameters = media_type.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    })
}

/// UTF-16 (RFC 2781); its byte order mark is left out.
fn wide(body: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let pairs = body.chunks_exact(2);
    let is_whole = pairs.remainder().is_empty();
    let units = pairs.filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    is_whole.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    fn read(media_type: &'static str, body: &[u8]) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static(media_type));
        super::text(&headers, body).ok()
    }

    #[test]
    fn the_charset_decides() {
        for (media_type, body) in [
            ("text/plain", "é€".as_bytes()),
            ("text/plain; charset=utf-8", "\u{feff}é€".as_bytes()),
            ("text/plain; charset=\"UTF-16LE\"", b"\xe9\0\xac\x20"),
            ("text/plain;charset=utf-16", b"\xff\xfe\xe9\0\xac\x20"),
            ("text/plain; a=b; Charset=utf-16", b"\xfe\xff\0\xe9\x20\xac"),
            ("text/plain; charset=utf-16be", b"\0\xe9\x20\xac"),
        ] {
            assert_eq!(
                read(media_type, body).as_deref(),
                Some("é€"),
                "{media_type}"
            );
        }
        let latin = read("text/plain; charset=ISO-8859-1", b"\xe9\xb0");
        assert_eq!(latin.as_deref(), Some("é°"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(read("text/plain", b"\xe9"), None);
        assert_eq!(read("text/plain; charset=utf-16le", b"a"), None);
        assert_eq!(read("text/plain; charset=utf-16le", b"\0\xd8"), None);
    }
}
