//! Names of types: the description's own, and for inline ones the path to them.

use std::collections::BTreeMap;

use super::catalog::is_item;
use super::name::{Case, Claim, Scope};
use super::place::Placement;
use super::rules::Rules;
use super::usage::{Face, Side, Usage};
use super::word::Words;
use super::{Context, body};
use crate::api::{Api, Location, Name, OperationId, Owner, Type, TypeId};
use crate::pointer::Pointer;
use crate::rust::{Home, Ident, ResourceId, TypePath};

/// Names that emitted files already use for something else.
pub(super) const HOUSE_TYPES: [&str; 43] = [
    "ApiError",
    "AsRef",
    "BTreeMap",
    "Box",
    "Builder",
    "Bytes",
    "Call",
    "Client",
    "Clone",
    "Core",
    "Date",
    "Debug",
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
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "Maybe",
    "None",
    "Null",
    "Ok",
    "Option",
    "Page",
    "PartialEq",
    "Result",
    "Secret",
    "Self",
    "Some",
    "String",
    "Timestamp",
    "ToString",
    "UnknownFields",
    "Vec",
];

/// The names that items of the crate go by.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The struct of each resource.
    pub(super) resources: BTreeMap<ResourceId, Ident>,
    /// The type that marks a call as taking options.
    pub(super) markers: BTreeMap<OperationId, Ident>,
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
    for (id, ty) in components.into_iter().chain(inline) {
        let home = home(api, ty, placement);
        let words = words(api, context.rules, ty, placement);
        for face in usage.faces(id) {
            let second = face == Face::Only(Side::Request) && usage.travels(id, Side::Answer);
            let words = match second {
                true => words.and(&Words::cut("body")),
                false => words.clone(),
            };
            let claim = scopes.of(home).claim(&words, Case::Type, &ty.pointer);
            report_clash(context, &claim, &ty.pointer);
            let ident = claim.ident;
            names.types.insert((id, face), TypePath { home, ident });
        }
    }
    names
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
    let root = Pointer::root();
    for (at, draft) in placement.drafts.iter().enumerate() {
        let id = ResourceId(at);
        let scope = scopes.of(Home::Resource(id));
        let words = draft.path.last().map(|step| Words::cut(step));
        let claim = scope.claim(&words.unwrap_or_default(), Case::Type, &root);
        names.resources.insert(id, claim.ident);
        for (method, operation) in &draft.methods {
            let Some(call) = context.api.operations.get(operation.0) else {
                continue;
            };
            let optional = |p: &crate::api::Parameter| !p.required && p.location != Location::Path;
            let body = call.body.as_ref().is_some_and(|body| !body.required);
            let body = body && body::chosen(context.api, context.rules, call).is_some();
            if body || call.parameters.iter().any(optional) {
                let words = Words::cut(method).and(&Words::cut("options"));
                let claim = scope.claim(&words, Case::Type, &call.pointer);
                names.markers.insert(*operation, claim.ident);
            }
        }
    }
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

fn report_clash(context: &mut Context<'_>, claim: &Claim, pointer: &Pointer) {
    let Some(clash) = &claim.clash else { return };
    let cure = format!(
        "add to {}:  schemas: {{ \"{pointer}\": {{ name: …, reason: … }} }}",
        context.config_name()
    );
    context.collision(
        clash,
        pointer,
        format!("two schemas both become the type `{}`", clash.wanted),
        cure,
    );
}
