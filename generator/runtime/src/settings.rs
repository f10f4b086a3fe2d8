//! What a client is built with.

use std::env::{self, VarError};
use std::fmt;
use std::sync::Arc;

use http::header::{HeaderMap, USER_AGENT};

use super::auth::{Environment, Given};
use super::budget::Budget;
use super::core::{Shared, carries_credential};
use super::timeout::Timeouts;
use super::{
    Api, ClientCredentials, Clock, Core, Credential, Error, Scheme, Transport, base_url, header,
};

/// The largest body that is read unless it is told otherwise, in bytes.
const MAX_BODY: usize = 64 << 20;
/// How often a request is sent unless it is told otherwise.
const ATTEMPTS: u32 = 3;

/// What a client is built with.
#[must_use = "settings do nothing until `build`"]
pub struct Settings {
    api: &'static Api,
    /// Where the API is served, if not where it says itself.
    pub base_url: Option<String>,
    credentials: Given,
    /// Headers of every request.
    pub headers: Vec<(String, String)>,
    /// The program, for `User-Agent`.
    pub product: Option<String>,
    /// How long things may take.
    pub timeouts: Timeouts,
    /// How often a request is sent at most.
    pub attempts: u32,
    /// The largest body that is read, in bytes.
    pub max_body: usize,
    /// What carries requests, if not the default transport.
    pub transport: Option<Arc<dyn Transport>>,
    /// What tells time and waits, if not the system.
    pub clock: Option<Arc<dyn Clock>>,
    /// The first thing that was wrong; it surfaces in `build`.
    failure: Option<String>,
}

impl Settings {
    /// Nothing but the defaults; the environment is not looked at.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            credentials: Given::default(),
            headers: Vec::new(),
            product: None,
            timeouts: Timeouts::default(),
            attempts: ATTEMPTS,
            max_body: MAX_BODY,
            transport: None,
            clock: None,
            failure: None,
        }
    }

    /// The defaults, and what the API's environment variables hold; one that is unset or empty is
    /// passed over.
    pub fn from_env(api: &'static Api) -> Self {
        let mut settings = Self::new(api);
        settings.read(&|name| env::var(name));
        settings
    }

    /// Sets the credential of a scheme.
    pub fn credential(&mut self, scheme: &'static Scheme, value: Credential) {
        self.credentials.set(scheme, value);
    }

    /// Fetches no credential: `***` stands for those that would be.
    #[cfg(feature = "cli")]
    pub(super) fn offline(&mut self) {
        self.credentials.offline();
    }

    /// Takes what the environment holds.
    fn read(&mut self, variable: &dyn Fn(&str) -> Result<String, VarError>) {
        let mut failure = None;
        let mut look = |name: Option<&'static str>| match variable(name?) {
            Ok(text) => Some(text).filter(|text| !text.is_empty()),
            Err(VarError::NotPresent) => None,
            Err(VarError::NotUnicode(_)) => {
                failure = name.map(|name| format!("the environment variable {name} is not UTF-8"));
                None
            }
        };
        for scheme in self.api.schemes {
            let client = scheme.client_variables().map(|(id, secret)| {
                let client = look(Some(id)).zip(look(Some(secret)));
                client.map(|(id, secret)| ClientCredentials::new(id, secret))
            });
            let given = look(scheme.variable).map(Credential::from);
            if let Some(given) = given.or(client.flatten().map(Credential::from)) {
                self.credentials.set(scheme, given);
            }
        }
        self.base_url = look(self.api.base_url_variable);
        self.failure = failure;
    }

    /// What every resource of the client shares.
    ///
    /// # Errors
    /// When a setting cannot be used: the error names it.
    pub fn build(self) -> Result<Core, Error> {
        self.finish().map_err(Error::configuration)
    }

    fn finish(self) -> Result<Core, String> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let headers = self.all_headers()?;
        let base_url = base_url::check(self.base_url.as_deref().unwrap_or(self.api.base_url))
            .map_err(|what| format!("the base URL {what}"))?;
        let transport = self
            .transport
            .map_or_else(|| default_transport(&self.timeouts), Ok)?;
        let clock = self.clock.map_or_else(default_clock, Ok)?;
        let credentials = self.credentials.build(&Environment {
            base_url: &base_url,
            agent: headers.get(USER_AGENT),
            transport: &transport,
            clock: &clock,
            limit: self.timeouts.headers,
        })?;
        Ok(Core::new(Shared {
            api: self.api,
            base_url,
            own_servers: self.base_url.is_none(),
            headers,
            credentials,
            attempts: self.attempts,
            budget: Budget::default(),
            max_body: self.max_body,
            transport,
            clock,
            timeouts: self.timeouts,
        }))
    }

    fn all_headers(&self) -> Result<HeaderMap, String> {
        let mut headers = HeaderMap::new();
        let own = format!("{}/{}", self.api.name, self.api.version);
        let agent = self
            .product
            .as_ref()
            .map_or_else(|| own.clone(), |product| format!("{product} {own}"));
        let agent = header::value(&agent).ok_or("the user agent holds a control character")?;
        header::set(&mut headers, USER_AGENT, agent)?;
        for (name, value) in &self.headers {
            let name =
                header::name(name).ok_or("the name of a default header is not an HTTP token")?;
            if header::is_framing(&name) || carries_credential(self.api, &name) {
                return Err(format!(
                    "the default header `{name}` is set by the client alone"
                ));
            }
            let value = header::value(value)
                .ok_or_else(|| format!("the default header `{name}` holds a control character"))?;
            header::set(&mut headers, name, value)?;
        }
        Ok(headers)
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("api", &self.api.name)
            .field("credentials", &self.credentials)
            .field("timeouts", &self.timeouts)
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "hyper")]
fn default_transport(timeouts: &Timeouts) -> Result<Arc<dyn Transport>, String> {
    match super::HyperTransport::new(timeouts.connect) {
        Ok(transport) => Ok(Arc::new(transport)),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(not(feature = "hyper"))]
fn default_transport(_: &Timeouts) -> Result<Arc<dyn Transport>, String> {
    Err("no transport is given, and the feature `hyper` is off".to_owned())
}

#[cfg(feature = "hyper")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without the feature there is none"
)]
fn default_clock() -> Result<Arc<dyn Clock>, String> {
    Ok(Arc::new(super::clock::SystemClock))
}

#[cfg(not(feature = "hyper"))]
fn default_clock() -> Result<Arc<dyn Clock>, String> {
    Err("no clock is given, and the feature `hyper` is off".to_owned())
}

#[cfg(test)]
mod tests {
    use std::env::VarError;
    use std::ffi::OsString;

    use super::super::{Api, OAuth2, Operation, Scheme, SchemeKind};
    use super::Settings;

    static TOKEN: Scheme = Scheme {
        name: "token",
        kind: SchemeKind::Bearer,
        variable: Some("PLATES_TOKEN"),
    };
    static KEY: Scheme = Scheme {
        name: "key",
        kind: SchemeKind::Header("x-key"),
        variable: None,
    };
    static DOOR: Scheme = Scheme {
        name: "door",
        kind: SchemeKind::OAuth2(OAuth2 {
            token_url: "/token",
            refresh_url: None,
            scopes: "",
            variables: Some(("PLATES_ID", "PLATES_SECRET")),
        }),
        variable: None,
    };
    static API: Api = Api {
        name: "plates-sdk",
        version: "1.2.3",
        base_url: "https://api.example.com",
        base_url_variable: Some("PLATES_URL"),
        schemes: &[&TOKEN, &KEY, &DOOR],
        envelope: None,
    };

    fn read(variable: &dyn Fn(&str) -> Result<String, VarError>) -> Settings {
        let mut settings = Settings::new(&API);
        settings.read(variable);
        settings
    }

    #[test]
    fn the_environment_gives_what_it_holds() {
        let settings = read(&|name| match name {
            "PLATES_TOKEN" => Ok("t0".to_owned()),
            "PLATES_URL" => Ok("https://eu.example.com".to_owned()),
            _ => Err(VarError::NotPresent),
        });
        assert_eq!(settings.base_url.as_deref(), Some("https://eu.example.com"));
        assert_eq!(format!("{:?}", settings.credentials), r#"["token"]"#);
    }

    #[test]
    fn client_credentials_are_two_variables() {
        let both = |name: &str| match name {
            "PLATES_ID" | "PLATES_SECRET" => Ok("x".to_owned()),
            _ => Err(VarError::NotPresent),
        };
        let credentials = read(&both).credentials;
        assert_eq!(format!("{credentials:?}"), r#"["door"]"#);
        let one = |name: &str| both(name.trim_end_matches("SECRET"));
        assert_eq!(format!("{:?}", read(&one).credentials), "[]");
    }

    #[test]
    #[cfg(feature = "hyper")]
    fn an_operation_goes_to_its_own_server_unless_the_client_was_told_otherwise() {
        static ELSEWHERE: Operation = Operation {
            server: Some("https://elsewhere.example/v1"),
            ..Operation::JSON
        };
        for (given, url) in [
            (None, "https://elsewhere.example/v1"),
            (Some("http://127.0.0.1:1/"), "http://127.0.0.1:1"),
        ] {
            let mut settings = Settings::new(&API);
            settings.base_url = given.map(str::to_owned);
            let core = settings.build().unwrap();
            assert_eq!(core.base_url(&ELSEWHERE), url);
        }
    }

    #[test]
    fn what_is_unset_or_empty_is_absent() {
        for nothing in [Err(VarError::NotPresent), Ok(String::new())] {
            let settings = read(&|_| nothing.clone());
            assert_eq!(settings.base_url, None);
            assert_eq!(format!("{:?}", settings.credentials), "[]");
            assert_eq!(settings.failure, None);
        }
    }

    #[test]
    fn what_is_no_text_is_an_error_that_names_the_variable() {
        let settings = read(&|_| Err(VarError::NotUnicode(OsString::new())));
        assert!(settings.finish().unwrap_err().contains("PLATES_"));
    }
}
