//! How a parameter is written: its place, its style, and a media type of its own.

use indexmap::IndexMap;
use openapiv3::{
    Parameter as Node, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
};
use serde_json::Value;

use crate::api::{Format, Location, Name, OperationId, Owner, Shape, Style, Use};
use crate::diagnostic::Diagnostic;
use crate::document::{ALLOW_RESERVED, QUERYSTRING, STYLE};
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;
use super::keyword::JsonType;
use super::schema::plain_use;

/// Where a parameter goes, and how.
pub(super) struct Written {
    pub(super) location: Location,
    pub(super) style: Style,
    pub(super) allow_reserved: bool,
    pub(super) allow_empty: bool,
}

impl Written {
    pub(super) fn of(node: &Node) -> Self {
        let extensions = &node.parameter_data_ref().extensions;
        let is_set = |name: &str| extensions.get(name) == Some(&Value::Bool(true));
        let plain = |location, style| Self {
            location,
            style: other_style(extensions).unwrap_or(style),
            allow_reserved: is_set(ALLOW_RESERVED),
            allow_empty: false,
        };
        match node {
            Node::Query {
                style,
                allow_reserved,
                allow_empty_value,
                ..
            } => {
                let location = match is_set(QUERYSTRING) {
                    true => Location::Querystring,
                    false => Location::Query,
                };
                Self {
                    allow_reserved: *allow_reserved,
                    allow_empty: allow_empty_value.unwrap_or_default(),
                    ..plain(location, query_style(style))
                }
            }
            Node::Header { .. } => plain(Location::Header, Style::Simple),
            Node::Path { style, .. } => plain(Location::Path, path_style(style)),
            Node::Cookie { .. } => plain(Location::Cookie, Style::Form),
        }
    }
}

/// The same word of the model.
fn path_style(style: &PathStyle) -> Style {
    match style {
        PathStyle::Matrix => Style::Matrix,
        PathStyle::Label => Style::Label,
        PathStyle::Simple => Style::Simple,
    }
}

/// The same word of the model.
pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

/// A style that 3.0 has no word for, or none at this place.
pub(super) fn other_style(extensions: &IndexMap<String, Value>) -> Option<Style> {
    match extensions.get(STYLE)?.as_str()? {
        "spaceDelimited" => Some(Style::SpaceDelimited),
        "pipeDelimited" => Some(Style::PipeDelimited),
        "tabDelimited" => Some(Style::TabDelimited),
        "cookie" => Some(Style::Cookie),
        _ => None,
    }
}

impl Lower<'_, '_> {
    /// The value of a parameter, and the media type that it has of its own.
    pub(super) fn content(
        &mut self,
        at: &Pointer,
        data: &ParameterData,
        location: Location,
    ) -> (Use, Option<String>) {
        let media_type = match &data.format {
            ParameterSchemaOrContent::Schema(_) => None,
            ParameterSchemaOrContent::Content(content) => content.keys().next(),
        };
        let Some(media_type) = media_type else {
            return (self.use_of(&at.child("schema")).0, None);
        };
        let place = at.child("content").child(media_type);
        let schema = place.child("schema");
        let value = match self.is_carried(media_type, &schema, location) {
            true => self.use_of(&schema).0,
            false => self.as_text(place, media_type),
        };
        (value, Some(media_type.clone()))
    }

    /// Whether a value can be written as this media type from its parts.
    fn is_carried(&self, media_type: &str, schema: &Pointer, location: Location) -> bool {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let essence = essence.to_ascii_lowercase();
        let is_form = essence == "application/x-www-form-urlencoded";
        essence.ends_with("json")
            || is_form && location == Location::Querystring
            || !matches!(
                self.json_type(schema),
                Some(JsonType::Object | JsonType::Array)
            )
    }

    /// A value that the caller writes.
    fn as_text(&mut self, at: Pointer, media_type: &str) -> Use {
        let message = format!("`{media_type}` is not written from its parts here; taken as text");
        let place = self.key(at.clone());
        let fault = Diagnostic::warning("parameter-content", place, message);
        self.say(fault.help("describe it as `application/json`, if the API takes it, or as text"));
        let name = Name::Inline {
            owner: Owner::Operation(OperationId::default()),
            role: "text".to_owned(),
        };
        let text = Form::of(Shape::String(Format::default()));
        plain_use(self.table.push(at, name, text))
    }
}
