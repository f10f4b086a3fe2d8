//! The calls by their names, as tables for the crate's own program.

use proc_macro2::TokenStream;
use quote::quote;

use super::fill::{fields, style};
use super::ident::house;
use super::input::target;
use super::site::Site;
use super::{doc, gate};
use crate::rust::{
    BodyForm, Crate, Doc, Failure, Fill, Ident, Input, Method, Options, Output, PathPart, Place,
    Resource, RustType, Stream,
};

/// The file `cli.rs`.
pub(super) fn file(krate: &Crate) -> TokenStream {
    let name = &krate.package.name;
    let title = doc::inner(&Doc(vec![format!(
        "The program `{name}`: any call by its name, JSON in and JSON out."
    )]));
    let groups = krate.resources.iter().filter(|r| !r.methods.is_empty());
    let groups = groups.map(|resource| {
        let (modules, gate) = (&resource.path, gate::feature(&resource.feature));
        quote!(#gate &crate::resources::#(#modules::)*COMMANDS)
    });
    let groups: Vec<_> = groups.collect();
    let lines = [
        "Does what the program's arguments say; `--help` tells what they may be.",
        "",
        "It exits with 0 on success, 1 where the API refuses the call, 2 where the arguments are wrong,",
        "and 3 where no answer comes or it cannot be read.",
    ];
    let lines = Doc(lines.map(str::to_owned).to_vec());
    quote! {
        #title
        use crate::client::API;
        use crate::runtime::cli::{self, ExitCode, Group};
        #lines
        pub fn run() -> ExitCode {
            cli::run(&API, GROUPS)
        }
        static GROUPS: &[&Group] = &[#(#groups),*];
    }
}

/// The file `main.rs`.
pub(super) fn main(krate: &Crate) -> TokenStream {
    let library = &krate.package.library;
    let title = doc::inner(&Doc(vec![
        "Any call by its name, JSON in and JSON out.".to_owned(),
    ]));
    quote! {
        #title
        fn main() -> #library::runtime::cli::ExitCode {
            #library::cli::run()
        }
    }
}

/// The calls of a resource.
pub(super) fn table(site: &mut Site<'_>, resource: &Resource) -> Option<TokenStream> {
    if resource.methods.is_empty() {
        return None;
    }
    let commands = site.runtime("commands");
    let lines = resource.methods.iter().flat_map(|m| command(site, m));
    let lines: Vec<_> = lines.collect();
    Some(quote!(#commands! { COMMANDS { #(#lines,)* } }))
}

/// A line for the call, and one for each of its parameters.
fn command(site: &mut Site<'_>, method: &Method) -> Vec<TokenStream> {
    let mut paths = path_names(method).into_iter();
    let variants = method.variants.iter().map(|variant| &variant.argument);
    let arguments = method.arguments.iter().chain(variants);
    let arguments = arguments.map(|a| (&a.fill, &a.input, true));
    let options = method
        .options
        .iter()
        .flat_map(|Options { setters, .. }| setters);
    let options = options.map(|s| (&s.fill, &s.input, false));
    let (mut inputs, mut bodies) = (Vec::new(), Vec::new());
    for (fill, input, required) in arguments.chain(options) {
        match fill {
            Fill::Body(form) => bodies.push(body(site, form, input, required)),
            fill => inputs.extend(self::input(site, fill, input, required, &mut paths)),
        }
    }
    let fixed = method.fixed_body.as_ref();
    bodies.extend(fixed.map(|json| quote!((fixed = #json))));
    let (name, constant) = (word(&method.ident), &method.constant);
    let answer = answer(site, &method.output);
    let failure = method.failure.as_ref().map(|f| failure(site, f));
    let streaming = method.options.as_ref().and_then(|o| o.streaming.as_ref());
    let streaming = streaming.map(|streaming| {
        let stream = stream(site, &streaming.stream, false);
        quote!(| #stream)
    });
    let mut lines = vec![quote!(#name: #constant #(#bodies)* => #answer #streaming #failure)];
    lines.append(&mut inputs);
    lines
}

fn answer(site: &mut Site<'_>, output: &Output) -> TokenStream {
    match output {
        Output::Json(ty) => {
            let ty = site.ty(ty);
            quote!(json #ty)
        }
        Output::Page(ty) => {
            let ty = site.ty(ty);
            quote!(page #ty)
        }
        Output::Nothing => quote!(nothing),
        Output::Text => quote!(text),
        Output::Bytes | Output::Download => quote!(download),
        Output::Stream(stream) => self::stream(site, stream, true),
        Output::ByStatus(answer) => {
            let ident = &answer.ident;
            quote!(by_status #ident)
        }
    }
}

/// A stream: the answer itself, or what comes in its place on request.
fn stream(site: &mut Site<'_>, stream: &Stream, is_usual: bool) -> TokenStream {
    let ((usual, other), ty) = match stream {
        Stream::Events(ty) => (("events", "or_events"), Some(site.ty(ty))),
        Stream::TextEvents => (("text_events", "or_text_events"), None),
        Stream::Records(ty) => (("records", "or_records"), Some(site.ty(ty))),
    };
    let name = house(if is_usual { usual } else { other });
    quote!(#name #ty)
}

fn failure(site: &Site<'_>, failure: &Failure) -> TokenStream {
    match failure {
        Failure::Json(path) => {
            let ty = site.imported(path);
            quote!(; error #ty)
        }
        Failure::ByStatus(ident) => quote!(; error_by_status #ident),
    }
}

/// A parameter; none for what stays the text that it is in the path, of which
/// the path says enough.
fn input<'a>(
    site: &mut Site<'_>,
    fill: &'a Fill,
    input: &Input,
    required: bool,
    paths: &mut impl Iterator<Item = &'a str>,
) -> Option<TokenStream> {
    let is_path = match fill {
        Fill::Path => true,
        Fill::Styled(styled) => styled.place == Place::Path,
        Fill::Query(_) | Fill::Header(_) | Fill::Body(_) => false,
    };
    let path = is_path.then(|| paths.next()).flatten();
    let keeps_text = matches!(input, Input::Text | Input::Into(RustType::Formatted(_)));
    if matches!(fill, Fill::Path) && keeps_text {
        return None;
    }
    let ty = target(site, input);
    let required = (required && !is_path).then(|| quote!(; required));
    let (place, name, style) = match fill {
        Fill::Path => (quote!(path), path?, None),
        Fill::Query(name) => (quote!(query), name.as_str(), None),
        Fill::Header(name) => (quote!(header), name.as_str(), None),
        Fill::Styled(styled) => {
            let place = match styled.place {
                Place::Path => quote!(path),
                Place::Query => quote!(query),
                Place::Header => quote!(header),
                Place::Cookie => quote!(cookie),
            };
            (place, styled.name.as_str(), Some(style(site, styled)))
        }
        Fill::Body(_) => return None,
    };
    let style = style.map(|style| quote!(= #style));
    Some(quote!(#place #name: #ty #style #required))
}

fn body(site: &mut Site<'_>, form: &BodyForm, input: &Input, required: bool) -> TokenStream {
    let optional = (!required).then(|| quote!(; optional));
    let ty = target(site, input);
    let body = match form {
        BodyForm::Json => quote!(json #ty),
        BodyForm::JsonAs(media_type) => quote!(json_as #ty = #media_type),
        BodyForm::Xml(media_type) => quote!(xml #ty = #media_type),
        BodyForm::Form(list) => {
            let fields = fields(site, list);
            quote!(form #ty = #fields)
        }
        BodyForm::Multipart(list) => {
            let fields = fields(site, list);
            quote!(multipart #ty = #fields)
        }
        BodyForm::MultipartAs(media_type, list) => {
            let fields = fields(site, list);
            quote!(multipart_as #ty = #media_type, #fields)
        }
        BodyForm::Lines(media_type) => quote!(lines #ty = #media_type),
        BodyForm::Sequence(media_type) => quote!(sequence #ty = #media_type),
        BodyForm::Raw(media_type) => quote!(raw = #media_type),
    };
    quote!((#body #optional))
}

/// The names of the values of a path, each once.
fn path_names(method: &Method) -> Vec<&str> {
    let mut names = Vec::new();
    for part in &method.path {
        match part {
            PathPart::Value(name) if !names.contains(&name.as_str()) => names.push(name.as_str()),
            PathPart::Value(_) | PathPart::Text(_) => {}
        }
    }
    names
}

/// A name as it is typed: what makes it an identifier is left out.
fn word(ident: &Ident) -> String {
    let text = ident.as_str();
    text.strip_prefix("r#").unwrap_or(text).to_owned()
}
