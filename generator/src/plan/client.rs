//! The client: base URL, credentials, envelope and paging.

use indexmap::IndexMap;

use super::Context;
use super::clash::Claimant;
use super::name::{Case, Scope};
use super::word::Words;
use super::{docs, markdown};
use crate::api::{Scheme, SchemeId, SchemeKind};
use crate::config;
use crate::diagnostic::{Diagnostic, Part};
use crate::rust::{
    Client, Credential, CredentialKind, Doc, Envelope, Ident, OAuth2, Paging, Resource, ResourceId,
};

/// Methods that the builder has for every API.
const BUILDER_METHODS: [&str; 16] = [
    "base_url",
    "build",
    "clone",
    "connect_timeout",
    "credential",
    "from_env",
    "header",
    "header_timeout",
    "idle_timeout",
    "max_body",
    "new",
    "proxy",
    "retries",
    "timeout",
    "transport",
    "user_agent",
];

/// Credentials that can be sent, and where each scheme is among them.
pub(super) struct Credentials {
    pub(super) all: Vec<Credential>,
    pub(super) positions: Vec<Option<usize>>,
}

impl Credentials {
    /// Plans a credential for each scheme that a client can send.
    pub(super) fn of(context: &mut Context<'_>) -> Self {
        let mut setters = Scope::reserving(&BUILDER_METHODS, "credential");
        let mut constants = Scope::reserving(&["API", "ENVELOPE", "PAGING"], "scheme");
        let mut all = Vec::new();
        let mut positions = Vec::new();
        for scheme in &context.api.schemes {
            let Some(kind) = kind(context.config, scheme) else {
                positions.push(None);
                let message = format!(
                    "`{}` is a matter of the connection; calls go without it",
                    scheme.name
                );
                let place = context.spec(&scheme.pointer, Part::Key);
                let fault = Diagnostic::warning("mutual-tls", place, message);
                let help = "give the client a `transport` that shows the certificate";
                context.report.push(fault.help(help));
                continue;
            };
            positions.push(Some(all.len()));
            let words = Words::cut(&scheme.name);
            let who = Claimant::new(&scheme.name, &scheme.pointer);
            let variables = &context.config.environment.credentials;
            all.push(Credential {
                constant: constants.follow(&words, Case::Constant, who.clone()),
                setter: setters.claim(&words, Case::Value, who),
                doc: doc(scheme, &kind),
                variable: variables.get(&scheme.name).cloned(),
                name: scheme.name.clone(),
                kind,
            });
        }
        context.collisions(&mut setters, "credential", |_| {
            "nothing yet; one scheme needs another name in the description".to_owned()
        });
        Self { all, positions }
    }

    /// The alternatives of an operation, without what no request can carry.
    pub(super) fn alternatives(&self, security: &[Vec<SchemeId>]) -> Vec<Vec<usize>> {
        let position = |id: &SchemeId| self.positions.get(id.0).copied().flatten();
        let sets = security.iter();
        sets.map(|set| set.iter().filter_map(position).collect())
            .collect()
    }
}

fn doc(scheme: &Scheme, kind: &CredentialKind) -> Doc {
    let usual = format!("Sets the credential {}.", markdown::code(&scheme.name));
    let mut doc = docs::text(&scheme.docs, &usual);
    let more = match kind {
        CredentialKind::OAuth2(_) => {
            "It is an access token, or [`ClientCredentials`](crate::ClientCredentials) to fetch one with."
        }
        CredentialKind::Basic => {
            "It is a pair of user name and password, or both in one text with a colon between them."
        }
        CredentialKind::Bearer
        | CredentialKind::Header(_)
        | CredentialKind::Query(_)
        | CredentialKind::Cookie(_)
        | CredentialKind::Authorization(_) => return doc,
    };
    doc.0.extend([String::new(), more.to_owned()]);
    doc
}

fn kind(config: &config::Config, scheme: &Scheme) -> Option<CredentialKind> {
    match &scheme.kind {
        SchemeKind::Bearer => Some(CredentialKind::Bearer),
        SchemeKind::OAuth2(flow) => {
            let variables = config.environment.clients.get(&scheme.name);
            Some(CredentialKind::OAuth2(OAuth2 {
                token_url: flow.token_url.clone(),
                refresh_url: flow.refresh_url.clone(),
                scopes: flow.scopes.join(" "),
                variables: variables.map(|names| (names.id.clone(), names.secret.clone())),
            }))
        }
        SchemeKind::Basic => Some(CredentialKind::Basic),
        SchemeKind::Header(name) => Some(CredentialKind::Header(name.clone())),
        SchemeKind::Query(name) => Some(CredentialKind::Query(name.clone())),
        SchemeKind::Cookie(name) => Some(CredentialKind::Cookie(name.clone())),
        SchemeKind::Authorization(word) => Some(CredentialKind::Authorization(word.clone())),
        SchemeKind::MutualTls => None,
    }
}

/// Plans the client.
pub(super) fn client(
    context: &Context<'_>,
    credentials: Vec<Credential>,
    resources: &[Resource],
    children: Vec<(Ident, ResourceId)>,
) -> Client {
    let config = context.config;
    let paging = config.paging.as_ref();
    Client {
        base_url: base_url(context),
        base_url_variable: config.environment.base_url.clone(),
        credentials,
        security: usual(resources),
        envelope: config.envelope.as_ref().map(|e| envelope(e, paging)),
        paging: paging.map(|paging| Paging {
            page: paging.page.clone(),
            per_page: paging.per_page.clone(),
        }),
        children,
    }
}

/// The security that most calls have, the first of several as frequent.
fn usual(resources: &[Resource]) -> Vec<Vec<usize>> {
    let mut counts: IndexMap<&[Vec<usize>], usize> = IndexMap::new();
    for method in resources.iter().flat_map(|resource| &resource.methods) {
        if !method.security.is_empty() {
            *counts.entry(&method.security).or_default() += 1;
        }
    }
    let most = counts.values().max().copied().unwrap_or_default();
    let usual = counts.iter().find(|(_, count)| **count == most && most > 1);
    usual
        .map(|(security, _)| security.to_vec())
        .unwrap_or_default()
}

fn envelope(envelope: &config::Envelope, paging: Option<&config::Paging>) -> Envelope {
    Envelope {
        result: envelope.result.clone(),
        success: envelope.success.clone(),
        errors: envelope.errors.clone(),
        messages: envelope.messages.clone(),
        info: paging.map(|paging| paging.info.clone()),
    }
}

/// The first server; where there is none, one that every build must replace.
fn base_url(context: &Context<'_>) -> String {
    let first = context.api.servers.first().map(String::as_str);
    first.unwrap_or_default().trim_end_matches('/').to_owned()
}
