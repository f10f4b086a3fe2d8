//! The default transport: HTTP/1.1, and HTTP/2 by feature, over pooled connections on a Tokio
//! runtime.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderValue, TRANSFER_ENCODING};
use http::{Method, Uri};
use http_body::{Body as _, Frame, SizeHint};
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tower_service::Service;

use super::{Body, BoxFuture, Progress, Transport, TransportError};

type Cause = Box<dyn Error + Send + Sync>;

/// The default transport: HTTP/1.1, and HTTP/2 with the feature `http2`, over pooled connections.
/// TLS is by rustls, which trusts what the machine trusts.
///
/// It must be used within a Tokio runtime.
#[derive(Clone)]
pub struct HyperTransport(Client<Timed<HttpsConnector<HttpConnector>>, Body>);

impl HyperTransport {
    /// A transport whose connections must be made within this time, look-up and TLS included.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(connect: Duration) -> Result<Self, TransportError> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let tls = HttpsConnectorBuilder::new()
            .with_provider_and_platform_verifier(rustls::crypto::ring::default_provider())
            .map_err(|error| TransportError::new(Progress::NotSent, error))?
            .https_or_http();
        #[cfg(feature = "http2")]
        let tls = tls.enable_all_versions();
        #[cfg(not(feature = "http2"))]
        let tls = tls.enable_http1();
        let connector = Timed {
            inner: tls.wrap_connector(tcp),
            limit: connect,
        };
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .build(connector);
        Ok(Self(client))
    }
}

impl Transport for HyperTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let client = self.0.clone();
        Box::pin(async move {
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::new(
                    Progress::NotSent,
                    "no Tokio runtime is running",
                ));
            }
            match client.request(framed(request)).await {
                Ok(response) => Ok(response.map(|body| Body::new(Arriving(body)))),
                Err(error) => Err(failure(error)),
            }
        })
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}

/// Says how long the body is, where hyper does not: that nothing follows where a server expects
/// something (RFC 9110, section 8.6), and that something follows where it does not.
fn framed(mut request: http::Request<Body>) -> http::Request<Body> {
    let expected = matches!(
        *request.method(),
        Method::POST | Method::PUT | Method::PATCH
    );
    let (name, value) = match request.body().size_hint().exact() {
        Some(0) if expected => (CONTENT_LENGTH, "0"),
        None if !expected => (TRANSFER_ENCODING, "chunked"),
        Some(_) | None => return request,
    };
    // One more than fits is not worth a failure: servers cope without it.
    let value = HeaderValue::from_static(value);
    drop(request.headers_mut().try_insert(name, value));
    request
}

fn failure(error: hyper_util::client::legacy::Error) -> TransportError {
    if error.is_connect() {
        let timed_out = causes(&error).any(|cause| cause.is::<Late>());
        let failure = TransportError::connecting(error);
        return if timed_out {
            failure.timed_out()
        } else {
            failure
        };
    }
    let own = causes(&error).find_map(|cause| cause.downcast_ref::<TransportError>());
    if let Some(own) = own.filter(|own| own.is_unreadable()) {
        return TransportError::unreadable(own.reason());
    }
    // Cancelled means that hyper still held the whole request when its connection went away.
    let unsent = causes(&error)
        .filter_map(|cause| cause.downcast_ref::<hyper::Error>())
        .any(hyper::Error::is_canceled);
    TransportError::new(
        if unsent {
            Progress::NotSent
        } else {
            Progress::MaybeSent
        },
        error,
    )
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error: &&'a (dyn Error + 'static)| {
        (*error).source()
    })
}

/// A connector that gives up in time.
#[derive(Clone)]
struct Timed<S> {
    inner: S,
    limit: Duration,
}

impl<S> Service<Uri> for Timed<S>
where
    S: Service<Uri>,
    S::Error: Into<Cause>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = Cause;
    type Future = BoxFuture<'static, Result<S::Response, Cause>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Cause>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let (connecting, limit) = (self.inner.call(uri), self.limit);
        Box::pin(async move {
            match tokio::time::timeout(limit, connecting).await {
                Ok(outcome) => outcome.map_err(Into::into),
                Err(_) => Err(Late(limit).into()),
            }
        })
    }
}

/// A connection was not made in time.
#[derive(Debug)]
struct Late(Duration);

impl fmt::Display for Late {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not connected within {:?}", self.0)
    }
}

impl Error for Late {}

/// A body from the network.
struct Arriving(Incoming);

impl http_body::Body for Arriving {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let lost = |error| TransportError::new(Progress::ResponseStarted, error);
        Pin::new(&mut self.0).poll_frame(context).map_err(lost)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
