//! Parameters: those of the path and those of the operation, in one list.

use indexmap::IndexMap;
use openapiv3::{Parameter as Node, ParameterData};
use serde_json::Value;

use crate::api::{Format, Location, Name, Owner, Parameter, Segment, Shape, Style};
use crate::diagnostic::Diagnostic;
use crate::document::OperationNode;
use crate::pointer::Pointer;

use super::Lower;
use super::body::first_example;
use super::form::Form;
use super::path::path_place;
use super::schema::plain_use;
use super::written::Written;

/// What makes a parameter the same as another one.
type Key = (Location, String);

impl<'d> Lower<'d, '_> {
    /// Path variables in path order, then the others as they are listed.
    pub(super) fn parameters(&mut self, node: &OperationNode, path: &[Segment]) -> Vec<Parameter> {
        let document = self.document;
        let shared = document.path_items.get(&node.item);
        let shared = shared.map_or_else(Vec::new, |item| item.parameters.clone());
        let list = node.pointer.child("parameters");
        let count = node.operation.parameters.len();
        let own = (0..count).map(|index| list.index(index)).collect();

        let mut all = self.listed(shared);
        for (key, parameter) in self.listed(own) {
            all.insert(key, parameter);
        }
        let mut ordered = self.path_parameters(node, path, &mut all);
        for ((location, name), (parameter, _)) in all {
            match location {
                Location::Path => self.stray(&parameter, &name, node),
                Location::Query | Location::Querystring | Location::Header | Location::Cookie => {
                    ordered.push(parameter);
                }
            }
        }
        self.one_query(&mut ordered);
        ordered
    }

    /// The parameters of one list, and where they are listed.
    fn listed(&mut self, pointers: Vec<Pointer>) -> IndexMap<Key, (Parameter, Pointer)> {
        let document = self.document;
        let mut all: IndexMap<Key, (Parameter, Pointer)> = IndexMap::new();
        for place in pointers {
            let Some((at, node)) = self.follow(&document.parameters, &place) else {
                continue;
            };
            let Some(parameter) = self.parameter(at, node) else {
                continue;
            };
            let key = (parameter.location, parameter.name.clone());
            if let Some((_, first)) = all.get(&key) {
                let first = self.key(first.clone());
                let message = format!("the parameter `{}` is listed twice", parameter.name);
                let fault = Diagnostic::warning("parameter-duplicate", self.key(place), message)
                    .also(first, "this one holds")
                    .help("remove one of them");
                self.say(fault);
                continue;
            }
            all.insert(key, (parameter, place));
        }
        all
    }

    fn path_parameters(
        &mut self,
        node: &OperationNode,
        path: &[Segment],
        all: &mut IndexMap<Key, (Parameter, Pointer)>,
    ) -> Vec<Parameter> {
        let mut ordered: Vec<Parameter> = Vec::new();
        let mut missing = Vec::new();
        for segment in path {
            let Segment::Variable(name) = segment else {
                continue;
            };
            if ordered.iter().any(|known| known.name == *name) {
                continue;
            }
            match all.shift_remove(&(Location::Path, name.clone())) {
                Some((parameter, _)) => ordered.push(parameter),
                None => {
                    missing.push(name.as_str());
                    ordered.push(self.undescribed(node, name));
                }
            }
        }
        if !missing.is_empty() {
            let names = missing.join("`, `");
            let message = format!("nothing describes `{names}` in this path; read as text");
            let cures: Vec<String> = missing.iter().map(|name| cure(name)).collect();
            let place = self.key(path_place(node));
            let fault = Diagnostic::warning("path-parameter-missing", place, message);
            let method = self.key(node.pointer.clone());
            let help = format!("add to its `parameters`:  {}", cures.join("  "));
            self.say(fault.also(method, "needed here").help(help));
        }
        ordered
    }

    /// A variable of the path that no parameter describes: a text.
    fn undescribed(&mut self, node: &OperationNode, name: &str) -> Parameter {
        let owner = self.homes.get(&node.pointer).copied().unwrap_or_default();
        let of = Name::Inline {
            owner: Owner::Operation(owner),
            role: name.to_owned(),
        };
        let text = Form::of(Shape::String(Format::default()));
        let pointer = node.pointer.clone();
        Parameter {
            name: name.to_owned(),
            location: Location::Path,
            value: plain_use(self.table.push(pointer.clone(), of, text)),
            pointer,
            required: true,
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
            allow_empty: false,
            content: None,
        }
    }

    /// Leaves one owner of the query: what is the whole of it goes beside nothing.
    fn one_query(&mut self, parameters: &mut Vec<Parameter>) {
        let is_in_query =
            |p: &&Parameter| matches!(p.location, Location::Query | Location::Querystring);
        let Some(first) = parameters
            .iter()
            .filter(is_in_query)
            .min_by_key(|p| p.location)
        else {
            return;
        };
        let first = first.pointer.clone();
        let (kept, lost): (Vec<_>, Vec<_>) = std::mem::take(parameters)
            .into_iter()
            .partition(|p| p.location != Location::Querystring || p.pointer == first);
        *parameters = kept;
        for parameter in lost {
            let message = format!(
                "`{}` is to be the whole query, but another parameter is in it; it is ignored",
                parameter.name
            );
            let place = self.key(parameter.pointer);
            let fault = Diagnostic::warning("querystring-beside-query", place, message)
                .also(self.key(first.clone()), "this one")
                .help("keep one of them, or describe it as a property of the other's schema");
            self.say(fault);
        }
    }

    fn stray(&mut self, parameter: &Parameter, name: &str, node: &OperationNode) {
        let message = format!("`{name}` does not stand in the path; it is ignored");
        let place = self.key(parameter.pointer.clone());
        let fault = Diagnostic::warning("path-parameter-unused", place, message)
            .also(self.key(path_place(node)), "the path")
            .help(format!(
                "add `{{{name}}}` to the path, or remove the parameter"
            ));
        self.say(fault);
    }

    fn parameter(&mut self, at: &'d Pointer, node: &'d Node) -> Option<Parameter> {
        let data = node.parameter_data_ref();
        // The loader has said so.
        if data.name.is_empty() {
            return None;
        }
        let Written {
            location,
            style,
            allow_reserved,
            allow_empty,
        } = Written::of(node);
        if location == Location::Header && is_reserved_header(&data.name) {
            let message = format!("`{}` is not described by a parameter", data.name);
            let place = self.key(at.clone());
            let fault = Diagnostic::warning("parameter-ignored", place, message)
                .note("ignored, as OpenAPI 3.0 has it")
                .help("describe it by `content` or `security`, and remove it here");
            self.say(fault);
            return None;
        }
        if location == Location::Path && !data.required {
            let message = format!("`{}` is a part of the path, and so required", data.name);
            let place = self.key(at.clone());
            let fault = Diagnostic::warning("path-parameter-optional", place, message);
            self.say(fault.help("add `required: true`"));
        }
        let (mut value, content) = self.content(at, data, location);
        describe(&mut value.docs, data);
        Some(Parameter {
            pointer: at.clone(),
            name: data.name.clone(),
            location,
            value,
            required: data.required || location == Location::Path,
            style,
            explode: data
                .explode
                .unwrap_or(matches!(style, Style::Form | Style::Cookie)),
            allow_reserved,
            allow_empty,
            content,
        })
    }
}

/// What is said of the parameter goes before what is said of its schema.
fn describe(docs: &mut crate::api::Docs, data: &ParameterData) {
    docs.description = data.description.clone().or(docs.description.take());
    docs.deprecated |= data.deprecated.unwrap_or_default();
    let example = data
        .example
        .as_ref()
        .or_else(|| first_example(&data.examples));
    docs.example = example.map(Value::to_string).or(docs.example.take());
}

/// Headers that other parts of a description stand for (OpenAPI 3.0.3,
/// Parameter Object).
fn is_reserved_header(name: &str) -> bool {
    let reserved = ["accept", "content-type", "authorization"];
    reserved.iter().any(|word| name.eq_ignore_ascii_case(word))
}

fn cure(name: &str) -> String {
    format!("- {{ name: {name}, in: path, required: true, schema: {{ type: string }} }}")
}
