//! What a call sends, made of JSON or of bytes.

use super::super::base64;
use super::super::body::RECORD;
use super::super::lines::Texts;
use super::super::{Decode, Encode, Field, File, Json, Object, Request, Writer};
use super::Failure;
use super::input::{Read, read};
use super::options;

/// What a call sends.
#[derive(Clone, Copy)]
pub struct Body {
    form: Form,
    pub(super) required: bool,
}

#[derive(Clone, Copy)]
enum Form {
    Json(Read, &'static str),
    Xml(Read, &'static str),
    Urlencoded(Read, &'static [Field]),
    Multipart(Read, &'static str, &'static [Field]),
    /// Each text behind a mark.
    Lines(Read, &'static str, &'static str),
    Raw(&'static str),
    Fixed(&'static str),
}

impl Body {
    const fn new(form: Form) -> Self {
        Self {
            form,
            required: true,
        }
    }

    /// JSON.
    pub const fn json<T: Decode + Encode + 'static>() -> Self {
        Self::json_as::<T>("application/json")
    }

    /// JSON of a media type of its own.
    pub const fn json_as<T: Decode + Encode + 'static>(media_type: &'static str) -> Self {
        Self::new(Form::Json(read::<T>, media_type))
    }

    /// XML of this media type.
    pub const fn xml<T: Decode + Encode + 'static>(media_type: &'static str) -> Self {
        Self::new(Form::Xml(read::<T>, media_type))
    }

    /// `application/x-www-form-urlencoded`.
    pub const fn form<T: Decode + Encode + 'static>(fields: &'static [Field]) -> Self {
        Self::new(Form::Urlencoded(read::<T>, fields))
    }

    /// `multipart/form-data`.
    pub const fn multipart<T: Decode + Encode + 'static>(fields: &'static [Field]) -> Self {
        Self::multipart_as::<T>(MULTIPART, fields)
    }

    /// Another `multipart` type.
    pub const fn multipart_as<T: Decode + Encode + 'static>(
        media_type: &'static str,
        fields: &'static [Field],
    ) -> Self {
        Self::new(Form::Multipart(read::<T>, media_type, fields))
    }

    /// Lines of JSON, each of this type.
    pub const fn lines<T: Decode + Encode + 'static>(media_type: &'static str) -> Self {
        Self::new(Form::Lines(read::<T>, media_type, ""))
    }

    /// A JSON text sequence, each text of this type.
    pub const fn sequence<T: Decode + Encode + 'static>(media_type: &'static str) -> Self {
        Self::new(Form::Lines(read::<T>, media_type, RECORD))
    }

    /// Bytes as they are.
    pub const fn raw(media_type: &'static str) -> Self {
        Self::new(Form::Raw(media_type))
    }

    /// Always the same JSON.
    pub const fn fixed(json: &'static str) -> Self {
        Self::new(Form::Fixed(json)).optional()
    }

    /// Makes it one that a call can do without.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self {
            required: false,
            ..self
        }
    }

    /// What it is sent as.
    pub(super) fn media_type(&self) -> &'static str {
        match self.form {
            Form::Json(_, media_type)
            | Form::Xml(_, media_type)
            | Form::Multipart(_, media_type, _)
            | Form::Lines(_, media_type, _)
            | Form::Raw(media_type) => media_type,
            Form::Urlencoded(..) => FORM,
            Form::Fixed(_) => "application/json",
        }
    }

    /// Whether types are sent as JSON, or as XML, and the media type is one of those.
    fn is_alike(&self, essence: &str) -> bool {
        match self.form {
            Form::Json(..) => is_json(essence),
            Form::Xml(..) => is_xml(essence),
            Form::Urlencoded(..)
            | Form::Multipart(..)
            | Form::Lines(..)
            | Form::Raw(_)
            | Form::Fixed(_) => false,
        }
    }

    /// The same type in another form that types are sent in; as it is, in any other.
    fn sent_as(self, media_type: &str) -> Self {
        let (Form::Json(read, _)
        | Form::Xml(read, _)
        | Form::Urlencoded(read, _)
        | Form::Multipart(read, ..)) = self.form
        else {
            return Self::raw("");
        };
        Self::new(match essence(media_type).as_str() {
            FORM => Form::Urlencoded(read, &[]),
            MULTIPART => Form::Multipart(read, MULTIPART, &[]),
            essence if is_json(essence) => Form::Json(read, ""),
            _ => Form::Raw(""),
        })
    }

    /// Puts it into a request.
    fn fill(&self, request: Request, given: &[u8], media_type: &str) -> Result<Request, Failure> {
        let typed = |read: Read| read(typed(given)?.as_bytes()).map_err(Failure::body);
        Ok(match self.form {
            Form::Json(read, _) => request.json_as(media_type, &*typed(read)?),
            Form::Xml(read, _) => request.xml(media_type, &*typed(read)?),
            Form::Urlencoded(read, fields) => request.form(fields, &*typed(read)?),
            Form::Multipart(read, _, fields) => {
                request.multipart_as(media_type, fields, &*typed(read)?)
            }
            Form::Lines(read, _, mark) => request.texts(media_type, mark, texts(read, given)?),
            Form::Raw(_) => request.upload_as(media_type, raw(given, media_type)?),
            Form::Fixed(_) => request.body_as(media_type, given.into()),
        })
    }
}

/// Puts the body that was given into a request: the one of this media type where there are several,
/// else the first.
pub(super) fn fill(
    bodies: &[Body],
    request: Request,
    given: Option<&[u8]>,
    media_type: Option<&str>,
) -> Result<Request, Failure> {
    let first = bodies.first();
    let Some(given) = given else {
        return match first {
            Some(Body {
                form: Form::Fixed(json),
                ..
            }) => Ok(request.json_text(json)),
            Some(body) if body.required => {
                Err(Failure::usage("the call needs a `--body`".to_owned()))
            }
            Some(_) | None => Ok(request),
        };
    };
    let Some(wanted) = media_type else {
        return match first {
            Some(body) => body.fill(request, given, body.media_type()),
            None => Ok(request.body_as("application/json", given.into())),
        };
    };
    chosen(bodies, wanted).fill(request, given, wanted)
}

/// The body of a media type; where there is none, the first one as that type.
fn chosen(bodies: &[Body], wanted: &str) -> Body {
    let essence = essence(wanted);
    let same = |body: &&Body| self::essence(body.media_type()) == essence;
    let alike = |body: &&Body| body.is_alike(&essence);
    let found = bodies.iter().find(same);
    let found = found.or_else(|| bodies.iter().find(alike)).copied();
    found.unwrap_or_else(|| match bodies.first() {
        Some(first) => first.sent_as(wanted),
        None => Body::raw(""),
    })
}

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

fn is_xml(essence: &str) -> bool {
    matches!(essence, "application/xml" | "text/xml") || essence.ends_with("+xml")
}

fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn is_json(essence: &str) -> bool {
    essence == "application/json" || essence.ends_with("+json")
}

/// The bytes that were given: a text may be written as JSON, and a file as in a form.
fn raw(given: &[u8], media_type: &str) -> Result<File, Failure> {
    let texts = ["text/", "application/jsonl", "application/json-seq"];
    let is_text = texts.iter().any(|text| media_type.starts_with(text))
        || media_type.contains("ndjson")
        || media_type.contains("json-lines");
    Ok(match super::super::decode(given) {
        Ok(Json::String(text)) if is_text => text.into(),
        Ok(Json::Object(object)) if object.get("$file").is_some() => {
            super::super::decode(typed(given)?.as_bytes()).map_err(Failure::body)?
        }
        _ => given.into(),
    })
}

/// The elements of a list, or else line after line.
fn texts(read: Read, given: &[u8]) -> Result<Texts, Failure> {
    let mut texts = Writer::new();
    let mut add = |json: &[u8]| -> Result<(), Failure> {
        texts.line(&*read(typed(json)?.as_bytes()).map_err(Failure::body)?);
        Ok(())
    };
    match super::super::decode(given) {
        Ok(Json::Array(elements)) => elements
            .iter()
            .try_for_each(|element| add(element.to_string().as_bytes()))?,
        _ => given
            .split(|byte| b"\n\x1e".contains(byte))
            .filter(|line| !line.trim_ascii().is_empty())
            .try_for_each(add)?,
    }
    Ok(Texts::Written(texts))
}

/// The JSON with its files read: `{"$file": PATH}` becomes what [`super::super::File`] is read from.
fn typed(given: &[u8]) -> Result<String, Failure> {
    let mut json: Json = super::super::decode(given).map_err(Failure::body)?;
    attach(&mut json)?;
    Ok(json.to_string())
}

fn attach(json: &mut Json) -> Result<(), Failure> {
    match json {
        Json::Array(items) => items.iter_mut().try_for_each(attach),
        Json::Object(object) => match object.get("$file").and_then(Json::as_str) {
            Some(path) => {
                let content = base64::encode(&options::read(path)?);
                object.remove("$file");
                object.insert("$content", content);
                Ok(())
            }
            None => members(object),
        },
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => Ok(()),
    }
}

fn members(object: &mut Object) -> Result<(), Failure> {
    let names: Vec<String> = object.iter().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        object.get_mut(&name).map_or(Ok(()), attach)?;
    }
    Ok(())
}
