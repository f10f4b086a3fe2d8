//! Where each call stands: the resource tree, from `sdk.yaml` and from paths.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::answer::{Answer, success};
use super::clash::Claimant;
use super::usage::behind;
use super::word::Words;
use crate::api::{Api, Method, Operation, OperationId, Segment, Shape};
use crate::config::Config;
use crate::pointer::Pointer;
use crate::rust::ResourceId;

/// A resource before its code is planned.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The names of the steps to it.
    pub(super) path: Vec<String>,
    /// What it stands for.
    pub(super) docs: Option<String>,
    /// Its calls and what they are called.
    pub(super) methods: Vec<(String, OperationId)>,
    /// The resources below it.
    pub(super) children: Vec<ResourceId>,
}

/// The resources, each after the one that holds it.
#[derive(Debug, Default)]
pub(super) struct Placement {
    pub(super) drafts: Vec<Draft>,
    places: BTreeMap<OperationId, (ResourceId, String)>,
}

impl Placement {
    /// Places every operation: where `sdk.yaml` says, else by its path.
    pub(super) fn of(api: &Api, config: &Config) -> Self {
        let mut found: IndexMap<Vec<String>, Draft> = IndexMap::new();
        let mut named = BTreeMap::new();
        for (path, resource) in &config.resources {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            let draft = found.entry(path).or_default();
            draft.docs = resource.docs.clone();
            for (method, id) in &resource.methods {
                let operation = api.operations.iter().position(|o| &o.id == id);
                if let Some(at) = operation {
                    draft.methods.push((method.clone(), OperationId(at)));
                    named.insert(OperationId(at), ());
                }
            }
        }
        let of_one = |operation: &&Operation| method_of(operation, false) == "get";
        let of_one = api.operations.iter().filter(of_one);
        let of_one: BTreeSet<Vec<String>> = of_one.map(path_of).collect();
        for (at, operation) in api.operations.iter().enumerate() {
            if !named.contains_key(&OperationId(at)) {
                let path = path_of(operation);
                let one = !of_one.contains(&path) && !is_list(api, config, operation);
                let draft = found.entry(path).or_default();
                let taken = |name: &str| draft.methods.iter().any(|(m, _)| m == name);
                let name = match method_of(operation, one) {
                    name if taken(name) => operation.id.clone(),
                    name => name.to_owned(),
                };
                draft.methods.push((name, OperationId(at)));
            }
        }
        Self::from_drafts(found)
    }

    fn from_drafts(mut found: IndexMap<Vec<String>, Draft>) -> Self {
        let parents: Vec<Vec<String>> = found
            .keys()
            .flat_map(|path| (1..path.len()).filter_map(|n| path.get(..n)))
            .map(<[String]>::to_vec)
            .collect();
        for parent in parents {
            found.entry(parent).or_default();
        }
        found.sort_keys();
        let mut placement = Self::default();
        let mut ids: BTreeMap<Vec<String>, ResourceId> = BTreeMap::new();
        for (path, mut draft) in found {
            let id = ResourceId(placement.drafts.len());
            let above = path.split_last().and_then(|(_, above)| ids.get(above));
            if let Some(above) = above.and_then(|id| placement.drafts.get_mut(id.0)) {
                above.children.push(id);
            }
            ids.insert(path.clone(), id);
            for (name, operation) in &draft.methods {
                placement.places.insert(*operation, (id, name.clone()));
            }
            draft.path = path;
            placement.drafts.push(draft);
        }
        placement
    }

    /// The resource that an operation belongs to.
    pub(super) fn resource_of(&self, id: OperationId) -> Option<ResourceId> {
        self.places.get(&id).map(|(resource, _)| *resource)
    }

    /// The words of an operation's method.
    pub(super) fn method_words(&self, id: OperationId) -> Words {
        self.places
            .get(&id)
            .map_or_else(Words::default, |(_, name)| Words::cut(name))
    }

    /// A resource as one that wants a name: its last step, at its first call.
    pub(super) fn claimant(&self, api: &Api, draft: &Draft) -> Claimant {
        let mut below = Some(draft);
        let mut call = None;
        while let (Some(here), None) = (below, call) {
            call = here.methods.first();
            // A child stands behind its parent: the walk ends.
            below = here.children.first().and_then(|id| self.drafts.get(id.0));
        }
        let operation = call.and_then(|(_, id)| api.operations.get(id.0));
        Claimant {
            name: draft.path.last().cloned().unwrap_or_default(),
            pointer: operation.map_or_else(Pointer::root, |o| o.pointer.clone()),
        }
    }

    /// The resources at the top of the tree.
    pub(super) fn top(&self) -> impl Iterator<Item = ResourceId> {
        let top = |draft: &Draft| draft.path.len() == 1;
        (0..self.drafts.len())
            .map(ResourceId)
            .filter(move |id| self.drafts.get(id.0).is_some_and(top))
    }
}

/// The text segments of a path, without those that only carry a version.
fn path_of(operation: &Operation) -> Vec<String> {
    let texts = operation.path.iter().filter_map(|segment| match segment {
        Segment::Text(text) => Some(text.split('?').next()?.split('/')),
        Segment::Variable(_) => None,
    });
    let steps: Vec<String> = texts
        .flatten()
        .filter(|step| !step.is_empty() && !is_version(step))
        .map(|step| Words::cut(step).0.join("_"))
        .collect();
    match steps.is_empty() {
        true => vec!["root".to_owned()],
        false => steps,
    }
}

fn is_version(step: &str) -> bool {
    let digits = step.strip_prefix('v').unwrap_or_default();
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether an operation answers with a list.
fn is_list(api: &Api, config: &Config, operation: &Operation) -> bool {
    match success(api, config, operation).answer {
        Answer::Page(_) => true,
        Answer::Json(value) => {
            let ty = api.types.get(behind(api, value));
            ty.is_some_and(|ty| matches!(ty.shape, Shape::List(_)))
        }
        Answer::Untyped
        | Answer::Nothing
        | Answer::Text
        | Answer::Bytes
        | Answer::Stream(_)
        | Answer::ByStatus(_) => false,
    }
}

/// The usual name of a method. A `get` without a variable at its end answers
/// with a list, unless it has `one` thing to answer with.
fn method_of(operation: &Operation, one: bool) -> &str {
    let of_one = one || matches!(operation.path.last(), Some(Segment::Variable(_)));
    match &operation.method {
        Method::Get if of_one => "get",
        Method::Get => "list",
        Method::Post => "create",
        Method::Put => "update",
        Method::Patch => "patch",
        Method::Delete => "delete",
        Method::Head => "head",
        Method::Options => "options",
        Method::Trace => "trace",
        Method::Query => "query",
        Method::Other(name) => name,
    }
}
