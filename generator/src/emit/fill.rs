//! How values go into a request: layouts of parameters, and bodies.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::house;
use super::input::value;
use super::site::Site;
use crate::rust::{BodyForm, FormField, Ident, Input, Layout, Styled, Written};

/// What sets a body: the same on a request and on a call.
pub(super) fn body(
    site: &mut Site<'_>,
    form: &BodyForm,
    input: &Input,
    ident: &Ident,
    lent: &TokenStream,
) -> TokenStream {
    match form {
        BodyForm::Json => quote!(.json(#lent)),
        BodyForm::JsonAs(media_type) => quote!(.json_as(#media_type, #lent)),
        BodyForm::Xml(media_type) => quote!(.xml(#media_type, #lent)),
        BodyForm::Form(list) => {
            let fields = fields(site, list);
            quote!(.form(#fields, #lent))
        }
        BodyForm::Multipart(list) => {
            let fields = fields(site, list);
            quote!(.multipart(#fields, #lent))
        }
        BodyForm::MultipartAs(media_type, list) => {
            let fields = fields(site, list);
            quote!(.multipart_as(#media_type, #fields, #lent))
        }
        BodyForm::Lines(media_type) => {
            let lines = value(input, ident);
            quote!(.json_lines(#media_type, #lines))
        }
        BodyForm::Sequence(media_type) => {
            let lines = value(input, ident);
            quote!(.json_sequence(#media_type, #lines))
        }
        BodyForm::Raw(media_type) => {
            let file = value(input, ident);
            quote!(.upload_as(#media_type, #file))
        }
    }
}

/// What says how the members of a form are written.
pub(super) fn fields(site: &mut Site<'_>, fields: &[FormField]) -> TokenStream {
    let fields = fields.iter().map(|field| form_field(site, field));
    quote!(&[#(#fields),*])
}

fn form_field(site: &mut Site<'_>, field: &FormField) -> TokenStream {
    let ty = site.runtime("Field");
    let name = &field.name;
    let written = match &field.written {
        Written::Plain => quote!(#ty::named(#name)),
        Written::Styled(styled) => {
            let style = style(site, styled);
            quote!(#ty::styled(#name, #style))
        }
        Written::Typed(media_type) => quote!(#ty::typed(#name, #media_type)),
    };
    let headers = field.headers.iter();
    let headers: Vec<_> = headers
        .map(|(name, value)| quote!((#name, #value)))
        .collect();
    let headers = (!headers.is_empty()).then(|| quote!(.with_headers(&[#(#headers),*])));
    quote!(#written #headers)
}

/// The constant for a layout, such as `Style::FORM.exploded()`.
pub(super) fn style(site: &mut Site<'_>, styled: &Styled) -> TokenStream {
    let ty = site.runtime("Style");
    let layout = house(match styled.layout {
        Layout::Simple => "SIMPLE",
        Layout::Label => "LABEL",
        Layout::Matrix => "MATRIX",
        Layout::Form => "FORM",
        Layout::SpaceDelimited => "SPACE_DELIMITED",
        Layout::PipeDelimited => "PIPE_DELIMITED",
        Layout::TabDelimited => "TAB_DELIMITED",
        Layout::Cookie => "COOKIE",
        Layout::DeepObject => "DEEP_OBJECT",
        Layout::DeepBrackets => "DEEP_BRACKETS",
        Layout::DeepRepeated => "DEEP_REPEATED",
        Layout::Dotted => "DOTTED",
        Layout::Json => "JSON",
    });
    let exploded = styled.explode.then(|| quote!(.exploded()));
    let reserved = styled.allow_reserved.then(|| quote!(.reserved()));
    let empty = styled.allow_empty.then(|| quote!(.empty()));
    let unnamed = styled.whole.then(|| quote!(.unnamed()));
    quote!(#ty::#layout #exploded #reserved #empty #unnamed)
}
