//! Members that came after 3.0 and that no client needs: carried as extensions.

use super::super::super::cut::Members;
use super::super::super::grammar::Object;
use super::super::Rewrite;
use super::super::at::At;
use super::super::reserved::PREFIX;

/// The newer members by the object they stand in.
const NEWER: [(&str, &[&str]); 16] = [
    ("the document", &["jsonSchemaDialect", "$self", "webhooks"]),
    ("the info object", &["summary"]),
    ("a license", &["identifier"]),
    ("a server", &["name"]),
    ("a tag", &["summary", "parent", "kind"]),
    ("the components object", &["mediaTypes", "pathItems"]),
    ("a discriminator", &["defaultMapping"]),
    ("a response", &["summary"]),
    ("a parameter", &["summary"]),
    ("a header", &["summary"]),
    ("a request body", &["summary"]),
    ("a media type", &["itemEncoding", "prefixEncoding"]),
    (
        "an encoding",
        &["encoding", "itemEncoding", "prefixEncoding"],
    ),
    (
        "a security scheme",
        &["deprecated", "oauth2MetadataUrl", "summary"],
    ),
    ("the flows", &["deviceAuthorization"]),
    ("a flow", &["deviceAuthorizationUrl"]),
];

/// Renames what `object` has of them.
pub(super) fn rewrite(
    rewrite: &mut Rewrite<'_>,
    object: &Object,
    members: &mut Members,
    at: &At<'_>,
) {
    let rows = NEWER.iter().filter(|(name, _)| *name == object.name);
    for name in rows.flat_map(|(_, names)| names.iter()) {
        if members.contains_key(*name) {
            rewrite.rename(members, name, &format!("{PREFIX}{name}"), at);
        }
    }
}
