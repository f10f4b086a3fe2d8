//! A transport that keeps the request to itself.

use std::sync::{Arc, Mutex, PoisonError};

use super::super::{
    Body, BoxFuture, Bytes, Json, Object, Progress, Transport, TransportError, base64,
};

/// Keeps the request that it is given.
#[derive(Clone, Default)]
pub(super) struct DryRun(Arc<Mutex<Option<http::Request<Bytes>>>>);

impl DryRun {
    pub(super) fn into_request(self) -> Option<http::Request<Bytes>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.take()
    }
}

impl Transport for DryRun {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let kept = Arc::clone(&self.0);
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let request = http::Request::from_parts(head, body.collect().await?);
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
            Err(TransportError::new(Progress::MaybeSent, "a dry run"))
        })
    }
}

/// The request as JSON: method, URL, headers and body. A body that is neither JSON nor text is
/// `{"$content": BASE64}`.
pub(super) fn show(request: &http::Request<Bytes>) -> String {
    let mut shown = Object::new();
    shown.insert("method", request.method().as_str());
    shown.insert("url", request.uri().to_string());
    shown.insert("headers", headers(request.headers()));
    shown.insert("body", body(request));
    format!("{}\n", Json::Object(shown))
}

/// Headers as an object; of several with one name, the values are joined.
pub(super) fn headers(headers: &http::HeaderMap) -> Json {
    let mut shown = Object::new();
    for name in headers.keys() {
        let values = headers.get_all(name).iter();
        let values: Vec<_> = values
            .map(|v| String::from_utf8_lossy(v.as_bytes()))
            .collect();
        shown.insert(name.as_str(), values.join(", "));
    }
    Json::Object(shown)
}

fn body(request: &http::Request<Bytes>) -> Json {
    let bytes = request.body();
    let media_type = request.headers().get(http::header::CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    if media_type.is_none() && bytes.is_empty() {
        return Json::Null;
    }
    if media_type.is_some_and(|media_type| media_type.contains("json")) {
        return super::failure::body(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Json::String(text.to_owned()),
        Err(_) => {
            let mut content = Object::new();
            content.insert("$content", base64::encode(bytes));
            Json::Object(content)
        }
    }
}
