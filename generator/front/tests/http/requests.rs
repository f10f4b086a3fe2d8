//! What is on the wire, and what never gets there.

use corten_front::{Builder, Call, Json, Page};

use super::fixture::{API, CREATE, Client, LIST, SECRET, TOKEN, builder, playing, send};
use super::server::{header, json};

const OK: &str = r#"{"success":true,"errors":[],"messages":[],"result":{"id":"1"}}"#;

#[test]
fn a_path_value_stays_one_segment() {
    for (value, encoded) in [
        ("a/b", "a%2Fb"),
        ("a%2Fb", "a%252Fb"),
        ("a b", "a%20b"),
        ("é", "%C3%A9"),
        ("a#b", "a%23b"),
        ("a?x=1", "a%3Fx=1"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
    ] {
        let (server, client) = playing(vec![json("200 OK", OK)]);
        send(client.get("r", value)).unwrap();
        assert_eq!(server.target(), format!("/v4/racks/r/plates/{encoded}"));
    }
}

#[test]
fn a_path_value_that_leads_elsewhere_is_refused_before_any_connection() {
    for value in ["", ".", ".."] {
        let (server, client) = playing(vec![json("200 OK", OK)]);
        let error = send(client.get("r", value)).unwrap_err();
        assert!(error.is_invalid_request() && !error.may_have_been_processed());
        assert!(error.to_string().contains("`plate_id`"), "{error}");
        assert_eq!(server.connections(), 0);
    }
}

#[test]
fn query_values_are_encoded_once() {
    let (server, client) = playing(vec![json("200 OK", r#"{"success":true,"result":[]}"#)]);
    let request = client
        .0
        .request(&LIST)
        .query("name", &"a b&c=d/é+~%20")
        .query("tag", &["x", "y"]);
    let call = request
        .returns_page::<i64, Call<Page<i64>>>()
        .parameter("flag", &true)
        .parameter("flag", &false);
    send(call.query("new one", "1")).unwrap();
    assert_eq!(
        server.target(),
        "/v4/plates?name=a%20b%26c%3Dd%2F%C3%A9%2B~%2520&tag=x&tag=y&flag=false&new%20one=1"
    );
}

#[test]
fn a_body_has_a_content_type_and_its_absence_has_none() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    send(client.update(&"{\"name\":\"é\"}".parse::<Json>().unwrap())).unwrap();
    send(client.get("r", "p")).unwrap();
    let requests = server.requests();
    assert!(requests[0].starts_with("PUT /v4/racks/r/plates/p HTTP/1.1\r\n"));
    assert!(requests[0].ends_with("\r\n\r\n{\"name\":\"é\"}"));
    assert_eq!(
        header(&requests[0], "content-type"),
        Some("application/json")
    );
    assert_eq!(header(&requests[1], "content-type"), None);
    assert_eq!(header(&requests[1], "content-length"), None);
}

#[test]
fn a_post_without_a_body_says_so() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    send(client.0.request(&CREATE).returns_json::<Json, Call<Json>>()).unwrap();
    let request = &server.requests()[0];
    assert_eq!(header(request, "content-length"), Some("0"));
    assert_eq!(header(request, "content-type"), None);
}

#[test]
fn every_request_says_who_sends_it_and_no_more() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    send(client.get("r", "p")).unwrap();
    let request = &server.requests()[0];
    assert_eq!(header(request, "user-agent"), Some("plates-sdk/1.2.3"));
    assert_eq!(header(request, "accept"), Some("application/json"));
    let names: Vec<&str> = request
        .lines()
        .skip(1)
        .filter_map(|line| line.split(':').next())
        .collect();
    let mut names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "authorization", "host", "user-agent"]);
}

#[test]
fn a_program_can_name_itself_and_add_headers() {
    let (server, _) = playing(vec![json("200 OK", OK)]);
    let builder = builder()
        .base_url(server.url())
        .user_agent("backup/1")
        .default_header("x-team", "ops");
    let client = builder.build().unwrap();
    send(
        client
            .get("r", "p")
            .header("X-Trace", "42")
            .idempotency_key("k-1"),
    )
    .unwrap();
    let request = &server.requests()[0];
    assert_eq!(
        header(request, "user-agent"),
        Some("backup/1 plates-sdk/1.2.3")
    );
    assert_eq!(header(request, "x-team"), Some("ops"));
    assert_eq!(header(request, "x-trace"), Some("42"));
    assert_eq!(header(request, "idempotency-key"), Some("k-1"));
}

#[test]
fn header_values_that_break_the_line_are_refused() {
    for value in ["a\r\nx: y", "a\nb", "a\rb", "a\0b"] {
        let (server, client) = playing(vec![json("200 OK", OK)]);
        let error = send(client.get("r", "p").header("x-trace", value)).unwrap_err();
        assert!(
            error.is_invalid_request() && error.to_string().contains("`x-trace`"),
            "{error}"
        );
        assert!(!error.to_string().contains('y'));
        let parameter = client
            .0
            .request(&CREATE)
            .header("x-plate", &value)
            .returns_json::<Json, Call<Json>>();
        assert!(
            send(parameter)
                .unwrap_err()
                .to_string()
                .contains("`x-plate`")
        );
        assert_eq!(server.connections(), 0);
    }
}

#[test]
fn headers_of_the_client_are_its_own() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    for name in [
        "Authorization",
        "x-auth-key",
        "Cookie",
        "Host",
        "Content-Length",
        "Transfer-Encoding",
    ] {
        let error = send(client.get("r", "p").header(name, "v")).unwrap_err();
        assert!(error.is_invalid_request(), "{name}");
        let built = builder().default_header(name, "v").build();
        assert!(built.unwrap_err().is_configuration(), "{name}");
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn clear_text_is_for_this_machine_alone() {
    for url in [
        "http://api.example.com",
        "http://10.0.0.1",
        "ftp://localhost",
        "localhost",
    ] {
        let error = builder().base_url(url).build().unwrap_err();
        assert!(
            error.is_configuration() && error.to_string().contains("base URL"),
            "{error}"
        );
    }
    assert!(builder().build().is_ok());
}

#[test]
fn a_client_is_cheap_to_share() {
    fn shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    fn sent<T: Send + 'static>(_: T) {}
    let client = Builder::<Client>::new(&API)
        .credential(&TOKEN, SECRET)
        .build()
        .unwrap();
    shared(&client);
    assert_eq!(size_of::<Client>(), size_of::<usize>());
    sent(client.get("r", "p").into_future());
    sent(client.get("r", "p").with_response());
    sent(client.list().items());
    assert_eq!(size_of::<corten_front::Error>(), size_of::<usize>());
}
