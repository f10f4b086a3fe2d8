//! A request while it is put together.

use super::{Core, Draft, Encode, Operation, Parameter, Style};

/// A request of an emitted method. Its first failure is kept and surfaces when it is sent, before
/// any connection is made.
pub struct Request(pub(super) Box<Draft>);

impl Request {
    pub(super) fn new(core: Core, operation: &'static Operation) -> Self {
        Self(Box::new(Draft::new(core, operation)))
    }

    /// Fills the next value of the path; an empty one, `.` and `..` are refused.
    #[must_use]
    pub fn path(mut self, value: &str) -> Self {
        self.0.push_value(value);
        self
    }

    /// Fills the next value of the path in a style of its own.
    #[must_use]
    pub fn path_styled(mut self, style: Style, value: &dyn Encode) -> Self {
        self.0.push_styled(style, value);
        self
    }

    /// Adds a query parameter in a style of its own.
    #[must_use]
    pub fn query_styled(mut self, name: &'static str, style: Style, value: &dyn Encode) -> Self {
        self.0.query_styled(name, style, value);
        self
    }

    /// Adds a header parameter in a style of its own.
    #[must_use]
    pub fn header_styled(mut self, name: &'static str, style: Style, value: &dyn Encode) -> Self {
        self.0.header_styled(name, style, value);
        self
    }

    /// Adds a cookie.
    #[must_use]
    pub fn cookie(mut self, name: &'static str, style: Style, value: &dyn Encode) -> Self {
        self.0.cookie(name, style, value);
        self
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn query(mut self, name: &'static str, value: &dyn Parameter) -> Self {
        self.0.parameter(name, value);
        self
    }

    /// Adds a header parameter.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &dyn Parameter) -> Self {
        self.0.header_parameter(name, value);
        self
    }

    /// Asks for an answer of this media type.
    #[cfg(feature = "cli")]
    pub(super) fn asking_for(mut self, media_type: &str) -> Self {
        self.0.set_header("accept", media_type);
        self
    }

    /// The request without its face.
    #[cfg(feature = "cli")]
    pub(super) fn into_draft(self) -> Box<Draft> {
        self.0
    }
}
