//! What gives credentials that change.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::super::{BoxFuture, Scheme, Secret};

/// Gives the credential of a scheme that changes in time, such as a token of a vault.
///
/// What it gives is kept until it expires or the server refuses it. Calls that need a new one at the
/// same time wait for the same, and the time of each call goes on meanwhile.
pub trait CredentialProvider: Send + Sync {
    /// A credential to send from now on. `refused` is the one before it, where the server answered
    /// 401 to that: the same again would not do.
    ///
    /// # Errors
    /// When there is none; the call fails with it.
    fn provide<'a>(
        &'a self,
        scheme: &'static Scheme,
        refused: Option<&'a Secret>,
    ) -> BoxFuture<'a, Result<Lease, CredentialError>>;
}

/// A credential, and for how long it may be sent.
#[derive(Clone, Debug)]
pub struct Lease {
    pub(super) secret: Secret,
    pub(super) valid_for: Option<Duration>,
}

impl Lease {
    /// A credential that lasts until the server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secret: secret.into(),
            valid_for: None,
        }
    }

    /// One that expires after this long; a new one is asked for shortly before.
    #[must_use]
    pub fn valid_for(self, lifetime: Duration) -> Self {
        Self {
            valid_for: Some(lifetime),
            ..self
        }
    }
}

/// Why a provider has no credential to give.
#[derive(Clone)]
pub struct CredentialError {
    source: Arc<dyn Error + Send + Sync>,
    is_transient: bool,
}

impl CredentialError {
    /// A failure that another attempt would meet again.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            source: Arc::from(source.into()),
            is_transient: false,
        }
    }

    /// Marks it as one that may pass: the call is tried again like one that was not sent.
    #[must_use]
    pub fn transient(self) -> Self {
        Self {
            is_transient: true,
            ..self
        }
    }

    /// Whether it may pass.
    pub fn is_transient(&self) -> bool {
        self.is_transient
    }
}

/// With its causes.
impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.source)?;
        let mut cause = self.source.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

/// As [`fmt::Display`]: what it was made of may show more than it should.
impl fmt::Debug for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CredentialError({self})")
    }
}

impl Error for CredentialError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
