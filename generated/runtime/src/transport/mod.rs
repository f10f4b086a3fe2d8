//! What carries a request to the server.

mod body;
mod error;
#[cfg(feature = "hyper")]
mod hyper;
mod stream;

use std::pin::Pin;

pub use self::body::Body;
pub use self::error::{Progress, TransportError};
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
pub(super) use self::stream::Chain;

/// A boxed future that may move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Carries one request, once: it neither retries nor follows redirects, nor adds credentials.
///
/// Dropping the future, or the body of its answer, cancels the request.
pub trait Transport: Send + Sync {
    /// Sends a request and waits for the headers of its answer. The length of a body is that of its
    /// `size_hint`, where that is exact.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>>;
}
