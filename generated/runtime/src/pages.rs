//! Lists as streams of pages and of items.

use std::fmt;
use std::future::poll_fn;
use std::hash::{DefaultHasher, Hasher};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::answer::Answer;
use super::error::Kind;
use super::unsent::Finish;
use super::walk::{MOST_PAGES, Verdict, Walk};
use super::{BoxFuture, Draft, Error, Page, PageInfo, exchange};

/// The pages of a list, asked for one at a time. After an error it ends.
#[must_use = "pages are not asked for until the stream is read"]
pub struct Pages<T> {
    walker: Walker,
    finish: Finish<Page<T>>,
}

impl<T> Pages<T> {
    pub(super) fn new(draft: Box<Draft>, finish: Finish<Page<T>>) -> Self {
        Self {
            walker: Walker::new(draft),
            finish,
        }
    }

    /// The next page.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The next page; none after the last.
    ///
    /// # Errors
    /// As a single call.
    pub async fn try_next(&mut self) -> Result<Option<Page<T>>, Error> {
        self.next().await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page<T>, Error>>> {
        let mut answer = match ready!(self.walker.poll(context)) {
            Some(Ok(answer)) => answer,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let fingerprint = fingerprint(&answer.body);
        let page = match (self.finish)(&mut answer) {
            Ok(page) => page,
            Err(error) => {
                self.walker.stop();
                return Poll::Ready(Some(Err(error)));
            }
        };
        let is_new = self
            .walker
            .arrived(page.items.len(), page.info.as_ref(), fingerprint);
        Poll::Ready(is_new.then_some(Ok(page)))
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pages").field(&self.walker.walk).finish()
    }
}

/// The items of a list, page after page. After an error it ends.
#[must_use = "items are not asked for until the stream is read"]
pub struct Items<T> {
    pages: Pages<T>,
    page: std::vec::IntoIter<T>,
}

impl<T> Items<T> {
    pub(super) fn new(pages: Pages<T>) -> Self {
        Self {
            pages,
            page: Vec::new().into_iter(),
        }
    }

    /// The next item.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The next item; none after the last.
    ///
    /// # Errors
    /// As a single call.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(page)) => self.page = page.items.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Nothing in it is pinned: the items stand in a vector.
impl<T> Unpin for Items<T> {}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Items")
            .field(&self.pages.walker.walk)
            .finish()
    }
}

/// What sends the requests of a walk; knows nothing of the items.
struct Walker {
    draft: Box<Draft>,
    walk: Walk,
    exchange: Option<BoxFuture<'static, Result<Answer, Error>>>,
    done: bool,
}

impl Walker {
    fn new(draft: Box<Draft>) -> Self {
        let number = |name| draft.query.get(name).and_then(|text| text.parse().ok());
        let walk = match draft.operation.paging {
            Some(paging) => Walk::new(number(paging.page), number(paging.per_page)),
            None => Walk::new(None, None),
        };
        Self {
            draft,
            walk,
            exchange: None,
            done: false,
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Answer, Error>>> {
        if self.done {
            return Poll::Ready(None);
        }
        if self.exchange.is_none() && self.walk.is_exhausted() {
            self.stop();
            let kind = Kind::TooManyPages(MOST_PAGES);
            return Poll::Ready(Some(Err(Error::before_answer(self.draft.operation, kind))));
        }
        let (draft, walk) = (&mut self.draft, &self.walk);
        let exchange = self
            .exchange
            .get_or_insert_with(|| exchange::send(next(draft, walk)));
        let outcome = ready!(exchange.as_mut().poll(context));
        self.exchange = None;
        self.done = outcome.is_err();
        Poll::Ready(Some(outcome))
    }

    /// Takes note of a page; false when it holds nothing new.
    fn arrived(&mut self, items: usize, info: Option<&PageInfo>, fingerprint: u64) -> bool {
        let verdict = self.walk.arrived(items, info, fingerprint);
        self.done = verdict != Verdict::More || self.draft.operation.paging.is_none();
        verdict != Verdict::Nothing
    }

    fn stop(&mut self) {
        self.done = true;
    }
}

fn next(draft: &mut Draft, walk: &Walk) -> Box<Draft> {
    let mut next = draft.again();
    if let (Some(paging), Some(page)) = (draft.operation.paging, walk.page()) {
        next.query.replace(paging.page, vec![page.to_string()]);
    }
    next
}

fn fingerprint(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(body);
    hasher.finish()
}
