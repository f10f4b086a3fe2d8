//! Bytes as text (RFC 4648).

use bytes::Bytes;

use super::super::super::base64;
use super::{Format, Text};

/// Bytes in Base64 (RFC 4648, section 4): what is made of bytes is padded, and what a server sends
/// is kept as it is.
pub type Base64 = Text<Base64Format>;

/// Bytes in the Base64 of URLs and file names (RFC 4648, section 5): what is made of bytes is not
/// padded, and what a server sends is kept as it is.
pub type Base64Url = Text<Base64UrlFormat>;

/// What makes a text a [`Base64`].
pub enum Base64Format {}

/// What makes a text a [`Base64Url`].
pub enum Base64UrlFormat {}

impl Format for Base64Format {
    const NAME: &'static str = "Base64";
    const EXPECTED: &'static str = "Base64 such as aGk/";

    fn is_valid(text: &str) -> bool {
        text.len() % 4 == 0 && !text.contains(['-', '_']) && is_compact(text)
    }
}

impl Format for Base64UrlFormat {
    const NAME: &'static str = "Base64Url";
    const EXPECTED: &'static str = "Base64 of the alphabet for URLs such as aGk_";

    fn is_valid(text: &str) -> bool {
        !text.contains(['+', '/']) && is_compact(text)
    }
}

/// Whether there are digits and their padding, and nothing between them.
fn is_compact(text: &str) -> bool {
    let has_space = text.contains(|it: char| it.is_ascii_whitespace());
    !has_space && !text.ends_with("===") && base64::decode(text).is_some()
}

impl Base64 {
    /// The bytes, whichever alphabet they are in, padded or not, with line breaks or without; none
    /// where the text is no Base64.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        base64::decode(self.as_str())
    }
}

impl Base64Url {
    /// The bytes, whichever alphabet they are in, padded or not, with line breaks or without; none
    /// where the text is no Base64.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        base64::decode(self.as_str())
    }
}

impl<const N: usize> From<&[u8; N]> for Base64 {
    fn from(bytes: &[u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl<const N: usize> From<&[u8; N]> for Base64Url {
    fn from(bytes: &[u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

macro_rules! made_of {
    ($($bytes:ty),+) => {$(
        impl From<$bytes> for Base64 {
            fn from(bytes: $bytes) -> Self {
                Self::from_text(base64::encode(bytes.as_ref()))
            }
        }

        impl From<$bytes> for Base64Url {
            fn from(bytes: $bytes) -> Self {
                Self::from_text(base64::encode_for_url(bytes.as_ref()))
            }
        }
    )+};
}

made_of!(&[u8], Vec<u8>, Bytes);
