//! What is sent, before it is on its way: bytes, or what is read while it is sent.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use super::Body;
use super::transport::Chain;

/// What is sent.
#[derive(Clone)]
pub(super) enum Source {
    Bytes(Bytes),
    Stream {
        maker: Arc<Maker>,
        length: Option<u64>,
    },
    /// One behind the other.
    Several(Vec<Source>),
}

/// Where a stream comes from.
pub(super) enum Maker {
    /// There is one, until it is taken.
    Once(Mutex<Option<Body>>),
    /// As many as are asked for.
    Again(Box<dyn Fn() -> Body + Send + Sync>),
}

impl Maker {
    pub(super) fn once(body: Body) -> Self {
        Self::Once(Mutex::new(Some(body)))
    }
}

impl Source {
    pub(super) fn stream(maker: Maker) -> Self {
        Self::Stream {
            maker: Arc::new(maker),
            length: None,
        }
    }

    /// Whether it can be sent more than once.
    pub(super) fn is_repeatable(&self) -> bool {
        match self {
            Self::Bytes(_) => true,
            Self::Stream { maker, .. } => matches!(**maker, Maker::Again(_)),
            Self::Several(parts) => parts.iter().all(Self::is_repeatable),
        }
    }

    /// The body that is sent now; none where it was sent before and cannot be again.
    pub(super) fn open(&self) -> Option<Body> {
        match self {
            Self::Bytes(bytes) => Some(bytes.clone().into()),
            Self::Stream { maker, length } => {
                let body = match &**maker {
                    Maker::Once(body) => {
                        let mut body = body.lock().unwrap_or_else(PoisonError::into_inner);
                        body.take()?
                    }
                    Maker::Again(make) => make(),
                };
                Some(match length {
                    Some(length) => body.with_length(*length),
                    None => body,
                })
            }
            Self::Several(parts) => {
                let bodies = parts.iter().map(Self::open);
                Some(Body::new(Chain(bodies.collect::<Option<_>>()?)))
            }
        }
    }
}

impl Default for Source {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

/// Streams are the same where they come from the same place.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(own), Self::Bytes(other)) => own == other,
            (Self::Several(own), Self::Several(other)) => own == other,
            (
                Self::Stream { maker, length },
                Self::Stream {
                    maker: other,
                    length: others,
                },
            ) => Arc::ptr_eq(maker, other) && length == others,
            (Self::Bytes(_) | Self::Stream { .. } | Self::Several(_), _) => false,
        }
    }
}

impl Eq for Source {}
