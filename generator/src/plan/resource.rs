//! Resources and their calls.

use std::collections::BTreeMap;

use super::Context;
use super::answer::{Answer, success};
use super::body::{self, Chosen};
use super::catalog::Catalog;
use super::client::Credentials;
use super::feed::Twins;
use super::item;
use super::name::{Case, Scope};
use super::naming::Names;
use super::place::{Draft, Placement};
use super::usage::Side;
use super::word::Words;
use super::{docs, fill, input, markdown, sample};
use crate::api::{self, Operation, OperationId, Segment};
use crate::pointer::Pointer;
use crate::rust::{
    Argument, Doc, Fill, Home, HttpMethod, Ident, Input, Method, Options, Output, PathPart,
    Resource, ResourceId, RustType, Setter,
};

/// Methods that every call has.
const CALL_METHODS: [&str; 25] = [
    "and_then",
    "body_as",
    "clone",
    "cookie",
    "form",
    "header",
    "header_parameter",
    "header_styled",
    "idempotency_key",
    "into_future",
    "items",
    "json",
    "json_as",
    "map",
    "multipart",
    "new",
    "pages",
    "parameter",
    "parameter_styled",
    "query",
    "raw",
    "retries",
    "send",
    "timeout",
    "with_response",
];

/// Names that a step of the tree cannot have: its module would hide what
/// emitted files import, or its method one that is there anyway.
const STEPS: [&str; 9] = [
    "builder",
    "builder_from_env",
    "clone",
    "from_env",
    "into",
    "new",
    "std",
    "try_into",
    "types",
];

/// Plans all resources.
pub(super) fn all(
    context: &mut Context<'_>,
    catalog: &Catalog<'_>,
    twins: &Twins,
    names: &Names,
    placement: &Placement,
    credentials: &Credentials,
) -> Vec<Resource> {
    let mut resources = Vec::new();
    let chains = chains(placement);
    let schemes = credentials.all.iter().map(|c| c.constant.as_str());
    let imported: Vec<&str> = schemes.chain(["PAGING"]).collect();
    for (at, draft) in placement.drafts.iter().enumerate() {
        let id = ResourceId(at);
        let Some(ident) = names.resources.get(&id) else {
            continue;
        };
        let chain = chains.get(at).cloned().unwrap_or_default();
        let mut methods = Methods {
            catalog,
            names,
            credentials,
            idents: Scope::reserving(&["clone", "into", "new", "try_into"], "call"),
            constants: Scope::reserving(&imported, "call"),
            chain: chain.clone(),
        };
        // The resources below come first: their names are the tree's.
        let children = children(draft, &chains, &mut methods.idents);
        resources.push(Resource {
            path: chain,
            ident: ident.clone(),
            doc: resource_doc(draft),
            children,
            methods: draft
                .methods
                .iter()
                .filter_map(|(name, id)| methods.plan(context, name, *id))
                .collect(),
            items: item::all(context, catalog, twins, Home::Resource(id))
                .into_iter()
                .map(|(_, item)| item)
                .collect(),
        });
    }
    resources
}

/// For each resource the methods, and so the modules, that lead to it.
fn chains(placement: &Placement) -> Vec<Vec<Ident>> {
    let mut chains: Vec<Vec<Ident>> = Vec::new();
    let mut scopes: BTreeMap<&[String], Scope> = BTreeMap::new();
    let mut places: BTreeMap<&[String], usize> = BTreeMap::new();
    for (at, draft) in placement.drafts.iter().enumerate() {
        let (last, parent) = match draft.path.split_last() {
            Some((last, parent)) => (last.as_str(), parent),
            None => ("root", [].as_slice()),
        };
        let fresh = || Scope::reserving(&STEPS, "resource");
        let scope = scopes.entry(parent).or_insert_with(fresh);
        let claim = scope.claim(&Words::cut(last), Case::Value, &Pointer::root());
        let above = places.get(parent).and_then(|at| chains.get(*at));
        let mut chain = above.cloned().unwrap_or_default();
        chain.push(claim.ident);
        chains.push(chain);
        places.entry(&draft.path).or_insert(at);
    }
    chains
}

/// The methods that lead further down, called like the modules.
fn children(draft: &Draft, chains: &[Vec<Ident>], scope: &mut Scope) -> Vec<(Ident, ResourceId)> {
    let name = |id: &ResourceId| {
        let module = chains.get(id.0)?.last()?;
        let words = Words::cut(module.as_str());
        let claim = scope.claim(&words, Case::Value, &Pointer::root());
        Some((claim.ident, *id))
    };
    draft.children.iter().filter_map(name).collect()
}

fn resource_doc(draft: &Draft) -> Doc {
    let said = api::Docs {
        description: draft.docs.clone(),
        ..api::Docs::default()
    };
    let last = draft.path.last().cloned().unwrap_or_default();
    docs::text(
        &said,
        &format!("The calls below {}.", markdown::code(&last)),
    )
}

struct Methods<'a> {
    catalog: &'a Catalog<'a>,
    names: &'a Names,
    credentials: &'a Credentials,
    idents: Scope,
    constants: Scope,
    chain: Vec<Ident>,
}

impl Methods<'_> {
    fn plan(&mut self, context: &mut Context<'_>, name: &str, id: OperationId) -> Option<Method> {
        let api = self.catalog.api;
        let operation = api.operations.get(id.0)?;
        let words = Words::cut(name);
        let claim = self.idents.claim(&words, Case::Value, &operation.pointer);
        if let Some(clash) = &claim.clash {
            let message = format!("two operations both become the method `{}`", clash.wanted);
            let cure = format!(
                "add to {}:  resources: {{ …: {{ methods: {{ …: {} }} }} }}",
                context.config_name(),
                operation.id
            );
            context.collision(clash, &operation.pointer, message, cure);
        }
        let constant = self
            .constants
            .claim(&words, Case::Constant, &operation.pointer)
            .ident;
        let success = success(api, context.config, operation);
        let output = self.output(&success.answer);
        let fixed_body = fixed_body(context, operation);
        let body = body::chosen(api, context.rules, operation);
        let body = body.as_ref();
        let mut arguments = Scope::reserving(&["self"], "argument");
        let mut method = Method {
            ident: claim.ident,
            constant,
            doc: Doc::default(),
            deprecated: operation.docs.deprecated,
            id: operation.id.clone(),
            http: http(operation.method),
            path: operation.path.iter().map(part).collect(),
            route: route(operation),
            security: self.credentials.alternatives(&operation.security),
            arguments: self.arguments(operation, body, &mut arguments),
            fixed_body,
            options: self.options(operation, body, id),
            output,
            enveloped: success.enveloped,
            test: None,
        };
        method.doc = self.doc(operation, body, &method);
        method.test = sample::wire_test(
            context,
            self.catalog,
            operation,
            &method,
            &success,
            &self.chain,
        );
        Some(method)
    }

    fn output(&self, answer: &Answer<'_>) -> Output {
        match answer {
            Answer::Json(value) => Output::Json(self.catalog.value(value, Side::Answer)),
            Answer::Page(item) => Output::Page(self.catalog.value(item, Side::Answer)),
            Answer::Untyped => Output::Json(RustType::Json),
            Answer::Nothing => Output::Nothing,
            Answer::Text => Output::Text,
            Answer::Bytes => Output::Bytes,
        }
    }

    /// Path values in path order, then what else is required, then the body.
    fn arguments(
        &self,
        operation: &Operation,
        body: Option<&Chosen<'_>>,
        scope: &mut Scope,
    ) -> Vec<Argument> {
        let mut arguments = Vec::new();
        for parameter in operation.parameters.iter().filter(|p| p.required) {
            let fill = fill::of(self.catalog, parameter);
            let ty = self.catalog.argument(&parameter.value);
            let words = Words::cut(&parameter.name);
            arguments.push(Argument {
                ident: scope.claim(&words, Case::Value, &parameter.pointer).ident,
                input: match (&ty, &fill) {
                    (RustType::String, Fill::Path) => Input::Text,
                    _ => input::of(&ty),
                },
                fill,
            });
        }
        if let Some(body) = body.filter(|_| is_body_required(operation)) {
            arguments.push(Argument {
                ident: scope
                    .claim(&body::words(operation), Case::Value, &operation.pointer)
                    .ident,
                input: body.input(self.catalog),
                fill: Fill::Body(body.form()),
            });
        }
        arguments
    }

    fn options(
        &self,
        operation: &Operation,
        body: Option<&Chosen<'_>>,
        id: OperationId,
    ) -> Option<Options> {
        let marker = self.names.markers.get(&id)?.clone();
        let mut scope = Scope::reserving(&CALL_METHODS, "param");
        let mut setters = Vec::new();
        for parameter in operation.parameters.iter().filter(|p| !p.required) {
            let fill = fill::of(self.catalog, parameter);
            let ty = self.catalog.argument(&parameter.value);
            let words = Words::cut(&parameter.name);
            let said = match self.catalog.api.types.get(parameter.value.ty) {
                Some(ty) => docs::merged(&parameter.value.docs, &ty.docs),
                None => parameter.value.docs.clone(),
            };
            setters.push(Setter {
                ident: scope.claim(&words, Case::Value, &parameter.pointer).ident,
                input: input::of_optional(&ty),
                fill,
                doc: docs::of(&said, &format!("Sets {}.", markdown::code(&parameter.name))),
                deprecated: parameter.value.docs.deprecated,
            });
        }
        if let Some(body) = body.filter(|_| !is_body_required(operation)) {
            let said = operation.body.as_ref().map(|body| body.docs.clone());
            let words = body::words(operation);
            setters.push(Setter {
                ident: scope.claim(&words, Case::Value, &operation.pointer).ident,
                input: body.input(self.catalog),
                fill: Fill::Body(body.form()),
                doc: docs::text(&said.unwrap_or_default(), "Sets the body."),
                deprecated: false,
            });
        }
        (!setters.is_empty()).then_some(Options { marker, setters })
    }

    fn doc(&self, operation: &Operation, body: Option<&Chosen<'_>>, method: &Method) -> Doc {
        let mut doc = Doc::default();
        let summary = api::Docs {
            description: operation.summary.clone(),
            ..api::Docs::default()
        };
        if operation.summary.is_some() {
            let mut title = docs::text(&summary, "").paragraph();
            if !title.is_empty() {
                if !title.ends_with(['.', '!', '?']) {
                    title.push('.');
                }
                doc.0.extend([title, String::new()]);
            }
        }
        if operation.docs.description.is_some() {
            doc.0.extend(docs::text(&operation.docs, "").0);
            doc.0.push(String::new());
        }
        doc.0.push(format!("`{}`", method.route));
        let arguments = self.argument_docs(operation, method);
        if !arguments.is_empty() {
            doc.0.push(String::new());
            doc.0.extend(arguments);
        }
        for note in body.map(|body| body.notes(operation)).unwrap_or_default() {
            doc.0.extend([String::new(), note]);
        }
        doc
    }

    fn argument_docs(&self, operation: &Operation, method: &Method) -> Vec<String> {
        let required = operation.parameters.iter().filter(|p| p.required);
        let said = required.map(
            |parameter| match self.catalog.api.types.get(parameter.value.ty) {
                Some(ty) => docs::merged(&parameter.value.docs, &ty.docs),
                None => parameter.value.docs.clone(),
            },
        );
        let body = operation.body.as_ref().map(|body| body.docs.clone());
        let mut lines = Vec::new();
        for (argument, docs) in method.arguments.iter().zip(said.chain(body)) {
            lines.extend(docs::element(&argument.ident, docs::text(&docs, "")));
        }
        lines
    }
}

fn route(operation: &Operation) -> String {
    let mut route = format!("{:?} ", operation.method).to_uppercase();
    for segment in &operation.path {
        match segment {
            Segment::Text(text) => route.push_str(text),
            Segment::Variable(name) => route.push_str(&format!("{{{name}}}")),
        }
    }
    route.replace(|c: char| c.is_control() || "`|".contains(c), "'")
}

fn is_body_required(operation: &Operation) -> bool {
    operation.body.as_ref().is_some_and(|body| body.required)
}

fn fixed_body(context: &Context<'_>, operation: &Operation) -> Option<String> {
    let rule = context.rules.operation(&operation.id)?;
    rule.fixed_body.as_ref().map(ToString::to_string)
}

fn part(segment: &Segment) -> PathPart {
    match segment {
        Segment::Text(text) => PathPart::Text(text.clone()),
        Segment::Variable(name) => PathPart::Value(name.clone()),
    }
}

fn http(method: api::Method) -> HttpMethod {
    match method {
        api::Method::Get => HttpMethod::Get,
        api::Method::Put => HttpMethod::Put,
        api::Method::Post => HttpMethod::Post,
        api::Method::Delete => HttpMethod::Delete,
        api::Method::Options => HttpMethod::Options,
        api::Method::Head => HttpMethod::Head,
        api::Method::Patch => HttpMethod::Patch,
        api::Method::Trace => HttpMethod::Trace,
    }
}
