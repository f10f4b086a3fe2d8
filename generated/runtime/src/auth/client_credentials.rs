//! Client credentials as they are given.

use std::fmt;

use super::super::Secret;

/// By what a client tells an authorization server who it is, to get access tokens of its own
/// (RFC 6749, section 4.4).
#[derive(Clone)]
pub struct ClientCredentials {
    pub(super) id: String,
    pub(super) secret: Secret,
    pub(super) in_body: bool,
    pub(super) scopes: Option<String>,
    pub(super) token_url: Option<String>,
    pub(super) parameters: Vec<(String, String)>,
}

impl ClientCredentials {
    /// The identifier and the secret that the authorization server gave the client. They are sent by
    /// basic authentication (section 2.3.1).
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
            in_body: false,
            scopes: None,
            token_url: None,
            parameters: Vec::new(),
        }
    }

    /// Sends identifier and secret in the body, for servers that know no basic authentication.
    #[must_use]
    pub fn in_body(self) -> Self {
        Self {
            in_body: true,
            ..self
        }
    }

    /// Asks for these scopes, in place of all that the calls of the API need (section 3.3).
    #[must_use]
    pub fn scopes<S: AsRef<str>>(self, scopes: impl IntoIterator<Item = S>) -> Self {
        let scopes: Vec<S> = scopes.into_iter().collect();
        let scopes: Vec<&str> = scopes.iter().map(AsRef::as_ref).collect();
        Self {
            scopes: Some(scopes.join(" ")),
            ..self
        }
    }

    /// Where tokens are had, in place of where the API says. It must use `https`, except on this
    /// machine itself.
    #[must_use]
    pub fn token_url(self, url: impl Into<String>) -> Self {
        Self {
            token_url: Some(url.into()),
            ..self
        }
    }

    /// Sends a parameter of the authorization server's own, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }
}

/// Shows whose they are, and no more.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
