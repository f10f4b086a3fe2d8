//! What a server says, and what the caller then gets.

use std::collections::BTreeMap;
use std::time::Duration;

use corten_front::{Call, Decode, Error, Json, Operation};

use super::fixture::{BARE, GET, builder, failure, playing, run, send};
use super::server::{Reply, Server, answer, bytes, json, with_headers};

/// What a call with a result of some type gives for an answer.
fn given<T: Decode>(reply: Reply) -> Result<T, Error> {
    let (_server, client) = playing(vec![reply]);
    send(
        client
            .0
            .request(&GET)
            .path("r")
            .path("p")
            .returns_json::<T, Call<T>>(),
    )
}

#[test]
fn the_result_is_taken_out_wherever_it_stands() {
    for body in [
        r#"{"success":true,"errors":[],"messages":[],"result":[1,2]}"#,
        r#" {"result":[1,2],"more":{"a":[]},"success":true} "#,
        r#"{"result":"no","result":[1,2],"success":true}"#,
    ] {
        assert_eq!(
            given::<Vec<i64>>(json("200 OK", body)).unwrap(),
            [1, 2],
            "{body}"
        );
    }
}

#[test]
fn an_absent_result_is_null_where_null_fits() {
    let body = r#"{"success":true}"#;
    assert_eq!(given::<Option<i64>>(json("200 OK", body)).unwrap(), None);
    let error = given::<i64>(json("200 OK", body)).unwrap_err();
    assert_eq!(error.decode_error().unwrap().path(), "result");
}

#[test]
fn success_false_is_an_error_with_status_200() {
    for result in ["null", "{}", "[1]", "\"x\""] {
        let body = format!(
            r#"{{"result":{result},"success":false,"errors":[{{"code":1003,"message":"no such plate"}}]}}"#
        );
        let error = given::<Vec<i64>>(json("200 OK", &body)).unwrap_err();
        assert!(error.is_api() && !error.is_decode(), "{error}");
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(error.errors()[0].code, 1003);
        assert!(error.to_string().contains("1003 no such plate"), "{error}");
        assert!(error.may_have_been_processed());
    }
}

#[test]
fn a_failure_tells_everything_the_server_said() {
    let body = r#"{"result":null,"success":false,"messages":[{"code":1,"message":"see docs"}],"errors":[
        {"code":10000,"message":"Authentication error","documentation_url":"https://docs.example.com/10000",
         "source":{"pointer":"/name"},"error_chain":[{"code":"inner","message":"expired"}]}]}"#;
    let headers = [
        ("content-type", "application/json"),
        ("cf-ray", "8a1b-FRA"),
        ("retry-after", "7"),
    ];
    let error = failure(with_headers("403 Forbidden", &headers, body.as_bytes()));
    assert!(error.is_forbidden() && error.is_api() && !error.is_not_found());
    assert!(!error.may_have_been_processed());
    assert_eq!(error.request_id(), Some("8a1b-FRA"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(error.operation(), Some("get-plate"));
    assert_eq!(error.messages()[0].message, "see docs");
    assert_eq!(error.body(), body.as_bytes());
    let [first] = error.errors() else {
        panic!("{error}")
    };
    assert_eq!(
        (first.code.as_i64(), first.message.as_str()),
        (Some(10000), "Authentication error")
    );
    assert_eq!(
        first.documentation_url.as_deref(),
        Some("https://docs.example.com/10000")
    );
    assert_eq!(first.pointer.as_deref(), Some("/name"));
    assert_eq!(first.chain[0].code, "inner");
    assert_eq!(
        error.to_string(),
        "GET /racks/{rack_id}/plates/{plate_id}: 403 Forbidden: 10000 Authentication error at /name (request 8a1b-FRA)"
    );
}

#[test]
fn an_error_status_needs_no_envelope() {
    for (status, content_type, body) in [
        ("404 Not Found", "text/html", "<html>nope</html>"),
        ("502 Bad Gateway", "text/html", "<html>"),
        (
            "500 Internal Server Error",
            "application/json",
            "{\"errors\":",
        ),
        ("400 Bad Request", "application/json", "[]"),
        (
            "400 Bad Request",
            "application/json",
            r#"{"errors":{"code":1}}"#,
        ),
        ("503 Service Unavailable", "text/plain", ""),
    ] {
        let error = failure(answer(status, content_type, body.as_bytes()));
        assert!(error.is_api() && error.errors().is_empty(), "{error}");
        assert!(error.to_string().contains(status), "{error}");
        assert_eq!(error.body(), body.as_bytes());
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let target = Server::start(vec![json("200 OK", "{}")]);
    let location = target.url();
    for status in [
        "301 Moved Permanently",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        let error = failure(with_headers(status, &[("location", &location)], b""));
        assert!(
            error.is_api() && error.to_string().contains(status),
            "{error}"
        );
    }
    assert_eq!(target.connections(), 0);
}

#[test]
fn a_body_that_cannot_be_read_is_an_error_with_its_place() {
    for (content_type, body, path) in [
        (
            "text/html; charset=utf-8",
            &b"<!doctype html><title>Hello</title>"[..],
            "",
        ),
        ("application/json", b"", ""),
        ("application/json", b"null", ""),
        ("application/json", b"[]", ""),
        ("application/json", b"{}", "success"),
        ("application/json", br#"{"success":"yes"}"#, "success"),
        (
            "application/json",
            br#"{"success":true,"result":{"id":"a"#,
            "result.id",
        ),
        (
            "application/json",
            br#"{"success":true,"result":{"id":7}}"#,
            "result.id",
        ),
        ("application/json", br#"{"success":true,"result":{}}{"#, ""),
        (
            "application/json",
            b"{\"success\":true,\"result\":{\"id\":\"\xff\"}}",
            "",
        ),
        ("application/json", b"\x1f\x8b\x08\x00\x00\x00\x00\x00", ""),
    ] {
        let error =
            given::<BTreeMap<String, String>>(answer("200 OK", content_type, body)).unwrap_err();
        assert!(
            error.is_decode() && error.may_have_been_processed(),
            "{error}"
        );
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(error.headers()["content-type"], content_type);
        assert_eq!(error.decode_error().unwrap().path(), path, "{error}");
        assert!(error.to_string().contains("200 OK"), "{error}");
        assert!(
            body.is_empty() || error.to_string().contains(content_type),
            "{error}"
        );
    }
}

#[test]
fn a_body_of_another_length_than_said_is_an_error() {
    let long = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"success\":true,";
    let error = failure(bytes(long));
    assert!(
        !error.is_decode() && !error.is_connect() && error.may_have_been_processed(),
        "{error}"
    );
    assert_eq!(error.status().unwrap(), 200);
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"success\":true,\"result\":{}}";
    assert!(failure(bytes(short)).is_decode());
    let chunk = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n";
    assert!(failure(bytes(chunk)).status().is_some());
}

#[test]
fn an_answer_that_is_no_http_is_an_error() {
    for garbage in [
        "",
        "hello\r\n\r\n",
        "HTTP/1.1 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-le",
    ] {
        let error = failure(bytes(garbage));
        assert!(
            error.status().is_none() && error.may_have_been_processed(),
            "{error}"
        );
    }
}

#[test]
fn bodies_are_limited() {
    let server = Server::start(vec![json("200 OK", &format!("\"{}\"", "a".repeat(2000)))]);
    let client = builder()
        .base_url(server.url())
        .max_body(1000)
        .build()
        .unwrap();
    let error = send(
        client
            .0
            .request(&BARE)
            .returns_json::<String, Call<String>>(),
    )
    .unwrap_err();
    assert!(
        error.is_too_large() && error.to_string().contains("1000 bytes"),
        "{error}"
    );
    let long = vec![b'x'; 100 << 10];
    assert_eq!(
        failure(answer("500 Oops", "text/plain", &long))
            .body()
            .len(),
        64 << 10
    );
}

#[test]
fn other_kinds_of_answers() {
    let client_for = |reply| playing(vec![reply]);
    let (_server, client) = client_for(answer("200 OK", "text/plain", "é\n".as_bytes()));
    assert_eq!(
        send(client.0.request(&BARE).returns_text::<Call<String>>()).unwrap(),
        "é\n"
    );
    let (_server, client) = client_for(answer("200 OK", "text/plain", b"\xff"));
    assert!(
        send(client.0.request(&BARE).returns_text::<Call<String>>())
            .unwrap_err()
            .is_decode()
    );
}

#[test]
fn an_answer_without_a_value_must_still_be_a_success() {
    let nothing = |reply, operation: &'static Operation| {
        let (_server, client) = playing(vec![reply]);
        let request = client.0.request(operation);
        let request = if operation.enveloped {
            request.path("r").path("p")
        } else {
            request
        };
        send(request.returns_nothing::<Call<()>>())
    };
    assert!(nothing(bytes("HTTP/1.1 204 No Content\r\n\r\n"), &GET).is_ok());
    assert!(
        nothing(
            json("200 OK", r#"{"success":true,"result":{"id":1}}"#),
            &GET
        )
        .is_ok()
    );
    assert!(nothing(json("200 OK", "whatever"), &BARE).is_ok());
    assert!(
        nothing(json("200 OK", r#"{"success":false,"result":null}"#), &GET)
            .unwrap_err()
            .is_api()
    );
    assert!(
        nothing(json("404 Not Found", ""), &BARE)
            .unwrap_err()
            .is_not_found()
    );
}

#[test]
fn status_and_headers_come_along_on_request() {
    let body = r#"{"success":true,"messages":[{"code":5,"message":"slow"}],"result":{"a":1}}"#;
    let (_server, client) = playing(vec![json("201 Created", body)]);
    let response = run(client.get("r", "p").with_response()).unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.request_id(), Some("8a1b2c3d4e5f-FRA"));
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.messages()[0].code, 5);
    assert_eq!(response.value.get("a").and_then(Json::as_i64), Some(1));
}

#[test]
fn a_raw_answer_is_left_as_it_is() {
    let long = vec![b'x'; 100 << 10];
    let (_server, client) = playing(vec![answer("404 Not Found", "text/plain", &long)]);
    let raw = run(client.get("r", "p").raw()).unwrap();
    assert_eq!((raw.status.as_u16(), raw.body.len()), (404, long.len()));
}

#[test]
fn an_error_that_breaks_off_is_still_that_error() {
    let broken = bytes("HTTP/1.1 404 Not Found\r\ncontent-length: 1000\r\n\r\ngone");
    let error = failure(broken.clone());
    assert!(error.is_not_found() && error.body() == b"gone", "{error}");
    let (_server, client) = playing(vec![broken]);
    let error = run(client.get("r", "p").raw()).unwrap_err();
    assert!(!error.is_api() && error.status().unwrap() == 404, "{error}");
}

#[test]
fn nothing_at_all_is_null_for_whoever_takes_it() {
    let (_server, client) = playing(vec![answer("204 No Content", "", b"")]);
    let call = client
        .0
        .request(&BARE)
        .returns_json::<Option<i64>, Call<Option<i64>>>();
    assert_eq!(send(call).unwrap(), None);
    let (_server, client) = playing(vec![answer("204 No Content", "", b"")]);
    let call = client.0.request(&BARE).returns_json::<i64, Call<i64>>();
    assert!(send(call).unwrap_err().is_decode());
}

#[test]
fn an_answer_is_read_by_the_media_type_that_came() {
    let text = |content_type: &str, body: &[u8]| {
        let (_server, client) = playing(vec![answer("200 OK", content_type, body)]);
        send(client.0.request(&BARE).returns_text::<Call<String>>()).unwrap()
    };
    assert_eq!(text("text/plain", b"\"a\""), "\"a\"");
    assert_eq!(text("application/json", b"\"a\""), "a");
    assert_eq!(text("application/json", b"{\"a\":1}"), "{\"a\":1}");
    assert_eq!(text("text/csv; charset=ISO-8859-1", b"caf\xe9"), "café");
    assert_eq!(text("text/plain", "\u{feff}a".as_bytes()), "a");
    let json = |content_type: &str, body: &[u8]| {
        let (_server, client) = playing(vec![answer("200 OK", content_type, body)]);
        send(
            client
                .0
                .request(&BARE)
                .returns_json::<String, Call<String>>(),
        )
    };
    assert_eq!(json("application/problem+json", b"\"a\"").unwrap(), "a");
    assert_eq!(json("application/json", b"\xef\xbb\xbf\"a\"").unwrap(), "a");
    assert_eq!(json("text/plain", b"\"a\"").unwrap(), "a");
    assert_eq!(
        json("text/plain; charset=utf-8", "é".as_bytes()).unwrap(),
        "é"
    );
    for content_type in ["text/html", "application/json", ""] {
        let error = json(content_type, b"<p>oops</p>").unwrap_err();
        assert!(
            error.is_decode() && error.status().unwrap() == 200,
            "{error}"
        );
        assert_eq!(error.body(), b"<p>oops</p>");
    }
    let (_server, client) = playing(vec![answer("200 OK", "text/plain", b"many")]);
    let error = send(client.0.request(&BARE).returns_json::<i64, Call<i64>>()).unwrap_err();
    assert!(error.is_decode(), "{error}");
}
