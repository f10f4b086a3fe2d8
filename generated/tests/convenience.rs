//! The programs that are easy to write.

#![cfg(all(feature = "full", feature = "hyper"))]

#[cfg(test)]
mod loopback;
#[cfg(test)]
mod support;

#[cfg(test)]
mod convenience {
    use std::time::{Duration, Instant};

    use cloudflare_sdk::types::{
        Direction, Effect, PolicyBody, Token, TokenCondition, TokenCreate, TokenRequestIp,
        TokenStatus, TokenUpdate,
    };
    use cloudflare_sdk::{Client, Error, Json, Maybe, Timestamp, encode};

    use crate::loopback::{Reply, Server, body, bytes, header, json};
    use crate::support::{
        ACCOUNT, PUBLISHED, SECRET, TOKEN, client, published, refusal, success, typed,
    };

    /// A page of tokens of these names, two to a page.
    fn page(number: usize, total: usize, names: &[&str]) -> Reply {
        let tokens = names.iter().map(|name| {
            format!(r#"{{"id":"{name}","name":"{name}","status":"active","policies":[]}}"#)
        });
        let (tokens, count) = (tokens.collect::<Vec<_>>().join(","), names.len());
        json(
            "200 OK",
            &format!(
                r#"{{"success":true,"errors":[],"messages":[],"result":[{tokens}],
                "result_info":{{"page":{number},"per_page":2,"count":{count},"total_count":{total}}}}}"#
            ),
        )
    }

    /// The published token with more members at its front.
    fn with(members: &str) -> String {
        PUBLISHED.replacen('{', &format!("{{{members},"), 1)
    }

    fn targets(server: &Server) -> Vec<String> {
        let requests = server.requests();
        let targets = requests.iter().map(|text| text.split(' ').nth(1).unwrap());
        targets.map(str::to_owned).collect()
    }

    async fn describe(client: &Client) -> String {
        let tokens = client.accounts().tokens();
        let timeout = Duration::from_secs(3);
        match tokens.get(ACCOUNT, TOKEN).timeout(timeout).await {
            Ok(token) => token.name,
            Err(e) if e.is_not_found() => "there is none".to_owned(),
            Err(e) => {
                let id = e.request_id().unwrap_or_default();
                let each = e.errors().iter();
                let each = each.map(|x| format!("{} {} ({id})", x.code, x.message));
                each.collect::<Vec<_>>().join("; ")
            }
        }
    }

    #[tokio::test]
    async fn every_token_of_every_page() -> Result<(), Error> {
        let server = Server::start(vec![page(1, 3, &["a", "b"]), page(2, 3, &["c"])]);
        let tokens = client(&server).accounts().tokens();
        let list = tokens.list(ACCOUNT).direction(Direction::Desc);
        let mut tokens = list.header("x-note", "hello").items();
        let mut names = Vec::new();
        while let Some(token) = tokens.try_next().await? {
            names.push(token.name);
        }
        assert_eq!(names, ["a", "b", "c"]);
        let target = format!("/v4/accounts/{ACCOUNT}/tokens?direction=desc");
        assert_eq!(targets(&server), [target.clone(), target + "&page=2"]);
        for request in server.requests() {
            let bearer = format!("Bearer {SECRET}");
            assert_eq!(header(&request, "authorization"), Some(bearer.as_str()));
            assert_eq!(header(&request, "x-note"), Some("hello"));
        }
        Ok(())
    }

    #[tokio::test]
    async fn page_by_page() -> Result<(), Error> {
        let server = Server::start(vec![page(2, 5, &["c", "d"]), page(3, 5, &["e"])]);
        let list = client(&server).user().tokens().list().page(2).per_page(2);
        let mut pages = list.include_expired(true).pages();
        let mut sizes = Vec::new();
        while let Some(page) = pages.try_next().await? {
            sizes.push((page.info.and_then(|info| info.page), page.items.len()));
        }
        assert_eq!(sizes, [(Some(2), 2), (Some(3), 1)]);
        assert_eq!(
            targets(&server),
            [
                "/v4/user/tokens?page=2&per_page=2&include_expired=true",
                "/v4/user/tokens?per_page=2&include_expired=true&page=3"
            ]
        );
        Ok(())
    }

    #[tokio::test]
    async fn a_list_ends_though_the_server_ignores_the_page() -> Result<(), Error> {
        let server = Server::start(vec![page(1, 100, &["a", "b"])]);
        let mut items = client(&server).user().tokens().list().items();
        let mut count = 0;
        while items.try_next().await?.is_some() {
            count += 1;
        }
        assert_eq!((count, server.requests().len()), (2, 2));
        Ok(())
    }

    #[tokio::test]
    async fn one_page_can_be_looped_over() -> Result<(), Error> {
        let server = Server::start(vec![page(1, 2, &["a", "b"])]);
        let page = client(&server).user().tokens().list().await?;
        let names: Vec<_> = page.into_iter().map(|token| token.name).collect();
        assert_eq!(names, ["a", "b"]);
        Ok(())
    }

    #[tokio::test]
    async fn an_error_is_told_apart() {
        for (reply, expected) in [
            (published(), "readonly token"),
            (refusal("404 Not Found", 1003, "gone"), "there is none"),
            (
                refusal("403 Forbidden", 9109, "Unauthorized"),
                "9109 Unauthorized (8a1b2c3d4e5f-FRA)",
            ),
        ] {
            let server = Server::start(vec![reply]);
            assert_eq!(describe(&client(&server)).await, expected);
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_call_takes_no_longer_than_it_may() {
        let server = Server::start(vec![Reply::Stall(Vec::new())]);
        let start = Instant::now();
        let call = client(&server).user().tokens().verify();
        let error = call.timeout(Duration::from_millis(50)).await.unwrap_err();
        assert!(error.is_timeout() && start.elapsed() < Duration::from_secs(2));
    }

    #[tokio::test]
    async fn an_unknown_value_of_an_enum_survives() {
        let text = PUBLISHED.replace(r#""active""#, r#""paused""#);
        let text = text.replace(r#""allow""#, r#""audit""#);
        let server = Server::start(vec![success(&text)]);
        let tokens = client(&server).user().tokens();
        let token = tokens.get(TOKEN).await.unwrap();
        assert_eq!(token.status, TokenStatus::Unknown("paused".to_owned()));
        assert_eq!(token.status.as_str(), "paused");
        assert_eq!(token.policies[0].effect.to_string(), "audit");
        assert_eq!(typed::<Json>(&encode(&token)), typed::<Json>(&text));
        tokens.update(TOKEN, token).await.unwrap();
        let sent: Json = typed(body(&server.requests()[1]));
        assert_eq!(sent.get("status"), Some(&Json::from("paused")));
        assert_eq!(sent.pointer("/policies/0/effect"), Some(&"audit".into()));
    }

    #[tokio::test]
    async fn unknown_fields_survive() {
        let meta = r#"{"label": "zone_read", "scopes": ["a"], "eol_at": null, "key": "key""#;
        let text = with(r#""rank": 9007199254740993.10, "owner": {"id": "u"}"#);
        let text = text.replace(r#"{"key": "key""#, meta);
        let server = Server::start(vec![success(&text)]);
        let token = client(&server).user().tokens().get(TOKEN).await.unwrap();
        let owner = token.unknown_fields.get("owner").unwrap();
        assert_eq!(owner.pointer("/id").and_then(Json::as_str), Some("u"));
        let group = &token.policies[0].permission_groups[0];
        let meta = &group.meta.as_ref().unwrap().unknown_fields;
        assert_eq!(meta.get("label").and_then(Json::as_str), Some("zone_read"));
        assert!(meta.get("eol_at").unwrap().is_null());
        let written = encode(&token);
        assert_eq!(typed::<Json>(&written), typed::<Json>(&text));
        assert!(written.contains("9007199254740993.10"), "{written}");
    }

    #[tokio::test]
    async fn absent_null_and_a_value_stay_apart() {
        for (text, expected) in [
            (PUBLISHED.to_owned(), Maybe::Absent),
            (with(r#""provisioner_id": null"#), Maybe::Null),
            (
                with(r#""provisioner_id": "p1""#),
                Maybe::Value("p1".to_owned()),
            ),
        ] {
            let server = Server::start(vec![success(&text)]);
            let token = client(&server).user().tokens().get(TOKEN).await.unwrap();
            assert_eq!(token.provisioner_id, expected);
            assert_eq!(typed::<Json>(&encode(&token)), typed::<Json>(&text));
        }
    }

    #[tokio::test]
    async fn what_the_crate_does_not_know_can_be_sent() {
        let server = Server::start(vec![published()]);
        let mut policy = PolicyBody::new(Effect::Allow, ["g"], [("r", "*")]);
        policy.unknown_fields.insert("priority", 3);
        let mut change = TokenUpdate::new("n", [policy]);
        change.unknown_fields.insert("color", "red");
        let update = client(&server).user().tokens().update(TOKEN, change);
        let update = update.query("dry run", "a&b").header("x-note", "hello");
        update.await.unwrap();
        let request = server.request();
        assert!(server.target().ends_with("?dry%20run=a%26b"));
        assert_eq!(header(&request, "x-note"), Some("hello"));
        let sent: Json = typed(body(&request));
        assert_eq!(sent.get("color"), Some(&"red".into()));
        assert_eq!(sent.pointer("/policies/0/priority"), Some(&3.into()));
    }

    #[tokio::test]
    async fn a_token_with_everything_is_made_in_a_few_lines() {
        let addresses = TokenRequestIp::new().in_(["192.0.2.0/24"]).not_in(["::/0"]);
        let policy = PolicyBody::new("allow", vec!["g".to_owned()], [("r", "*")]);
        let new = TokenCreate::new("n", [policy])
            .condition(TokenCondition::new().request_ip(addresses))
            .expires_on(Timestamp::parse("2030-01-01T00:00:00Z").unwrap());
        let server = Server::start(vec![success(&with(r#""value": "s""#))]);
        let create = client(&server).user().tokens().create(new);
        assert_eq!(create.await.unwrap().value.expose(), "s");
        assert_eq!(
            body(&server.request()),
            concat!(
                r#"{"name":"n","policies":[{"effect":"allow","permission_groups":[{"id":"g"}],"#,
                r#""resources":{"r":"*"}}],"condition":{"request_ip":{"in":["192.0.2.0/24"],"#,
                r#""not_in":["::/0"]}},"expires_on":"2030-01-01T00:00:00Z"}"#
            )
        );
    }

    #[tokio::test]
    async fn status_and_headers_come_with_the_value() {
        let server = Server::start(vec![published()]);
        let tokens = client(&server).accounts().tokens();
        let response = tokens.get(ACCOUNT, TOKEN).with_response().await.unwrap();
        assert_eq!(
            (response.status().as_u16(), response.value.id.as_str()),
            (200, TOKEN)
        );
        assert_eq!(response.request_id(), Some("8a1b2c3d4e5f-FRA"));
        assert_eq!(response.headers()["content-type"], "application/json");
        let message = &response.messages()[0];
        assert_eq!(message.code, 1000);
        assert_eq!(message.pointer.as_deref(), Some("pointer"));
    }

    #[tokio::test]
    async fn an_answer_can_be_had_as_it_came() {
        let server = Server::start(vec![bytes(
            "HTTP/1.1 418 Teapot\r\ncontent-length: 5\r\n\r\nshort",
        )]);
        let tokens = client(&server).accounts().tokens();
        let raw = tokens.get(ACCOUNT, TOKEN).raw().await.unwrap();
        assert_eq!((raw.status.as_u16(), &raw.body[..]), (418, &b"short"[..]));
    }

    #[tokio::test]
    async fn a_call_can_run_in_a_task_of_its_own() {
        let server = Server::start(vec![published()]);
        let client = client(&server);
        let task = tokio::spawn(async move {
            let tokens = client.accounts().tokens();
            tokens.get(ACCOUNT, TOKEN).await
        });
        let token: Token = task.await.unwrap().unwrap();
        assert_eq!(token.id, TOKEN);
    }
}
