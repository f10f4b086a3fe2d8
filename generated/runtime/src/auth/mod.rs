//! Credentials: which ones there are, and which one a request gets.

mod client_credentials;
mod credential;
mod kept;
mod provider;
mod token_answer;
mod token_endpoint;
mod turn;

use std::fmt;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

pub use self::client_credentials::ClientCredentials;
pub use self::credential::Credential;
use self::credential::Source;
pub use self::provider::{CredentialError, CredentialProvider, Lease};
pub(super) use self::token_endpoint::Environment;
use super::error::Kind;
use super::query::Query;
use super::{Clock, Operation, Scheme, SchemeKind, Secret, base64, header};

/// What a client is given to authenticate with, by scheme.
#[derive(Default)]
pub(super) struct Given(Vec<(&'static Scheme, Credential)>);

impl Given {
    /// Adds one; it replaces an earlier one of that scheme.
    pub(super) fn set(&mut self, scheme: &'static Scheme, credential: Credential) {
        self.0.retain(|(known, _)| known.name != scheme.name);
        self.0.push((scheme, credential));
    }

    /// Puts `***` in place of what would have to be fetched.
    #[cfg(feature = "cli")]
    pub(super) fn offline(&mut self) {
        let all = std::mem::take(&mut self.0).into_iter();
        self.0 = all
            .map(|(scheme, given)| (scheme, given.offline()))
            .collect();
    }

    /// The credentials of a client, made sure that each one can be sent.
    ///
    /// # Errors
    /// When one cannot; the text never holds it.
    pub(super) fn build(self, environment: &Environment<'_>) -> Result<Credentials, String> {
        let mut all = Vec::with_capacity(self.0.len());
        for (scheme, given) in self.0 {
            let source = given.source(scheme, environment)?;
            if let Source::Text(text) = &source {
                let (mut headers, mut query) = (HeaderMap::new(), Query::default());
                put(scheme, text.expose(), &mut headers, &mut query)?;
            }
            all.push((scheme, source));
        }
        Ok(Credentials(all))
    }
}

/// Names the schemes, and no credential.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|(scheme, _)| scheme.name);
        f.debug_list().entries(names).finish()
    }
}

/// The credentials that a client has, by scheme.
pub(super) struct Credentials(Vec<(&'static Scheme, Source)>);

impl Credentials {
    fn get(&self, scheme: &Scheme) -> Option<&Source> {
        self.0
            .iter()
            .find(|(known, _)| known.name == scheme.name)
            .map(|(_, source)| source)
    }

    /// A text with `***` in place of every credential, should a server send one back.
    pub(super) fn hide(&self, text: &mut String) {
        let mut both = |secret: &str| {
            hide(text, secret);
            hide(text, &base64::encode(secret.as_bytes()));
        };
        for (_, source) in &self.0 {
            match source {
                Source::Text(secret) => both(secret.expose()),
                Source::Kept(kept) => kept.each(&mut both),
            }
        }
    }

    /// The first alternative of an operation for which everything is there, and no other. An
    /// anonymous one is taken last.
    ///
    /// # Errors
    /// When there is none: what would do, by scheme and environment variable.
    fn choose(&self, operation: &Operation) -> Result<&'static [&'static Scheme], String> {
        let complete = |schemes: &&&'static [&'static Scheme]| {
            !schemes.is_empty() && schemes.iter().all(|scheme| self.get(scheme).is_some())
        };
        let anonymous =
            operation.security.is_empty() || operation.security.iter().any(|s| s.is_empty());
        match operation.security.iter().find(complete) {
            Some(schemes) => Ok(schemes),
            None if anonymous => Ok(&[]),
            None => Err(missing(operation)),
        }
    }

    /// What a request of an operation is sent with: all of one alternative.
    ///
    /// # Errors
    /// When there is none, or what gives one fails.
    pub(super) async fn pick(
        &self,
        operation: &Operation,
        clock: &dyn Clock,
    ) -> Result<Picked<'_>, Kind> {
        let schemes = self.choose(operation).map_err(Kind::Credential)?;
        let mut picked = Vec::with_capacity(schemes.len());
        for scheme in schemes {
            let Some(source) = self.get(scheme) else {
                continue;
            };
            let secret = match source {
                Source::Text(secret) => secret.clone(),
                Source::Kept(kept) => {
                    let given = kept.get(scheme, clock).await;
                    given.map_err(|error| Kind::Provider(scheme.name, error))?
                }
            };
            picked.push((*scheme, source, secret));
        }
        Ok(Picked(picked))
    }
}

/// The credentials of one attempt.
pub(super) struct Picked<'a>(Vec<(&'static Scheme, &'a Source, Secret)>);

impl Picked<'_> {
    /// Puts them into a request.
    ///
    /// # Errors
    /// When one cannot be sent; the text never holds it.
    pub(super) fn apply(&self, headers: &mut HeaderMap, query: &mut Query) -> Result<(), String> {
        for (scheme, _, secret) in &self.0 {
            put(scheme, secret.expose(), headers, query)?;
        }
        Ok(())
    }

    /// Takes note that the server refused them, and tells whether others can be had.
    pub(super) fn refuse(&self) -> bool {
        let mut renewable = false;
        for (_, source, secret) in &self.0 {
            if let Source::Kept(kept) = source {
                kept.refuse(secret);
                renewable = true;
            }
        }
        renewable
    }
}

/// Puts `***` in place of a secret and leaves those of less than 8 characters: they may be part of
/// any word.
fn hide(text: &mut String, secret: &str) {
    if secret.len() >= 8 && text.contains(secret) {
        *text = text.replace(secret, "***");
    }
}

fn put(
    scheme: &Scheme,
    secret: &str,
    headers: &mut HeaderMap,
    query: &mut Query,
) -> Result<(), String> {
    let (name, text) = match scheme.kind {
        SchemeKind::Bearer | SchemeKind::OAuth2(_) => (AUTHORIZATION, format!("Bearer {secret}")),
        SchemeKind::Basic => (
            AUTHORIZATION,
            format!("Basic {}", base64::encode(secret.as_bytes())),
        ),
        SchemeKind::Authorization(word) => (AUTHORIZATION, format!("{word} {secret}")),
        SchemeKind::Header(name) => (header_name(scheme, name)?, secret.to_owned()),
        SchemeKind::Cookie(name) => (COOKIE, cookie(scheme, name, secret, headers)?),
        SchemeKind::Query(name) => {
            query.replace(name, vec![secret.to_owned()]);
            return Ok(());
        }
    };
    headers.insert(name, sensitive(scheme, &text)?);
    Ok(())
}

fn header_name(scheme: &Scheme, name: &str) -> Result<HeaderName, String> {
    header::name(name).ok_or_else(|| format!("scheme `{}` names no valid header", scheme.name))
}

fn sensitive(scheme: &Scheme, text: &str) -> Result<HeaderValue, String> {
    let mut value = header::value(text).ok_or_else(|| unsendable(scheme))?;
    value.set_sensitive(true);
    Ok(value)
}

/// A cookie beside those that are there already (RFC 6265, section 4.2).
fn cookie(
    scheme: &Scheme,
    name: &str,
    secret: &str,
    headers: &HeaderMap,
) -> Result<String, String> {
    if secret
        .bytes()
        .any(|byte| !byte.is_ascii_graphic() || b"\",;\\".contains(&byte))
    {
        return Err(unsendable(scheme));
    }
    let earlier = headers.get(COOKIE).and_then(|value| value.to_str().ok());
    Ok(earlier.map_or_else(
        || format!("{name}={secret}"),
        |earlier| format!("{earlier}; {name}={secret}"),
    ))
}

fn unsendable(scheme: &Scheme) -> String {
    format!(
        "the credential of `{}` holds a character that cannot be sent",
        scheme.name
    )
}

fn missing(operation: &Operation) -> String {
    let alternatives: Vec<String> = operation
        .security
        .iter()
        .map(|schemes| described(schemes))
        .collect();
    format!(
        "no credential is set; this call needs {}",
        alternatives.join(", or ")
    )
}

fn described(schemes: &[&Scheme]) -> String {
    let each: Vec<String> = schemes
        .iter()
        .map(|scheme| {
            let client = scheme.client_variables();
            let client = client.map(|(id, secret)| format!("{id} and {secret}"));
            let variables = scheme.variable.map(str::to_owned).into_iter().chain(client);
            match variables.collect::<Vec<_>>() {
                none if none.is_empty() => format!("`{}`", scheme.name),
                all => format!("`{}` ({} for `from_env`)", scheme.name, all.join(", or ")),
            }
        })
        .collect();
    each.join(" and ")
}

/// Names the schemes that have a credential, and no credential.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|(scheme, _)| scheme.name);
        f.debug_list().entries(names).finish()
    }
}
