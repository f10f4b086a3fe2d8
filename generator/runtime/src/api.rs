//! What an emitted crate knows of its API, as data.

/// An API and the crate that speaks to it.
#[derive(Debug)]
pub struct Api {
    /// The crate's name, sent in `User-Agent`.
    pub name: &'static str,
    /// The crate's version, sent in `User-Agent`.
    pub version: &'static str,
    /// Where the API is served unless `Builder::base_url` says otherwise.
    pub base_url: &'static str,
    /// The environment variable that may hold another base URL.
    pub base_url_variable: Option<&'static str>,
    /// Every scheme that an operation may ask for.
    pub schemes: &'static [&'static Scheme],
    /// What wraps the answers of enveloped operations.
    pub envelope: Option<&'static Envelope>,
}

/// A way to authenticate.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the API's description.
    pub name: &'static str,
    /// What is sent.
    pub kind: SchemeKind,
    /// The environment variable that may hold the credential.
    pub variable: Option<&'static str>,
}

impl Scheme {
    /// The environment variables that may hold a client's identifier and its secret.
    pub(super) fn client_variables(&self) -> Option<(&'static str, &'static str)> {
        match &self.kind {
            SchemeKind::OAuth2(endpoint) => endpoint.variables,
            SchemeKind::Bearer
            | SchemeKind::Basic
            | SchemeKind::Header(_)
            | SchemeKind::Query(_)
            | SchemeKind::Cookie(_)
            | SchemeKind::Authorization(_) => None,
        }
    }
}

/// What a scheme sends.
#[derive(Debug)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// The same with an access token that a client can fetch by itself.
    OAuth2(OAuth2),
    /// `Authorization: Basic …` (RFC 7617); the credential is `user:password`.
    Basic,
    /// A header of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
    /// A cookie of this name.
    Cookie(&'static str),
    /// `Authorization: …` of another scheme; the credential is all that stands behind it.
    Authorization(&'static str),
}

/// Where a client gets access tokens for its own credentials (RFC 6749, section 4.4).
#[derive(Debug)]
pub struct OAuth2 {
    /// The token endpoint; one without a host belongs to the API's.
    pub token_url: &'static str,
    /// The endpoint that takes refresh tokens, if it is another one.
    pub refresh_url: Option<&'static str>,
    /// All scopes that calls of the API need, separated by spaces (section 3.3).
    pub scopes: &'static str,
    /// The environment variables that may hold the client's identifier and its secret.
    pub variables: Option<(&'static str, &'static str)>,
}

/// The names of the members that wrap a JSON answer.
#[derive(Debug)]
pub struct Envelope {
    /// The value itself.
    pub result: &'static str,
    /// True or false; false is an error whatever the status says.
    pub success: &'static str,
    /// A list of errors.
    pub errors: &'static str,
    /// A list of remarks, shaped like the errors.
    pub messages: &'static str,
    /// Which page of a list this is.
    pub info: Option<&'static str>,
}
