//! Bodies and answers.

use indexmap::IndexMap;
use openapiv3::{Encoding as EncodingNode, Example, MediaType, ReferenceOr, StatusCode};
use serde_json::Value;

use crate::api::{Body, Content, Docs, Encoding, Name, Owner, Response, Status};
use crate::document::OperationNode;
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::schema::plain_use;
use super::written::{other_style, query_style};

impl<'d> Lower<'d, '_> {
    /// What an operation sends.
    pub(super) fn body(&mut self, node: &OperationNode) -> Option<Body> {
        node.operation.request_body.as_ref()?;
        let document = self.document;
        let place = node.pointer.child("requestBody");
        let Some((at, body)) = self.follow(&document.request_bodies, &place) else {
            return Some(self.unknown_body(node, place));
        };
        Some(Body {
            pointer: at.clone(),
            required: body.required,
            docs: Docs {
                description: body.description.clone(),
                ..Docs::default()
            },
            contents: self.contents(at, &body.content),
        })
    }

    /// A body that is sent and not described: any JSON.
    fn unknown_body(&mut self, node: &OperationNode, pointer: Pointer) -> Body {
        let owner = self.homes.get(&node.pointer).copied().unwrap_or_default();
        let name = Name::Inline {
            owner: Owner::Operation(owner),
            role: "body".to_owned(),
        };
        let value = plain_use(self.table.push(pointer.clone(), name, Form::any()));
        Body {
            contents: vec![Content {
                pointer: pointer.clone(),
                media_type: "application/json".to_owned(),
                value: Some(value),
                encoding: Vec::new(),
            }],
            pointer,
            required: false,
            docs: Docs::default(),
        }
    }

    /// What an operation may be answered with.
    pub(super) fn responses(&mut self, node: &OperationNode) -> Vec<Response> {
        let responses = &node.operation.responses;
        let named = responses.responses.iter();
        let named = named.map(|(code, response)| (status(code), response));
        let default = responses.default.iter();
        let all = named.chain(default.map(|response| (Status::Default, response)));
        all.filter_map(|(status, response)| self.response(status, response))
            .collect()
    }

    fn response(
        &mut self,
        status: Status,
        response: &ReferenceOr<openapiv3::Response>,
    ) -> Option<Response> {
        let document = self.document;
        let place = place(response)?;
        let Some((at, response)) = self.follow(&document.responses, &place) else {
            // It may still come back.
            return Some(Response {
                pointer: place,
                status,
                docs: Docs::default(),
                headers: Vec::new(),
                contents: Vec::new(),
            });
        };
        Some(Response {
            pointer: at.clone(),
            status,
            docs: Docs {
                description: Some(response.description.clone()).filter(|text| !text.is_empty()),
                ..Docs::default()
            },
            headers: self.headers(at, response),
            contents: self.contents(at, &response.content),
        })
    }

    fn contents(&mut self, at: &Pointer, content: &IndexMap<String, MediaType>) -> Vec<Content> {
        let list = at.child("content");
        let contents = content.iter().map(|(media_type, media)| {
            let pointer = list.child(media_type);
            let schema = pointer.child("schema");
            let mut value = media.schema.as_ref().map(|_| self.use_of(&schema).0);
            let example = media.example.as_ref();
            let example = example.or_else(|| first_example(&media.examples));
            if let (Some(value), Some(example)) = (&mut value, example) {
                value.docs.example = Some(example.to_string());
            }
            let encodings = pointer.child("encoding");
            let encoding = media.encoding.iter();
            let encoding =
                encoding.map(|(name, node)| self.encoding(&encodings.child(name), name, node));
            Content {
                encoding: encoding.collect(),
                pointer,
                media_type: media_type.clone(),
                value,
            }
        });
        contents.collect()
    }

    fn encoding(&mut self, at: &Pointer, name: &str, node: &EncodingNode) -> Encoding {
        let headers = node.headers.keys();
        let headers = headers.filter_map(|name| {
            let place = at.child("headers").child(name);
            Some((name.clone(), self.constant(&place)?))
        });
        Encoding {
            name: name.to_owned(),
            content_type: node.content_type.clone(),
            style: other_style(&node.extensions).or(node.style.as_ref().map(query_style)),
            explode: node.explode,
            allow_reserved: node.allow_reserved,
            headers: headers.collect(),
        }
    }
}

/// The first example that is written in place.
pub(super) fn first_example(examples: &IndexMap<String, ReferenceOr<Example>>) -> Option<&Value> {
    examples.values().find_map(|example| match example {
        ReferenceOr::Item(example) => example.value.as_ref(),
        ReferenceOr::Reference { .. } => None,
    })
}

/// Where a response stands: `load` leaves a reference to the node's own place,
/// which also keeps the status as it is written.
fn place(response: &ReferenceOr<openapiv3::Response>) -> Option<Pointer> {
    match response {
        ReferenceOr::Reference { reference } => Pointer::parse(reference.strip_prefix('#')?),
        ReferenceOr::Item(_) => None,
    }
}

fn status(code: &StatusCode) -> Status {
    match code {
        StatusCode::Code(code) => Status::Code(*code),
        StatusCode::Range(hundred) => Status::Range(*hundred),
    }
}
