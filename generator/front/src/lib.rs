//! The front of the runtime: the types that an API adds methods to, and so has in its own crate.

mod builder;
mod call;

pub use corten_runtime::*;

pub use self::builder::Builder;
pub use self::call::Call;
