//! Where and how parameters may be given since 3.2.

use super::super::super::cut::Members;
use super::super::Rewrite;
use super::super::at::At;
use super::super::text;
use crate::document::{ALLOW_RESERVED, QUERYSTRING, STYLE};

pub(super) fn rewrite(rewrite: &mut Rewrite<'_>, members: &mut Members, at: &At<'_>) {
    match (text(members, "in"), text(members, "style")) {
        (Some("querystring"), _) => {
            members.insert("in".to_owned(), "query".into());
            members.insert(QUERYSTRING.to_owned(), true.into());
        }
        (Some("cookie"), Some("cookie")) => rewrite.rename(members, "style", STYLE, at),
        (Some("path"), _) => rewrite.rename(members, "allowReserved", ALLOW_RESERVED, at),
        (_, _) => {}
    }
}
