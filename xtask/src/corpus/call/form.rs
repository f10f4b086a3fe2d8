//! Bodies that are forms, read back.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::trip::spec::percent_decoded;

/// Names and values, in the order in which each name has them.
pub(super) type Fields = BTreeMap<String, Vec<String>>;

/// What a form made of this object holds: elements by themselves, objects as JSON, null not at all.
pub(super) fn fields(body: &Value) -> Fields {
    let mut fields = Fields::new();
    for (name, value) in body.as_object().into_iter().flatten() {
        let values = match value {
            Value::Array(items) => items.iter().collect(),
            value => vec![value],
        };
        let values = values.into_iter().filter(|value| !value.is_null());
        for value in values {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            fields.entry(name.clone()).or_default().push(text);
        }
    }
    fields
}

/// `application/x-www-form-urlencoded`, or a query.
pub(super) fn urlencoded(text: &str) -> Fields {
    let mut fields = Fields::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        fields
            .entry(percent_decoded(&name.replace('+', " ")))
            .or_default()
            .push(percent_decoded(&value.replace('+', " ")));
    }
    fields
}

/// The header `Cookie` (RFC 6265, section 4.2).
pub(super) fn cookies(text: &str) -> Fields {
    urlencoded(&text.replace("; ", "&"))
}

/// `multipart/form-data` (RFC 7578) of texts.
pub(super) fn multipart(text: &str, media_type: &str) -> Fields {
    let mut fields = Fields::new();
    let boundary = media_type.split("boundary=").nth(1).unwrap_or_default();
    let delimiter = format!("--{boundary}\r\n");
    let end = format!("\r\n--{boundary}");
    for part in text.split(delimiter.as_str()).skip(1) {
        let part = part.split(end.as_str()).next().unwrap_or(part);
        let Some((head, content)) = part.split_once("\r\n\r\n") else {
            continue;
        };
        let name = head
            .split("; name=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let name = name.unwrap_or_default().to_owned();
        let content = content.strip_suffix("\r\n").unwrap_or(content);
        fields.entry(name).or_default().push(content.to_owned());
    }
    fields
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{fields, multipart, urlencoded};

    #[test]
    fn forms_are_read_back() {
        let body = json!({"a": ["x y", 2], "b": {"c": null}, "d": null});
        let should = fields(&body);
        assert_eq!(urlencoded("a=x+y&a=2&b=%7B%22c%22%3Anull%7D"), should);
        let part = |name: &str, text: &str| {
            format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
        };
        let parts = [part("a", "x y"), part("a", "2"), part("b", "{\"c\":null}")];
        let text = parts.concat() + "--B--\r\n";
        assert_eq!(multipart(&text, "multipart/form-data; boundary=B"), should);
        assert_ne!(urlencoded("a=2&a=x%20y"), should);
    }
}
