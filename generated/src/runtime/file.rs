//! Files that a form carries.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

use super::{
    Decode, DecodeError, Encode, Json, Outline, Parameter, Reader, Values, Writer, base64,
};

/// Bytes that are sent as a file: in a `multipart/form-data` body a part of their own, in JSON a
/// string, in Base64 where they are no text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    content: Bytes,
    name: Option<String>,
    media_type: Option<String>,
}

impl File {
    /// A file without a name of its own; it goes by that of the field.
    pub fn new(content: impl Into<Bytes>) -> Self {
        Self {
            content: content.into(),
            name: None,
            media_type: None,
        }
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

    /// What is in it.
    pub fn content(&self) -> &Bytes {
        &self.content
    }

    /// What it is called.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What it is.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// `{"$content": BASE64, "name": …, "type": …}`, the form in which a file with its name is read.
    fn described(json: &Json) -> Self {
        let text = |name| json.get(name).and_then(Json::as_str);
        let content = text("$content").and_then(base64::decode);
        Self {
            content: content.unwrap_or_default().into(),
            name: text("name").map(str::to_owned),
            media_type: text("type").map(str::to_owned),
        }
    }

    /// The content as text, in Base64 where it is none.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match std::str::from_utf8(&self.content) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(base64::encode(&self.content)),
        }
    }
}

/// Shows the name and the size, not the content.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("media_type", &self.media_type)
            .field("length", &self.content.len())
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

made_of!(Bytes, Vec<u8>, String, &'static [u8], &'static str);

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
        out.push(self.text());
    }
}
