use serde::Serialize;

use super::{Doc, Ident, ResourceId};

/// What the client knows of the API as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Client {
    /// The base URL, without a slash at its end.
    pub base_url: String,
    /// The environment variable that replaces it.
    pub base_url_variable: Option<String>,
    /// The ways to authenticate.
    pub credentials: Vec<Credential>,
    /// What most calls ask for that ask for any: alternatives, each a set of
    /// credentials by their position.
    pub security: Vec<Vec<usize>>,
    /// What wraps every JSON answer.
    pub envelope: Option<Envelope>,
    /// How lists are cut into pages.
    pub paging: Option<Paging>,
    /// Resources that the client holds itself, by the method that returns them.
    pub children: Vec<(Ident, ResourceId)>,
}

impl Client {
    /// Whether it can fetch access tokens by itself.
    pub fn fetches_tokens(&self) -> bool {
        let mut kinds = self.credentials.iter().map(|credential| &credential.kind);
        kinds.any(|kind| matches!(kind, CredentialKind::OAuth2(_)))
    }
}

/// A way to authenticate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Credential {
    /// The scheme's name in the description.
    pub name: String,
    /// The static that describes it, such as `API_TOKEN`.
    pub constant: Ident,
    /// The builder's method that takes it, such as `api_token`.
    pub setter: Ident,
    /// What is sent.
    pub kind: CredentialKind,
    /// The environment variable that holds it.
    pub variable: Option<String>,
    /// What it is.
    pub doc: Doc,
}

impl Credential {
    /// All environment variables that it can be found in.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        let client = match &self.kind {
            CredentialKind::OAuth2(OAuth2 { variables, .. }) => variables.as_ref(),
            CredentialKind::Bearer
            | CredentialKind::Basic
            | CredentialKind::Header(_)
            | CredentialKind::Query(_)
            | CredentialKind::Cookie(_)
            | CredentialKind::Authorization(_) => None,
        };
        let client = client.into_iter().flat_map(|(id, secret)| [id, secret]);
        self.variable.iter().chain(client).map(String::as_str)
    }
}

/// What a credential is sent as; the names are the wire's.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the words are the runtime's `SchemeKind`")]
pub enum CredentialKind {
    Bearer,
    OAuth2(OAuth2),
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
    /// `Authorization: …` of this scheme.
    Authorization(String),
}

/// Where access tokens are had.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the words are the runtime's `OAuth2`")]
pub struct OAuth2 {
    pub token_url: String,
    pub refresh_url: Option<String>,
    pub scopes: String,
    pub variables: Option<(String, String)>,
}

/// Which member of an answer is what.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the words are the runtime's `Envelope`")]
pub struct Envelope {
    pub result: String,
    pub success: String,
    pub errors: String,
    pub messages: String,
    pub info: Option<String>,
}

/// Which query parameters choose a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the words are the runtime's `Paging`")]
pub struct Paging {
    pub page: String,
    pub per_page: String,
}
