//! Tests that the crate carries itself: one call over a socket for each
//! operation, against what the description says of it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::input::target;
use super::site::Site;
use super::{doc, literal};
use crate::rust::{
    Argument, Crate, Credential, CredentialKind, Doc, Envelope, Fill, HttpMethod, Ident, Input,
    Method, Output, WireTest,
};

/// More tests than this are a file for each resource at the top of the tree.
const FILE: usize = 150;

/// The files of tests by path, and the calls that each makes; none where the
/// crate has no tests.
pub(super) fn files(krate: &Crate) -> Vec<(String, Vec<&Method>)> {
    let mut all: Vec<&Method> = Vec::new();
    let mut groups: BTreeMap<&str, Vec<&Method>> = BTreeMap::new();
    for resource in &krate.resources {
        let top = resource.path.first().map_or("", Ident::as_str);
        for method in resource.methods.iter().filter(|m| m.test.is_some()) {
            all.push(method);
            groups.entry(top).or_default().push(method);
        }
    }
    match all.len() {
        0 => Vec::new(),
        1..=FILE => vec![("tests/wire.rs".to_owned(), all)],
        _ => groups
            .into_iter()
            .map(|(top, methods)| (format!("tests/wire_{top}.rs"), methods))
            .collect(),
    }
}

/// A file of tests.
pub(super) fn file(krate: &Crate, methods: &[&Method]) -> TokenStream {
    let title = doc::inner(&Doc(vec![
        "Every call once over a socket: what it sends, and what it makes of the answer.".to_owned(),
    ]));
    let tests = methods
        .iter()
        .filter_map(|method| Some(test(krate, method, method.test.as_ref()?)));
    let tests: Vec<_> = tests.collect();
    let needs = Needs::of(methods);
    let support = support(krate, &needs);
    let library = &krate.package.library;
    let decode = needs.typed.then(|| quote!(Decode, decode,));
    let encode = needs.encode.then(|| quote!(encode,));
    let object = needs.enveloped.then(|| quote!(Object,));
    quote! {
        #title
        #[cfg(test)]
        mod loopback;
        #[cfg(test)]
        mod wire {
            use #library::{Client, #object #decode #encode};
            use crate::loopback::{Server, body, header, json, line};
            #support
            #(#tests)*
        }
    }
}

/// What the tests use, so that nothing is imported for nobody.
#[derive(Default)]
struct Needs {
    typed: bool,
    parsed: bool,
    encode: bool,
    enveloped: bool,
}

impl Needs {
    fn of(methods: &[&Method]) -> Self {
        let mut needs = Self::default();
        for method in methods {
            let Some(test) = &method.test else { continue };
            let plain = |a: &Argument| matches!((&a.fill, &a.input), (Fill::Path, Input::Text));
            needs.parsed |= test.body.is_some() || test.value.is_some();
            needs.encode |= test.value.is_some();
            needs.enveloped |= test.value.is_some() && method.enveloped;
            needs.typed |= needs.parsed || !method.arguments.iter().all(plain);
        }
        needs
    }
}

/// What all tests share: a client that has every credential, of which each
/// call must send its own, and JSON to compare.
fn support(krate: &Crate, needs: &Needs) -> TokenStream {
    let setters = krate.client.credentials.iter().map(|credential| {
        let setter = &credential.setter;
        let value = secret(credential);
        quote!(.#setter(#value))
    });
    let headers: BTreeSet<&str> = krate.client.credentials.iter().filter_map(header).collect();
    let headers = headers.iter();
    let library = &krate.package.library;
    let envelope = krate.client.envelope.as_ref().filter(|_| needs.enveloped);
    let enveloped = envelope.map(enveloped);
    let typed = needs.typed.then(|| {
        quote! {
            fn typed<T: Decode>(text: &str) -> T {
                decode(text.as_bytes()).expect("the sample is as described")
            }
        }
    });
    let parsed = needs.parsed.then(|| {
        quote! {
            fn parsed(text: &str) -> #library::Json {
                typed(text)
            }
        }
    });
    quote! {
        const CREDENTIALS: &[&str] = &[#(#headers),*];
        fn client(server: &Server) -> Client {
            Client::builder()
                .base_url(server.url())
                #(#setters)*
                .build()
                .expect("the client is complete")
        }
        #typed
        #parsed
        fn credentials(request: &str) -> Vec<(&'static str, &str)> {
            CREDENTIALS
                .iter()
                .filter_map(|name| Some((*name, header(request, name)?)))
                .collect()
        }
        #enveloped
    }
}

/// A function that wraps a value as the service does.
fn enveloped(envelope: &Envelope) -> TokenStream {
    let Envelope {
        result,
        success,
        errors,
        messages,
        ..
    } = envelope;
    quote! {
        fn enveloped(result: &str) -> String {
            let mut answer = Object::new();
            answer.insert(#success, true);
            answer.insert(#errors, parsed("[]"));
            answer.insert(#messages, parsed("[]"));
            answer.insert(#result, parsed(result));
            encode(&answer)
        }
    }
}

fn header(credential: &Credential) -> Option<&str> {
    match &credential.kind {
        CredentialKind::Bearer
        | CredentialKind::OAuth2(_)
        | CredentialKind::Basic
        | CredentialKind::Authorization(_) => Some("authorization"),
        CredentialKind::Header(name) => Some(name),
        CredentialKind::Query(_) | CredentialKind::Cookie(_) => None,
    }
}

fn secret(credential: &Credential) -> String {
    format!("secret-{}", credential.name)
}

fn test(krate: &Crate, method: &Method, test: &WireTest) -> TokenStream {
    let WireTest {
        ident, chain, path, ..
    } = test;
    let values = method.arguments.iter().zip(&test.arguments);
    let arguments: Vec<_> = values.map(|(a, text)| argument(krate, a, text)).collect();
    let name = &method.ident;
    let sent = test.body.as_ref().map(|body| {
        let body = literal::raw(body);
        quote!(let sent = #body;)
    });
    let body = match &test.body {
        Some(_) => quote!(assert_eq!(parsed(body(&request)), parsed(sent));),
        None => quote!(assert_eq!(body(&request), "");),
    };
    let start = format!("{} /v4{path}", verb(&method.http));
    let credentials = credentials(krate, test);
    let (value, reply, check) = answer(method, test);
    let bound = (method.output != Output::Nothing).then(|| quote!(let answer =));
    let deprecated = method
        .deprecated
        .then(|| quote!(#[expect(deprecated, reason = "every call is tested")]));
    quote! {
        #[tokio::test]
        #deprecated
        async fn #ident() {
            #sent
            #value
            let server = Server::start(vec![json("200 OK", #reply)]);
            #bound client(&server)
                #(.#chain())*
                .#name(#(#arguments),*)
                .await
                .expect("the answer is as described");
            let request = server.request();
            assert_eq!(line(&request), #start);
            assert_eq!(credentials(&request), #credentials);
            #body
            #check
        }
    }
}

/// The value that comes back, the reply that carries it, and the proof that
/// it came out whole.
fn answer(method: &Method, test: &WireTest) -> (TokenStream, TokenStream, TokenStream) {
    let Some(value) = &test.value else {
        let check = match method.output {
            Output::Text => quote!(assert_eq!(answer, "text");),
            Output::Download => quote! {
                let all = answer.bytes().await.expect("the body is whole");
                assert_eq!(&all[..], b"text");
            },
            Output::Nothing
            | Output::Json(_)
            | Output::Page(_)
            | Output::Bytes
            | Output::Stream(_)
            | Output::ByStatus(_) => TokenStream::new(),
        };
        let reply = &test.answer;
        return (TokenStream::new(), quote!(#reply), check);
    };
    let value = literal::raw(value);
    let reply = match method.enveloped {
        true => quote!(&enveloped(value)),
        false => quote!(value),
    };
    let got = match method.output {
        Output::Page(_) => quote!(&answer.items),
        Output::Json(_)
        | Output::Nothing
        | Output::Text
        | Output::Bytes
        | Output::Download
        | Output::Stream(_)
        | Output::ByStatus(_) => quote!(&answer),
    };
    let check = quote!(assert_eq!(parsed(&encode(#got)), parsed(value)););
    (quote!(let value = #value;), reply, check)
}

fn argument(krate: &Crate, argument: &Argument, text: &str) -> TokenStream {
    match (&argument.fill, &argument.input) {
        (Fill::Path, Input::Text) => {
            let plain = text.trim_matches('"');
            quote!(#plain)
        }
        (Fill::Body(_), input) => {
            let ty = target(&mut Site::outside(krate), input);
            quote!(typed::<#ty>(sent))
        }
        (_, input) => {
            let ty = target(&mut Site::outside(krate), input);
            let text = literal::raw(text);
            quote!(typed::<#ty>(#text))
        }
    }
}

/// Just the credentials of this call must arrive.
fn credentials(krate: &Crate, test: &WireTest) -> TokenStream {
    let mut expected = Vec::new();
    for credential in test
        .credentials
        .iter()
        .filter_map(|at| krate.client.credentials.get(*at))
    {
        let value = match &credential.kind {
            CredentialKind::Bearer | CredentialKind::OAuth2(_) => {
                format!("Bearer {}", secret(credential))
            }
            CredentialKind::Basic => continue,
            CredentialKind::Authorization(scheme) => format!("{scheme} {}", secret(credential)),
            CredentialKind::Header(_) | CredentialKind::Query(_) | CredentialKind::Cookie(_) => {
                secret(credential)
            }
        };
        if let Some(name) = header(credential) {
            expected.push((name, value));
        }
    }
    expected.sort();
    let expected = expected.iter().map(|(name, value)| quote!((#name, #value)));
    quote!([#(#expected),*])
}

fn verb(method: &HttpMethod) -> &str {
    match method {
        HttpMethod::Get => "GET",
        HttpMethod::Put => "PUT",
        HttpMethod::Post => "POST",
        HttpMethod::Delete => "DELETE",
        HttpMethod::Options => "OPTIONS",
        HttpMethod::Head => "HEAD",
        HttpMethod::Patch => "PATCH",
        HttpMethod::Trace => "TRACE",
        HttpMethod::Query => "QUERY",
        HttpMethod::Other(name) => name,
    }
}
