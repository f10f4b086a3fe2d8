//! Calls against a server of our own, byte by byte.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod bodies;
#[cfg(test)]
mod by_status;
#[cfg(test)]
#[path = "../../src/statuses.rs"]
mod carried;
#[cfg(test)]
#[path = "../../src/headers.rs"]
mod carried_headers;
#[cfg(test)]
#[path = "../../src/codec/tables.rs"]
mod carried_tables;
#[cfg(test)]
#[path = "../../src/xml/table.rs"]
mod carried_xml;
#[cfg(test)]
mod client_credentials;
#[cfg(test)]
mod credentials;
#[cfg(test)]
mod downloads;
#[cfg(test)]
mod failures;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod multipart;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod parameters;
#[cfg(test)]
mod providers;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod retries;
#[cfg(test)]
mod secrets;
#[cfg(test)]
#[path = "../loopback/mod.rs"]
mod server;
#[cfg(test)]
mod streams;
#[cfg(test)]
mod styles;
#[cfg(test)]
mod timeouts;
#[cfg(test)]
mod transports;
#[cfg(test)]
mod uploads;
#[cfg(test)]
mod xml;

/// The runtime as a crate that carries it knows it.
#[cfg(test)]
mod runtime {
    pub(crate) use corten_runtime::*;

    pub(crate) use crate::carried::by_status;
    pub(crate) use crate::carried_tables::{bridges, record};
    pub(crate) use crate::carried_xml::xml_table;
}
