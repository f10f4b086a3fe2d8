//! Bodies of parts, made of values.

use super::attachments::Attachments;
use super::expand::text;
use super::form::{Field, NO_OBJECT, TOO_DEEP, field};
use super::multipart::{Multipart, Part};
use super::source::Source;
use super::style::Layout;
use super::{Encode, Json, Style, Writer, header};

/// The members as parts, and the type with their boundary: files as files, lists element by element,
/// objects as JSON. A list has parts without names, unless it is to be a form.
///
/// # Errors
/// When the body is not made of parts, or nested too deep, or a stream is to stand in JSON, or a
/// part's header cannot be sent.
pub(super) fn multipart(
    media_type: &str,
    body: &dyn Encode,
    fields: &[Field],
) -> Result<(String, Source), &'static str> {
    let mut writer = Writer::keeping_files();
    body.encode(&mut writer);
    let (json, files) = writer.into_parts();
    let json: Json = json.parse().map_err(|_| TOO_DEEP)?;
    let mut parts = Parts {
        out: Multipart::default(),
        files,
    };
    match &json {
        Json::Object(members) => {
            for (name, value) in members.iter() {
                parts.member(name, value, field(fields, name))?;
            }
        }
        Json::Array(elements) if !media_type.starts_with("multipart/form-data") => {
            for (at, value) in elements.iter().enumerate() {
                let said = field(fields, &at.to_string()).or_else(|| field(fields, "*"));
                parts.part(None, value, said)?;
            }
        }
        _ => return Err(NO_OBJECT),
    }
    Ok(parts.out.finish(media_type))
}

struct Parts {
    out: Multipart,
    files: Attachments,
}

impl Parts {
    /// A member: of a list a part for each element, unless it is written in one.
    fn member(
        &mut self,
        name: &str,
        value: &Json,
        field: Option<Field>,
    ) -> Result<(), &'static str> {
        let Json::Array(elements) = value else {
            return self.part(Some(name), value, field);
        };
        if field.is_some_and(|field| field.is_json()) {
            return self.part(Some(name), value, field);
        }
        if let Some(comma) = field.and_then(|field| field.style).and_then(comma) {
            let texts = elements.iter().filter_map(text);
            let joined = texts.collect::<Vec<_>>().join(comma);
            return self.part(Some(name), &joined.as_str().into(), field);
        }
        elements
            .iter()
            .try_for_each(|element| self.part(Some(name), element, field))
    }

    fn part(
        &mut self,
        name: Option<&str>,
        value: &Json,
        field: Option<Field>,
    ) -> Result<(), &'static str> {
        let said = field.and_then(|field| field.media_type());
        let mut headers = Vec::new();
        for (name, value) in field.map_or(&[][..], |field| field.headers) {
            headers.push((*name, *value));
        }
        if let Some(file) = self.files.get(value) {
            let media_type = file.media_type().or(said);
            headers.extend(file.headers());
            check(&headers)?;
            self.out.push(Part {
                name,
                file_name: file.name().or(name),
                media_type: Some(media_type.unwrap_or("application/octet-stream")),
                headers: &headers,
                content: file.source().clone(),
            });
            return Ok(());
        }
        let as_json = matches!(value, Json::Object(_) | Json::Array(_))
            || field.is_some_and(|field| field.is_json());
        let content = match as_json {
            true => self.files.inlined(value)?.to_string(),
            false => match text(value) {
                Some(text) => text.into_owned(),
                None => return Ok(()),
            },
        };
        check(&headers)?;
        self.out.push(Part {
            name,
            file_name: None,
            media_type: said.or(as_json.then_some("application/json")),
            headers: &headers,
            content: Source::Bytes(content.into()),
        });
        Ok(())
    }
}

/// What stands between elements that are written in one part.
fn comma(style: Style) -> Option<&'static str> {
    match style.layout {
        _ if style.explode => None,
        Layout::Form => Some(","),
        Layout::TabDelimited => Some("\t"),
        Layout::SpaceDelimited => Some(" "),
        Layout::PipeDelimited => Some("|"),
        Layout::Simple
        | Layout::Label
        | Layout::Matrix
        | Layout::Cookie
        | Layout::Nested(_)
        | Layout::Json => None,
    }
}

fn check(headers: &[(&str, &str)]) -> Result<(), &'static str> {
    let is_valid = |(name, value): &(&str, &str)| {
        header::name(name).is_some() && header::value(value).is_some()
    };
    match headers.iter().all(is_valid) {
        true => Ok(()),
        false => Err("a header of a part holds a line break, or its name is no token"),
    }
}
