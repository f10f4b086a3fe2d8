//! What a caller gets when a call does not give its value.

#![cfg(all(feature = "full", feature = "hyper"))]

#[cfg(test)]
mod loopback;
#[cfg(test)]
mod support;

#[cfg(test)]
mod failures {
    use cloudflare_sdk::types::{Token, TokenCreate};
    use cloudflare_sdk::{Client, Error};

    use crate::loopback::{Server, answer, bytes, json};
    use crate::support::{
        ACCOUNT, PUBLISHED, TOKEN, builder, client, failure, refusal, success, typed,
    };

    /// What getting the token fails with, where its text has another value in one place.
    async fn failure_of(value: &str, other: &str) -> Error {
        let result = PUBLISHED.replacen(value, other, 1);
        assert_ne!(result, PUBLISHED);
        failure(success(&result)).await
    }

    fn path(error: &Error) -> String {
        error.decode_error().unwrap().path()
    }

    #[tokio::test]
    async fn success_false_is_an_error_whatever_the_status() {
        for result in ["null", PUBLISHED] {
            let body = format!(
                r#"{{"result":{result},"messages":[],"success":false,"errors":[{{"code":1001,"message":"no"}}]}}"#
            );
            let error = failure(json("200 OK", &body)).await;
            assert!(error.is_api() && !error.is_decode(), "{error}");
            assert_eq!(error.status().unwrap(), 200);
            assert_eq!(error.errors()[0].code, 1001);
            assert!(error.to_string().contains("1001 no"), "{error}");
        }
    }

    #[tokio::test]
    async fn success_false_is_an_error_of_a_list_and_of_a_deletion_too() {
        let server = Server::start(vec![refusal("200 OK", 1001, "no")]);
        let tokens = client(&server).accounts().tokens();
        assert!(tokens.list(ACCOUNT).await.unwrap_err().is_api());
        assert!(tokens.delete(ACCOUNT, TOKEN).await.unwrap_err().is_api());
        let mut items = tokens.list(ACCOUNT).items();
        assert!(items.try_next().await.unwrap_err().is_api());
        assert_eq!(items.try_next().await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_refusal_tells_all_that_the_server_said() {
        let body = r#"{
            "success": false,
            "errors": [{
                "code": 9109,
                "message": "Unauthorized to access requested resource",
                "documentation_url": "https://developers.cloudflare.com/fundamentals/api/",
                "source": {"pointer": "/policies/0/resources"},
                "error_chain": [{"code": 6111, "message": "Invalid format"}]
            }],
            "messages": [{"code": 1000, "message": "see the docs"}],
            "result": null
        }"#;
        let error = failure(json("403 Forbidden", body)).await;
        assert!(error.is_forbidden() && error.is_api() && !error.is_not_found());
        assert!(!error.may_have_been_processed());
        assert_eq!(error.request_id(), Some("8a1b2c3d4e5f-FRA"));
        assert_eq!(error.operation(), Some("account-api-tokens-token-details"));
        assert_eq!(error.body(), body.as_bytes());
        assert_eq!(error.messages()[0].message, "see the docs");
        let [first] = error.errors() else {
            panic!("{error}")
        };
        assert_eq!(first.code, 9109);
        assert_eq!(first.message, "Unauthorized to access requested resource");
        assert_eq!(
            first.documentation_url.as_deref(),
            Some("https://developers.cloudflare.com/fundamentals/api/")
        );
        assert_eq!(first.pointer.as_deref(), Some("/policies/0/resources"));
        assert_eq!(first.chain[0].code, 6111);
        assert_eq!(first.chain[0].message, "Invalid format");
    }

    #[tokio::test]
    async fn a_refusal_is_said_in_one_line() {
        let error = failure(refusal("404 Not Found", 1003, "no such token")).await;
        assert_eq!(
            error.to_string(),
            "GET /accounts/{account_id}/tokens/{token_id}: 404 Not Found: 1003 no such token (request 8a1b2c3d4e5f-FRA)"
        );
    }

    #[tokio::test]
    async fn a_body_that_is_no_token_is_an_error_with_status_and_type() {
        for (content_type, body) in [
            ("text/html", &b"<html>please log in</html>"[..]),
            ("application/json", b""),
            ("application/json", br#"{"success":true,"result":{"id":"#),
            (
                "application/json",
                b"{\"success\":true,\"result\":\"\xff\"}",
            ),
            ("application/json", b"null"),
        ] {
            let error = failure(answer("200 OK", content_type, body)).await;
            assert!(error.is_decode() && !error.is_api(), "{error}");
            assert_eq!(error.status().unwrap(), 200);
            assert_eq!(error.headers()["content-type"], content_type);
            assert_eq!(error.body(), body);
            assert!(error.to_string().contains("200 OK"), "{error}");
            let says_what = error.to_string().contains(content_type) || body.is_empty();
            assert!(says_what, "{error}");
        }
    }

    #[tokio::test]
    async fn an_answer_that_breaks_off_is_an_error_with_its_status() {
        let cut = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"success\":true,";
        let error = failure(bytes(cut)).await;
        assert!(!error.is_decode() && !error.is_api() && !error.is_connect());
        assert_eq!(error.status().unwrap(), 200);
        assert!(error.may_have_been_processed());
    }

    #[tokio::test]
    async fn a_page_of_a_proxy_is_an_error_of_the_server() {
        let error = failure(answer("502 Bad Gateway", "text/html", b"<html>")).await;
        assert!(error.is_server_error() && error.errors().is_empty());
        assert!(error.to_string().contains("text/html"), "{error}");
        assert_eq!(error.body(), b"<html>");
    }

    #[tokio::test]
    async fn nobody_listening_is_an_error_of_the_connection() {
        let client = { client(&Server::start(vec![success("null")])) };
        let error = client.user().tokens().verify().await.unwrap_err();
        assert!(error.is_connect() && error.status().is_none(), "{error}");
        assert!(!error.may_have_been_processed());
    }

    #[tokio::test]
    async fn a_field_of_another_type_is_named() {
        let id = format!("\"{TOKEN}\"");
        for (value, other, place) in [
            (id.as_str(), "7", "result.id"),
            ("\"allow\"", "[]", "result.policies[0].effect"),
            (
                r#""82e64a83756745bbbb1c9c2701bf816b""#,
                "null",
                "result.policies[0].permission_groups[1].id",
            ),
            (
                r#""2606:4700::/32""#,
                "{}",
                "result.condition.request_ip.in[1]",
            ),
            (
                "\"2020-01-01T00:00:00Z\"",
                "1577836800",
                "result.expires_on",
            ),
        ] {
            let error = failure_of(value, other).await;
            assert!(error.is_decode(), "{error}");
            assert_eq!(path(&error), place);
            assert!(error.to_string().contains(place), "{error}");
        }
    }

    #[tokio::test]
    async fn a_field_that_is_missing_is_named() {
        let error = failure_of(r#""name": "readonly token","#, "").await;
        assert_eq!(path(&error), "result.name");
        let error = failure_of(r#""effect": "allow","#, "").await;
        assert_eq!(path(&error), "result.policies[0].effect");
    }

    #[tokio::test]
    async fn an_item_of_a_list_is_named() {
        let server = Server::start(vec![success(&format!("[{PUBLISHED},{{}}]"))]);
        let tokens = client(&server).accounts().tokens();
        let error = tokens.list(ACCOUNT).await.unwrap_err();
        assert_eq!(path(&error), "result[1].id");
    }

    #[tokio::test]
    async fn without_a_token_nothing_is_sent() {
        let server = Server::start(vec![success("null")]);
        let bare = builder(&server).build().unwrap();
        let keyed = builder(&server)
            .api_email("user@example.com")
            .api_key("the-global-key")
            .user_service_key("the-service-key")
            .build()
            .unwrap();
        for client in [bare, keyed] {
            let error = client.user().tokens().get(TOKEN).await.unwrap_err();
            assert!(error.is_missing_credential() && error.is_invalid_request());
            let message = format!("{error} {error:?}");
            assert!(message.contains("`api_token`"), "{message}");
            assert!(message.contains("CLOUDFLARE_API_TOKEN"), "{message}");
            assert!(!message.contains("-key"), "{message}");
        }
        assert_eq!(server.connections(), 0);
    }

    #[tokio::test]
    async fn a_line_break_in_a_header_is_refused_unseen() {
        let server = Server::start(vec![success("null")]);
        let call = client(&server).user().tokens().verify();
        let error = call.header("x-note", "a\r\nb: private").await.unwrap_err();
        let message = format!("{error} {error:?}");
        assert!(message.contains("x-note") && !message.contains("private"));
        let build = builder(&server).api_token("private\r\nx: y").build();
        let error = build.unwrap_err();
        let message = format!("{error} {error:?}");
        assert!(error.is_configuration() && message.contains("api_token"));
        assert!(!message.contains("private"), "{message}");
        assert_eq!(server.connections(), 0);
    }

    #[tokio::test]
    async fn making_a_token_is_not_repeated_and_says_that_it_may_be_made() {
        let server = Server::start(vec![json("500 Internal Server Error", "{}")]);
        let tokens = client(&server).accounts().tokens();
        let body: TokenCreate = typed(r#"{"name":"n","policies":[]}"#);
        let error = tokens.create(ACCOUNT, body).retries(2).await.unwrap_err();
        assert!(error.is_server_error() && error.may_have_been_processed());
        assert_eq!(server.requests().len(), 1);
    }

    #[test]
    fn a_base_url_in_clear_text_is_refused() {
        let build = Client::builder().base_url("http://example.com").build();
        let error = build.unwrap_err();
        assert!(error.is_configuration() && error.to_string().contains("https"));
    }

    #[test]
    fn errors_and_clients_can_be_sent_between_threads() {
        fn check<T: Send + Sync + 'static>() {}
        check::<Error>();
        check::<Client>();
        check::<Token>();
    }
}
