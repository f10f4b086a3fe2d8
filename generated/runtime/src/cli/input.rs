//! Values that are not the body.

use super::super::expand::Place;
use super::super::{Decode, DecodeError, Encode, Style, decode};

/// Reads a value of the type that it should be.
pub(super) type Read = fn(&[u8]) -> Result<Box<dyn Encode>, DecodeError>;

pub(super) fn read<T: Decode + Encode + 'static>(
    json: &[u8],
) -> Result<Box<dyn Encode>, DecodeError> {
    Ok(Box::new(decode::<T>(json)?))
}

/// A value that is not the body.
pub struct Input {
    pub(super) name: &'static str,
    pub(super) place: Place,
    pub(super) style: Style,
    pub(super) required: bool,
    pub(super) read: Read,
}

impl Input {
    const fn new<T: Decode + Encode + 'static>(
        name: &'static str,
        place: Place,
        style: Style,
    ) -> Self {
        Self {
            name,
            place,
            style,
            required: false,
            read: read::<T>,
        }
    }

    /// A value of the path.
    pub const fn path<T: Decode + Encode + 'static>(name: &'static str) -> Self {
        Self::new::<T>(name, Place::Path, Style::SIMPLE).required()
    }

    /// A query parameter.
    pub const fn query<T: Decode + Encode + 'static>(name: &'static str) -> Self {
        Self::new::<T>(name, Place::Query, Style::FORM.exploded())
    }

    /// A header.
    pub const fn header<T: Decode + Encode + 'static>(name: &'static str) -> Self {
        Self::new::<T>(name, Place::Header, Style::SIMPLE)
    }

    /// A cookie.
    pub const fn cookie<T: Decode + Encode + 'static>(name: &'static str) -> Self {
        Self::new::<T>(name, Place::Cookie, Style::FORM)
    }

    /// Lays it out in a way of its own.
    #[must_use]
    pub const fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// Makes it one that a call cannot do without.
    #[must_use]
    pub const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }
}

/// OpenAPI's word for a place.
pub(super) fn word(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    }
}
