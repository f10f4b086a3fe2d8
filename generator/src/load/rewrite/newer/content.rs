//! `contentEncoding` and `contentMediaType`: a `format` in 3.0.

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;
use super::super::text;

pub(super) fn rewrite(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    let encoding = text(members, "contentEncoding").map(str::to_ascii_lowercase);
    let media_type = text(members, "contentMediaType");
    let (from, format) = match (encoding, media_type) {
        (Some(encoding), _) if encoding == "base64" => ("contentEncoding", "byte".to_owned()),
        (Some(encoding), _) => ("contentEncoding", encoding),
        (None, Some(media_type)) if !is_text(media_type) => {
            ("contentMediaType", "binary".to_owned())
        }
        (None, Some(_)) => return drop(members.shift_remove("contentMediaType")),
        (None, None) => return,
    };
    members.shift_remove("contentEncoding");
    members.shift_remove("contentMediaType");
    if !members.contains_key("format") {
        members.insert("format".to_owned(), format.into());
        rewrite.moved(at, from, "format");
        members.entry("type").or_insert_with(|| "string".into());
    }
}

/// Whether such content is a text in JSON too.
fn is_text(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence.starts_with("text/") || essence.ends_with("json") || essence.ends_with("xml")
}
