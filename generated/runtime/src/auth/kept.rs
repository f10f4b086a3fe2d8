//! A credential that a provider gave, as long as it may be sent.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::super::{Clock, Scheme, Secret};
use super::turn::Turn;
use super::{CredentialError, CredentialProvider, Lease};

/// How long before its end a credential is given up, or a tenth of its life if that is less.
const MARGIN: Duration = Duration::from_secs(60);

/// What a provider gave, and the provider.
pub(super) struct Kept {
    provider: Box<dyn CredentialProvider>,
    turn: Turn,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<Secret>,
    /// When `current` must be replaced; never, unless it is said.
    until: Option<Instant>,
    /// The one before, of which a server may still speak.
    former: Option<Secret>,
    is_refused: bool,
    /// How often the provider answered.
    answers: u64,
    failure: Option<CredentialError>,
}

impl Kept {
    pub(super) fn new(provider: Box<dyn CredentialProvider>) -> Self {
        Self {
            provider,
            turn: Turn::default(),
            state: Mutex::default(),
        }
    }

    /// The credential to send now. Calls that wait for it share what the provider answers.
    ///
    /// # Errors
    /// When the provider has none.
    pub(super) async fn get(
        &self,
        scheme: &'static Scheme,
        clock: &dyn Clock,
    ) -> Result<Secret, CredentialError> {
        let answers = match self.state().valid(clock.now()) {
            Ok(secret) => return Ok(secret),
            Err(answers) => answers,
        };
        let _turn = self.turn.take().await;
        if let Some(shared) = self.state().answered_since(answers) {
            return shared;
        }
        let asked = clock.now();
        let refused = self.state().refused();
        let answer = self.provider.provide(scheme, refused.as_ref()).await;
        self.state().answer(answer, asked)
    }

    /// Takes note that the server refused this one.
    pub(super) fn refuse(&self, sent: &Secret) {
        let mut state = self.state();
        if state.current.as_ref() == Some(sent) {
            state.former = state.current.take();
            state.is_refused = true;
        }
    }

    /// All that the provider gave lately.
    pub(super) fn each(&self, visit: &mut dyn FnMut(&str)) {
        let state = self.state();
        for secret in state.current.iter().chain(&state.former) {
            visit(secret.expose());
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The credential, or how many answers there were without one.
    fn valid(&self, now: Instant) -> Result<Secret, u64> {
        let lasts = self.until.is_none_or(|until| now < until);
        self.current.clone().filter(|_| lasts).ok_or(self.answers)
    }

    fn answered_since(&self, answers: u64) -> Option<Result<Secret, CredentialError>> {
        if self.answers == answers {
            return None;
        }
        let failure = self.failure.clone().map(Err);
        failure.or_else(|| self.current.clone().map(Ok))
    }

    fn refused(&self) -> Option<Secret> {
        self.former.clone().filter(|_| self.is_refused)
    }

    fn answer(
        &mut self,
        answer: Result<Lease, CredentialError>,
        asked: Instant,
    ) -> Result<Secret, CredentialError> {
        self.answers = self.answers.wrapping_add(1);
        self.failure = answer.as_ref().err().cloned();
        let Lease { secret, valid_for } = answer?;
        let lifetime = valid_for.map(|all| all.saturating_sub(MARGIN.min(all / 10)));
        self.until = lifetime.and_then(|lifetime| asked.checked_add(lifetime));
        self.former = self.current.replace(secret.clone()).or(self.former.take());
        self.is_refused = false;
        Ok(secret)
    }
}
