//! What every emitted client shares.

mod answer;
mod api;
mod attachments;
mod attempt;
mod auth;
mod base64;
mod base_url;
mod body;
mod budget;
mod by_status;
mod charset;
#[cfg(feature = "cli")]
pub mod cli;
mod clock;
mod codec;
mod commands;
mod cookies;
mod core;
mod download;
mod draft;
mod envelope;
mod error;
mod event_source;
mod event_stream;
mod events;
mod exchange;
mod expand;
mod file;
mod form;
mod header;
mod header_value;
mod headers;
mod incoming;
mod lines;
mod method;
mod multipart;
mod operation;
mod page;
mod pages;
mod parameter;
mod parts;
mod path;
mod percent;
mod pieces;
mod query;
mod records;
mod request;
mod response;
mod retry;
mod retry_after;
mod returns;
mod sending;
mod settings;
mod source;
mod statuses;
mod style;
mod timeout;
mod transport;
mod unsent;
mod value;
mod walk;
pub mod xml;

pub use bytes::Bytes;
pub use http::{HeaderMap, StatusCode};
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde_core;

pub use self::api::{Api, Envelope, OAuth2, Scheme, SchemeKind};
pub use self::auth::{ClientCredentials, Credential, CredentialError, CredentialProvider, Lease};
pub use self::by_status::{ByStatus, Content, Slot};
pub use self::clock::Clock;
#[cfg(feature = "serde")]
pub use self::codec::bridge;
pub use self::codec::{
    Alternatives, Decode, DecodeError, Encode, MAX_DEPTH, Member, Outline, Place, Reader, Rest,
    Shape, Tag, TagValue, Union, Variant, Writer, decode, encode,
};
pub use self::core::Core;
pub use self::download::Download;
pub use self::draft::Draft;
pub use self::error::{ApiError, Code, Error};
pub use self::events::{Event, Events};
pub use self::file::File;
pub use self::form::Field;
#[doc(hidden)]
pub use self::header_value::header_value;
pub use self::lines::Lines;
pub use self::method::Method;
pub use self::operation::{Operation, Paging};
pub use self::page::{Page, PageInfo};
pub use self::pages::{Items, Pages};
pub use self::parameter::{Parameter, Values};
pub use self::records::Records;
pub use self::request::Request;
pub use self::response::{RawResponse, Response};
pub use self::sending::Sending;
pub use self::settings::Settings;
pub use self::style::Style;
pub use self::timeout::Timeouts;
#[cfg(feature = "hyper")]
pub use self::transport::HyperTransport;
pub use self::transport::{Body, BoxFuture, Progress, Transport, TransportError};
pub use self::unsent::{FromUnsent, Unsent};
pub use self::value::{
    Base64, Base64Url, Cidr, Date, Decimal, DecimalText, Digits, Format, HttpDate, Ip, Ipv4, Ipv6,
    IsoDuration, Json, Maybe, Null, Number, Object, ParseError, Quantity, Seconds, Secret, Text,
    TimeOfDay, Timestamp, UnixTime, UnknownFields, Uri, UriReference, Uuid,
    contains_ignoring_order, same_ignoring_order, show,
};
pub use self::xml::{Content as XmlContent, Node as XmlNode};
