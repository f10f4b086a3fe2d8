//! Ways to authenticate, and which of them an operation takes.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme};

use crate::api::{Docs, Scheme, SchemeId, SchemeKind};
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
            let (kind, description) = kind(node);
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

fn kind(node: &SecurityScheme) -> (SchemeKind, Option<&String>) {
    match node {
        SecurityScheme::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let name = name.clone();
            let kind = match location {
                APIKeyLocation::Query => SchemeKind::Query(name),
                APIKeyLocation::Header => SchemeKind::Header(name),
                APIKeyLocation::Cookie => SchemeKind::Cookie(name),
            };
            (kind, description.as_ref())
        }
        SecurityScheme::HTTP {
            scheme,
            description,
            ..
        } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                "bearer" => SchemeKind::Bearer,
                "basic" => SchemeKind::Basic,
                "mutualtls" => SchemeKind::MutualTls,
                _ => SchemeKind::Authorization(scheme.clone()),
            };
            (kind, description.as_ref())
        }
        // However the access token is come by, it is sent as a bearer token
        // (RFC 6750).
        SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => {
            (SchemeKind::Bearer, description.as_ref())
        }
    }
}
