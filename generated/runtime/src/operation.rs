//! What an emitted crate knows of each operation, as data.

use http::StatusCode;

use super::XmlNode;
use super::api::Scheme;
use super::method::Method;

/// One operation.
#[derive(Debug)]
pub struct Operation {
    /// Its `operationId`.
    pub id: &'static str,
    /// Its method (RFC 9110, section 9).
    pub method: Method,
    /// Its path below the base URL, with the name of each value in braces.
    pub path: &'static str,
    /// Alternatives, of which one is used: the schemes of an alternative go together. Empty, or an
    /// empty alternative: it works without a credential.
    pub security: &'static [&'static [&'static Scheme]],
    /// Whether its JSON answers are wrapped in [`super::Api::envelope`].
    pub enveloped: bool,
    /// The value of `Accept`.
    pub accept: &'static str,
    /// How its list is cut into pages.
    pub paging: Option<&'static Paging>,
    /// Whether a redirect is its answer and no error.
    pub redirects: bool,
    /// How its body stands in XML, where it can be sent so.
    pub xml_body: Option<&'static XmlNode>,
    /// How its answers stand in XML, by the first and the last status of each row.
    pub xml_answers: &'static [(u16, u16, XmlNode)],
    /// Where it is served, unless where [`super::Api::base_url`] says, or the client was told
    /// otherwise.
    pub server: Option<&'static str>,
}

/// An operation, said in words: `JSON.put("/zones/{zone_id}").id("update-zone")`.
#[allow(
    dead_code,
    reason = "the operations of an API use them, as far as it has such operations"
)]
impl Operation {
    /// What most operations have in common.
    pub const JSON: Self = Self {
        id: "",
        method: Method::GET,
        path: "",
        security: &[],
        enveloped: false,
        accept: "application/json",
        paging: None,
        redirects: false,
        xml_body: None,
        xml_answers: &[],
        server: None,
    };

    /// A `GET` of this path.
    pub const fn get(self, path: &'static str) -> Self {
        self.with(Method::GET, path)
    }

    /// A `PUT` to this path.
    pub const fn put(self, path: &'static str) -> Self {
        self.with(Method::PUT, path)
    }

    /// A `POST` to this path.
    pub const fn post(self, path: &'static str) -> Self {
        self.with(Method::POST, path)
    }

    /// A `DELETE` of this path.
    pub const fn delete(self, path: &'static str) -> Self {
        self.with(Method::DELETE, path)
    }

    /// A `PATCH` of this path.
    pub const fn patch(self, path: &'static str) -> Self {
        self.with(Method::PATCH, path)
    }

    /// Any method, of this path.
    pub const fn with(self, method: Method, path: &'static str) -> Self {
        Self {
            method,
            path,
            ..self
        }
    }

    /// Its `operationId`.
    pub const fn id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// Its answers are wrapped.
    pub const fn enveloped(self) -> Self {
        Self {
            enveloped: true,
            ..self
        }
    }

    /// The media type it asks for, unless it is JSON.
    pub const fn accept(self, accept: &'static str) -> Self {
        Self { accept, ..self }
    }

    /// Its list is cut into pages.
    pub const fn paged(self, paging: &'static Paging) -> Self {
        Self {
            paging: Some(paging),
            ..self
        }
    }

    /// It answers with a redirect, which is for the caller to follow.
    pub const fn redirects(self) -> Self {
        Self {
            redirects: true,
            ..self
        }
    }

    /// Its body can be sent as XML.
    pub const fn sends_xml(self, body: &'static XmlNode) -> Self {
        Self {
            xml_body: Some(body),
            ..self
        }
    }

    /// Its answers may be XML.
    pub const fn answers_xml(self, answers: &'static [(u16, u16, XmlNode)]) -> Self {
        Self {
            xml_answers: answers,
            ..self
        }
    }

    /// It is served elsewhere.
    pub const fn server(self, url: &'static str) -> Self {
        Self {
            server: Some(url),
            ..self
        }
    }
}

impl Operation {
    /// Whether a status is that of an answer, and not of an error.
    pub(super) fn answers_with(&self, status: StatusCode) -> bool {
        status.is_success() || self.redirects && status.is_redirection()
    }
}

/// The query parameters that choose a page.
#[derive(Debug)]
pub struct Paging {
    /// Takes the page's number, from 1.
    pub page: &'static str,
    /// Takes the page's size, in items.
    pub per_page: &'static str,
}
