//! How a client is built.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::{Api, Clock, Core, Credential, Error, Scheme, Settings, Transport};

/// Settings of a client that is not built yet.
#[must_use = "a builder does nothing until `build`"]
pub struct Builder<C> {
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Core>> Builder<C> {
    /// Nothing but the defaults; the environment is not looked at.
    pub fn new(api: &'static Api) -> Self {
        Self {
            settings: Settings::new(api),
            client: PhantomData,
        }
    }

    /// The defaults, and what the API's environment variables hold; one that is unset or empty is
    /// passed over.
    pub fn from_env(api: &'static Api) -> Self {
        Self {
            settings: Settings::from_env(api),
            client: PhantomData,
        }
    }

    /// Sets the credential of a scheme.
    pub fn credential(mut self, scheme: &'static Scheme, value: impl Into<Credential>) -> Self {
        self.settings.credential(scheme, value.into());
        self
    }

    /// Where the API is served. It must use `https`, except on this machine itself.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = Some(url.into());
        self
    }

    /// How long a whole call may take, with every attempt and the pauses between them; 90 s.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.settings.timeouts.call = limit;
        self
    }

    /// How long it may take to connect; 5 s. It has no effect on a transport of one's own.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.settings.timeouts.connect = limit;
        self
    }

    /// How long the headers of an answer may take; 30 s.
    pub fn header_timeout(mut self, limit: Duration) -> Self {
        self.settings.timeouts.headers = limit;
        self
    }

    /// How long an answer may stall; 20 s, and 5 minutes for streams of events and of records.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.settings.timeouts.idle = limit;
        self.settings.timeouts.silence = limit;
        self
    }

    /// How often a request is sent again, where that is safe and useful; 2 times.
    pub fn retries(mut self, most: u32) -> Self {
        self.settings.attempts = most.saturating_add(1);
        self
    }

    /// The largest body that is read, in bytes; 64 MiB.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.settings.max_body = bytes;
        self
    }

    /// Names the program in `User-Agent`, as in `backup-tool/1.4`, before the crate's own name.
    pub fn user_agent(mut self, product: impl Into<String>) -> Self {
        self.settings.product = Some(product.into());
        self
    }

    /// Sends a header with every request.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// Carries requests in another way.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.settings.transport = Some(Arc::new(transport));
        self
    }

    /// Tells time and waits in another way.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.settings.clock = Some(Arc::new(clock));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When a setting cannot be used: the error names it.
    pub fn build(self) -> Result<C, Error> {
        self.settings.build().map(C::from)
    }
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Builder").field(&self.settings).finish()
    }
}
