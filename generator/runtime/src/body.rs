//! The body of a request while it is put together.

use super::lines::Texts;
use super::source::Source;
use super::{Bytes, Draft, Encode, Field, File, Lines, Request, Writer, form, parts};

/// What stands before each text of a sequence: the record separator.
pub(super) const RECORD: &str = "\u{1e}";

impl Request {
    /// Sets the body.
    #[must_use]
    pub fn json(mut self, body: &dyn Encode) -> Self {
        self.0.json("application/json", body);
        self
    }

    /// Sets a body that is always the same, written as JSON already.
    #[must_use]
    pub fn json_text(mut self, body: &'static str) -> Self {
        let body = Bytes::from_static(body.as_bytes());
        self.0.source("application/json", Source::Bytes(body));
        self
    }

    /// Sets a JSON body of a media type of its own, such as `application/merge-patch+json`.
    #[must_use]
    pub fn json_as(mut self, media_type: &str, body: &dyn Encode) -> Self {
        self.0.json(media_type, body);
        self
    }

    /// Sets a body of XML, of a media type such as `application/xml`.
    #[must_use]
    pub fn xml(mut self, media_type: &str, body: &dyn Encode) -> Self {
        self.0.xml(media_type, body);
        self
    }

    /// Sets a body of `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn form(mut self, fields: &[Field], body: &dyn Encode) -> Self {
        self.0.form(fields, body);
        self
    }

    /// Sets a body of `multipart/form-data`.
    #[must_use]
    pub fn multipart(mut self, fields: &[Field], body: &dyn Encode) -> Self {
        self.0.multipart("multipart/form-data", fields, body);
        self
    }

    /// Sets a body of another `multipart` type; where it is a list, of one part for each element.
    #[must_use]
    pub fn multipart_as(mut self, media_type: &str, fields: &[Field], body: &dyn Encode) -> Self {
        self.0.multipart(media_type, fields, body);
        self
    }

    /// Sets a body of lines of JSON.
    #[must_use]
    pub fn json_lines<T>(mut self, media_type: &str, lines: Lines<T>) -> Self {
        self.0.json_lines(media_type, lines);
        self
    }

    /// Sets a body that is a JSON text sequence (RFC 7464).
    #[must_use]
    pub fn json_sequence<T>(mut self, media_type: &str, lines: Lines<T>) -> Self {
        self.0.json_sequence(media_type, lines);
        self
    }

    /// Sets a body that is sent as it is, of this media type unless the file has one of its own.
    #[must_use]
    pub fn upload_as(mut self, media_type: &str, body: File) -> Self {
        self.0.upload(media_type, body);
        self
    }

    /// Sets a body of lines of JSON that are written already, each behind a mark.
    #[cfg(feature = "cli")]
    pub(super) fn texts(mut self, media_type: &str, mark: &'static str, texts: Texts) -> Self {
        self.0.lines(media_type, mark, texts);
        self
    }

    /// Sets a body that is sent as it is, of this media type whatever the file says.
    #[cfg(feature = "cli")]
    pub(super) fn body_as(mut self, media_type: &str, body: File) -> Self {
        self.0.body_as(media_type, body);
        self
    }
}

impl Draft {
    /// Sets a JSON body of this media type.
    pub fn json(&mut self, media_type: &str, body: &dyn Encode) {
        let mut writer = Writer::new();
        body.encode(&mut writer);
        if writer.has_lost() {
            self.fail(form::NO_TEXT.to_owned());
        }
        self.source(media_type, Source::Bytes(writer.into_string().into()));
    }

    /// Sets a body of `application/x-www-form-urlencoded`.
    pub fn form(&mut self, fields: &[Field], body: &dyn Encode) {
        match form::urlencoded(body, fields) {
            Ok(text) => {
                let text = Source::Bytes(text.into());
                self.source("application/x-www-form-urlencoded", text);
            }
            Err(what) => self.fail(what.to_owned()),
        }
    }

    /// Sets a body of this `multipart` type.
    pub fn multipart(&mut self, media_type: &str, fields: &[Field], body: &dyn Encode) {
        match parts::multipart(media_type, body, fields) {
            Ok((media_type, body)) => self.source(&media_type, body),
            Err(what) => self.fail(what.to_owned()),
        }
    }

    /// Sets a body of lines of JSON.
    pub fn json_lines<T>(&mut self, media_type: &str, lines: Lines<T>) {
        self.lines(media_type, "", lines.into_texts());
    }

    /// Sets a body that is a JSON text sequence (RFC 7464).
    pub fn json_sequence<T>(&mut self, media_type: &str, lines: Lines<T>) {
        self.lines(media_type, RECORD, lines.into_texts());
    }

    pub(super) fn lines(&mut self, media_type: &str, mark: &'static str, texts: Texts) {
        match texts.into_source(mark) {
            Some(source) => self.source(media_type, source),
            None => self.fail(form::NO_TEXT.to_owned()),
        }
    }

    /// Sets a body that is sent as it is, of this media type unless the file has one of its own.
    pub fn upload(&mut self, media_type: &str, file: File) {
        let media_type = file.media_type().unwrap_or(media_type).to_owned();
        self.source(&media_type, file.into_source());
    }

    /// Sets a body that is sent as it is, of this media type whatever the file says.
    pub fn body_as(&mut self, media_type: &str, file: File) {
        self.source(media_type, file.into_source());
    }

    pub(super) fn source(&mut self, media_type: &str, body: Source) {
        self.body = Some(body);
        self.set_header("content-type", media_type);
    }
}
