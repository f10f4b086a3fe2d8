//! A transport and a clock of one's own: no network, and no waiting.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use corten_front::{Body, BoxFuture, Bytes, Clock, Progress, Transport, TransportError};

use super::fixture::{Client, builder, send};

/// Time that passes only when someone sleeps.
#[derive(Clone)]
struct Virtual {
    start: Instant,
    passed: Arc<Mutex<Duration>>,
}

impl Clock for Virtual {
    fn now(&self) -> Instant {
        self.start + *self.passed.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let passed = Arc::clone(&self.passed);
        Box::pin(async move { *passed.lock().unwrap() += duration })
    }
}

/// Answers every request alike, and counts them.
#[derive(Clone)]
struct Fixed {
    status: u16,
    sent: Arc<Mutex<Vec<http::Request<Body>>>>,
}

impl Transport for Fixed {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        self.sent.lock().unwrap().push(request);
        let status = self.status;
        Box::pin(async move {
            if status == 0 {
                return Err(TransportError::new(
                    Progress::NotSent,
                    "the cable is unplugged",
                ));
            }
            let body = Body::from(Bytes::from_static(br#"{"success":true,"result":1}"#));
            Ok(http::Response::builder()
                .status(status)
                .header("retry-after", "30")
                .body(body)
                .unwrap())
        })
    }
}

fn playing(status: u16) -> (Fixed, Virtual, Client) {
    let transport = Fixed {
        status,
        sent: Arc::default(),
    };
    let clock = Virtual {
        start: Instant::now(),
        passed: Arc::default(),
    };
    let client = builder()
        .transport(transport.clone())
        .clock(clock.clone())
        .build()
        .unwrap();
    (transport, clock, client)
}

#[test]
fn the_credential_is_marked_as_secret() {
    let (transport, _, client) = playing(200);
    send(client.get("r", "p")).unwrap();
    let sent = transport.sent.lock().unwrap();
    assert_eq!(sent[0].uri(), "https://api.example.com/v4/racks/r/plates/p");
    assert!(sent[0].headers()["authorization"].is_sensitive());
}

#[test]
fn a_servers_wish_is_waited_for_within_the_deadline() {
    let (transport, clock, client) = playing(429);
    assert!(send(client.get("r", "p")).unwrap_err().is_rate_limited());
    assert_eq!(transport.sent.lock().unwrap().len(), 3);
    assert_eq!(*clock.passed.lock().unwrap(), Duration::from_secs(60));
    let (transport, clock, client) = playing(429);
    assert!(
        send(client.get("r", "p").timeout(Duration::from_secs(40)))
            .unwrap_err()
            .is_rate_limited()
    );
    assert_eq!(transport.sent.lock().unwrap().len(), 2);
    assert_eq!(*clock.passed.lock().unwrap(), Duration::from_secs(30));
}

#[test]
fn a_transport_says_how_far_it_got() {
    let (transport, _, client) = playing(0);
    let error = send(client.create(&corten_front::Json::Null)).unwrap_err();
    assert!(!error.may_have_been_processed() && !error.is_connect());
    assert!(
        error
            .to_string()
            .contains("the request was not sent: the cable is unplugged"),
        "{error}"
    );
    assert_eq!(transport.sent.lock().unwrap().len(), 3);
}
