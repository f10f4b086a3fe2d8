//! Which page comes next, and when a list ends. Sends nothing itself.

use super::PageInfo;

/// The most pages that one walk asks for.
pub(super) const MOST_PAGES: u64 = 10_000;

/// A walk from page to page.
#[derive(Debug)]
pub(super) struct Walk {
    /// The page that is asked for next.
    page: u64,
    /// The size that was asked for, or else that of the first page.
    size: Option<u64>,
    /// Pages that have come.
    pages: u64,
    /// What tells the page before from the next one.
    last: Option<(Option<i64>, u64)>,
}

/// What a page means for the walk.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There may be another one.
    More,
    /// There is none behind it.
    Last,
    /// It holds nothing new, and is the end.
    Nothing,
}

impl Walk {
    /// Begins at a page, 1 unless the caller chose another.
    pub(super) fn new(page: Option<u64>, size: Option<u64>) -> Self {
        Self {
            page: page.unwrap_or(1),
            size: size.filter(|size| *size > 0),
            pages: 0,
            last: None,
        }
    }

    /// The page to ask for; none on the first request, which goes as the caller made it.
    pub(super) fn page(&self) -> Option<u64> {
        (self.pages > 0).then_some(self.page)
    }

    /// Whether the walk has gone on for too long.
    pub(super) fn is_exhausted(&self) -> bool {
        self.pages >= MOST_PAGES
    }

    /// Takes note of a page; `fingerprint` is equal for equal bodies.
    pub(super) fn arrived(
        &mut self,
        items: usize,
        info: Option<&PageInfo>,
        fingerprint: u64,
    ) -> Verdict {
        let items = items as u64;
        let info = info.copied().unwrap_or_default();
        let first = self.pages == 0;
        let repeated = self.last.is_some_and(|(number, body)| {
            body == fingerprint || (number.is_some() && number == info.page)
        });
        if repeated || (items == 0 && !first) {
            return Verdict::Nothing;
        }
        let ends = items == 0 || self.ends(items, &info);
        self.last = Some((info.page, fingerprint));
        self.size = self.size.or(Some(items));
        self.pages += 1;
        self.page = self.page.saturating_add(1);
        if ends { Verdict::Last } else { Verdict::More }
    }

    /// Whether nothing is behind a page. Totals are trusted before the size: a server may cap the
    /// size that was asked for.
    fn ends(&self, items: u64, info: &PageInfo) -> bool {
        let page = positive(info.page).unwrap_or(self.page);
        let size = positive(info.per_page).or(self.size);
        if let Some(total) = positive(info.total_pages) {
            return page >= total;
        }
        match (
            info.total_count.and_then(|total| u64::try_from(total).ok()),
            size,
        ) {
            (Some(total), Some(size)) => page.saturating_mul(size) >= total,
            (Some(total), None) => page.saturating_mul(items) >= total,
            (None, Some(size)) => items < size,
            (None, None) => false,
        }
    }
}

fn positive(number: Option<i64>) -> Option<u64> {
    number
        .and_then(|number| u64::try_from(number).ok())
        .filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::{PageInfo, Verdict, Walk};

    fn info(page: i64, per_page: i64, total_count: i64) -> PageInfo {
        PageInfo {
            page: Some(page),
            per_page: Some(per_page),
            total_count: Some(total_count),
            ..PageInfo::default()
        }
    }

    #[test]
    fn the_total_count_ends_it_without_another_request() {
        let mut walk = Walk::new(None, None);
        assert_eq!(walk.arrived(20, Some(&info(1, 20, 40)), 1), Verdict::More);
        assert_eq!(walk.page(), Some(2));
        assert_eq!(walk.arrived(20, Some(&info(2, 20, 40)), 2), Verdict::Last);
    }

    #[test]
    fn the_total_of_pages_ends_it() {
        let mut walk = Walk::new(Some(4), None);
        let info = PageInfo {
            total_pages: Some(4),
            ..PageInfo::default()
        };
        assert_eq!(walk.arrived(20, Some(&info), 1), Verdict::Last);
    }

    #[test]
    fn totals_are_trusted_before_a_short_page() {
        let mut walk = Walk::new(None, Some(1000));
        assert_eq!(walk.arrived(50, Some(&info(1, 50, 120)), 1), Verdict::More);
        assert_eq!(walk.arrived(49, Some(&info(2, 50, 120)), 2), Verdict::More);
        assert_eq!(walk.arrived(21, Some(&info(3, 50, 120)), 3), Verdict::Last);
    }

    #[test]
    fn without_totals_a_short_or_empty_page_ends_it() {
        let mut short = Walk::new(None, None);
        assert_eq!(short.arrived(5, None, 1), Verdict::More);
        assert_eq!(short.arrived(4, None, 2), Verdict::Last);
        let mut empty = Walk::new(None, None);
        assert_eq!(empty.arrived(5, None, 1), Verdict::More);
        assert_eq!(empty.arrived(0, None, 2), Verdict::Nothing);
        assert_eq!(Walk::new(None, None).arrived(0, None, 1), Verdict::Last);
    }

    #[test]
    fn a_repeated_page_ends_it() {
        let mut same_body = Walk::new(None, None);
        assert_eq!(same_body.arrived(5, None, 1), Verdict::More);
        assert_eq!(same_body.arrived(5, None, 1), Verdict::Nothing);
        let mut same_number = Walk::new(None, None);
        assert_eq!(
            same_number.arrived(5, Some(&info(1, 5, 100)), 1),
            Verdict::More
        );
        assert_eq!(
            same_number.arrived(5, Some(&info(1, 5, 100)), 2),
            Verdict::Nothing
        );
    }

    #[test]
    fn it_does_not_go_on_for_ever() {
        let mut walk = Walk::new(None, None);
        for body in 0..super::MOST_PAGES {
            assert!(!walk.is_exhausted());
            assert_eq!(walk.arrived(5, None, body), Verdict::More);
        }
        assert!(walk.is_exhausted());
    }
}
