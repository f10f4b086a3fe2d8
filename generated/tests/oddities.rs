//! What is odd about the description of tokens, and has to come out right all the same.

#![cfg(all(feature = "full", feature = "hyper"))]

#[cfg(test)]
mod loopback;
#[cfg(test)]
mod support;

#[cfg(test)]
mod oddities {
    use std::collections::BTreeMap;

    use cloudflare_sdk::types::{
        Effect, Policy, PolicyBody, Resources, Token, TokenCreate, TokenStatus, TokenUpdate,
    };
    use cloudflare_sdk::{
        Decode, Json, contains_ignoring_order, decode, encode, same_ignoring_order,
    };

    use crate::loopback::{Server, body, json, line};
    use crate::support::{
        ACCOUNT, PUBLISHED, TOKEN, client, failure, published, refusal, success, typed,
    };

    const NEW_SECRET: &str = "8M7wS6hCpXVc-DoRnPPY_UCWPgy8aea4Wy6kCe5T";

    /// Which member of a document keeps it from being read as a `T`.
    fn fault<T: Decode>(text: &str) -> String {
        match decode::<T>(text.as_bytes()) {
            Ok(_) => panic!("{text} was read"),
            Err(error) => error.path(),
        }
    }

    /// The published token with other resources in its policy.
    fn with_resources(resources: &str) -> String {
        PUBLISHED.replace(r#"{"foo": "string"}"#, resources)
    }

    /// What a policy's resources are read as, and what is sent when the token goes back unchanged.
    async fn round_trip(resources: &str) -> (Resources, Json) {
        let token = with_resources(resources);
        let server = Server::start(vec![success(&token)]);
        let tokens = client(&server).accounts().tokens();
        let token = tokens.get(ACCOUNT, TOKEN).await.unwrap();
        let read = token.policies[0].resources.clone();
        tokens.update(ACCOUNT, TOKEN, token).await.unwrap();
        let sent: Json = typed(body(&server.requests()[1]));
        (read, sent.pointer("/policies/0/resources").unwrap().clone())
    }

    #[test]
    fn ref_siblings_are_merged_so_that_name_and_policies_are_required() {
        assert_eq!(fault::<TokenUpdate>("{}"), "name");
        assert_eq!(fault::<TokenUpdate>(r#"{"name":"n"}"#), "policies");
        assert_eq!(fault::<TokenCreate>(r#"{"policies":[]}"#), "name");
        assert_eq!(fault::<TokenCreate>(r#"{"name":"n"}"#), "policies");
    }

    #[test]
    fn ref_siblings_are_merged_so_that_modified_on_is_read_only() {
        let token: Token = typed(PUBLISHED);
        assert!(token.modified_on.is_some());
        let sent: Json = typed(&encode(&TokenUpdate::from(token)));
        assert!(sent.get("not_before").is_some() && sent.get("modified_on").is_none());
    }

    #[test]
    fn what_is_read_only_and_required_is_absent_from_requests() {
        let policy = PolicyBody::new("deny", ["g"], [("r", "*")]);
        assert_eq!(
            encode(&policy),
            r#"{"effect":"deny","permission_groups":[{"id":"g"}],"resources":{"r":"*"}}"#
        );
        assert_eq!(fault::<Policy>(&encode(&policy)), "id");
    }

    #[tokio::test]
    async fn flat_resources_survive() {
        let text = r#"{"com.cloudflare.api.account.zone.22b1de5f1c0e4b3ea97bb1e963b06a43":"*"}"#;
        let (read, sent) = round_trip(text).await;
        assert!(matches!(read, Resources::Flat(map) if map.len() == 1));
        assert_eq!(sent, typed(text));
    }

    #[tokio::test]
    async fn nested_resources_survive() {
        let text = r#"{"com.cloudflare.api.account.1":{"com.cloudflare.api.account.zone.*":"*"}}"#;
        let (read, sent) = round_trip(text).await;
        let Resources::Nested(map) = read else {
            panic!("{read:?}")
        };
        let inner = &map["com.cloudflare.api.account.1"];
        assert_eq!(inner["com.cloudflare.api.account.zone.*"], "*");
        assert_eq!(sent, typed(text));
    }

    #[tokio::test]
    async fn empty_resources_survive() {
        let (_, sent) = round_trip("{}").await;
        assert_eq!(sent, typed("{}"));
    }

    #[tokio::test]
    async fn mixed_and_unforeseen_resources_survive() {
        for text in [
            r#"{"a":"*","b":{"c":"*"}}"#,
            r#"{"b":{"c":"*"},"a":"*"}"#,
            r#"{"a":{"b":{"c":"*"}}}"#,
            r#"{"a":"*","b":7}"#,
            r#"["a"]"#,
        ] {
            let (read, sent) = round_trip(text).await;
            assert!(matches!(read, Resources::Unknown(_)), "{read:?}");
            assert_eq!(sent.to_string(), text);
        }
    }

    #[tokio::test]
    async fn resources_of_every_form_can_be_made_and_sent() {
        let mixed = r#"{"a":"*","b":{"c":"*"}}"#;
        let policies = [
            PolicyBody::new(Effect::Allow, ["g"], [("a", "*")]),
            PolicyBody::new(
                Effect::Allow,
                ["g"],
                Resources::nested([("a", [("b", "*")])]),
            ),
            PolicyBody::new(Effect::Allow, ["g"], Resources::Flat(BTreeMap::new())),
            PolicyBody::new(Effect::Allow, ["g"], Resources::Unknown(typed(mixed))),
        ];
        let server = Server::start(vec![published()]);
        let update = client(&server).user().tokens();
        let update = update.update(TOKEN, TokenUpdate::new("n", policies));
        update.await.unwrap();
        let sent: Json = typed(body(&server.request()));
        let sent = |place: usize| sent.pointer(&format!("/policies/{place}/resources"));
        assert_eq!(sent(0), Some(&typed(r#"{"a":"*"}"#)));
        assert_eq!(sent(1), Some(&typed(r#"{"a":{"b":"*"}}"#)));
        assert_eq!(sent(2), Some(&typed("{}")));
        assert_eq!(sent(3), Some(&typed(mixed)));
    }

    #[tokio::test]
    async fn enums_of_true_and_of_null_are_read() {
        let server = Server::start(vec![success("null")]);
        let tokens = client(&server).accounts().tokens();
        assert_eq!(tokens.delete(ACCOUNT, TOKEN).await.unwrap(), None);
        let error = failure(refusal("400 Bad Request", 1000, "no")).await;
        assert_eq!(error.errors()[0].code, 1000);
    }

    #[tokio::test]
    async fn limits_that_mean_nothing_are_not_fatal() {
        let listed = [r#"["::/0", "::/0"]"#, "[]"];
        for list in listed {
            let text = PUBLISHED.replace(r#"["123.123.123.0/24", "2606:4700::/32"]"#, list);
            assert_ne!(text, PUBLISHED);
            let server = Server::start(vec![success(&text)]);
            let token = client(&server).user().tokens().get(TOKEN).await.unwrap();
            assert_eq!(typed::<Json>(&encode(&token)), typed::<Json>(&text));
        }
    }

    #[tokio::test]
    async fn page_and_per_page_are_integers() {
        let info = r#"{"count":1,"page":2,"per_page":50,"total_count":51}"#;
        let answer = format!(r#"{{"success":true,"result":[{PUBLISHED}],"result_info":{info}}}"#);
        let server = Server::start(vec![json("200 OK", &answer)]);
        let (page, per_page): (i64, i64) = (2, 50);
        let list = client(&server).accounts().tokens().list(ACCOUNT);
        let page = list.page(page).per_page(per_page).await.unwrap();
        assert!(server.target().ends_with("/tokens?page=2&per_page=50"));
        let info = page.info.unwrap();
        assert_eq!((info.count, info.page), (Some(1), Some(2)));
        assert_eq!((info.per_page, info.total_count), (Some(50), Some(51)));
    }

    #[tokio::test]
    async fn the_secret_of_a_new_token_is_hidden_and_readable() {
        let secret = format!(r#"{{"value": "{NEW_SECRET}","#);
        let server = Server::start(vec![success(&PUBLISHED.replacen('{', &secret, 1))]);
        let body = TokenCreate::new("readonly token", [] as [PolicyBody; 0]);
        let create = client(&server).accounts().tokens().create(ACCOUNT, body);
        let response = create.with_response().await.unwrap();
        let shown = format!(
            "{response:?} {:#?} {}",
            response.value, response.value.value
        );
        assert!(!shown.contains(NEW_SECRET), "{shown}");
        assert!(shown.contains("readonly token"), "the rest is shown");
        assert_eq!(response.value.value.expose(), NEW_SECRET);
    }

    #[tokio::test]
    async fn the_secret_of_a_rolled_token_is_hidden_and_readable() {
        let server = Server::start(vec![success(&format!("\"{NEW_SECRET}\""))]);
        let value = client(&server).accounts().tokens().value();
        let secret = value.update(ACCOUNT, TOKEN).await.unwrap();
        let shown = format!("{secret} {secret:?} {secret:#?}");
        assert!(!shown.contains(NEW_SECRET), "{shown}");
        assert_eq!(secret.expose(), NEW_SECRET);
        assert_eq!(body(&server.request()), "{}");
    }

    #[tokio::test]
    async fn a_secret_where_none_is_foreseen_is_hidden_too() {
        let secret = format!(r#"{{"value": "{NEW_SECRET}","#);
        let server = Server::start(vec![success(&PUBLISHED.replacen('{', &secret, 1))]);
        let token = client(&server).user().tokens().get(TOKEN).await.unwrap();
        let shown = format!("{token:?} {token:#?}");
        assert!(!shown.contains(NEW_SECRET), "{shown}");
    }

    #[tokio::test]
    async fn static_segments_stand_beside_a_token_id() {
        let verified = format!(r#"{{"id":"{TOKEN}","status":"active"}}"#);
        let groups = r#"[{"id":"g","name":"Zone Read"}]"#;
        let server = Server::start(vec![
            success(&verified),
            success(&verified),
            success(groups),
            success(groups),
            success(PUBLISHED),
        ]);
        let (accounts, user) = (client(&server).accounts(), client(&server).user());
        let verification = accounts.tokens().verify(ACCOUNT).await.unwrap();
        assert_eq!(verification.id, TOKEN);
        user.tokens().verify().await.unwrap();
        let groups = accounts.tokens().permission_groups();
        assert_eq!(groups.list(ACCOUNT).await.unwrap()[0].name, "Zone Read");
        user.tokens().permission_groups().list().await.unwrap();
        user.tokens().get(TOKEN).await.unwrap();
        let requests = server.requests();
        let lines: Vec<_> = requests.iter().map(|request| line(request)).collect();
        let account = format!("GET /v4/accounts/{ACCOUNT}/tokens");
        assert_eq!(
            lines,
            [
                &format!("{account}/verify"),
                "GET /v4/user/tokens/verify",
                &format!("{account}/permission_groups"),
                "GET /v4/user/tokens/permission_groups",
                &format!("GET /v4/user/tokens/{TOKEN}"),
            ]
        );
    }

    #[tokio::test]
    async fn scope_and_name_are_encoded_once() {
        let server = Server::start(vec![success("[]")]);
        let groups = client(&server).accounts().tokens().permission_groups();
        let list = groups.list(ACCOUNT).name("Account Settings/Write");
        list.scope("com.cloudflare.api.account").await.unwrap();
        let target = server.target();
        let (_, query) = target.split_once('?').unwrap();
        assert_eq!(
            query,
            "name=Account%20Settings%2FWrite&scope=com.cloudflare.api.account"
        );
    }

    #[tokio::test]
    async fn every_status_from_400_to_499_is_a_failure() {
        for status in [400, 401, 403, 404, 409, 418, 422, 429, 451, 499] {
            let error = failure(refusal(&format!("{status} Nope"), 7003, "no route")).await;
            assert!(error.is_api() && !error.may_have_been_processed());
            assert_eq!(error.status().unwrap(), status);
            assert_eq!(error.errors()[0].code, 7003);
            assert_eq!(error.errors()[0].message, "no route");
        }
    }

    #[tokio::test]
    async fn order_does_not_count_when_told_so() {
        let ordered: Token = typed(PUBLISHED);
        let mut twice = ordered.clone();
        twice.policies.push(ordered.policies[0].clone());
        twice.policies[1].id = "another".to_owned();

        let mut reordered = twice.clone();
        reordered.policies.reverse();
        reordered.policies[1].permission_groups.reverse();
        let server = Server::start(vec![success(&encode(&reordered))]);
        let answer = client(&server).user().tokens().get(TOKEN).await.unwrap();
        assert!(answer != twice && same_ignoring_order(&answer, &twice));

        let mut fewer = reordered.clone();
        fewer.policies.pop();
        let mut other = reordered.clone();
        other.policies[0].permission_groups[0].id = "other".to_owned();
        assert!(!same_ignoring_order(&fewer, &twice));
        assert!(!same_ignoring_order(&other, &twice));
    }

    #[tokio::test]
    async fn what_was_sent_is_found_in_what_came_back() {
        let groups = [
            "82e64a83756745bbbb1c9c2701bf816b",
            "c8fed203ed3043cba015a93ad1616f1f",
        ];
        let policy = PolicyBody::new(Effect::Allow, groups, [("foo", "string")]);
        let mut sent = TokenUpdate::new("readonly token", [policy]);
        let server = Server::start(vec![published()]);
        let update = client(&server).user().tokens().update(TOKEN, sent.clone());
        let answer = update.await.unwrap();
        assert!(contains_ignoring_order(&answer, &sent));
        assert!(!contains_ignoring_order(&sent, &answer));
        sent.policies[0].permission_groups.pop();
        assert!(!contains_ignoring_order(&answer, &sent));
    }

    #[tokio::test]
    async fn get_change_update() {
        let server = Server::start(vec![published()]);
        let tokens = client(&server).accounts().tokens();
        let token = tokens.get(ACCOUNT, TOKEN).await.unwrap();
        let mut change = TokenUpdate::from(token);
        change.name = "renamed".to_owned();
        tokens.update(ACCOUNT, TOKEN, change).await.unwrap();
        let sent: Json = typed(body(&server.requests()[1]));
        let expected = r#"{
            "name": "renamed",
            "status": "active",
            "policies": [{
                "effect": "allow",
                "permission_groups": [
                    {"id": "c8fed203ed3043cba015a93ad1616f1f", "meta": {"key": "key", "value": "value"}},
                    {"id": "82e64a83756745bbbb1c9c2701bf816b", "meta": {"key": "key", "value": "value"}}
                ],
                "resources": {"foo": "string"}
            }],
            "condition": {"request_ip": {
                "in": ["123.123.123.0/24", "2606:4700::/32"],
                "not_in": ["123.123.123.100/24", "2606:4700:4700::/48"]
            }},
            "not_before": "2018-07-01T05:20:00Z",
            "expires_on": "2020-01-01T00:00:00Z"
        }"#;
        assert_eq!(sent, typed(expected));
    }

    #[tokio::test]
    async fn create_change_update() {
        let secret = format!(r#"{{"value": "{NEW_SECRET}","#);
        let server = Server::start(vec![success(&PUBLISHED.replacen('{', &secret, 1))]);
        let tokens = client(&server).user().tokens();
        let new = TokenCreate::new("readonly token", [] as [PolicyBody; 0]);
        let mut change = TokenUpdate::from(tokens.create(new).await.unwrap());
        change.status = Some("disabled".into());
        tokens.update(TOKEN, change).await.unwrap();
        let mut expected = TokenUpdate::from(typed::<Token>(PUBLISHED));
        expected.status = Some(TokenStatus::Disabled);
        assert_eq!(body(&server.requests()[1]), encode(&expected));
    }
}
