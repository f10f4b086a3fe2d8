//! Credentials: which ones there are, and which one a request gets.

use std::fmt;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::query::Query;
use super::{Operation, Scheme, SchemeKind, Secret, base64, header};

/// The credentials a client has, by scheme.
#[derive(Default)]
pub(super) struct Credentials(Vec<(&'static Scheme, Secret)>);

impl Credentials {
    /// Adds one; it replaces an earlier one of that scheme.
    pub(super) fn set(&mut self, scheme: &'static Scheme, value: Secret) {
        self.0.retain(|(known, _)| known.name != scheme.name);
        self.0.push((scheme, value));
    }

    fn get(&self, scheme: &Scheme) -> Option<&Secret> {
        self.0
            .iter()
            .find(|(known, _)| known.name == scheme.name)
            .map(|(_, value)| value)
    }

    /// Makes sure that each one can be sent.
    ///
    /// # Errors
    /// When one cannot; the text never holds it.
    pub(super) fn check(&self) -> Result<(), String> {
        for (scheme, secret) in &self.0 {
            put(
                scheme,
                secret.expose(),
                &mut HeaderMap::new(),
                &mut Query::default(),
            )?;
        }
        Ok(())
    }

    /// A text with `***` in place of every credential, should a server send one back. Those of less
    /// than 8 characters are left: they may be part of any word.
    pub(super) fn hide(&self, text: &mut String) {
        for (_, secret) in &self.0 {
            for form in [secret.expose(), &base64::encode(secret.expose().as_bytes())] {
                if form.len() >= 8 && text.contains(form) {
                    *text = text.replace(form, "***");
                }
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

    /// Puts the credential of one alternative into a request.
    ///
    /// # Errors
    /// When none is there, or one cannot be sent; the text never holds the credential.
    pub(super) fn apply(
        &self,
        operation: &Operation,
        headers: &mut HeaderMap,
        query: &mut Query,
    ) -> Result<(), String> {
        for scheme in self.choose(operation)? {
            if let Some(secret) = self.get(scheme) {
                put(scheme, secret.expose(), headers, query)?;
            }
        }
        Ok(())
    }
}

fn put(
    scheme: &Scheme,
    secret: &str,
    headers: &mut HeaderMap,
    query: &mut Query,
) -> Result<(), String> {
    let (name, text) = match scheme.kind {
        SchemeKind::Bearer => (AUTHORIZATION, format!("Bearer {secret}")),
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
        .map(|scheme| match scheme.variable {
            Some(variable) => format!("`{}` ({variable} for `from_env`)", scheme.name),
            None => format!("`{}`", scheme.name),
        })
        .collect();
    each.join(" and ")
}

/// Names the schemes that have a credential, and no credential.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(scheme, _)| scheme.name))
            .finish()
    }
}
