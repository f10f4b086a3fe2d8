//! Operations: what is called, by which name.

use indexmap::IndexMap;

use crate::api::{Content, Docs, Method, Operation, OperationId, SchemeId, Use};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, OperationNode};
use crate::pointer::Pointer;

use super::Lower;

/// The operation at each pointer; at that of a path, its first one.
pub(super) fn homes(document: &Document) -> IndexMap<Pointer, OperationId> {
    let mut homes = IndexMap::new();
    for (at, node) in document.operations.iter().enumerate() {
        homes.insert(node.pointer.clone(), OperationId(at));
        homes.entry(node.item.clone()).or_insert(OperationId(at));
    }
    homes
}

/// Every use of a type by an operation.
pub(super) fn uses_mut(operation: &mut Operation) -> Vec<&mut Use> {
    let parameters = operation.parameters.iter_mut();
    let mut all: Vec<&mut Use> = parameters.map(|parameter| &mut parameter.value).collect();
    let bodies = operation.body.iter_mut().map(|body| &mut body.contents);
    let mut contents: Vec<&mut Content> = bodies.flatten().collect();
    for response in &mut operation.responses {
        contents.extend(&mut response.contents);
        all.extend(response.headers.iter_mut().map(|header| &mut header.value));
    }
    let contents = contents.into_iter();
    all.extend(contents.filter_map(|content| content.value.as_mut()));
    all
}

impl<'d> Lower<'d, '_> {
    /// All operations, in order.
    pub(super) fn operations(&mut self, schemes: &IndexMap<String, SchemeId>) -> Vec<Operation> {
        let document = self.document;
        let root = Pointer::root().child("security");
        let security = self.requirements(&root, &document.security, schemes);
        let mut ids = IndexMap::new();
        let mut operations = Vec::with_capacity(document.operations.len());
        for node in &document.operations {
            let mut operation = self.operation(node, method(&node.method));
            operation.id = self.operation_id(node, &mut ids);
            operation.security = match &node.operation.security {
                None => security.clone(),
                Some(own) => self.requirements(&node.pointer.child("security"), own, schemes),
            };
            operations.push(operation);
            self.drain();
        }
        operations
    }

    fn operation(&mut self, node: &'d OperationNode, method: Method) -> Operation {
        let path = self.path(node);
        let parameters = self.parameters(node, &path);
        let operation = &node.operation;
        if !operation.callbacks.is_empty() {
            let place = self.key(node.pointer.child("callbacks"));
            let message = "`callbacks` describe a server of yours; they are not carried";
            let fault = Diagnostic::warning("callbacks-ignored", place, message);
            self.say(fault.help("describe them in `description`"));
        }
        Operation {
            pointer: node.pointer.clone(),
            id: String::new(),
            method,
            path,
            server: self.own_server(node),
            tags: operation.tags.clone(),
            summary: operation.summary.clone(),
            docs: Docs {
                description: operation.description.clone(),
                deprecated: operation.deprecated,
                ..Docs::default()
            },
            parameters,
            body: self.body(node),
            responses: self.responses(node),
            security: Vec::new(),
        }
    }

    /// The `operationId`; where it is missing or taken, one that is made of
    /// method and path.
    fn operation_id(
        &mut self,
        node: &OperationNode,
        ids: &mut IndexMap<String, Pointer>,
    ) -> String {
        let made = made_id(node);
        let written = node.operation.operation_id.clone();
        let fault = match &written {
            None => {
                let place = self.key(node.pointer.clone());
                let message = "an operation without `operationId`";
                Some(Diagnostic::warning("operation-id-missing", place, message))
            }
            Some(id) => ids.get(id).map(|first| {
                let place = self.value(node.pointer.child("operationId"));
                let first = self.value(first.child("operationId"));
                let message = format!("`{id}` is the name of two operations");
                Diagnostic::warning("operation-id-duplicate", place, message)
                    .also(first, "first here")
            }),
        };
        let Some(fault) = fault else {
            let id = written.unwrap_or_default();
            ids.insert(id.clone(), node.pointer.clone());
            return id;
        };
        let mut id = made.clone();
        let mut number = 1;
        while ids.contains_key(&id) {
            number += 1;
            id = format!("{made}-{number}");
        }
        self.say(
            fault
                .note(format!("called `{id}` here"))
                .help(format!("add `operationId: {id}`, or a better name")),
        );
        ids.insert(id.clone(), node.pointer.clone());
        id
    }
}

fn made_id(node: &OperationNode) -> String {
    let parts = node.path.split(|c: char| !c.is_alphanumeric() && c != '_');
    let words = std::iter::once(node.method.as_str()).chain(parts);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

fn method(word: &str) -> Method {
    match word {
        "get" => Method::Get,
        "put" => Method::Put,
        "post" => Method::Post,
        "delete" => Method::Delete,
        "options" => Method::Options,
        "head" => Method::Head,
        "patch" => Method::Patch,
        "trace" => Method::Trace,
        "query" => Method::Query,
        other => Method::Other(token(other)),
    }
}

/// What of a text HTTP lets a method be (RFC 9110, section 5.6.2).
fn token(text: &str) -> String {
    let is_fine = |c: &char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(*c);
    let token: String = text.chars().filter(is_fine).collect();
    match token.is_empty() {
        true => "GET".to_owned(),
        false => token,
    }
}
