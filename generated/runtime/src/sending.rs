//! A call on its way.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::answer::Answer;
use super::unsent::Finish;
use super::{BoxFuture, Error};

/// A call on its way: the future of `.await`. Dropping it cancels the call.
pub struct Sending<T> {
    exchange: BoxFuture<'static, Result<Answer, Error>>,
    finish: Finish<T>,
}

impl<T> Sending<T> {
    pub(super) fn new(
        exchange: BoxFuture<'static, Result<Answer, Error>>,
        finish: Finish<T>,
    ) -> Self {
        Self { exchange, finish }
    }
}

impl<T> Future for Sending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut answer = ready!(self.exchange.as_mut().poll(context))?;
        Poll::Ready((self.finish)(&mut answer))
    }
}
