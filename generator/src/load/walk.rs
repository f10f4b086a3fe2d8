//! Goes through the tree node by node and parses each alone.

use indexmap::IndexMap;
use openapiv3::{AnySchema, Operation, SchemaData};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::diagnostic::{Part, Place, Report};
use crate::document::{Annotations, Document, Node, OperationNode, PathItemNode, Schema};
use crate::pointer::Pointer;

use super::cut::{Child, Cut, Members};
use super::fault;
use super::grammar::{Kind, Object, ROOT};
use super::mend;
use super::reference::{self, Reference, Taken};

/// Fills `document` from the members of its root.
pub(super) fn root(members: Members, document: &mut Document, report: &mut Report) {
    let mut walk = Walk { document, report };
    let at = Pointer::root();
    let mut members = members;
    let mut cut = walk.cut();
    cut.require(&ROOT, &mut members, &at);
    let shallow = cut.object(&ROOT, members, &at);
    let children = cut.children;
    if let Some(info) = walk.part(&shallow, "info") {
        walk.document.info = info;
    }
    if let Some(servers) = walk.part(&shallow, "servers") {
        walk.document.servers = servers;
    }
    if let Some(security) = walk.part(&shallow, "security") {
        walk.document.security = security;
    }
    let (components, others): (Vec<_>, Vec<_>) = children
        .into_iter()
        .partition(|child| child.kind != Kind::PathItem);
    for child in components.into_iter().chain(others) {
        walk.visit(child);
    }
}

struct Walk<'a> {
    document: &'a mut Document,
    report: &'a mut Report,
}

/// A node after the cut: what is left of it, and what stood inside it.
struct Parts {
    object: &'static Object,
    pointer: Pointer,
    reference: Option<Reference>,
    keywords: Vec<String>,
    shallow: Value,
    children: Vec<Child>,
}

impl Walk<'_> {
    fn cut(&mut self) -> Cut<'_> {
        Cut {
            file: self.document.file,
            report: self.report,
            children: Vec::new(),
        }
    }

    /// A part of the root that is parsed as one.
    fn part<T: DeserializeOwned>(&mut self, root: &Members, name: &str) -> Option<T> {
        let at = Pointer::root().child(name);
        self.typed(&ROOT, root.get(name)?, &at)
    }

    fn visit(&mut self, child: Child) {
        let kind = child.kind;
        let Some(parts) = self.take_apart(child) else {
            return;
        };
        let children = match kind {
            Kind::PathItem => self.path_item(parts),
            Kind::Operation => self.operation(parts),
            Kind::Schema => self.schema(parts),
            Kind::Parameter => self.node(parts, |document| &mut document.parameters),
            Kind::RequestBody => self.node(parts, |document| &mut document.request_bodies),
            Kind::Response => self.node(parts, |document| &mut document.responses),
            Kind::Header => self.node(parts, |document| &mut document.headers),
            Kind::SecurityScheme => self.node(parts, |document| &mut document.security_schemes),
            Kind::Example | Kind::Link | Kind::Callback => Vec::new(),
        };
        for child in children {
            self.visit(child);
        }
    }

    /// Cuts a node; `None` for a kind that nobody parses, and for a node that
    /// is nothing but a `$ref` to nowhere.
    fn take_apart(&mut self, child: Child) -> Option<Parts> {
        let Child {
            kind,
            pointer,
            mut members,
        } = child;
        let object = kind.object()?;
        let file = self.document.file;
        let has_reference = members.contains_key("$ref");
        let reference = match reference::take(kind, &mut members, &pointer, file, self.report) {
            Taken::Nothing => None,
            Taken::Reference(reference) => Some(reference),
            // Something is there, of which nothing is known.
            Taken::Bad if matches!(kind, Kind::Schema | Kind::Operation) => None,
            Taken::Bad => return None,
        };
        if has_reference && kind == Kind::Operation {
            members
                .entry("responses")
                .or_insert_with(|| Members::new().into());
        }
        if reference.is_none() {
            mend::node(kind, &mut members, &pointer, file, self.report);
        }
        let keywords = match kind == Kind::Schema {
            true => members.keys().cloned().collect(),
            false => Vec::new(),
        };
        let mut cut = self.cut();
        if reference.is_none() {
            cut.require(object, &mut members, &pointer);
        }
        let shallow = cut.object(object, members, &pointer);
        let children = cut.children;
        Some(Parts {
            object,
            reference,
            keywords,
            shallow: shallow.into(),
            children,
            pointer,
        })
    }

    fn path_item(&mut self, parts: Parts) -> Vec<Child> {
        if parts.reference.is_some() {
            let place = self.place(parts.pointer.child("$ref"));
            self.report.push(fault::path_reference(place));
        }
        let parameters = parts.children.iter();
        let item = PathItemNode {
            path: parts.pointer.last().unwrap_or_default().into_owned(),
            parameters: parameters
                .filter(|child| child.kind == Kind::Parameter)
                .map(|child| child.pointer.clone())
                .collect(),
        };
        self.document.path_items.insert(parts.pointer, item);
        let servers = parts.shallow.get("servers");
        let mut children = parts.children;
        if let Some(servers) = servers {
            for child in children
                .iter_mut()
                .filter(|child| child.kind == Kind::Operation)
            {
                let own = child.members.entry("servers");
                own.or_insert_with(|| servers.clone());
            }
        }
        children
    }

    fn operation(&mut self, parts: Parts) -> Vec<Child> {
        if parts.reference.is_some() {
            let place = self.place(parts.pointer.child("$ref"));
            self.report.push(fault::operation_reference(place));
        }
        let parsed = self.parse::<Operation>(&parts);
        let pointer = parts.pointer;
        if let Some(operation) = parsed {
            let holder = pointer.parent().unwrap_or_default();
            let item = match holder.last().as_deref() {
                Some("additionalOperations") => holder.parent().unwrap_or_default(),
                Some(_) | None => holder,
            };
            self.document.operations.push(OperationNode {
                path: item.last().unwrap_or_default().into_owned(),
                item,
                method: pointer.last().unwrap_or_default().into_owned(),
                pointer,
                operation,
            });
        }
        parts.children
    }

    fn schema(&mut self, mut parts: Parts) -> Vec<Child> {
        let blank = parts.keywords.is_empty() && parts.reference.is_some();
        let schema = match blank {
            true => None,
            false => self.whole_schema(&mut parts),
        };
        let node = match parts.reference {
            Some(reference) => Some(reference.node(schema)),
            None => schema.map(|schema| Node::Item(Box::new(schema))),
        };
        if let Some(node) = node {
            self.document.schemas.insert(parts.pointer, node);
        }
        parts.children
    }

    fn whole_schema(&mut self, parts: &mut Parts) -> Option<Schema> {
        let xml = parts.shallow.get("xml");
        Some(Schema {
            data: Annotations {
                // openapiv3 does not know it.
                xml: xml.and_then(|xml| serde_json::from_value(xml.clone()).ok()),
                ..self.parse::<SchemaData>(parts)?.into()
            },
            kind: self.parse::<AnySchema>(parts)?.into(),
            keywords: std::mem::take(&mut parts.keywords),
        })
    }

    fn node<T: DeserializeOwned>(
        &mut self,
        parts: Parts,
        nodes: fn(&mut Document) -> &mut IndexMap<Pointer, Node<T>>,
    ) -> Vec<Child> {
        let node = match parts.reference {
            Some(reference) => {
                let has_siblings = parts
                    .shallow
                    .as_object()
                    .is_some_and(|rest| !rest.is_empty());
                let siblings = has_siblings.then(|| T::deserialize(&parts.shallow).ok());
                Some(reference.node(siblings.flatten()))
            }
            None => self.parse(&parts).map(|node| Node::Item(Box::new(node))),
        };
        if let Some(node) = node {
            nodes(self.document).insert(parts.pointer, node);
        }
        parts.children
    }

    fn parse<T: DeserializeOwned>(&mut self, parts: &Parts) -> Option<T> {
        self.typed(parts.object, &parts.shallow, &parts.pointer)
    }

    /// Parses what has been cut. Where openapiv3 knows better than
    /// our tables, it is asked which member is to blame, and does without.
    fn typed<T: DeserializeOwned>(
        &mut self,
        object: &Object,
        shallow: &Value,
        at: &Pointer,
    ) -> Option<T> {
        let error = match T::deserialize(shallow) {
            Ok(node) => return Some(node),
            Err(error) => error,
        };
        let (pointer, error, node) = blame::<T>(shallow, at, error);
        self.report
            .push(fault::unparsed(object, &error, self.place(pointer)));
        node
    }

    fn place(&self, pointer: Pointer) -> Place {
        Place::Node {
            file: self.document.file,
            pointer,
            part: Part::Value,
        }
    }
}

/// The member without which, or with a blank value of which, `shallow` would
/// parse, what is wrong with it, and what is then parsed; the node itself if
/// there is no such member.
fn blame<T: DeserializeOwned>(
    shallow: &Value,
    at: &Pointer,
    error: serde_json::Error,
) -> (Pointer, serde_json::Error, Option<T>) {
    let Value::Object(members) = shallow else {
        return (at.clone(), error, None);
    };
    let blanks = [None, Some(Value::Object(Members::new()))];
    for (name, blank) in members
        .keys()
        .flat_map(|name| blanks.iter().map(move |blank| (name, blank)))
    {
        let mut rest = members.clone();
        rest.shift_remove(name.as_str());
        rest.extend(blank.clone().map(|blank| (name.clone(), blank)));
        if let Ok(node) = T::deserialize(&Value::Object(rest)) {
            return (at.child(name), error, Some(node));
        }
    }
    (at.clone(), error, None)
}
