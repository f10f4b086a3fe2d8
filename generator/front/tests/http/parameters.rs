//! Parameters in every style, as they stand on the wire.

use corten_front::{Builder, Call, Json, Operation, Request, Style};

use super::fixture::{ANY, API, BARE, Client, SECRET, SESSION, playing, send};
use super::server::{Server, header, json};

const OK: &str = "{}";

static MAP: Operation = Operation {
    id: "map",
    path: "/maps{color}/now?of=us",
    ..Operation::JSON
};

fn value(text: &str) -> Json {
    text.parse().unwrap()
}

/// What a request sends.
fn sent(make: impl FnOnce(&Client) -> Request) -> String {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    send(make(&client).returns_json::<Json, Call<Json>>()).unwrap();
    server.requests().remove(0)
}

#[test]
fn a_path_has_its_values_in_their_style() {
    for (style, text, target) in [
        (Style::SIMPLE, r#"["a","b/c"]"#, "/v4/mapsa,b%2Fc/now?of=us"),
        (Style::LABEL, r#"["a","b"]"#, "/v4/maps.a,b/now?of=us"),
        (
            Style::LABEL.exploded(),
            r#"{"R":1,"G":2}"#,
            "/v4/maps.R=1.G=2/now?of=us",
        ),
        (Style::MATRIX, r#""""#, "/v4/maps;color/now?of=us"),
        (
            Style::MATRIX.exploded(),
            r#"["a","b"]"#,
            "/v4/maps;color=a;color=b/now?of=us",
        ),
    ] {
        let request = sent(|client| client.0.request(&MAP).path_styled(style, &value(text)));
        assert!(
            request.starts_with(&format!("GET {target} HTTP/1.1\r\n")),
            "{request}"
        );
    }
}

#[test]
fn a_query_stands_behind_that_of_the_path() {
    let request = sent(|client| {
        let request = client
            .0
            .request(&MAP)
            .path_styled(Style::SIMPLE, &value("1"));
        let request = request.query_styled("f", Style::DEEP_OBJECT, &value(r#"{"a":{"b":[1]}}"#));
        request
            .query_styled("none", Style::FORM, &value("[]"))
            .query("last", &true)
    });
    let target = "/v4/maps1/now?of=us&f%5Ba%5D%5Bb%5D%5B0%5D=1&last=true";
    assert!(
        request.starts_with(&format!("GET {target} HTTP/1.1\r\n")),
        "{request}"
    );
}

#[test]
fn an_empty_path_value_is_refused_before_any_connection() {
    for text in ["[]", "{}", "null", "\"\""] {
        let (server, client) = playing(vec![json("200 OK", OK)]);
        let request = client
            .0
            .request(&MAP)
            .path_styled(Style::SIMPLE, &value(text));
        let error = send(request.returns_json::<Json, Call<Json>>()).unwrap_err();
        assert!(
            error.is_invalid_request() && error.to_string().contains("`color`"),
            "{error}"
        );
        assert_eq!(server.connections(), 0);
    }
}

#[test]
fn a_later_value_replaces_an_earlier_one() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    let call = client.0.request(&BARE).returns_json::<Json, Call<Json>>();
    let call = call.parameter_styled("q", Style::FORM, &value("[1,2]"));
    let call = call.parameter_styled("q", Style::FORM, &value("[3]"));
    let call = call.header_styled("X-Of", Style::SIMPLE.exploded(), &value(r#"{"a":1,"b":2}"#));
    let call = call.cookie("c", Style::FORM.exploded(), &value("[1]"));
    send(call.cookie("c", Style::FORM.exploded(), &value("[2,3]"))).unwrap();
    let request = server.requests().remove(0);
    assert!(
        request.starts_with("GET /v4/bare?q=3 HTTP/1.1\r\n"),
        "{request}"
    );
    assert_eq!(header(&request, "x-of"), Some("a=1,b=2"));
    assert_eq!(header(&request, "cookie"), Some("c=2; c=3"));
}

#[test]
fn cookies_of_the_api_and_its_security_go_together() {
    let server = Server::start(vec![json("200 OK", r#"{"success":true,"result":1}"#)]);
    let builder = Builder::<Client>::new(&API).credential(&SESSION, SECRET);
    let client = builder.base_url(server.url()).build().unwrap();
    let request = client
        .0
        .request(&ANY)
        .cookie("c", Style::FORM, &value("\"a b\""));
    let call = request.returns_json::<Json, Call<Json>>();
    send(call).unwrap();
    let request = server.requests().remove(0);
    assert_eq!(
        header(&request, "cookie"),
        Some("c=a%20b; sid=canary-7f3a9c")
    );
}

#[test]
fn a_value_that_the_path_has_twice_is_given_once() {
    static TWICE: Operation = Operation {
        id: "twice",
        path: "/a/{x}/b/{y}.{x}/c",
        ..Operation::JSON
    };
    let request = sent(|client| client.0.request(&TWICE).path("1/").path("2"));
    assert!(
        request.starts_with("GET /v4/a/1%2F/b/2.1%2F/c HTTP/1.1\r\n"),
        "{request}"
    );
}

#[test]
fn values_share_a_segment_and_no_dots_come_of_them() {
    static FILE: Operation = Operation {
        id: "file",
        path: "/files/{name}.{ext}",
        ..Operation::JSON
    };
    static JOINED: Operation = Operation {
        id: "joined",
        path: "/files/{name}{ext}/now",
        ..Operation::JSON
    };
    let request = sent(|client| client.0.request(&FILE).path("a.b").path("tar/gz"));
    assert!(
        request.starts_with("GET /v4/files/a.b.tar%2Fgz HTTP/1.1\r\n"),
        "{request}"
    );
    let reserved = Style::SIMPLE.reserved();
    for (operation, style, name, ext) in [
        (&JOINED, Style::SIMPLE, r#"".""#, r#"".""#),
        (&JOINED, Style::LABEL, r#""""#, r#""""#),
        (&JOINED, reserved, r#""%2e""#, r#""%2E""#),
        (&JOINED, reserved, r#""a/../b""#, r#""c""#),
        (&JOINED, reserved, r#""a/.""#, r#"".""#),
        (&JOINED, Style::LABEL.exploded(), r#"["",""]"#, "[]"),
        (&FILE, Style::SIMPLE, r#""a""#, r#""""#),
        (&FILE, Style::SIMPLE, r#"[""]"#, r#""b""#),
    ] {
        let (server, client) = playing(vec![json("200 OK", OK)]);
        let request = client.0.request(operation);
        let request = request.path_styled(style, &value(name));
        let request = request.path_styled(style, &value(ext));
        let error = send(request.returns_json::<Json, Call<Json>>()).unwrap_err();
        assert!(error.is_invalid_request(), "{name}, {ext}: {error}");
        assert_eq!(server.connections(), 0);
    }
}
