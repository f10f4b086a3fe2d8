//! From the API to the crate: every decision, made once.
//!
//! Spelling, module, ownership, boxing, optionality, derives, what a method
//! takes and returns: all of it is settled here, so that `emit` only writes.

mod alias;
mod answer;
mod body;
mod catalog;
mod clash;
mod client;
mod docs;
mod failure;
mod feature;
mod feed;
mod fill;
mod format;
mod header;
mod input;
mod item;
mod kind;
mod markdown;
mod media;
mod name;
mod naming;
mod output;
mod own;
mod package;
mod parameter;
mod place;
mod resource;
mod rules;
mod sample;
mod schema_types;
mod shelf;
mod split;
mod step;
mod stream;
mod usage;
mod variant;
mod word;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use self::alias::Items;
use self::answer::success;
use self::body::Chosen;
use self::catalog::Catalog;
use self::client::Credentials;
use self::feature::Reach;
use self::feed::Twins;
use self::naming::Names;
use self::own::Cycles;
use self::place::Placement;
use self::rules::Rules;
use self::usage::{Side, Usage, behind};
use crate::api::{Api, Shape, TypeId};
use crate::config::Config;
use crate::diagnostic::{Part, Place, Report};
use crate::pointer::Pointer;
use crate::rust::{Crate, Home, ResourceId, SchemaType, TypePath};
use crate::source::FileId;

/// The files a plan is made from, for messages and headers.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The description.
    pub spec: FileId,
    /// Its name.
    pub spec_name: String,
    /// The configuration.
    pub config: Option<FileId>,
    /// Its name.
    pub config_name: Option<String>,
}

/// What every part of the plan may look at, and where it reports.
struct Context<'a> {
    api: &'a Api,
    config: &'a Config,
    rules: Rules<'a>,
    origin: &'a Origin,
    report: &'a mut Report,
}

impl<'a> Context<'a> {
    fn new(api: &'a Api, config: &'a Config, origin: &'a Origin, report: &'a mut Report) -> Self {
        Self {
            api,
            config,
            rules: Rules::new(config),
            origin,
            report,
        }
    }

    fn spec(&self, pointer: &Pointer, part: Part) -> Place {
        Place::Node {
            file: self.origin.spec,
            pointer: pointer.clone(),
            part,
        }
    }

    fn config_name(&self) -> &str {
        self.origin.config_name.as_deref().unwrap_or("sdk.yaml")
    }
}

/// Plans the crate. Faults go into the report; the plan is complete all the
/// same, so that one run finds them all.
#[must_use]
pub fn plan(api: &Api, config: &Config, origin: &Origin, report: &mut Report) -> Crate {
    if let Some(file) = origin.config {
        rules::check(api, config, file, report);
    }
    let mut context = Context::new(api, config, origin, report);
    let context = &mut context;
    let (placement, names, catalog) = catalog(context);
    xml::check(context, &catalog);
    let twins = Twins::of(&catalog);
    let credentials = Credentials::of(context);
    let homes = catalog.homes.keys().map(|home| {
        let items = item::all(context, &catalog, &twins, *home);
        (*home, items)
    });
    let mut items: Items = homes.collect();
    alias::fold(&catalog, &mut items);
    let resources = resource::all(
        context,
        &catalog,
        &mut items,
        &names,
        &placement,
        &credentials,
    );
    let step = |id: ResourceId| Some((resources.get(id.0)?.path.last()?.clone(), id));
    let children = placement.top().filter_map(step).collect();
    let types = items.remove(&Home::Types).unwrap_or_default();
    let reach = Reach::of(&resources, &types);
    Crate {
        package: package::package(context),
        origin: origin.spec_name.clone(),
        features: feature::features(context, &resources, &reach),
        client: client::client(context, credentials.all, &resources, children),
        resources,
        types: shelf::files(types, &reach),
    }
}

/// Which type stands for which schema in the crate that [`plan`] makes.
#[must_use]
pub fn schema_types(api: &Api, config: &Config, origin: &Origin) -> Vec<SchemaType> {
    let mut report = Report::default();
    let mut context = Context::new(api, config, origin, &mut report);
    let (_, _, catalog) = catalog(&mut context);
    schema_types::of(&catalog, config)
}

/// Where the description spells each type that the crate defines, in the canonical tree.
pub fn type_places(api: &Api, config: &Config, origin: &Origin) -> BTreeMap<TypePath, Pointer> {
    let mut report = Report::default();
    let mut context = Context::new(api, config, origin, &mut report);
    let (_, _, catalog) = catalog(&mut context);
    let places = catalog.names.into_iter().filter_map(|((id, _), path)| {
        let ty = api.types.get(id)?;
        Some((path, ty.pointer.clone()))
    });
    places.collect()
}

/// How every type is written, and what else is named.
fn catalog<'a>(context: &mut Context<'a>) -> (Placement, Names, Catalog<'a>) {
    let (api, config) = (context.api, context.config);
    let usage = Usage::of(
        api,
        &roots(api, config, context.rules, |_| true),
        context.rules,
    );
    let placement = Placement::of(api, config);
    let mut names = naming::assign(context, &usage, &placement);
    let catalog = Catalog {
        api,
        rules: context.rules,
        usage,
        cycles: Cycles::of(api),
        homes: naming::by_home(&names.types),
        names: std::mem::take(&mut names.types),
        bodies: bodies(api),
        xml: xml::types(api, context.rules),
        forms: form_types(api, config, context.rules),
    };
    (placement, names, catalog)
}

/// The types that operations use, each with its direction; of bodies those that
/// `counts` names.
fn roots(
    api: &Api,
    config: &Config,
    rules: Rules<'_>,
    counts: fn(&Chosen<'_>) -> bool,
) -> Vec<(TypeId, Side)> {
    let mut roots = Vec::new();
    for operation in &api.operations {
        let parameters = operation.parameters.iter().map(|p| &p.value);
        roots.extend(parameters.map(|value| (value.ty, Side::Request)));
        let bodies = body::forms(api, rules, operation).into_iter();
        let bodies = bodies.filter(|body| body.is_typed() && counts(body));
        roots
            .extend(bodies.filter_map(|body| Some((body.content.value.as_ref()?.ty, body.side()))));
        let answers = success(api, config, operation).values();
        roots.extend(answers.iter().map(|value| (value.ty, Side::Answer)));
        let headers = header::described(operation).into_iter();
        roots.extend(headers.map(|header| (header.value.ty, Side::Answer)));
        let failures = failure::failures(api, config, operation);
        roots.extend(failures.iter().map(|(value, _)| (value.ty, Side::Answer)));
    }
    roots
}

/// The types that are sent as parts and used for nothing else.
fn form_types(api: &Api, config: &Config, rules: Rules<'_>) -> BTreeSet<TypeId> {
    let others = roots(api, config, rules, |body| !body.has_parts());
    let mut others: BTreeSet<TypeId> = others.into_iter().map(|(id, _)| id).collect();
    for (id, ty) in api.types.iter() {
        if !matches!(ty.shape, Shape::Alias(_)) {
            others.extend(usage::parts(api, id, None));
        }
    }
    let forms = api.operations.iter();
    let forms = forms.flat_map(|operation| body::forms(api, rules, operation));
    let forms = forms.filter(Chosen::has_parts);
    let forms = forms.filter_map(|body| Some(behind(api, body.content.value.as_ref()?)));
    forms.filter(|id| !others.contains(id)).collect()
}

/// The types of JSON bodies.
fn bodies(api: &Api) -> BTreeSet<TypeId> {
    let bodies = api.operations.iter().filter_map(|o| o.body.as_ref());
    let contents = bodies.flat_map(|body| &body.contents);
    let values = contents.filter_map(|c| c.value.as_ref());
    values.map(|value| behind(api, value)).collect()
}
