//! Credentials that change.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use corten_front::{
    BoxFuture, Builder, Clock, CredentialError, CredentialProvider, Json, Lease, Scheme, Secret,
};

use super::fixture::{API, Client, SECRET, TOKEN, run, send};
use super::server::{Reply, Server, header, json};

/// Gives `canary-7f3a9c-1`, `…-2` and so on, and takes a moment for each, or longer for the first.
#[derive(Clone, Default)]
struct Vault {
    asked: Arc<AtomicUsize>,
    refused: Arc<Mutex<Vec<String>>>,
    lifetime: Option<Duration>,
    start: Duration,
    failure: Option<CredentialError>,
}

impl CredentialProvider for Vault {
    fn provide<'a>(
        &'a self,
        scheme: &'static Scheme,
        refused: Option<&'a Secret>,
    ) -> BoxFuture<'a, Result<Lease, CredentialError>> {
        assert_eq!(scheme.name, "api_token");
        let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let refused = refused.map(|refused| refused.expose().to_owned());
        self.refused.lock().unwrap().extend(refused);
        Box::pin(async move {
            let start = Some(self.start).filter(|_| number == 1).unwrap_or_default();
            tokio::time::sleep(start + Duration::from_millis(20)).await;
            if let Some(failure) = &self.failure {
                return Err(failure.clone());
            }
            let lease = Lease::new(format!("{SECRET}-{number}"));
            Ok(match self.lifetime {
                Some(lifetime) => lease.valid_for(lifetime),
                None => lease,
            })
        })
    }
}

impl Vault {
    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn client(&self, server: &Server) -> Client {
        self.builder(server).build().unwrap()
    }

    fn builder(&self, server: &Server) -> Builder<Client> {
        let builder = Builder::new(&API).credential(&TOKEN, self.clone());
        builder.base_url(server.url())
    }
}

fn fine() -> Reply {
    json("200 OK", r#"{"success":true,"result":1}"#)
}

fn tokens(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let token = |request: &String| header(request, "authorization").unwrap_or("").to_owned();
    requests.iter().map(token).collect()
}

/// Real time, moved on by hand.
#[derive(Clone, Default)]
struct Moved(Arc<Mutex<Duration>>);

impl Clock for Moved {
    fn now(&self) -> Instant {
        Instant::now() + *self.0.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

#[test]
fn one_answer_serves_all_calls_that_wait_for_it() {
    let server = Server::start(vec![fine()]);
    let vault = Vault::default();
    let client = vault.client(&server);
    run(async {
        let calls: Vec<_> = (0..5)
            .map(|_| tokio::spawn(client.get("r", "p").into_future()))
            .collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
    });
    assert_eq!(vault.asked(), 1);
    assert_eq!(tokens(&server), [format!("Bearer {SECRET}-1").as_str(); 5]);
}

#[test]
fn one_failure_too() {
    let server = Server::start(vec![fine()]);
    let vault = Vault {
        failure: Some(CredentialError::new("the vault is sealed")),
        ..Vault::default()
    };
    let client = vault.client(&server);
    run(async {
        let calls: Vec<_> = (0..5)
            .map(|_| tokio::spawn(client.get("r", "p").into_future()))
            .collect();
        for call in calls {
            let error = call.await.unwrap().unwrap_err();
            assert!(error.is_credential_provider(), "{error}");
            assert!(!error.may_have_been_processed() && !error.is_missing_credential());
            assert_eq!(
                error.to_string(),
                "GET /racks/{rack_id}/plates/{plate_id}: no credential for `api_token`: \
                 the vault is sealed"
            );
        }
    });
    assert_eq!((vault.asked(), server.connections()), (1, 0));
}

#[test]
fn a_failure_that_may_pass_is_tried_again() {
    let server = Server::start(vec![fine()]);
    let vault = Vault {
        failure: Some(CredentialError::new("busy").transient()),
        ..Vault::default()
    };
    let error = send(vault.client(&server).get("r", "p")).unwrap_err();
    assert!(
        error.is_credential_provider() && vault.asked() == 3,
        "{error}"
    );
}

#[test]
fn a_refused_one_is_replaced_once() {
    let server = Server::start(vec![json("401 Unauthorized", "{}"), fine()]);
    let vault = Vault::default();
    let client = vault.client(&server);
    send(client.create(&Json::Null)).unwrap();
    let expected = [1, 2].map(|number| format!("Bearer {SECRET}-{number}"));
    assert_eq!(tokens(&server), expected);
    assert_eq!(*vault.refused.lock().unwrap(), [format!("{SECRET}-1")]);

    let server = Server::start(vec![json("401 Unauthorized", "{}")]);
    let vault = Vault::default();
    let error = send(vault.client(&server).get("r", "p")).unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!((server.requests().len(), vault.asked()), (2, 2));
}

#[test]
fn one_attempt_is_one_attempt() {
    let server = Server::start(vec![json("401 Unauthorized", "{}"), fine()]);
    let vault = Vault::default();
    let client = vault.client(&server);
    assert!(
        send(client.get("r", "p").retries(0))
            .unwrap_err()
            .is_unauthorized()
    );
    send(client.get("r", "p").retries(0)).unwrap();
    assert_eq!(tokens(&server)[1], format!("Bearer {SECRET}-2"));
}

#[test]
fn a_text_that_is_refused_is_not_sent_again() {
    let server = Server::start(vec![json("401 Unauthorized", "{}"), fine()]);
    let builder = Builder::<Client>::new(&API).credential(&TOKEN, SECRET);
    let client = builder.base_url(server.url()).build().unwrap();
    assert!(send(client.get("r", "p")).unwrap_err().is_unauthorized());
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn it_is_replaced_shortly_before_its_end() {
    let server = Server::start(vec![fine()]);
    let vault = Vault {
        lifetime: Some(Duration::from_secs(3600)),
        ..Vault::default()
    };
    let clock = Moved::default();
    let client = vault.builder(&server).clock(clock.clone()).build().unwrap();
    for (second, asked) in [(0, 1), (3500, 1), (3545, 2), (7000, 2)] {
        *clock.0.lock().unwrap() = Duration::from_secs(second);
        send(client.get("r", "p")).unwrap();
        assert_eq!(vault.asked(), asked, "after {second} s");
    }
}

#[test]
fn a_call_that_is_dropped_does_not_keep_the_others_waiting() {
    let server = Server::start(vec![fine()]);
    let vault = Vault {
        start: Duration::from_secs(60),
        ..Vault::default()
    };
    let client = vault.client(&server);
    run(async {
        let short = client.get("r", "p").timeout(Duration::from_millis(5));
        let first = tokio::spawn(short.into_future());
        let second = tokio::spawn(client.get("r", "p").into_future());
        let error = first.await.unwrap().unwrap_err();
        assert!(
            error.is_timeout() && !error.may_have_been_processed(),
            "{error}"
        );
        second.await.unwrap().unwrap();
    });
    assert_eq!((vault.asked(), server.requests().len()), (2, 1));
}

#[test]
fn what_it_gives_is_never_shown() {
    let told = format!(r#"{{"errors":[{{"code":1,"message":"{SECRET}-1 and {SECRET}-2"}}]}}"#);
    let server = Server::start(vec![
        json("401 Unauthorized", "{}"),
        json("403 Forbidden", &told),
    ]);
    let vault = Vault::default();
    let client = vault.client(&server);
    let error = send(client.get("r", "p")).unwrap_err();
    assert_eq!(error.errors()[0].message, "*** and ***");
    let builder = vault.builder(&server);
    let texts = [
        format!("{error} {error:?}"),
        format!("{client:?} {builder:?} {:?}", Lease::new(SECRET)),
    ];
    for text in texts {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn one_that_cannot_be_sent_is_refused_without_being_shown() {
    struct Bad;
    impl CredentialProvider for Bad {
        fn provide<'a>(
            &'a self,
            _: &'static Scheme,
            _: Option<&'a Secret>,
        ) -> BoxFuture<'a, Result<Lease, CredentialError>> {
            Box::pin(async { Ok(Lease::new(format!("{SECRET}\r\nx: y"))) })
        }
    }
    let server = Server::start(vec![fine()]);
    let builder = Builder::<Client>::new(&API).credential(&TOKEN, Bad);
    let client = builder.base_url(server.url()).build().unwrap();
    let text = send(client.get("r", "p")).unwrap_err().to_string();
    assert!(
        text.contains("`api_token`") && !text.contains(SECRET),
        "{text}"
    );
    assert_eq!(server.connections(), 0);
}
