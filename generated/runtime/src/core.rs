//! What every resource of a client shares.

use std::fmt;
use std::sync::Arc;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName};

use super::auth::Credentials;
use super::budget::Budget;
use super::timeout::Timeouts;
use super::{Api, Clock, Operation, Request, SchemeKind, Transport};

/// A handle to what every resource of a client shares; cheap to clone.
#[derive(Clone)]
pub struct Core(Arc<Shared>);

/// What a client was built with.
pub(super) struct Shared {
    pub(super) api: &'static Api,
    /// Without a slash at its end.
    pub(super) base_url: String,
    /// Whether operations that have a server of their own go there.
    pub(super) own_servers: bool,
    pub(super) headers: HeaderMap,
    pub(super) credentials: Credentials,
    pub(super) timeouts: Timeouts,
    /// How often a request is sent at most.
    pub(super) attempts: u32,
    pub(super) budget: Budget,
    /// The largest body that is read, in bytes.
    pub(super) max_body: usize,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Core {
    pub(super) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// A request for an operation.
    pub fn request(&self, operation: &'static Operation) -> Request {
        Request::new(self.clone(), operation)
    }

    /// Where an operation is served.
    pub(super) fn base_url(&self, operation: &Operation) -> &str {
        let own = operation.server.filter(|_| self.0.own_servers);
        own.unwrap_or(&self.0.base_url)
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.0
    }

    /// Whether only a credential may set a header.
    pub(super) fn owns_header(&self, name: &HeaderName) -> bool {
        carries_credential(self.0.api, name)
    }
}

/// Whether a scheme of an API sends its credential in this header.
pub(super) fn carries_credential(api: &Api, name: &HeaderName) -> bool {
    api.schemes.iter().any(|scheme| match scheme.kind {
        SchemeKind::Bearer
        | SchemeKind::OAuth2(_)
        | SchemeKind::Basic
        | SchemeKind::Authorization(_) => name == AUTHORIZATION,
        SchemeKind::Header(header) => name.as_str().eq_ignore_ascii_case(header),
        SchemeKind::Cookie(_) => name == COOKIE,
        SchemeKind::Query(_) => false,
    })
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("api", &self.0.api.name)
            .field("base_url", &self.0.base_url)
            .field("credentials", &self.0.credentials)
            .finish_non_exhaustive()
    }
}
