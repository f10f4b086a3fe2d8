//! Where access tokens are had (RFC 6749, section 3.2).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use http::{Method, Uri};

use super::super::query::Query;
use super::super::timeout::within;
use super::super::{
    Body, BoxFuture, Clock, OAuth2, Scheme, Secret, Transport, base_url, base64, percent,
};
use super::token_answer::{self, Granted, Refusal};
use super::{ClientCredentials, CredentialError, CredentialProvider, Lease};

/// What a client has that its token endpoints use too.
pub(in super::super) struct Environment<'a> {
    pub(in super::super) base_url: &'a str,
    pub(in super::super) agent: Option<&'a HeaderValue>,
    pub(in super::super) transport: &'a Arc<dyn Transport>,
    pub(in super::super) clock: &'a Arc<dyn Clock>,
    /// How long an answer may take.
    pub(in super::super) limit: Duration,
}

/// Fetches access tokens with the credentials of a client.
pub(super) struct TokenEndpoint {
    client: ClientCredentials,
    scopes: String,
    token: Uri,
    refresh: Uri,
    agent: Option<HeaderValue>,
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    limit: Duration,
    refresh_token: Mutex<Option<Secret>>,
}

/// What is given for a token (sections 4.4.2 and 6).
enum Grant<'a> {
    Client,
    Refresh(&'a Secret),
}

impl TokenEndpoint {
    /// The endpoint of an API.
    ///
    /// # Errors
    /// When its URL is none, or is not safe.
    pub(super) fn new(
        client: ClientCredentials,
        api: &OAuth2,
        environment: &Environment<'_>,
    ) -> Result<Self, &'static str> {
        let locate = |url: &str| base_url::secure(&base_url::resolve(environment.base_url, url));
        let token = locate(client.token_url.as_deref().unwrap_or(api.token_url))?;
        let refresh = match (&client.token_url, api.refresh_url) {
            (None, Some(url)) => locate(url)?,
            (Some(_), _) | (None, None) => token.clone(),
        };
        Ok(Self {
            scopes: client
                .scopes
                .clone()
                .unwrap_or_else(|| api.scopes.to_owned()),
            client,
            token,
            refresh,
            agent: environment.agent.cloned(),
            transport: Arc::clone(environment.transport),
            clock: Arc::clone(environment.clock),
            limit: environment.limit,
            refresh_token: Mutex::default(),
        })
    }

    /// A token for a refresh token, if there is one that still holds, else for the client's own
    /// credentials.
    async fn token(&self) -> Result<Lease, CredentialError> {
        if let Some(refresh) = self.refresh_token() {
            match self.ask(&self.refresh, &Grant::Refresh(&refresh)).await {
                Ok(granted) => {
                    self.keep(granted.refresh_token.or(Some(refresh)));
                    return Ok(granted.lease);
                }
                Err(error) if error.is_transient() => return Err(error),
                Err(_) => self.keep(None),
            }
        }
        let granted = self.ask(&self.token, &Grant::Client).await?;
        self.keep(granted.refresh_token);
        Ok(granted.lease)
    }

    async fn ask(&self, uri: &Uri, grant: &Grant<'_>) -> Result<Granted, CredentialError> {
        let outcome = match self.request(uri, grant) {
            Ok(request) => {
                let mut exchange = Box::pin(token_answer::read(self.transport.send(request)));
                let done = within(&*self.clock, self.limit, exchange.as_mut()).await;
                let late = || Refusal::transient(format!("no answer within {:?}", self.limit));
                done.unwrap_or_else(|| Err(late()))
            }
            Err(_) => Err(Refusal::lasting("the request is too long")),
        };
        outcome.map_err(|refusal| self.failure(uri, grant, refusal))
    }

    /// A refusal with its place, and without what is secret: servers repeat what they refuse.
    fn failure(&self, uri: &Uri, grant: &Grant<'_>, refusal: Refusal) -> CredentialError {
        let host = uri.authority().map_or("", |authority| authority.as_str());
        let mut text = format!("{host}{}: {}", uri.path(), refusal.text);
        super::hide(&mut text, self.client.secret.expose());
        super::hide(&mut text, &self.basic());
        if let Grant::Refresh(token) = grant {
            super::hide(&mut text, token.expose());
        }
        match refusal.is_transient {
            true => CredentialError::new(text).transient(),
            false => CredentialError::new(text),
        }
    }

    fn request(&self, uri: &Uri, grant: &Grant<'_>) -> Result<http::Request<Body>, http::Error> {
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        let mut request = http::Request::new(Body::from(Bytes::from(self.form(grant))));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = uri.clone();
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_TYPE, form);
        headers.extend(self.agent.clone().map(|agent| (USER_AGENT, agent)));
        if !self.client.in_body {
            let mut basic = HeaderValue::try_from(format!("Basic {}", self.basic()))?;
            basic.set_sensitive(true);
            headers.insert(AUTHORIZATION, basic);
        }
        Ok(request)
    }

    fn form(&self, grant: &Grant<'_>) -> String {
        let mut form = Query::default();
        let mut add = |name: &str, value: &str| form.add(name.to_owned(), value.to_owned());
        match grant {
            Grant::Client => add("grant_type", "client_credentials"),
            Grant::Refresh(token) => {
                add("grant_type", "refresh_token");
                add("refresh_token", token.expose());
            }
        }
        if matches!(grant, Grant::Client) && !self.scopes.is_empty() {
            add("scope", &self.scopes);
        }
        for (name, value) in &self.client.parameters {
            add(name, value);
        }
        if self.client.in_body {
            add("client_id", &self.client.id);
            add("client_secret", self.client.secret.expose());
        }
        let mut text = String::new();
        form.push_to(&mut text);
        text.trim_start_matches('?').to_owned()
    }

    /// Identifier and secret, each form-encoded first (section 2.3.1).
    fn basic(&self) -> String {
        let mut pair = String::new();
        percent::push(&mut pair, &self.client.id, percent::is_unreserved);
        pair.push(':');
        percent::push(
            &mut pair,
            self.client.secret.expose(),
            percent::is_unreserved,
        );
        base64::encode(pair.as_bytes())
    }

    fn refresh_token(&self) -> Option<Secret> {
        let kept = self.refresh_token.lock();
        kept.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, token: Option<Secret>) {
        let kept = self.refresh_token.lock();
        *kept.unwrap_or_else(PoisonError::into_inner) = token;
    }
}

impl CredentialProvider for TokenEndpoint {
    fn provide<'a>(
        &'a self,
        _: &'static Scheme,
        _: Option<&'a Secret>,
    ) -> BoxFuture<'a, Result<Lease, CredentialError>> {
        Box::pin(self.token())
    }
}
