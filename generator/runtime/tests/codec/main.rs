//! The codec as emitted code uses it.

#[cfg(test)]
mod against_jiff;
#[cfg(test)]
mod against_serde_json;
#[cfg(all(test, feature = "serde"))]
mod bridge;
#[cfg(test)]
mod digits;
#[cfg(test)]
mod error;
#[cfg(test)]
mod format;
#[cfg(test)]
mod grammar;
#[cfg(test)]
mod json;
#[cfg(test)]
mod model;
#[cfg(test)]
mod number;
#[cfg(test)]
mod record;
#[cfg(test)]
mod same;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod time;
#[cfg(test)]
mod union;
