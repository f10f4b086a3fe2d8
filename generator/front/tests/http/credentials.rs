//! Exactly one credential, or none at all.

use corten_front::{Builder, Call, Json, Operation, Scheme, SchemeKind, Style};

use super::fixture::{
    ANY, API, BARE, Client, DOOR, EMAIL, GET, GUARDED, KEY, LOGIN, OPEN, SESSION, SIGNATURE, TOKEN,
    VISIT, send,
};
use super::server::{Server, header, json};

const CARRIERS: [&str; 4] = ["authorization", "x-auth-key", "x-auth-email", "cookie"];

/// The credential headers, and the target, that a client sends for an operation.
fn sent(
    build: impl Fn(Builder<Client>) -> Builder<Client>,
    operation: &'static Operation,
) -> (Vec<String>, String) {
    let server = Server::start(vec![json("200 OK", r#"{"success":true,"result":null}"#)]);
    let client = build(Builder::new(&API))
        .base_url(server.url())
        .build()
        .unwrap();
    send(
        client
            .0
            .request(operation)
            .returns_json::<Json, Call<Json>>(),
    )
    .unwrap();
    let request = &server.requests()[0];
    let carried = |name: &&str| header(request, name).map(|value| format!("{name}: {value}"));
    (
        CARRIERS.iter().filter_map(carried).collect(),
        server.target(),
    )
}

#[test]
fn each_kind_is_sent_in_its_place() {
    let headers =
        |scheme, value: &'static str| sent(|builder| builder.credential(scheme, value), &ANY).0;
    assert_eq!(headers(&TOKEN, "t0"), ["authorization: Bearer t0"]);
    assert_eq!(
        headers(&LOGIN, "Aladdin:open sesame"),
        ["authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]
    );
    assert_eq!(headers(&SESSION, "s1"), ["cookie: sid=s1"]);
    assert_eq!(headers(&DOOR, "t1"), ["authorization: Bearer t1"]);
    let (headers, target) = sent(|builder| builder.credential(&SIGNATURE, "a/b"), &ANY);
    assert!(headers.is_empty());
    assert_eq!(target, "/v4/any?sig=a%2Fb");
}

#[test]
fn user_and_password_can_be_given_apart() {
    let login = |user: &'static str| {
        move |builder: Builder<Client>| builder.credential(&LOGIN, (user, "open sesame"))
    };
    assert_eq!(
        sent(login("Aladdin"), &ANY).0,
        ["authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]
    );
    for (scheme, user, what) in [
        (&LOGIN, "a:b", "holds a colon"),
        (&KEY, "a", "takes no user"),
    ] {
        let built = Builder::<Client>::new(&API)
            .credential(scheme, (user, "hush"))
            .build();
        let text = built.unwrap_err().to_string();
        assert!(text.contains(what) && text.contains(scheme.name), "{text}");
        assert!(!text.contains("hush"), "{text}");
    }
}

#[test]
fn cookies_go_together_with_those_of_the_call() {
    let server = Server::start(vec![json("200 OK", "1")]);
    let builder = Builder::<Client>::new(&API).base_url(server.url());
    let client = builder
        .credential(&SESSION, "s1")
        .credential(&VISIT, "v1")
        .build()
        .unwrap();
    let request = client
        .0
        .request(&ANY)
        .cookie("lang", Style::FORM, &"de".to_owned());
    drop(send(request.returns_json::<i64, Call<i64>>()));
    assert_eq!(
        header(&server.request(), "cookie"),
        Some("lang=de; vid=v1; sid=s1")
    );
}

#[test]
fn an_operation_overrides_what_the_api_asks_for() {
    let both = |builder: Builder<Client>| builder.credential(&TOKEN, "t0").credential(&DOOR, "t1");
    assert_eq!(sent(both, &GUARDED).0, ["authorization: Bearer t1"]);
    assert_eq!(sent(both, &BARE).0, ["authorization: Bearer t0"]);
    assert!(sent(both, &OPEN).0.is_empty());
}

#[test]
fn of_several_the_first_complete_alternative_is_sent_alone() {
    let all = |builder: Builder<Client>| {
        builder
            .credential(&TOKEN, "t0")
            .credential(&KEY, "k")
            .credential(&EMAIL, "e@example.com")
    };
    assert_eq!(
        sent(all, &ANY).0,
        ["x-auth-key: k", "x-auth-email: e@example.com"]
    );
    let incomplete =
        |builder: Builder<Client>| builder.credential(&TOKEN, "t0").credential(&KEY, "k");
    assert_eq!(sent(incomplete, &ANY).0, ["authorization: Bearer t0"]);
    assert!(sent(all, &OPEN).0.is_empty());
}

#[test]
fn none_is_an_error_that_names_scheme_and_variable() {
    let server = Server::start(vec![json("200 OK", "{}")]);
    let client: Client = Builder::new(&API)
        .credential(&KEY, "k")
        .base_url(server.url())
        .build()
        .unwrap();
    let error = send(client.get("r", "p")).unwrap_err();
    assert!(error.is_missing_credential() && error.is_invalid_request());
    let text = error.to_string();
    assert!(
        text.contains("`api_token`") && text.contains("PLATES_TOKEN"),
        "{text}"
    );
    let text = send(client.0.request(&ANY).returns_json::<Json, Call<Json>>())
        .unwrap_err()
        .to_string();
    assert!(
        text.contains("`api_email` and `api_key` (PLATES_KEY"),
        "{text}"
    );
    assert_eq!(server.connections(), 0);
    assert_eq!(GET.security.len(), 1);
}

#[test]
fn one_that_cannot_be_sent_is_refused_without_being_shown() {
    for scheme in [&TOKEN, &KEY, &SESSION] {
        let built = Builder::<Client>::new(&API)
            .credential(scheme, "hush\r\nx: y")
            .build();
        let text = built.unwrap_err().to_string();
        assert!(
            text.contains(scheme.name) && !text.contains("hush"),
            "{text}"
        );
    }
}

#[test]
fn any_scheme_of_authorization_can_be_named() {
    static DIGEST: Scheme = Scheme {
        name: "digest",
        kind: SchemeKind::Authorization("Digest"),
        variable: None,
    };
    static SHARED: Scheme = Scheme {
        name: "shared",
        kind: SchemeKind::Authorization("SharedAccessKey"),
        variable: None,
    };
    static SIGNED: Operation = Operation {
        id: "signed",
        path: "/signed",
        security: &[&[&DIGEST], &[&SHARED]],
        ..Operation::JSON
    };
    let shared = sent(|builder| builder.credential(&SHARED, "k=="), &SIGNED).0;
    assert_eq!(shared, ["authorization: SharedAccessKey k=="]);
    let server = Server::start(vec![json("200 OK", "1")]);
    let builder = Builder::<Client>::new(&API).credential(&DIGEST, "username=\"u\"");
    let client = builder.base_url(server.url()).build().unwrap();
    send(client.0.request(&SIGNED).returns_json::<i64, Call<i64>>()).unwrap();
    let request = server.request();
    assert_eq!(
        header(&request, "authorization"),
        Some("Digest username=\"u\"")
    );
}
