//! The client: where every call starts.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doc, gate, operation};
use crate::rust::{
    Client, Crate, Credential, CredentialKind, Doc, Envelope, Ident, OAuth2, Paging, Resource,
    ResourceId,
};

/// The file `client.rs`.
pub(super) fn file(krate: &Crate) -> TokenStream {
    let client = client(krate);
    let builder = builder(krate);
    let api = api(krate);
    let credentials = krate.client.credentials.iter().map(credential);
    let scheme = (!krate.client.credentials.is_empty()).then(|| quote!(Scheme, SchemeKind,));
    let given = (!krate.client.credentials.is_empty()).then(|| quote!(Credential,));
    let fetched = krate.client.fetches_tokens().then(|| quote!(OAuth2,));
    let envelope = krate.client.envelope.as_ref().map(|_| quote!(Envelope,));
    let paging = krate.client.paging.as_ref().map(|_| quote!(Paging,));
    let shared = (!krate.client.security.is_empty()).then(|| quote!(Operation,));
    quote! {
        use crate::runtime::{
            Api, Builder, Core, #given #envelope Error, #fetched #shared #paging #scheme
        };
        #client
        #builder
        #api
        #(#credentials)*
    }
}

fn client(krate: &Crate) -> TokenStream {
    let children = krate.client.children.iter();
    let children = children.filter_map(|(method, id)| child(krate, method, *id));
    let title = Doc(vec![
        format!("A client for {}.", krate.package.title),
        String::new(),
        "Cloning is cheap, and clones share their connections. Every call starts here.".to_owned(),
    ]);
    let builder_doc = doc::line("Starts a client from nothing: no credential is set.");
    let environment_doc = Doc(vec![
        "Starts a client from the environment; what is set afterwards wins.".to_owned(),
    ]);
    let from_env_doc = from_env_doc(krate);
    quote! {
        #title
        #[derive(Clone)]
        pub struct Client {
            core: Core,
        }
        #[doc = " Makes a [`Client`]: credentials, base URL, timeouts, transport."]
        pub type ClientBuilder = Builder<Client>;
        impl Client {
            #builder_doc
            pub fn builder() -> ClientBuilder {
                Builder::new(&API)
            }
            #environment_doc
            pub fn builder_from_env() -> ClientBuilder {
                Builder::from_env(&API)
            }
            #from_env_doc
            pub fn from_env() -> Result<Self, Error> {
                Self::builder_from_env().build()
            }
            #(#children)*
        }
        impl std::fmt::Debug for Client {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple("Client").field(&self.core).finish()
            }
        }
        impl From<Core> for Client {
            fn from(core: Core) -> Self {
                Self { core }
            }
        }
    }
}

/// The way to a resource.
fn child(krate: &Crate, method: &Ident, id: ResourceId) -> Option<TokenStream> {
    let Resource {
        path,
        ident,
        feature,
        doc,
        ..
    } = krate.resources.get(id.0)?;
    let (module, doc) = (path.last()?, doc::line(&doc.summary()));
    let gate = gate::feature(feature);
    Some(quote! {
        #doc
        #gate
        #[must_use]
        pub fn #method(&self) -> crate::resources::#module::#ident {
            crate::resources::#module::#ident(self.core.clone())
        }
    })
}

fn from_env_doc(krate: &Crate) -> Doc {
    let credentials = krate.client.credentials.iter();
    let mut names: Vec<&str> = credentials.flat_map(Credential::variables).collect();
    names.extend(krate.client.base_url_variable.as_deref());
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let mut doc = Doc(vec!["A client with what the environment says.".to_owned()]);
    if !names.is_empty() {
        doc.0.push(String::new());
        doc.0.push(format!("Reads {}.", names.join(", ")));
    }
    doc.0.extend([
        String::new(),
        "# Errors".to_owned(),
        "Where a variable holds something that cannot be sent, or the base URL is not one."
            .to_owned(),
    ]);
    doc
}

fn builder(krate: &Crate) -> Option<TokenStream> {
    let setters = krate.client.credentials.iter().map(|credential| {
        let Credential {
            setter,
            constant,
            doc,
            ..
        } = credential;
        quote! {
            #doc
            pub fn #setter(self, #setter: impl Into<Credential>) -> Self {
                self.credential(&#constant, #setter)
            }
        }
    });
    let setters: Vec<_> = setters.collect();
    (!setters.is_empty()).then(|| quote!(impl Builder<Client> { #(#setters)* }))
}

fn api(krate: &Crate) -> TokenStream {
    let (name, version) = (&krate.package.name, &krate.package.version);
    let base_url = &krate.client.base_url;
    let variable = optional(krate.client.base_url_variable.as_deref());
    let schemes = krate
        .client
        .credentials
        .iter()
        .map(|credential| &credential.constant);
    let (reference, envelope) = match &krate.client.envelope {
        Some(envelope) => (quote!(Some(&ENVELOPE)), Some(self::envelope(envelope))),
        None => (quote!(None), None),
    };
    let paging = krate
        .client
        .paging
        .as_ref()
        .map(|Paging { page, per_page }| {
            let shared = gate::shared();
            quote! {
                #shared
                pub(crate) static PAGING: Paging = Paging { page: #page, per_page: #per_page };
            }
        });
    let shared = shared(krate);
    quote! {
        pub(crate) static API: Api = Api {
            name: #name,
            version: #version,
            base_url: #base_url,
            base_url_variable: #variable,
            schemes: &[#(&#schemes),*],
            envelope: #reference,
        };
        #envelope
        #paging
        #shared
    }
}

/// What most calls have in common.
fn shared(krate: &Crate) -> Option<TokenStream> {
    let Client { security, .. } = &krate.client;
    let security = (!security.is_empty()).then(|| operation::security(krate, security))?;
    let shared = gate::shared();
    Some(quote! {
        #shared
        pub(crate) const OPERATION: Operation = Operation { security: #security, ..Operation::JSON };
    })
}

fn envelope(envelope: &Envelope) -> TokenStream {
    let Envelope {
        result,
        success,
        errors,
        messages,
        info,
    } = envelope;
    let info = optional(info.as_deref());
    quote! {
        static ENVELOPE: Envelope = Envelope {
            result: #result,
            success: #success,
            errors: #errors,
            messages: #messages,
            info: #info,
        };
    }
}

fn credential(credential: &Credential) -> TokenStream {
    let Credential { name, constant, .. } = credential;
    let variable = optional(credential.variable.as_deref());
    let kind = match &credential.kind {
        CredentialKind::Bearer => quote!(Bearer),
        CredentialKind::OAuth2(oauth2) => {
            let oauth2 = self::oauth2(oauth2);
            quote!(OAuth2(#oauth2))
        }
        CredentialKind::Basic => quote!(Basic),
        CredentialKind::Header(name) => quote!(Header(#name)),
        CredentialKind::Query(name) => quote!(Query(#name)),
        CredentialKind::Cookie(name) => quote!(Cookie(#name)),
        CredentialKind::Authorization(scheme) => quote!(Authorization(#scheme)),
    };
    quote! {
        pub(crate) static #constant: Scheme = Scheme {
            name: #name,
            kind: SchemeKind::#kind,
            variable: #variable,
        };
    }
}

fn oauth2(oauth2: &OAuth2) -> TokenStream {
    let OAuth2 {
        token_url,
        refresh_url,
        scopes,
        variables,
    } = oauth2;
    let refresh_url = optional(refresh_url.as_deref());
    let variables = match variables {
        Some((id, secret)) => quote!(Some((#id, #secret))),
        None => quote!(None),
    };
    quote! {
        OAuth2 {
            token_url: #token_url,
            refresh_url: #refresh_url,
            scopes: #scopes,
            variables: #variables,
        }
    }
}

fn optional(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}
