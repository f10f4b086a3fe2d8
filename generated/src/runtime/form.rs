//! Bodies that are forms: `application/x-www-form-urlencoded` and `multipart/form-data`.

use bytes::Bytes;

use super::expand::{Place, expand, text};
use super::multipart::{Multipart, Part};
use super::{Encode, File, Json, Style, Writer};

/// How a member of a form is written, where that is not the usual way (OpenAPI 3.0.3, Encoding
/// Object).
#[derive(Clone, Copy, Debug)]
pub struct Field {
    name: &'static str,
    style: Option<Style>,
    media_type: Option<&'static str>,
}

impl Field {
    /// A member that is laid out in a style.
    pub const fn styled(name: &'static str, style: Style) -> Self {
        Self {
            name,
            style: Some(style),
            media_type: None,
        }
    }

    /// A member that is written as a document of this type.
    pub const fn typed(name: &'static str, media_type: &'static str) -> Self {
        Self {
            name,
            style: None,
            media_type: Some(media_type),
        }
    }

    fn is_json(&self) -> bool {
        let essence = self.media_type.and_then(|media| media.split(';').next());
        essence.is_some_and(|essence| essence.ends_with("json"))
    }

    /// The one type that a part of it has.
    fn media_type(&self) -> Option<&'static str> {
        self.media_type.filter(|media| !media.contains(['*', ',']))
    }
}

fn field(fields: &[Field], name: &str) -> Option<Field> {
    fields.iter().find(|field| field.name == name).copied()
}

/// The members as `name=value`, joined by `&`: lists member by member, objects as JSON.
///
/// # Errors
/// When the body is no object, or nested too deep.
pub(super) fn urlencoded(body: &dyn Encode, fields: &[Field]) -> Result<String, &'static str> {
    let json: Json = super::encode(body).parse().map_err(|_| TOO_DEEP)?;
    let Json::Object(members) = json else {
        return Err(NO_OBJECT);
    };
    let pairs = members.iter().filter_map(|(name, value)| {
        let field = field(fields, name);
        let style = match field.and_then(|field| field.style) {
            Some(style) => style,
            None if value.is_null() => return None,
            None if field.is_some_and(|field| field.is_json()) => Style::JSON,
            None if value.as_object().is_some() => Style::JSON,
            None => Style::FORM.exploded(),
        };
        expand(name, value, style, Place::Query)
    });
    Ok(pairs.collect::<Vec<_>>().join("&"))
}

/// The members as parts, and the type with their boundary: files as files, lists element by element,
/// objects as JSON.
///
/// # Errors
/// When the body is no object, or nested too deep.
pub(super) fn multipart(
    body: &dyn Encode,
    fields: &[Field],
) -> Result<(String, Bytes), &'static str> {
    let mut writer = Writer::keeping_files();
    body.encode(&mut writer);
    let (json, files) = writer.into_parts();
    let json: Json = json.parse().map_err(|_| TOO_DEEP)?;
    let Json::Object(members) = json else {
        return Err(NO_OBJECT);
    };
    let mut out = Multipart::default();
    for (name, value) in members.iter() {
        let field = field(fields, name);
        let whole = field.is_some_and(|field| field.is_json());
        match value {
            Json::Array(elements) if !whole => {
                for element in elements {
                    part(&mut out, name, element, field, &files);
                }
            }
            value => part(&mut out, name, value, field, &files),
        }
    }
    Ok(out.finish())
}

const NO_OBJECT: &str = "a form is made of an object";
const TOO_DEEP: &str = "the body is nested too deep";

fn part(out: &mut Multipart, name: &str, value: &Json, field: Option<Field>, files: &Attachments) {
    let said = field.and_then(|field| field.media_type());
    if let Some(file) = files.get(value) {
        let media_type = file.media_type().or(said);
        return out.push(&Part {
            name,
            file_name: Some(file.name().unwrap_or(name)),
            media_type: Some(media_type.unwrap_or("application/octet-stream")),
            content: file.content(),
        });
    }
    let as_json = matches!(value, Json::Object(_) | Json::Array(_))
        || field.is_some_and(|field| field.is_json());
    let content = match as_json {
        true => Some(files.inlined(value).to_string().into()),
        false => text(value),
    };
    let Some(content) = content else { return };
    out.push(&Part {
        name,
        file_name: None,
        media_type: said.or(as_json.then_some("application/json")),
        content: content.as_bytes(),
    });
}

/// Files that were taken out of a JSON text, each where a mark of it stands.
#[derive(Default)]
pub(crate) struct Attachments {
    /// What no other string begins with.
    mark: String,
    files: Vec<File>,
}

impl Attachments {
    /// None yet; `mark` is a number nobody else knows.
    pub(super) fn new(mark: u64) -> Self {
        Self {
            mark: format!("file-{mark:016x}-"),
            files: Vec::new(),
        }
    }

    /// Keeps a file, and gives the string that stands for it.
    pub(super) fn keep(&mut self, file: &File) -> String {
        let mark = format!("{}{}", self.mark, self.files.len());
        self.files.push(file.clone());
        mark
    }

    fn get(&self, value: &Json) -> Option<&File> {
        let index = value.as_str()?.strip_prefix(&self.mark)?;
        self.files.get(index.parse::<usize>().ok()?)
    }

    /// The value with the text of each file in its place.
    fn inlined(&self, value: &Json) -> Json {
        match value {
            Json::Array(elements) => {
                Json::Array(elements.iter().map(|each| self.inlined(each)).collect())
            }
            Json::Object(members) => {
                let members = members.iter();
                Json::Object(
                    members
                        .map(|(name, value)| (name, self.inlined(value)))
                        .collect(),
                )
            }
            Json::String(_) => match self.get(value) {
                Some(file) => file.text().as_ref().into(),
                None => value.clone(),
            },
            Json::Null | Json::Bool(_) | Json::Number(_) => value.clone(),
        }
    }
}
