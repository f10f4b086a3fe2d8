//! What a client is given to authenticate with.

use std::fmt;

use super::super::{Scheme, SchemeKind, Secret};
use super::kept::Kept;
use super::token_endpoint::{Environment, TokenEndpoint};
use super::{ClientCredentials, CredentialProvider};

/// What a client authenticates with: a text, user and password, or what gives a credential when one
/// is needed.
pub struct Credential(Given);

enum Given {
    Text(Secret),
    /// A user and their password (RFC 7617).
    Login(String, Secret),
    Client(ClientCredentials),
    Provider(Box<dyn CredentialProvider>),
}

/// A credential of a client that is built.
pub(super) enum Source {
    Text(Secret),
    Kept(Kept),
}

impl Credential {
    /// What it is for this scheme.
    ///
    /// # Errors
    /// When the scheme cannot be used so; the text never holds the credential.
    pub(super) fn source(
        self,
        scheme: &'static Scheme,
        environment: &Environment<'_>,
    ) -> Result<Source, String> {
        let name = scheme.name;
        match (self.0, &scheme.kind) {
            (Given::Text(text), _) => Ok(Source::Text(text)),
            (Given::Provider(provider), _) => Ok(Source::Kept(Kept::new(provider))),
            (Given::Login(user, _), SchemeKind::Basic) if user.contains(':') => {
                Err(format!("the user name for `{name}` holds a colon"))
            }
            (Given::Login(user, password), SchemeKind::Basic) => {
                let both = format!("{user}:{}", password.expose());
                Ok(Source::Text(both.into()))
            }
            (Given::Login(..), _) => Err(format!("`{name}` takes no user name and password")),
            (Given::Client(client), SchemeKind::OAuth2(endpoint)) => {
                let endpoint = TokenEndpoint::new(client, endpoint, environment)
                    .map_err(|what| format!("the token URL of `{name}` {what}; `ClientCredentials::token_url` sets another"))?;
                Ok(Source::Kept(Kept::new(Box::new(endpoint))))
            }
            (Given::Client(_), _) => Err(format!("`{name}` takes no client credentials")),
        }
    }

    /// The same without the need to fetch it from somewhere.
    #[cfg(feature = "cli")]
    pub(super) fn offline(self) -> Self {
        match self.0 {
            Given::Client(_) | Given::Provider(_) => Self::from("***"),
            Given::Text(_) | Given::Login(..) => self,
        }
    }
}

impl From<Secret> for Credential {
    fn from(text: Secret) -> Self {
        Self(Given::Text(text))
    }
}

impl From<&str> for Credential {
    fn from(text: &str) -> Self {
        Self::from(Secret::from(text))
    }
}

impl From<&String> for Credential {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Credential {
    fn from(text: String) -> Self {
        Self::from(Secret::from(text))
    }
}

/// A user and their password, for basic authentication.
impl<U: Into<String>, P: Into<Secret>> From<(U, P)> for Credential {
    fn from((user, password): (U, P)) -> Self {
        Self(Given::Login(user.into(), password.into()))
    }
}

impl From<ClientCredentials> for Credential {
    fn from(client: ClientCredentials) -> Self {
        Self(Given::Client(client))
    }
}

impl<P: CredentialProvider + 'static> From<P> for Credential {
    fn from(provider: P) -> Self {
        Self(Given::Provider(Box::new(provider)))
    }
}

/// Shows what kind it is.
impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Given::Text(_) => "Credential(text)",
            Given::Login(..) => "Credential(login)",
            Given::Client(_) => "Credential(client)",
            Given::Provider(_) => "Credential(provider)",
        })
    }
}
