//! Access tokens that a client fetches by itself (RFC 6749, section 4.4).

use std::error::Error as _;
use std::time::Duration;

use corten_front::{Builder, Call, ClientCredentials, Error};

use super::fixture::{API, Client, DOOR, GUARDED, SECRET, TOKEN, run, send};
use super::server::{Reply, Server, header, json};

const BASIC: &str = "Basic cGxhdGVzOmNhbmFyeS03ZjNhOWM=";

fn builder(server: &Server, client: ClientCredentials) -> Builder<Client> {
    let builder = Builder::new(&API).credential(&DOOR, client);
    builder.base_url(server.url())
}

fn client(server: &Server) -> Client {
    let client = ClientCredentials::new("plates", SECRET);
    builder(server, client).build().unwrap()
}

fn call(client: &Client) -> Result<i64, Error> {
    send(client.0.request(&GUARDED).returns_json::<i64, Call<i64>>())
}

fn granted(token: &str, more: &str) -> Reply {
    let body = format!(r#"{{"access_token":"{token}","token_type":"bearer"{more}}}"#);
    json("200 OK", &body)
}

/// The first line, the body, and `Authorization` of each request.
fn seen(server: &Server) -> Vec<(String, String, String)> {
    let part = |request: &String| {
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let line = head.lines().next().unwrap();
        let authorization = header(request, "authorization").unwrap_or("");
        (line.to_owned(), body.to_owned(), authorization.to_owned())
    };
    server.requests().iter().map(part).collect()
}

fn token_request(body: &str) -> (String, String, String) {
    let line = "POST /oauth/token HTTP/1.1".to_owned();
    (line, body.to_owned(), BASIC.to_owned())
}

fn guarded(token: &str) -> (String, String, String) {
    let line = "GET /v4/guarded HTTP/1.1".to_owned();
    (line, String::new(), format!("Bearer {token}"))
}

const FRESH: &str = "grant_type=client_credentials&scope=plates%3Aread%20plates%3Awrite";

#[test]
fn a_token_is_fetched_once_and_kept() {
    let server = Server::start(vec![
        granted("t1", r#","expires_in":3600"#),
        json("200 OK", "1"),
    ]);
    let client = client(&server);
    assert_eq!(call(&client).unwrap(), 1);
    assert_eq!(call(&client.clone()).unwrap(), 1);
    assert_eq!(
        seen(&server),
        [token_request(FRESH), guarded("t1"), guarded("t1")]
    );
    let request = &server.requests()[0];
    for (name, value) in [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "application/json"),
        ("user-agent", "plates-sdk/1.2.3"),
        ("content-length", "66"),
    ] {
        assert_eq!(header(request, name), Some(value));
    }
}

#[test]
fn one_that_is_over_is_fetched_again() {
    for lifetime in ["0", "\"0\"", "0.0"] {
        let more = format!(r#","expires_in":{lifetime}"#);
        let script = ["t1", "t2"].map(|token| [granted(token, &more), json("200 OK", "1")]);
        let server = Server::start(script.concat());
        let client = client(&server);
        call(&client).unwrap();
        call(&client).unwrap();
        assert_eq!(seen(&server)[3], guarded("t2"), "{lifetime}");
    }
}

#[test]
fn a_refresh_token_is_used_as_long_as_it_holds() {
    let server = Server::start(vec![
        granted("t1", r#","expires_in":0,"refresh_token":"r/1""#),
        json("200 OK", "1"),
        granted("t2", r#","expires_in":0"#),
        json("200 OK", "2"),
        json("400 Bad Request", r#"{"error":"invalid_grant"}"#),
        granted("t3", ""),
        json("200 OK", "3"),
    ]);
    let client = client(&server);
    assert_eq!([1, 2, 3].map(|_| call(&client).unwrap()), [1, 2, 3]);
    let refresh = |token: &str| {
        let line = "POST /oauth/refresh HTTP/1.1".to_owned();
        let body = format!("grant_type=refresh_token&refresh_token={token}");
        (line, body, BASIC.to_owned())
    };
    assert_eq!(
        seen(&server),
        [
            token_request(FRESH),
            guarded("t1"),
            refresh("r%2F1"),
            guarded("t2"),
            refresh("r%2F1"),
            token_request(FRESH),
            guarded("t3"),
        ]
    );
}

#[test]
fn one_that_the_api_refuses_is_replaced() {
    let server = Server::start(vec![
        granted("t1", ""),
        json("401 Unauthorized", "{}"),
        granted("t2", ""),
        json("200 OK", "1"),
    ]);
    assert_eq!(call(&client(&server)).unwrap(), 1);
    assert_eq!(seen(&server)[3], guarded("t2"));
}

#[test]
fn calls_at_the_same_time_share_a_token() {
    let server = Server::start(vec![granted("t1", ""), json("200 OK", "1")]);
    let client = client(&server);
    run(async {
        let call = || client.0.request(&GUARDED).returns_json::<i64, Call<i64>>();
        let calls: Vec<_> = (0..4).map(|_| tokio::spawn(call().into_future())).collect();
        for call in calls {
            assert_eq!(call.await.unwrap().unwrap(), 1);
        }
    });
    assert_eq!(server.requests().len(), 5);
}

#[test]
fn the_client_says_how_and_for_what_it_asks() {
    let other = ClientCredentials::new("a b:c", "p%/ß")
        .scopes(["x", "y"])
        .parameter("audience", "https://plates");
    let script = vec![granted("t1", ""), json("200 OK", "1")];
    let server = Server::start(script.clone());
    call(&builder(&server, other.clone()).build().unwrap()).unwrap();
    let (_, body, authorization) = seen(&server).remove(0);
    assert_eq!(
        body,
        "grant_type=client_credentials&scope=x%20y&audience=https%3A%2F%2Fplates"
    );
    // Of `a%20b%3Ac:p%25%2F%C3%9F`.
    assert_eq!(authorization, "Basic YSUyMGIlM0FjOnAlMjUlMkYlQzMlOUY=");

    let server = Server::start(script);
    let elsewhere = server.url() + "/t?v=1";
    let in_body = other.scopes([""; 0]).token_url(elsewhere).in_body();
    call(&builder(&server, in_body).build().unwrap()).unwrap();
    let (line, body, authorization) = seen(&server).remove(0);
    assert_eq!(line, "POST /v4/t?v=1 HTTP/1.1");
    assert_eq!(
        body,
        "grant_type=client_credentials&audience=https%3A%2F%2Fplates\
         &client_id=a%20b%3Ac&client_secret=p%25%2F%C3%9F"
    );
    assert_eq!(authorization, "");
}

#[test]
fn a_refusal_says_why_and_shows_no_secret() {
    let told = format!(
        r#"{{"error":"invalid_client","error_description":"{SECRET}, {}\u001b"}}"#,
        &BASIC[6..]
    );
    for (reply, what) in [
        (
            json("401 Unauthorized", &told),
            "401 Unauthorized: invalid_client (***, ***\u{fffd})",
        ),
        (json("403 Forbidden", "<html>"), "403 Forbidden"),
        (json("302 Found", ""), "302 Found"),
        (json("200 OK", "{}"), "the answer has no `access_token`"),
        (json("200 OK", "<"), "200 OK, but the answer cannot be read"),
        (
            json("200 OK", r#"{"access_token":"t","token_type":"mac"}"#),
            "the token is of the type `mac`, not `Bearer`",
        ),
        (
            json("200 OK", &" ".repeat(1 << 17)),
            "the answer is too large",
        ),
    ] {
        let server = Server::start(vec![reply]);
        let error = call(&client(&server)).unwrap_err();
        let text = format!("{error} {error:?} {:?}", error.source().unwrap());
        assert!(error.is_credential_provider(), "{text}");
        assert!(
            text.contains("`door`") && text.contains("/oauth/token: ") && text.contains(what),
            "{text}"
        );
        assert!(
            !text.contains(SECRET) && !text.contains(&BASIC[6..]),
            "{text}"
        );
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn a_busy_endpoint_is_asked_again_within_the_attempts() {
    let busy = json("503 Service Unavailable", "");
    let script = vec![busy.clone(), granted("t1", ""), json("200 OK", "1")];
    let server = Server::start(script);
    assert_eq!(call(&client(&server)).unwrap(), 1);
    let server = Server::start(vec![busy]);
    let error = call(&client(&server)).unwrap_err();
    assert!(error.to_string().contains("503 Service Unavailable"));
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn the_time_of_the_call_applies() {
    let server = Server::start(vec![Reply::Stall(Vec::new())]);
    let call = client(&server)
        .0
        .request(&GUARDED)
        .returns_json::<i64, Call<i64>>();
    let error = send(call.timeout(Duration::from_millis(150))).unwrap_err();
    assert!(
        error.is_timeout() && !error.may_have_been_processed(),
        "{error}"
    );
    let given = ClientCredentials::new("plates", SECRET);
    let limited = builder(&server, given).header_timeout(Duration::from_millis(50));
    let client = limited.retries(0).build().unwrap();
    let error = self::call(&client).unwrap_err();
    assert!(
        error.to_string().contains("no answer within 50ms"),
        "{error}"
    );
}

#[test]
fn what_cannot_work_fails_in_build() {
    let client = ClientCredentials::new("plates", SECRET);
    assert_eq!(
        format!("{client:?}"),
        r#"ClientCredentials { id: "plates", .. }"#
    );
    let clear = client.clone().token_url("http://id.example.com/token");
    for (scheme, client, what) in [
        (&DOOR, clear, "the token URL of `door` must use `https`"),
        (&TOKEN, client, "`api_token` takes no client credentials"),
    ] {
        let built = Builder::<Client>::new(&API)
            .credential(scheme, client)
            .build();
        let text = built.unwrap_err().to_string();
        assert!(text.contains(what) && !text.contains(SECRET), "{text}");
    }
}
