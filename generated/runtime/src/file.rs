//! Files that a form carries.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use bytes::Bytes;
use futures_core::Stream;

use super::source::{Maker, Source};
use super::{
    Body, Decode, DecodeError, Encode, Json, Outline, Parameter, Reader, Values, Writer, base64,
};

/// A file to send: bytes, or what is read while it is sent.
///
/// It is the whole body of a request, or a part of its own in a `multipart` body. In JSON and in a
/// parameter it is a text, in Base64 where the bytes are none; there, one that is read while it is
/// sent is refused.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    content: Source,
    name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
}

impl File {
    /// A file of these bytes.
    pub fn new(content: impl Into<Bytes>) -> Self {
        Source::Bytes(content.into()).into()
    }

    /// A file that is read from a stream while it is sent, in chunks unless its length is told. It can
    /// be sent once, so that the request is never repeated.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        Self::body(Body::stream(stream))
    }

    /// A file that is read from a reader while it is sent, as [`File::stream`].
    #[cfg(feature = "hyper")]
    pub fn reader(reader: impl tokio::io::AsyncRead + Send + 'static) -> Self {
        Self::body(Body::reader(reader))
    }

    /// A file that is read from a body while it is sent, as [`File::stream`].
    pub fn body(body: Body) -> Self {
        Source::stream(Maker::once(body)).into()
    }

    /// A file that is read from a new body each time it is sent, so that the request can be repeated.
    pub fn repeatable(body: impl Fn() -> Body + Send + Sync + 'static) -> Self {
        Source::stream(Maker::Again(Box::new(body))).into()
    }

    /// Says how many bytes will be read; the call fails where there are more or fewer.
    #[must_use]
    pub fn with_length(mut self, bytes: u64) -> Self {
        if let Source::Stream { length, .. } = &mut self.content {
            *length = Some(bytes);
        }
        self
    }

    /// Says what the file is called.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Says what the file is, such as `image/png`; `application/octet-stream` where nobody does.
    #[must_use]
    pub fn typed(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Adds a header of the part that it becomes in a `multipart` body.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// What is in it; none where that is read while it is sent.
    pub fn content(&self) -> Option<&Bytes> {
        match &self.content {
            Source::Bytes(bytes) => Some(bytes),
            Source::Stream { .. } | Source::Several(_) => None,
        }
    }

    /// What it is called.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What it is.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    pub(super) fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let headers = self.headers.iter();
        headers.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub(super) fn source(&self) -> &Source {
        &self.content
    }

    pub(super) fn into_source(self) -> Source {
        self.content
    }

    /// `{"$content": BASE64, "name": …, "type": …}`, the form in which a file with its name is read.
    fn described(json: &Json) -> Self {
        let text = |name| json.get(name).and_then(Json::as_str);
        let content = text("$content").and_then(base64::decode);
        Self {
            name: text("name").map(str::to_owned),
            media_type: text("type").map(str::to_owned),
            ..Self::new(content.unwrap_or_default())
        }
    }

    /// The content as text, in Base64 where it is none.
    pub(super) fn text(&self) -> Option<Cow<'_, str>> {
        let content = self.content()?;
        Some(match std::str::from_utf8(content) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(base64::encode(content)),
        })
    }
}

impl From<Source> for File {
    fn from(content: Source) -> Self {
        Self {
            content,
            ..Self::default()
        }
    }
}

/// Shows the name and the size, not the content.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("media_type", &self.media_type)
            .field("length", &self.content().map(Bytes::len))
            .finish()
    }
}

macro_rules! made_of {
    ($($content:ty),+) => {$(
        impl From<$content> for File {
            fn from(content: $content) -> Self {
                Self::new(content)
            }
        }
    )+};
}

made_of!(Bytes, Vec<u8>, String);

impl From<&[u8]> for File {
    fn from(content: &[u8]) -> Self {
        Self::new(content.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for File {
    fn from(content: &[u8; N]) -> Self {
        content.as_slice().into()
    }
}

impl From<&str> for File {
    fn from(content: &str) -> Self {
        content.as_bytes().into()
    }
}

impl From<&String> for File {
    fn from(content: &String) -> Self {
        content.as_str().into()
    }
}

impl From<Body> for File {
    fn from(body: Body) -> Self {
        Self::body(body)
    }
}

impl Decode for File {
    fn blank() -> Self {
        Self::default()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = match reader.peek() {
            Some(b'{') => Self::described(&reader.value()?),
            _ => Self::new(reader.string()?.into_owned()),
        };
        Ok(())
    }

    fn outline() -> Outline {
        Outline::String
    }
}

impl Encode for File {
    fn encode(&self, writer: &mut Writer) {
        writer.file(self);
    }
}

impl Parameter for File {
    fn write(&self, out: &mut Values) {
        out.push(self.text().unwrap_or_default());
    }
}
