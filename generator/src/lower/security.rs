//! Ways to authenticate, and which of them an operation takes.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, ClientCredentialsOAuth2Flow, OAuth2Flows, SecurityRequirement, SecurityScheme,
};

use crate::api::{Docs, OAuth2, Scheme, SchemeId, SchemeKind};
use crate::diagnostic::{Diagnostic, nearest};
use crate::pointer::Pointer;

use super::Lower;

impl Lower<'_, '_> {
    /// All schemes, and their ids by name.
    pub(super) fn schemes(&mut self) -> (IndexMap<String, SchemeId>, Vec<Scheme>) {
        let document = self.document;
        let mut ids = IndexMap::new();
        let mut schemes = Vec::new();
        for pointer in document.security_schemes.keys() {
            let Some((_, node)) = self.follow(&document.security_schemes, pointer) else {
                continue;
            };
            let name = pointer.last().unwrap_or_default().into_owned();
            ids.insert(name.clone(), SchemeId(schemes.len()));
            let (kind, description) = self.kind(pointer, &name, node);
            schemes.push(Scheme {
                pointer: pointer.clone(),
                name,
                docs: Docs {
                    description: description.cloned(),
                    ..Docs::default()
                },
                kind,
            });
        }
        (ids, schemes)
    }

    /// Alternatives, each a set of schemes.
    pub(super) fn requirements(
        &mut self,
        at: &Pointer,
        requirements: &[SecurityRequirement],
        schemes: &IndexMap<String, SchemeId>,
    ) -> Vec<Vec<SchemeId>> {
        let mut alternatives = Vec::with_capacity(requirements.len());
        for (index, requirement) in requirements.iter().enumerate() {
            let mut set = Some(Vec::new());
            for name in requirement.keys() {
                match schemes.get(name) {
                    Some(id) => set.iter_mut().for_each(|set| set.push(*id)),
                    None => {
                        self.unknown_scheme(at.index(index).child(name), name, schemes);
                        // Without one of its schemes the set is no alternative.
                        set = None;
                    }
                }
            }
            alternatives.extend(set);
        }
        alternatives
    }

    fn kind<'n>(
        &mut self,
        at: &Pointer,
        name: &str,
        node: &'n SecurityScheme,
    ) -> (SchemeKind, Option<&'n String>) {
        match node {
            SecurityScheme::APIKey {
                location,
                name,
                description,
                ..
            } => (api_key(location, name.clone()), description.as_ref()),
            SecurityScheme::HTTP {
                scheme,
                description,
                ..
            } => (http(scheme), description.as_ref()),
            SecurityScheme::OAuth2 {
                flows, description, ..
            } => (self.oauth2(at, name, flows), description.as_ref()),
            SecurityScheme::OpenIDConnect { description, .. } => {
                (SchemeKind::Bearer, description.as_ref())
            }
        }
    }

    /// However the access token is come by, it is sent as a bearer token (RFC 6750).
    fn oauth2(&mut self, at: &Pointer, name: &str, flows: &OAuth2Flows) -> SchemeKind {
        let Some(flow) = &flows.client_credentials else {
            return SchemeKind::Bearer;
        };
        let at = at.child("flows").child("clientCredentials");
        let urls = [
            ("tokenUrl", Some(&flow.token_url)),
            ("refreshUrl", flow.refresh_url.as_ref()),
        ];
        for (keyword, url) in urls {
            if let Some(url) = url.filter(|url| !is_safe(url)) {
                let message = format!("no client can ask `{url}` for tokens");
                let place = self.value(at.child(keyword));
                self.say(
                    Diagnostic::warning("token-url", place, message)
                        .note("its secret would go there; programs must name another URL")
                        .help("write a URL that begins with `https://`, or with a slash"),
                );
            }
        }
        SchemeKind::OAuth2(OAuth2 {
            token_url: flow.token_url.clone(),
            refresh_url: flow.refresh_url.clone(),
            scopes: self.scopes(name, flow),
        })
    }

    /// The scopes of a flow that operations ask for.
    fn scopes(&self, name: &str, flow: &ClientCredentialsOAuth2Flow) -> Vec<String> {
        let document = self.document;
        let operations = document.operations.iter();
        let own = operations.filter_map(|node| node.operation.security.as_ref());
        let all = std::iter::once(&document.security).chain(own).flatten();
        let asked: BTreeSet<&String> = all
            .filter_map(|requirement| requirement.get(name))
            .flatten()
            .collect();
        let known = flow.scopes.keys();
        known
            .filter(|scope| asked.contains(scope))
            .cloned()
            .collect()
    }

    fn unknown_scheme(&mut self, at: Pointer, name: &str, schemes: &IndexMap<String, SchemeId>) {
        let message = format!("there is no security scheme `{name}`; this alternative is left out");
        let fault = Diagnostic::warning("unknown-scheme", self.key(at), message);
        let help = match nearest(name, schemes.keys().map(String::as_str)) {
            Some(near) => format!("write `{near}`"),
            None => format!(
                "add it:  components: {{ securitySchemes: {{ {name}: {{ type: http, scheme: bearer }} }} }}"
            ),
        };
        self.say(fault.help(help));
    }
}

fn api_key(location: &APIKeyLocation, name: String) -> SchemeKind {
    match location {
        APIKeyLocation::Query => SchemeKind::Query(name),
        APIKeyLocation::Header => SchemeKind::Header(name),
        APIKeyLocation::Cookie => SchemeKind::Cookie(name),
    }
}

fn http(scheme: &str) -> SchemeKind {
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => SchemeKind::Bearer,
        "basic" => SchemeKind::Basic,
        "mutualtls" => SchemeKind::MutualTls,
        _ => SchemeKind::Authorization(scheme.to_owned()),
    }
}

/// Whether a secret can go there: over TLS, or to wherever the API is served.
fn is_safe(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or(Some(url).filter(|url| !url.contains(':')));
    let plain = |c: char| c.is_ascii_graphic() && !"{}@#\"<>\\^`|".contains(c);
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
}
