//! XML in requests and answers, as far as the crate has the feature for it.

use http::StatusCode;

use super::super::source::Source;
use super::super::{Decode, DecodeError, Draft, Encode, Operation};
use super::Node;

impl Operation {
    /// How an answer with this status stands in XML, where this is one: no JSON begins with `<`.
    pub(in super::super) fn xml_answer(
        &self,
        status: StatusCode,
        body: &[u8],
    ) -> Option<&'static Node> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        if !body.trim_ascii_start().starts_with(b"<") {
            return None;
        }
        let status = status.as_u16();
        let mut answers = self.xml_answers.iter();
        let found = answers.find(|(first, last, _)| (*first..=*last).contains(&status));
        found.map(|(_, _, node)| node)
    }
}

impl Draft {
    /// Sets a body of XML.
    pub fn xml(&mut self, media_type: &str, body: &dyn Encode) {
        let written = match self.operation.xml_body {
            Some(node) => node.write(body),
            None => Err("nothing says how the body stands in XML".to_owned()),
        };
        match written {
            Ok(xml) => self.source(media_type, Source::Bytes(xml.into())),
            Err(what) => self.fail(what),
        }
    }
}

#[cfg(feature = "xml")]
impl Node {
    /// Reads a document into a slot.
    pub(in super::super) fn read(
        &self,
        xml: &[u8],
        slot: &mut dyn Decode,
    ) -> Result<(), DecodeError> {
        super::decode_into(self, xml, slot)
    }

    /// The document that a value is sent as.
    pub(in super::super) fn write(&self, value: &dyn Encode) -> Result<String, String> {
        super::encode(self, value).map_err(|error| format!("the body cannot be XML: {error}"))
    }
}

#[cfg(not(feature = "xml"))]
impl Node {
    /// Reads nothing: that takes the feature.
    pub(in super::super) fn read(
        &self,
        _xml: &[u8],
        _slot: &mut dyn Decode,
    ) -> Result<(), DecodeError> {
        let expected = "JSON, as the feature `xml` of this crate is off";
        Err(DecodeError::unreadable(expected, "XML", 0))
    }

    /// Writes nothing: that takes the feature.
    pub(in super::super) fn write(&self, _value: &dyn Encode) -> Result<String, String> {
        Err("a body in XML takes the feature `xml` of this crate, which is off".to_owned())
    }
}
