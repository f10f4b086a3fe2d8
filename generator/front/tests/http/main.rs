//! Calls against a server of our own, byte by byte.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod bodies;
#[cfg(test)]
mod by_status;
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
