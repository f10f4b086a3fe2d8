//! A value in a path stays one segment, or is refused before anything is sent.

#![cfg(all(feature = "full", feature = "hyper"))]

#[cfg(test)]
mod loopback;
#[cfg(test)]
mod support;

#[cfg(test)]
mod paths {
    use std::pin::Pin;

    use cloudflare_sdk::types::{TokenCreate, TokenUpdate};
    use cloudflare_sdk::{Client, Error};

    use crate::loopback::{Server, line};
    use crate::support::{client, success, typed};

    /// A call of which only the success counts.
    type Sending = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

    /// Leaves out what a call returns, so that all are of one type.
    macro_rules! sending {
        ($call:expr) => {{
            let call = $call;
            Box::pin(async move { call.raw().await.map(drop) }) as Sending
        }};
    }

    const ACCOUNT: &str = "account_id";
    const TOKEN: &str = "token_id";

    /// Every call with a value in its path, by method and path.
    fn calls(client: &Client, account: &str, token: &str) -> Vec<(&'static str, Sending)> {
        let (accounts, user) = (client.accounts().tokens(), client.user().tokens());
        let (create, update) = (
            typed::<TokenCreate>(r#"{"name":"n","policies":[]}"#),
            typed::<TokenUpdate>(r#"{"name":"n","policies":[]}"#),
        );
        vec![
            (
                "GET /v4/accounts/{account_id}/tokens",
                sending!(accounts.list(account)),
            ),
            (
                "POST /v4/accounts/{account_id}/tokens",
                sending!(accounts.create(account, create)),
            ),
            (
                "GET /v4/accounts/{account_id}/tokens/{token_id}",
                sending!(accounts.get(account, token)),
            ),
            (
                "PUT /v4/accounts/{account_id}/tokens/{token_id}",
                sending!(accounts.update(account, token, update.clone())),
            ),
            (
                "DELETE /v4/accounts/{account_id}/tokens/{token_id}",
                sending!(accounts.delete(account, token)),
            ),
            (
                "GET /v4/accounts/{account_id}/tokens/verify",
                sending!(accounts.verify(account)),
            ),
            (
                "GET /v4/accounts/{account_id}/tokens/permission_groups",
                sending!(accounts.permission_groups().list(account)),
            ),
            (
                "PUT /v4/accounts/{account_id}/tokens/{token_id}/value",
                sending!(accounts.value().update(account, token)),
            ),
            ("GET /v4/user/tokens/{token_id}", sending!(user.get(token))),
            (
                "PUT /v4/user/tokens/{token_id}",
                sending!(user.update(token, update)),
            ),
            (
                "DELETE /v4/user/tokens/{token_id}",
                sending!(user.delete(token)),
            ),
            (
                "PUT /v4/user/tokens/{token_id}/value",
                sending!(user.value().update(token)),
            ),
        ]
    }

    async fn arrives(value: &str, segment: &str) {
        let server = Server::start(vec![success("null")]);
        let client = client(&server);
        let mut expected = Vec::new();
        for (account, token) in [(value, "t0"), ("a0", value)] {
            for (template, sending) in calls(&client, account, token) {
                sending.await.unwrap();
                let encoded = |given: &str| given.replace(value, segment);
                expected.push(
                    template
                        .replace("{account_id}", &encoded(account))
                        .replace("{token_id}", &encoded(token)),
                );
            }
        }
        let requests = server.requests();
        let lines: Vec<_> = requests.iter().map(|request| line(request)).collect();
        assert_eq!(lines, expected);
    }

    async fn is_refused(value: &str) {
        let server = Server::start(vec![success("null")]);
        let client = client(&server);
        let mut refused = 0;
        for (name, account, token) in [(ACCOUNT, value, "t0"), (TOKEN, "a0", value)] {
            for (template, sending) in calls(&client, account, token) {
                if !template.contains(name) {
                    continue;
                }
                let error = sending.await.unwrap_err();
                assert!(error.is_invalid_request() && error.status().is_none());
                assert!(!error.may_have_been_processed());
                let message = error.to_string();
                assert!(message.contains(&format!("`{name}`")), "{message}");
                refused += 1;
            }
        }
        assert_eq!(refused, 16, "eight account ids and eight token ids");
        assert_eq!(server.connections(), 0);
    }

    #[tokio::test]
    async fn a_slash() {
        arrives("a/b", "a%2Fb").await;
    }

    #[tokio::test]
    async fn an_escape_is_escaped() {
        arrives("a%2Fb", "a%252Fb").await;
    }

    #[tokio::test]
    async fn a_space() {
        arrives("a b", "a%20b").await;
    }

    #[tokio::test]
    async fn a_letter_beyond_ascii() {
        arrives("é", "%C3%A9").await;
    }

    #[tokio::test]
    async fn a_number_sign() {
        arrives("a#b", "a%23b").await;
    }

    #[tokio::test]
    async fn a_question_mark() {
        arrives("a?x=1", "a%3Fx=1").await;
    }

    #[tokio::test]
    async fn climbing_out_of_a_segment() {
        arrives("../../user", "..%2F..%2Fuser").await;
    }

    #[tokio::test]
    async fn nothing_is_refused() {
        is_refused("").await;
    }

    #[tokio::test]
    async fn a_dot_is_refused() {
        is_refused(".").await;
    }

    #[tokio::test]
    async fn two_dots_are_refused() {
        is_refused("..").await;
    }
}
