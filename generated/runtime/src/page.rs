//! One page of a list.

use super::Json;

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items, in the server's order.
    pub items: Vec<T>,
    /// What the server says of the page, where it says something.
    pub info: Option<PageInfo>,
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

/// What a server says of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageInfo {
    /// How many items are on this page.
    pub count: Option<i64>,
    /// Which page this is, from 1.
    pub page: Option<i64>,
    /// How many items a full page has.
    pub per_page: Option<i64>,
    /// How many items there are on all pages.
    pub total_count: Option<i64>,
    /// How many pages there are.
    pub total_pages: Option<i64>,
}

impl PageInfo {
    /// Takes what is there; members of another kind say nothing.
    pub(super) fn read(json: &Json) -> Option<Self> {
        json.as_object()?;
        let number = |name| json.get(name).and_then(Json::as_i64);
        Some(Self {
            count: number("count"),
            page: number("page"),
            per_page: number("per_page"),
            total_count: number("total_count"),
            total_pages: number("total_pages"),
        })
    }
}
