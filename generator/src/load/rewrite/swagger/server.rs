//! `host`, `basePath` and `schemes`: the servers of 3.0.

use serde_json::Value;

use super::super::super::cut::Members;
use super::super::{Rewrite, object, text};
use crate::pointer::Pointer;

/// Rewrites them; nothing is added where the document says nothing.
pub(in crate::load::rewrite) fn servers(rewrite: &mut Rewrite<'_>, root: &mut Members) {
    let schemes = super::words(root, "schemes").unwrap_or_default();
    let host = text(root, "host").map(str::to_owned);
    let path = text(root, "basePath").unwrap_or_default().to_owned();
    for name in ["host", "basePath", "schemes"] {
        root.shift_remove(name);
    }
    let (from, urls) = match host {
        Some(host) => {
            let schemes = schemes.iter().filter(|scheme| scheme.starts_with("http"));
            let mut schemes: Vec<&str> = schemes.map(String::as_str).collect();
            // Without a word of it, the safe one.
            if schemes.is_empty() {
                schemes.push("https");
            }
            schemes.sort_by_key(|scheme| *scheme != "https");
            let urls = schemes
                .iter()
                .map(|scheme| format!("{scheme}://{host}{path}"));
            ("host", urls.collect())
        }
        None if path.is_empty() => return,
        None => ("basePath", vec![path]),
    };
    let urls = urls
        .into_iter()
        .map(|url| object([("url", url.trim_end_matches('/').into())]));
    root.insert("servers".to_owned(), Value::Array(urls.collect()));
    let top = Pointer::root();
    let to = top.child("servers");
    for index in 0..2 {
        rewrite
            .report
            .moves
            .copied(&top.child(from), to.index(index));
        rewrite
            .report
            .moves
            .copied(&top.child(from), to.index(index).child("url"));
    }
    rewrite.report.moves.copied(&top.child(from), to);
}
