//! The published example, as a program and as a call.

#![cfg(all(feature = "full", feature = "hyper"))]

#[cfg(test)]
mod loopback;
#[cfg(test)]
mod support;

#[cfg(test)]
mod update_token {
    use std::env::{self, consts::EXE_SUFFIX};
    use std::path::PathBuf;
    use std::process::{Command, Output};

    use cloudflare_sdk::types::{Effect, PolicyBody, Resources, Token, TokenStatus, TokenUpdate};
    use cloudflare_sdk::{Json, Maybe, Timestamp, encode};

    use crate::loopback::{Server, body, header, line};
    use crate::support::{
        ACCOUNT, PUBLISHED, SECRET, TOKEN, client, published, refusal, success, typed,
    };

    const BODY: &str = concat!(
        r#"{"name":"readonly token","policies":[{"effect":"allow","permission_groups":["#,
        r#"{"id":"c8fed203ed3043cba015a93ad1616f1f"},{"id":"82e64a83756745bbbb1c9c2701bf816b"}],"#,
        r#""resources":{"foo":"string"}}]}"#
    );

    /// Where cargo puts the example, seen from where it puts the tests.
    fn example() -> PathBuf {
        let test = env::current_exe().unwrap();
        let profile = test.ancestors().nth(2).unwrap();
        let example = profile.join(format!("examples/update_token{EXE_SUFFIX}"));
        assert!(example.exists(), "`cargo build --examples` makes it");
        example
    }

    fn run(server: &Server) -> Output {
        let mut command = Command::new(example());
        for (name, _) in env::vars_os() {
            if name.to_string_lossy().starts_with("CLOUDFLARE_") {
                command.env_remove(name);
            }
        }
        command.env("CLOUDFLARE_API_KEY", "a key that is not asked for");
        command.env("CLOUDFLARE_EMAIL", "user@example.com");
        command.env("CLOUDFLARE_BASE_URL", server.url());
        command.output().unwrap()
    }

    fn header_names(request: &str) -> Vec<String> {
        let (head, _) = request.split_once("\r\n\r\n").unwrap();
        let names = head.lines().skip(1).map(|line| line.split(':').next());
        let mut names: Vec<_> = names.map(|name| name.unwrap().to_lowercase()).collect();
        names.sort();
        names
    }

    fn assert_sent(request: &str) {
        assert_eq!(
            line(request),
            format!("PUT /v4/accounts/{ACCOUNT}/tokens/{TOKEN}")
        );
        assert_eq!(
            header_names(request),
            [
                "accept",
                "authorization",
                "content-length",
                "content-type",
                "host",
                "user-agent"
            ]
        );
        let header = |name| header(request, name).unwrap();
        assert_eq!(header("authorization"), format!("Bearer {SECRET}"));
        assert_eq!(header("content-type"), "application/json");
        assert_eq!(header("accept"), "application/json");
        assert_eq!(header("content-length"), BODY.len().to_string());
        assert_eq!(
            header("user-agent"),
            concat!("cloudflare-sdk/", env!("CARGO_PKG_VERSION"))
        );
        assert_eq!(body(request), BODY);
    }

    async fn updated(server: &Server) -> Token {
        let policy = PolicyBody::new(
            Effect::Allow,
            [
                "c8fed203ed3043cba015a93ad1616f1f",
                "82e64a83756745bbbb1c9c2701bf816b",
            ],
            [("foo", "string")],
        );
        let body = TokenUpdate::new("readonly token", [policy]);
        let tokens = client(server).accounts().tokens();
        tokens.update(ACCOUNT, TOKEN, body).await.unwrap()
    }

    #[test]
    fn the_example_sends_the_call_and_prints_the_id() {
        let server = Server::start(vec![published()]);
        let output = run(&server);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{stderr}");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            format!("{TOKEN}\n")
        );
        assert_eq!(stderr, "");
        assert_sent(&server.request());
    }

    #[test]
    fn the_example_prints_the_id_that_came() {
        let other = PUBLISHED.replace(TOKEN, "another");
        let output = run(&Server::start(vec![success(&other)]));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "another\n");
    }

    #[test]
    fn the_example_fails_with_the_reason() {
        let server = Server::start(vec![refusal("403 Forbidden", 9109, "Unauthorized")]);
        let output = run(&server);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr.contains("403") && stderr.contains("9109 Unauthorized"));
        assert!(output.stdout.is_empty() && !stderr.contains(SECRET));
    }

    #[tokio::test]
    async fn the_call_sends_the_same() {
        let server = Server::start(vec![published()]);
        updated(&server).await;
        assert_sent(&server.request());
    }

    #[tokio::test]
    async fn every_field_of_the_token_arrives() {
        let token = updated(&Server::start(vec![published()])).await;
        assert_eq!(token.id, TOKEN);
        assert_eq!(token.name, "readonly token");
        assert_eq!(token.status, TokenStatus::Active);

        let condition = token.condition.as_ref().unwrap();
        let addresses = condition.request_ip.as_ref().unwrap();
        assert_eq!(
            addresses.in_.as_deref().unwrap(),
            ["123.123.123.0/24", "2606:4700::/32"]
        );
        assert_eq!(
            addresses.not_in.as_deref().unwrap(),
            ["123.123.123.100/24", "2606:4700:4700::/48"]
        );

        let text = |time: &Option<Timestamp>| time.as_ref().unwrap().as_str().to_owned();
        assert_eq!(text(&token.expires_on), "2020-01-01T00:00:00Z");
        assert_eq!(text(&token.issued_on), "2018-07-01T05:20:00Z");
        assert_eq!(text(&token.last_used_on), "2020-01-02T12:34:00Z");
        assert_eq!(text(&token.modified_on), "2018-07-02T05:20:00Z");
        assert_eq!(text(&token.not_before), "2018-07-01T05:20:00Z");
        let expires_on = token.expires_on.as_ref().unwrap();
        assert_eq!(expires_on.unix_seconds(), Some(1_577_836_800));

        assert_eq!(token.creator_email_at_creation, None);
        assert_eq!(token.provisioner_id, Maybe::Absent);
        assert_eq!(token.provisioner_type, None);
        assert!(token.unknown_fields.is_empty() && condition.unknown_fields.is_empty());
        assert!(addresses.unknown_fields.is_empty());
    }

    #[tokio::test]
    async fn every_field_of_its_policy_arrives() {
        let token = updated(&Server::start(vec![published()])).await;
        let [policy] = &token.policies[..] else {
            panic!("{token:?}")
        };
        assert_eq!(policy.id, "f267e341f3dd4697bd3b9f71dd96247f");
        assert_eq!(policy.effect, Effect::Allow);
        assert_eq!(policy.resources, Resources::from([("foo", "string")]));
        assert!(policy.unknown_fields.is_empty());

        let expected = [
            ("c8fed203ed3043cba015a93ad1616f1f", "Zone Read"),
            (
                "82e64a83756745bbbb1c9c2701bf816b",
                "Magic Network Monitoring",
            ),
        ];
        assert_eq!(policy.permission_groups.len(), expected.len());
        for (group, (id, name)) in policy.permission_groups.iter().zip(expected) {
            assert_eq!((group.id.as_str(), group.name.as_deref()), (id, Some(name)));
            let meta = group.meta.as_ref().unwrap();
            assert_eq!(meta.key.as_deref(), Some("key"));
            assert_eq!(meta.value.as_deref(), Some("value"));
            assert!(group.unknown_fields.is_empty() && meta.unknown_fields.is_empty());
        }
    }

    #[tokio::test]
    async fn the_token_is_written_as_it_came() {
        let token = updated(&Server::start(vec![published()])).await;
        assert_eq!(typed::<Json>(&encode(&token)), typed::<Json>(PUBLISHED));
        let value: serde_json::Value = serde_json::from_str(PUBLISHED).unwrap();
        assert_eq!(serde_json::to_value(&token).unwrap(), value);
        assert_eq!(serde_json::from_value::<Token>(value).unwrap(), token);
    }
}
