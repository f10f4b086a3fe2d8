//! Bodies of `application/x-www-form-urlencoded`, and what is said of the members of any form.

use super::expand::{Place, expand};
use super::{Encode, Json, Style};

/// How a member of a form is written, where that is not the usual way (OpenAPI 3.0.3, Encoding
/// Object).
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) style: Option<Style>,
    media_type: Option<&'static str>,
    pub(super) headers: &'static [(&'static str, &'static str)],
}

impl Field {
    /// A member that is written in the usual way.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            style: None,
            media_type: None,
            headers: &[],
        }
    }

    /// A member that is laid out in a style.
    pub const fn styled(name: &'static str, style: Style) -> Self {
        Self {
            style: Some(style),
            ..Self::named(name)
        }
    }

    /// A member that is written as a document of this type; where there are several, or any of a
    /// kind, as in `image/png, image/*`, the file says which it is.
    pub const fn typed(name: &'static str, media_type: &'static str) -> Self {
        Self {
            media_type: Some(media_type),
            ..Self::named(name)
        }
    }

    /// A member whose part has these headers too.
    #[must_use]
    pub const fn with_headers(self, headers: &'static [(&'static str, &'static str)]) -> Self {
        Self { headers, ..self }
    }

    pub(super) fn is_json(&self) -> bool {
        let essence = self.media_type.and_then(|media| media.split(';').next());
        essence.is_some_and(|essence| essence.ends_with("json"))
    }

    /// The one type that a part of it has.
    pub(super) fn media_type(&self) -> Option<&'static str> {
        self.media_type.filter(|media| !media.contains(['*', ',']))
    }
}

pub(super) fn field(fields: &[Field], name: &str) -> Option<Field> {
    fields.iter().find(|field| field.name == name).copied()
}

/// The members as `name=value`, joined by `&`: lists member by member, objects as JSON. A space is
/// `+` (URL Standard, section 5.2), which nothing else is.
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
    Ok(pairs.collect::<Vec<_>>().join("&").replace("%20", "+"))
}

pub(super) const NO_OBJECT: &str = "a form is made of an object";
pub(super) const TOO_DEEP: &str = "the body is nested too deep";
pub(super) const NO_TEXT: &str = "a file that is read while it is sent has no place in JSON";
