use serde::Serialize;

use super::Docs;
use crate::pointer::Pointer;

/// The position of a scheme in [`super::Api::schemes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct SchemeId(pub usize);

/// A way to authenticate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scheme {
    /// Where it is described.
    pub pointer: Pointer,
    /// Its name in the description.
    pub name: String,
    /// What is known of it.
    pub docs: Docs,
    /// What is sent.
    pub kind: SchemeKind,
}

/// What a scheme sends.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// The same with an access token that a client can fetch by itself.
    OAuth2(OAuth2),
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// A header of this name.
    Header(String),
    /// A query parameter of this name.
    Query(String),
    /// A cookie of this name.
    Cookie(String),
    /// `Authorization: …` of another scheme, in the description's word (RFC 9110, section 11.4).
    Authorization(String),
    /// A certificate of the connection, with which a request has nothing to do.
    MutualTls,
}

/// Where a client gets access tokens for its own credentials (RFC 6749, section 4.4).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OAuth2 {
    /// The token endpoint, maybe relative to the base URL.
    pub token_url: String,
    /// The endpoint that takes refresh tokens, if it is another one.
    pub refresh_url: Option<String>,
    /// Those of its scopes that operations ask for.
    pub scopes: Vec<String>,
}
