//! What carries a request to the server.

mod body;
mod error;
#[cfg(feature = "hyper")]
mod hyper;

use std::pin::Pin;

use bytes::Bytes;

pub use self::body::Body;
pub use self::error::{Progress, TransportError};
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;

/// A boxed future that may move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Carries one request, once: it neither retries nor follows redirects, nor adds credentials.
///
/// Dropping the future, or the body of its answer, cancels the request.
pub trait Transport: Send + Sync {
    /// Sends a request and waits for the headers of its answer.
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>>;
}
