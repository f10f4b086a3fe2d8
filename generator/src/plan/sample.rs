//! A call and its answer, made of the description, for the crate's own tests.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use super::Context;
use super::answer::{Answer, Success};
use super::body;
use super::catalog::Catalog;
use super::format;
use super::usage::{Side, travels};
use super::word::Words;
use crate::api::{Operation, Parameter, Shape, Type, TypeId, Use, Value};
use crate::rust::{BodyForm, Fill, Ident, Method, PathPart, RustType, WireTest};

/// A path value that must be encoded, and what must arrive.
const PATH_VALUE: (&str, &str) = ("a/b c", "a%2Fb%20c");

/// Makes the test of one call; none where its arguments cannot be made of
/// JSON.
pub(super) fn wire_test(
    context: &Context<'_>,
    catalog: &Catalog<'_>,
    operation: &Operation,
    method: &Method,
    success: &Success<'_>,
    chain: &[Ident],
) -> Option<WireTest> {
    let mut sampler = Sampler::new(catalog, Side::Request);
    let mut path_values = Vec::new();
    let mut arguments = Vec::new();
    let mut query = Vec::new();
    let mut sent = method.fixed_body.clone();
    let required: Vec<&Parameter> = operation.parameters.iter().filter(|p| p.required).collect();
    for (at, argument) in method.arguments.iter().enumerate() {
        let value = match (&argument.fill, required.get(at)) {
            (Fill::Body(BodyForm::Json), _) => {
                let content = body::chosen(catalog.api, context.rules, operation)?.content;
                let value = content
                    .value
                    .as_ref()
                    .map_or(json!({}), |v| sampler.value(v));
                sent = Some(value.to_string());
                value
            }
            (Fill::Path, Some(parameter)) => {
                let (value, sent) = path_value(catalog, &mut sampler, parameter)?;
                path_values.push(sent);
                value
            }
            (Fill::Query(name), Some(parameter)) => {
                let value = sampler.value(&parameter.value);
                query.push(format!("{}={}", plain(name)?, plain(&text(&value)?)?));
                value
            }
            (Fill::Header(_), Some(parameter)) => sampler.value(&parameter.value),
            (Fill::Body(_) | Fill::Styled(_), _) | (_, None) => return None,
        };
        arguments.push(value.to_string());
    }
    let (answer, value) = answer(context, catalog, success)?;
    let words = chain.iter().chain([&method.ident]);
    let name = words.fold(Words::default(), |all, step| {
        all.and(&Words::cut(step.as_str()))
    });
    Some(WireTest {
        ident: super::name::plain(&name),
        chain: chain.to_vec(),
        arguments,
        path: target(method, path_values, &query)?,
        body: sent,
        credentials: method.security.first().cloned().unwrap_or_default(),
        answer,
        value,
    })
}

fn path_value(
    catalog: &Catalog<'_>,
    sampler: &mut Sampler<'_>,
    parameter: &Parameter,
) -> Option<(Json, String)> {
    if catalog.argument(&parameter.value) == RustType::String {
        return Some((json!(PATH_VALUE.0), PATH_VALUE.1.to_owned()));
    }
    let value = sampler.value(&parameter.value);
    let sent = plain(&text(&value)?)?;
    Some((value, sent))
}

/// The path that must arrive; none where an optional part decides it.
fn target(method: &Method, values: Vec<String>, query: &[String]) -> Option<String> {
    let mut values = values.into_iter();
    let mut path = String::new();
    for part in &method.path {
        match part {
            PathPart::Text(text) => path.push_str(text),
            PathPart::Value(_) => path.push_str(&values.next()?),
        }
    }
    if !query.is_empty() {
        path.push('?');
        path.push_str(&query.join("&"));
    }
    Some(path)
}

/// The answer as it is sent, and the value that must come out.
fn answer(
    context: &Context<'_>,
    catalog: &Catalog<'_>,
    success: &Success<'_>,
) -> Option<(String, Option<String>)> {
    let mut sampler = Sampler::new(catalog, Side::Answer);
    let value = match &success.answer {
        Answer::Json(value) => sampler.value(value),
        Answer::Page(item) => json!([sampler.value(item)]),
        Answer::Untyped => json!({}),
        Answer::Nothing => return Some((String::new(), None)),
        Answer::Text | Answer::Bytes => return Some(("text".to_owned(), None)),
        // Which one it is hangs on the status; a stream has no end of its own.
        Answer::ByStatus(_) | Answer::Stream(_) => return None,
    };
    let whole = match context.config.envelope.as_ref() {
        Some(envelope) if success.enveloped => {
            let mut members = Map::new();
            members.insert(envelope.success.clone(), json!(true));
            members.insert(envelope.errors.clone(), json!([]));
            members.insert(envelope.messages.clone(), json!([]));
            members.insert(envelope.result.clone(), value.clone());
            Json::Object(members)
        }
        Some(_) | None => value.clone(),
    };
    Some((whole.to_string(), Some(value.to_string())))
}

/// A scalar as it stands in a query.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(truth) => Some(truth.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// A text that is the same encoded and not.
fn plain(text: &str) -> Option<String> {
    let same = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    text.chars().all(same).then(|| text.to_owned())
}

struct Sampler<'a> {
    catalog: &'a Catalog<'a>,
    side: Side,
    /// The types around the value: one that is met again is left out.
    around: BTreeSet<TypeId>,
}

impl<'a> Sampler<'a> {
    fn new(catalog: &'a Catalog<'a>, side: Side) -> Self {
        Self {
            catalog,
            side,
            around: BTreeSet::new(),
        }
    }

    fn value(&mut self, value: &Use) -> Json {
        self.of(value.ty).unwrap_or(Json::Null)
    }

    /// A value of this type; none inside itself.
    fn of(&mut self, id: TypeId) -> Option<Json> {
        let ty = self.catalog.api.types.get(id)?;
        if !self.around.insert(id) {
            return None;
        }
        let value = self.shape(id, ty);
        self.around.remove(&id);
        value
    }

    fn shape(&mut self, id: TypeId, ty: &'a Type) -> Option<Json> {
        Some(match &ty.shape {
            Shape::Any => json!({}),
            Shape::Null => Json::Null,
            Shape::Bool => json!(true),
            Shape::Integer(_) => json!(64),
            Shape::Number(_) => match self.catalog.of(id, self.side) {
                RustType::I64 => json!(64),
                _ => json!(0.5),
            },
            Shape::String(_) => json!(string(ty, &self.catalog.of(id, self.side))),
            Shape::Enum(shape) => match shape.values.first()? {
                Value::String(text) => json!(text),
                Value::Integer(number) => json!(number),
                Value::Bool(truth) => json!(truth),
                Value::Other(text) => serde_json::from_str(text).ok()?,
            },
            Shape::List(item) => match self.of(item.ty) {
                Some(item) => json!([item]),
                None => json!([]),
            },
            Shape::Tuple(tuple) => {
                let elements = tuple.elements.iter().take(tuple.required);
                Json::Array(
                    elements
                        .map(|value| self.of(value.ty))
                        .collect::<Option<_>>()?,
                )
            }
            Shape::Map(item) => match self.of(item.ty) {
                Some(item) => json!({ "key": item }),
                None => json!({}),
            },
            Shape::Alias(target) => self.of(*target)?,
            Shape::Union(shape) => {
                let mut values = shape.variants.iter().map(|v| v.value.ty);
                values.find_map(|ty| self.of(ty))?
            }
            Shape::Struct(shape) => {
                let mut members = Map::new();
                for field in &shape.fields {
                    if travels(field.access, self.side) {
                        match self.of(field.value.ty) {
                            Some(value) => members.insert(field.name.clone(), value),
                            None if self.catalog.is_required(id, field, self.side) => return None,
                            None => None,
                        };
                    }
                }
                Json::Object(members)
            }
        })
    }
}

fn string(ty: &Type, rust: &RustType) -> String {
    let example = ty.docs.example.as_deref();
    let example = example.and_then(|text| serde_json::from_str::<String>(text).ok());
    let otherwise = format::sample(rust).unwrap_or("text");
    example.unwrap_or_else(|| otherwise.to_owned())
}
