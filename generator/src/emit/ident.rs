//! The one way by which a name becomes a token.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

use crate::rust;

impl ToTokens for rust::Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(token(self));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a planned identifier is checked, so this cannot fail"
)]
fn token(ident: &rust::Ident) -> Ident {
    Ident::new(ident.as_str(), Span::call_site())
}

/// A name of the house, such as a type of the runtime.
#[expect(
    clippy::disallowed_methods,
    reason = "the text is a constant of this crate"
)]
pub(super) fn house(name: &'static str) -> Ident {
    Ident::new(name, Span::call_site())
}
