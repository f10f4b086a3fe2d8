//! What a call sends, made of JSON or of bytes.

use super::super::base64;
use super::super::{Bytes, Decode, Encode, Field, Json, Object, Request};
use super::Failure;
use super::input::{Read, read};
use super::options;

/// What a call sends.
pub struct Body {
    form: Form,
    pub(super) required: bool,
}

enum Form {
    Json(Read, &'static str),
    Xml(Read, &'static str),
    Urlencoded(Read, &'static [Field]),
    Multipart(Read, &'static [Field]),
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
        Self::new(Form::Multipart(read::<T>, fields))
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
            Form::Json(_, media_type) | Form::Xml(_, media_type) | Form::Raw(media_type) => {
                media_type
            }
            Form::Urlencoded(..) => FORM,
            Form::Multipart(..) => MULTIPART,
            Form::Fixed(_) => "application/json",
        }
    }

    /// Puts it into a request, typed where the media type is one that types are sent as; XML is where
    /// the operation takes it.
    pub(super) fn fill(
        &self,
        request: Request,
        given: Option<&[u8]>,
        media_type: Option<&str>,
        takes_xml: bool,
    ) -> Result<Request, Failure> {
        let Some(given) = given else {
            return match self.form {
                Form::Fixed(json) => Ok(request.json_text(json)),
                _ if self.required => Err(Failure::usage("the call needs a `--body`".to_owned())),
                _ => Ok(request),
            };
        };
        let wanted = media_type.unwrap_or(self.media_type());
        let essence = wanted.split(';').next().unwrap_or_default().trim();
        let (read, fields) = match self.form {
            Form::Json(read, _) | Form::Xml(read, _) => (read, &[][..]),
            Form::Urlencoded(read, fields) | Form::Multipart(read, fields) => (read, fields),
            Form::Raw(_) | Form::Fixed(_) => {
                return Ok(request.body_as(wanted, given.to_vec()));
            }
        };
        let is_json =
            essence.eq_ignore_ascii_case("application/json") || essence.ends_with("+json");
        let is_xml = is_xml(essence) && takes_xml;
        if !is_json && !is_xml && essence != FORM && essence != MULTIPART {
            return Ok(request.body_as(wanted, given.to_vec()));
        }
        let value = read(typed(given)?.as_bytes()).map_err(Failure::body)?;
        Ok(match essence {
            FORM => request.form(fields, &*value),
            MULTIPART => request.multipart(fields, &*value),
            "application/json" => request.json(&*value),
            _ if is_xml => request.xml(wanted, &*value),
            _ => request.body_as(wanted, Bytes::from(super::super::encode(&*value))),
        })
    }
}

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

fn is_xml(essence: &str) -> bool {
    matches!(essence, "application/xml" | "text/xml") || essence.ends_with("+xml")
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
