//! The marks of a layout (RFC 6570, appendix A; OpenAPI 3.2, "Style Examples").

use super::super::style::Layout;
use super::Place;

/// What a layout puts between the parts of a value.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// Before the whole.
    pub(super) prefix: &'static str,
    /// Between elements that stand by themselves.
    pub(super) joint: &'static str,
    /// Between elements that stand together.
    pub(super) comma: &'static str,
    /// Whether values carry the parameter's name.
    pub(super) named: bool,
    /// What stands between a name and an empty value.
    pub(super) empty: &'static str,
}

impl Rules {
    pub(super) fn of(layout: Layout, place: Place) -> Self {
        let is_header = place == Place::Header;
        let plain = Self {
            prefix: "",
            joint: if place == Place::Cookie { "; " } else { "&" },
            comma: ",",
            named: !matches!(place, Place::Path | Place::Header),
            empty: "=",
        };
        let delimited = |encoded, plainly| Self {
            comma: if is_header { plainly } else { encoded },
            ..plain
        };
        match layout {
            Layout::Simple => Self {
                joint: ",",
                named: false,
                ..plain
            },
            Layout::Label => Self {
                prefix: ".",
                joint: ".",
                named: false,
                ..plain
            },
            Layout::Matrix => Self {
                prefix: ";",
                joint: ";",
                named: true,
                empty: "",
                ..plain
            },
            Layout::SpaceDelimited => delimited("%20", " "),
            Layout::PipeDelimited => delimited("%7C", "|"),
            Layout::TabDelimited => delimited("%09", "\t"),
            Layout::Form | Layout::Cookie | Layout::Nested(_) | Layout::Json => plain,
        }
    }
}
