//! Names of types: the description's own, and for inline ones the path to them.

use std::collections::BTreeMap;

use super::answer::{Answer, success};
use super::catalog::is_item;
use super::clash::{Claimant, type_names};
use super::name::{Case, Scope};
use super::place::Placement;
use super::rules::Rules;
use super::usage::{Face, Side, Usage};
use super::word::Words;
use super::{Context, body, failure, header};
use crate::api::{Api, Location, Name, Operation, OperationId, Owner, Parameter, Type, TypeId};
use crate::rust::{Home, Ident, ResourceId, TypePath};

/// Names that emitted files already use for something else.
pub(super) const HOUSE_TYPES: [&str; 62] = [
    "ApiError",
    "AsRef",
    "BTreeMap",
    "Base64",
    "Base64Url",
    "Box",
    "Builder",
    "Bytes",
    "Call",
    "Cidr",
    "Client",
    "Clone",
    "Core",
    "Date",
    "Debug",
    "Decimal",
    "DecimalText",
    "Decode",
    "DecodeError",
    "Default",
    "Drop",
    "Encode",
    "Eq",
    "Err",
    "Error",
    "From",
    "FromIterator",
    "Hash",
    "HttpDate",
    "Into",
    "IntoIterator",
    "Ip",
    "Ipv4",
    "Ipv6",
    "IsoDuration",
    "Iterator",
    "Json",
    "Maybe",
    "None",
    "Null",
    "Ok",
    "Option",
    "Page",
    "PartialEq",
    "Rest",
    "Result",
    "Seconds",
    "Secret",
    "Self",
    "Some",
    "String",
    "TimeOfDay",
    "Timestamp",
    "ToString",
    "UnixTime",
    "UnknownFields",
    "Uri",
    "UriReference",
    "Uuid",
    "Vec",
    "XmlContent",
    "XmlNode",
];

/// The names that items of the crate go by.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The struct of each resource.
    pub(super) resources: BTreeMap<ResourceId, Ident>,
    /// The type that marks a call as taking options.
    pub(super) markers: BTreeMap<OperationId, Ident>,
    /// The type of a call's answers, where it is one of several.
    pub(super) answers: BTreeMap<OperationId, Ident>,
    /// The type of what a call's errors say, where it is one of several.
    pub(super) failures: BTreeMap<OperationId, Ident>,
    /// The struct of the headers that come with a call's answer.
    pub(super) headers: BTreeMap<OperationId, Ident>,
    /// The types, by the form they take.
    pub(super) types: BTreeMap<(TypeId, Face), TypePath>,
}

/// Gives everything a name: resources, then components in the order of the
/// description, then inline types.
pub(super) fn assign(context: &mut Context<'_>, usage: &Usage, placement: &Placement) -> Names {
    let mut scopes = Scopes::default();
    let mut names = Names::default();
    name_resources(context, placement, &mut scopes, &mut names);
    let api = context.api;
    let (components, inline): (Vec<_>, Vec<_>) = api
        .types
        .iter()
        .filter(|(id, ty)| is_item(ty) && usage.is_used(*id))
        .partition(|(_, ty)| matches!(ty.name, Name::Component(_)));
    let wishes = components.into_iter().chain(inline).map(|(id, ty)| {
        let words = words(api, context.rules, ty, placement);
        (id, ty, home(api, ty, placement), words)
    });
    let wishes: Vec<_> = wishes.collect();
    for (_, _, home, words) in &wishes {
        scopes.of(*home).expect(words, Case::Type);
    }
    for (id, ty, home, words) in wishes {
        let scope = scopes.of(home);
        let mut first: Option<Words> = None;
        for face in usage.faces(id) {
            // The other forms are called after the first one.
            let wish = first
                .as_ref()
                .map(|first| first.and(&Words::cut(form(face))));
            let wish = wish.as_ref().unwrap_or(&words);
            let ident = scope.claim(wish, Case::Type, Claimant::ty(ty));
            first.get_or_insert_with(|| Words::cut(ident.as_str()));
            names.types.insert((id, face), TypePath { home, ident });
        }
    }
    scopes.report(context);
    names
}

/// What tells a form of a type from its first one.
fn form(face: Face) -> &'static str {
    match face {
        Face::Only(Side::Patch) => "patch",
        Face::Shared | Face::Only(Side::Request | Side::Answer) => "body",
    }
}

/// The types of each file.
pub(super) fn by_home(
    types: &BTreeMap<(TypeId, Face), TypePath>,
) -> BTreeMap<Home, Vec<(TypeId, Face)>> {
    let mut homes: BTreeMap<Home, Vec<(TypeId, Face)>> = BTreeMap::new();
    for (form, path) in types {
        homes.entry(path.home).or_default().push(*form);
    }
    homes
}

fn name_resources(
    context: &Context<'_>,
    placement: &Placement,
    scopes: &mut Scopes,
    names: &mut Names,
) {
    for (at, draft) in placement.drafts.iter().enumerate() {
        let id = ResourceId(at);
        let scope = scopes.of(Home::Resource(id));
        let who = placement.claimant(context.api, draft);
        let resource = Words::cut(&who.name);
        names
            .resources
            .insert(id, scope.claim(&resource, Case::Type, who));
        // Calls that are alike in it share a type: the first one's has the resource's name.
        let (mut errors, mut headers) = (Vec::new(), Vec::new());
        for (method, operation) in &draft.methods {
            let Some(call) = context.api.operations.get(operation.0) else {
                continue;
            };
            // Two alike are of methods alike, which are told.
            let own = Words::cut(method);
            let mut name = |of: &Words, what: &str| {
                let who = Claimant::new(&format!("{what} of {method}"), &call.pointer);
                scope.follow(&of.and(&Words::cut(what)), Case::Type, who)
            };
            let success = success(context.api, context.config, call);
            if has_options(context, call) || success.stream.is_some() {
                names.markers.insert(*operation, name(&own, "options"));
            }
            if matches!(success.answer, Answer::ByStatus(_)) {
                names.answers.insert(*operation, name(&own, "answer"));
            }
            let set = header::set(context.api, call);
            if !set.is_empty() {
                let of = if headers.is_empty() { &resource } else { &own };
                let ident = shared(&mut headers, set, || name(of, "headers"));
                names.headers.insert(*operation, ident);
            }
            let set = failure::set(context.api, context.config, call);
            if set.len() > 1 {
                let of = if errors.is_empty() { &resource } else { &own };
                let ident = shared(&mut errors, set, || name(of, "error"));
                names.failures.insert(*operation, ident);
            }
        }
    }
}

/// The name of what is known already, else a new one.
fn shared<K: PartialEq>(
    known: &mut Vec<(K, Ident)>,
    what: K,
    name: impl FnOnce() -> Ident,
) -> Ident {
    if let Some((_, ident)) = known.iter().find(|(known, _)| *known == what) {
        return ident.clone();
    }
    let ident = name();
    known.push((what, ident.clone()));
    ident
}

fn has_options(context: &Context<'_>, call: &Operation) -> bool {
    let optional = |p: &Parameter| !p.required && p.location != Location::Path;
    let body = call.body.as_ref().is_some_and(|body| !body.required);
    let body = body && body::chosen(context.api, context.rules, call).is_some();
    body || call.parameters.iter().any(optional)
}

#[derive(Default)]
struct Scopes {
    types: Option<Scope>,
    resources: BTreeMap<ResourceId, Scope>,
}

impl Scopes {
    fn of(&mut self, home: Home) -> &mut Scope {
        let fresh = || Scope::reserving(&HOUSE_TYPES, "type");
        match home {
            Home::Types => self.types.get_or_insert_with(fresh),
            Home::Resource(id) => self.resources.entry(id).or_insert_with(fresh),
        }
    }

    fn report(&mut self, context: &mut Context<'_>) {
        for scope in self.types.iter_mut().chain(self.resources.values_mut()) {
            context.collisions(scope, "type", type_names);
        }
    }
}

/// The file that defines a type: `types` where the description gives it a
/// name, else the resource whose call spells it out.
fn home(api: &Api, ty: &Type, placement: &Placement) -> Home {
    let mut name = &ty.name;
    for _ in 0..=api.types.0.len() {
        match name {
            Name::Component(_) => return Home::Types,
            Name::Inline { owner, .. } => match owner {
                Owner::Component(_) => return Home::Types,
                Owner::Operation(id) => {
                    return placement
                        .resource_of(*id)
                        .map_or(Home::Types, Home::Resource);
                }
                Owner::Type(id) => match api.types.get(*id) {
                    Some(owner) => name = &owner.name,
                    None => return Home::Types,
                },
            },
        }
    }
    Home::Types
}

/// The words of a type's name, from its owner outwards.
pub(super) fn words(api: &Api, rules: Rules<'_>, ty: &Type, placement: &Placement) -> Words {
    let mut steps = Vec::new();
    let mut ty = ty;
    for _ in 0..=api.types.0.len() {
        if let Some(name) = rules.schema(&ty.pointer).and_then(|r| r.name.as_deref()) {
            steps.push(Words::cut(name));
            break;
        }
        match &ty.name {
            Name::Component(name) => {
                steps.push(Words::cut(name));
                break;
            }
            Name::Inline { owner, role } => match owner {
                Owner::Component(name) => {
                    steps.push(Words::cut(name));
                    break;
                }
                Owner::Operation(id) => {
                    steps.push(Words::cut(role));
                    steps.push(placement.method_words(*id));
                    break;
                }
                Owner::Type(id) => {
                    let Some(owner) = api.types.get(*id) else {
                        break;
                    };
                    // A list or map has no name of its own, so its elements
                    // may have the one that it would get.
                    if is_item(owner) {
                        steps.push(Words::cut(role));
                    }
                    ty = owner;
                }
            },
        }
    }
    steps
        .iter()
        .rev()
        .fold(Words::default(), |all, more| all.and(more))
}
