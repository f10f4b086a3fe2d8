//! What stands only where its cargo feature is on.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Crate, Gate, Resource, ResourceId};

/// The attribute of what a gate brings in; none where it is always there.
pub(super) fn cfg(gate: &Gate) -> Option<TokenStream> {
    let names = &gate.0;
    match names.as_slice() {
        [] => None,
        [name] => Some(feature(name)),
        names => Some(quote!(#[cfg(any(#(feature = #names),*))])),
    }
}

/// The attribute of what one feature brings in.
pub(super) fn feature(name: &str) -> TokenStream {
    quote!(#[cfg(feature = #name)])
}

/// The attribute of a resource, seen from one that may come without it.
pub(super) fn below(krate: &Crate, above: &Resource, id: ResourceId) -> Option<TokenStream> {
    let name = &krate.resources.get(id.0)?.feature;
    (*name != above.feature).then(|| feature(name))
}

/// The attribute of what calls share: whoever leaves some of them out may have
/// none that uses it.
pub(super) fn shared() -> TokenStream {
    quote!(#[cfg_attr(not(feature = "full"), allow(dead_code, reason = "calls may be off"))])
}

/// The same for a resource that has no calls, and nothing below that always is
/// there.
pub(super) fn bare(krate: &Crate, resource: &Resource) -> Option<TokenStream> {
    let mut below = resource.children.iter();
    let is_bare = below.all(|(_, id)| self::below(krate, resource, *id).is_some());
    (resource.methods.is_empty() && is_bare).then(shared)
}
