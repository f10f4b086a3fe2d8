//! Resources and their calls.

use super::Context;
use super::alias::Items;
use super::answer::{Success, success};
use super::body::{self, Chosen};
use super::catalog::Catalog;
use super::clash::{Claimant, Twin, quoted};
use super::client::Credentials;
use super::name::{Case, Scope};
use super::naming::Names;
use super::place::{Draft, Placement};
use super::step::{chains, children};
use super::word::Words;
use super::{
    docs, failure, feature, fill, header, input, markdown, output, parameter, sample, split,
    variant, xml,
};
use crate::api::{self, Operation, OperationId, Segment};
use crate::rust::{
    Argument, Doc, Fill, Home, HttpMethod, Ident, Input, Method, Options, PathPart, Resource,
    ResourceId, RustType, Setter,
};

/// Methods that every call has.
const CALL_METHODS: [&str; 34] = [
    "and_then",
    "answer_as",
    "body_as",
    "clone",
    "cookie",
    "form",
    "header",
    "header_parameter",
    "header_styled",
    "idempotency_key",
    "into_events",
    "into_future",
    "into_records",
    "into_text_events",
    "items",
    "json",
    "json_as",
    "json_lines",
    "json_sequence",
    "map",
    "multipart",
    "multipart_as",
    "new",
    "pages",
    "parameter",
    "parameter_styled",
    "query",
    "raw",
    "retries",
    "send",
    "timeout",
    "upload_as",
    "with_response",
    "xml",
];

/// Plans all resources.
pub(super) fn all(
    context: &mut Context<'_>,
    catalog: &Catalog<'_>,
    items: &mut Items,
    names: &Names,
    placement: &Placement,
    credentials: &Credentials,
) -> Vec<Resource> {
    let mut resources = Vec::new();
    let chains = chains(context, placement);
    let features = feature::names(context, placement, &chains);
    let schemes = credentials.all.iter().map(|c| c.constant.as_str());
    let imported: Vec<&str> = schemes.chain(["COMMANDS", "OPERATION", "PAGING"]).collect();
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
        let children = children(context, placement, draft, &chains, &mut methods.idents);
        let planned = draft.methods.iter();
        let planned = planned.filter_map(|(name, id)| methods.plan(context, name, *id));
        let planned: Vec<Method> = planned.collect();
        let path = draft.path.join(".");
        context.collisions(&mut methods.idents, "method", |twins| {
            method_names(&path, twins)
        });
        let items = items.remove(&Home::Resource(id)).unwrap_or_default();
        let items = items.into_iter().map(|(_, item)| item).collect();
        let (items, types) = split::resource(&planned, items);
        let failures = failure::enums(context, catalog, names, draft);
        let headers = header::structs(catalog, names, draft);
        resources.push(Resource {
            path: chain,
            ident: ident.clone(),
            feature: features.get(at).cloned().unwrap_or_default(),
            doc: resource_doc(draft),
            children,
            methods: planned,
            failures,
            headers,
            items,
            types,
        });
    }
    resources
}

/// Entries of `resources` that give a resource's calls their names.
fn method_names(path: &str, twins: &[Twin]) -> String {
    let entry = |twin: &Twin| format!("{}: {}", twin.ident, quoted(&twin.who.name));
    let entries: Vec<String> = twins.iter().map(entry).collect();
    let (path, entries) = (quoted(path), entries.join(", "));
    format!("resources: {{ {path}: {{ methods: {{ {entries} }} }} }}")
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
        let who = Claimant::new(&operation.id, &operation.pointer);
        let ident = self.idents.claim(&words, Case::Value, who.clone());
        let constant = self.constants.follow(&words, Case::Constant, who);
        let success = success(api, context.config, operation);
        let output = output::of(self.catalog, &success, self.names.answers.get(&id));
        let bodies = body::forms(api, context.rules, operation);
        let (config, failure) = (context.config, self.names.failures.get(&id));
        let mut method = Method {
            ident,
            constant,
            doc: Doc::default(),
            deprecated: operation.docs.deprecated,
            id: operation.id.clone(),
            http: http(&operation.method),
            path: operation.path.iter().map(part).collect(),
            server: operation.server.clone(),
            route: route(operation),
            security: self.credentials.alternatives(&operation.security),
            arguments: self.arguments(context, operation, bodies.first()),
            variants: Vec::new(),
            fixed_body: fixed_body(context, operation),
            options: self.options(context, operation, &bodies, &success, id),
            output,
            enveloped: success.enveloped,
            redirects: success.redirects,
            failure: failure::of(self.catalog, config, operation, failure),
            accept: success.accept.clone(),
            xml: xml::bodies(self.catalog, operation),
            test: None,
        };
        let failure = method.failure.as_ref();
        let failure = failure.map(|it| failure::remark(self.catalog, config, operation, it));
        let headers = self.names.headers.get(&id);
        let headers = headers.map(|ident| format!("headers: [`{ident}`]"));
        let remarks: Vec<String> = headers.into_iter().chain(failure).collect();
        method.variants = variant::all(self.catalog, &mut self.idents, operation, &method, &bodies);
        method.doc = self.doc(operation, bodies.first(), &method, &remarks, &success.notes);
        if context.config.wire_tests {
            method.test = sample::wire_test(
                context,
                self.catalog,
                operation,
                &method,
                &success,
                &self.chain,
            );
        }
        Some(method)
    }

    /// Path values in path order, then what else is required, then the body.
    fn arguments(
        &self,
        context: &mut Context<'_>,
        operation: &Operation,
        body: Option<&Chosen<'_>>,
    ) -> Vec<Argument> {
        let mut scope = Scope::reserving(&["self"], "argument");
        let mut arguments = Vec::new();
        for sent in operation.parameters.iter().filter(|p| p.required) {
            let fill = fill::of(self.catalog, operation, sent);
            let ty = self.catalog.argument(&sent.value);
            arguments.push(Argument {
                ident: parameter::claim(context, &mut scope, operation, sent),
                input: match (&ty, &fill) {
                    (RustType::String, Fill::Path) => Input::Text,
                    _ => input::of(&ty),
                },
                fill,
            });
        }
        if let Some(body) = body.filter(|_| is_body_required(operation)) {
            arguments.push(Argument {
                ident: parameter::body(&mut scope, operation, None),
                input: body.input(self.catalog),
                fill: Fill::Body(body.form()),
            });
        }
        parameter::report(context, &mut scope, operation);
        arguments
    }

    fn options(
        &self,
        context: &mut Context<'_>,
        operation: &Operation,
        bodies: &[Chosen<'_>],
        success: &Success<'_>,
        id: OperationId,
    ) -> Option<Options> {
        let marker = self.names.markers.get(&id)?.clone();
        let mut scope = Scope::reserving(&CALL_METHODS, "param");
        let mut setters = Vec::new();
        for sent in operation.parameters.iter().filter(|p| !p.required) {
            let fill = fill::of(self.catalog, operation, sent);
            let ty = self.catalog.argument(&sent.value);
            let said = match self.catalog.api.types.get(sent.value.ty) {
                Some(ty) => docs::merged(&sent.value.docs, &ty.docs),
                None => sent.value.docs.clone(),
            };
            setters.push(Setter {
                ident: parameter::claim(context, &mut scope, operation, sent),
                input: input::of_optional(&ty),
                fill,
                doc: docs::of(&said, &format!("Sets {}.", markdown::code(&sent.name))),
                deprecated: sent.value.docs.deprecated,
            });
        }
        let optional = bodies.iter().filter(|_| !is_body_required(operation));
        for (at, body) in optional.enumerate() {
            let said = operation.body.as_ref().map(|body| body.docs.clone());
            let mut doc = docs::text(&said.unwrap_or_default(), "Sets the body.");
            let suffix = (at > 0).then(|| body.suffix());
            if suffix.is_some() {
                docs::add(&mut doc, &body.doc());
            }
            setters.push(Setter {
                ident: parameter::body(&mut scope, operation, suffix),
                input: body.input(self.catalog),
                fill: Fill::Body(body.form()),
                doc,
                deprecated: false,
            });
        }
        let streaming = output::streaming(self.catalog, success, &mut scope, operation);
        parameter::report(context, &mut scope, operation);
        let is_empty = setters.is_empty() && streaming.is_none();
        (!is_empty).then_some(Options {
            marker,
            setters,
            streaming,
        })
    }

    fn doc(
        &self,
        operation: &Operation,
        body: Option<&Chosen<'_>>,
        method: &Method,
        remarks: &[String],
        notes: &[String],
    ) -> Doc {
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
        let remarks = remarks.iter().map(|remark| format!("; {remark}"));
        let remarks: String = remarks.collect();
        doc.0.push(format!("`{}`{remarks}", method.route));
        let arguments = self.argument_docs(operation, method);
        if !arguments.is_empty() {
            doc.0.push(String::new());
            doc.0.extend(arguments);
        }
        let mut of_body = body.map(Chosen::notes).unwrap_or_default();
        let others = method
            .variants
            .iter()
            .map(|other| format!("`{}`", other.ident));
        let others: Vec<String> = others.collect();
        if !others.is_empty() {
            of_body.push(format!("It may have another body: {}.", others.join(", ")));
        }
        for note in of_body.iter().chain(notes).cloned() {
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
    let mut route = match &operation.method {
        api::Method::Other(name) => format!("{name} "),
        method => format!("{method:?} ").to_uppercase(),
    };
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
        Segment::Text(text) => PathPart::Text(text.replace('{', "%7B").replace('}', "%7D")),
        Segment::Variable(name) => PathPart::Value(name.clone()),
    }
}

fn http(method: &api::Method) -> HttpMethod {
    match method {
        api::Method::Get => HttpMethod::Get,
        api::Method::Put => HttpMethod::Put,
        api::Method::Post => HttpMethod::Post,
        api::Method::Delete => HttpMethod::Delete,
        api::Method::Options => HttpMethod::Options,
        api::Method::Head => HttpMethod::Head,
        api::Method::Patch => HttpMethod::Patch,
        api::Method::Trace => HttpMethod::Trace,
        api::Method::Query => HttpMethod::Query,
        api::Method::Other(name) => HttpMethod::Other(name.clone()),
    }
}
