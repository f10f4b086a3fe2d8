//! The events of a stream, as 3.2 describes them: objects whose `data` is a text, which may hold JSON.

use serde_json::{Value, json};

/// What the data of the events holds.
pub(super) struct Data {
    /// Its schema: that of each kind of event, where there are several.
    pub(super) schema: Value,
    /// Where each part of it stands: its place in a choice, and the pointer below the event's schema.
    pub(super) places: Vec<(Option<usize>, String)>,
}

/// What the data of one kind of event is.
enum Kind {
    Json(Value),
    Text,
    /// What ends a stream, and is no value of it.
    End,
}

/// What the data of events holds, where any of it is JSON.
pub(super) fn data(event: &Value) -> Option<Data> {
    let choice = ["oneOf", "anyOf"];
    let kinds = choice.iter().find_map(|word| {
        let variants = event.get(*word)?.as_array()?.iter().enumerate();
        let kind = |(at, variant)| Some((kind(variant)?, format!("/{word}/{at}{PLACE}")));
        Some(variants.filter_map(kind).collect::<Vec<_>>())
    });
    let kinds = kinds.unwrap_or_default().into_iter();
    let kinds = kinds.chain(kind(event).map(|kind| (kind, PLACE.to_owned())));
    let mut parts: Vec<(Value, String)> = Vec::new();
    let mut is_json = false;
    for (kind, place) in kinds {
        let schema = match kind {
            Kind::Json(schema) => {
                is_json = true;
                schema
            }
            Kind::Text => json!({ "type": "string" }),
            Kind::End => continue,
        };
        if !parts.iter().any(|(known, _)| *known == schema) {
            parts.push((schema, place));
        }
    }
    let places = parts.iter().enumerate();
    let places = places.map(|(at, (_, place))| ((parts.len() > 1).then_some(at), place.clone()));
    let places = places.collect();
    let mut schemas: Vec<Value> = parts.into_iter().map(|(schema, _)| schema).collect();
    let schema = match schemas.len() {
        1 => schemas.pop()?,
        _ => json!({ "oneOf": schemas }),
    };
    is_json.then_some(Data { schema, places })
}

/// Where an event's schema says what JSON its data holds.
const PLACE: &str = "/properties/data/contentSchema";

fn kind(event: &Value) -> Option<Kind> {
    let data = event.get("properties")?.get("data")?;
    let media_type = data.get("contentMediaType")?.as_str()?;
    if data.get("const").is_some_and(|text| text == "[DONE]") {
        return Some(Kind::End);
    }
    match data.get("contentSchema") {
        Some(schema) if media_type.contains("json") => Some(Kind::Json(schema.clone())),
        _ => Some(Kind::Text),
    }
}
