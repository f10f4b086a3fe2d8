//! The secret that calls are made with is shown by nothing.

#![cfg(all(feature = "full", feature = "hyper"))]

#[cfg(test)]
mod loopback;
#[cfg(test)]
mod support;

#[cfg(test)]
mod secrets {
    use std::error::Error as _;

    use cloudflare_sdk::Error;

    use crate::loopback::{Reply, Server, answer, bytes};
    use crate::support::{
        ACCOUNT, SECRET, TOKEN, builder, client, failure, published, refusal, success,
    };

    /// Everything that an error can be made to say.
    fn shown(error: &Error) -> String {
        let mut text = format!("{error} {error:?} {error:#?}");
        text += &format!("{:?} {:?}", error.errors(), error.messages());
        text += &format!("{:?}", error.decode_error());
        let mut cause = error.source();
        while let Some(error) = cause {
            text += &format!("{error} {error:?} {error:#?}");
            cause = error.source();
        }
        text
    }

    fn with_secret(text: &str) -> String {
        text.replace('$', SECRET)
    }

    /// Answers of every kind in which a server sends the secret back.
    fn echoes() -> [Reply; 8] {
        let header = format!("HTTP/1.1 200 OK\r\nx-echo: {SECRET}\r\ncontent-length: 0\r\n\r\n");
        [
            refusal("403 Forbidden", 9109, &format!("not {SECRET}!")),
            refusal("200 OK", 9109, &format!("not {SECRET}!")),
            answer("200 OK", &format!("text/{SECRET}"), SECRET.as_bytes()),
            answer("502 Bad Gateway", "text/html", SECRET.as_bytes()),
            bytes(header),
            bytes(SECRET),
            success(&with_secret(r#"{"id":["$"]}"#)),
            success(&with_secret(r#"{"status":"$","policies":"$"}"#)),
        ]
    }

    #[tokio::test]
    async fn not_by_errors() {
        for (number, echo) in echoes().into_iter().enumerate() {
            let text = shown(&failure(echo).await);
            assert!(!text.contains(SECRET), "{number}: {text}");
        }
    }

    #[tokio::test]
    async fn not_by_the_place_of_an_error() {
        let error = failure(success(&with_secret(r#"{"$":tru}"#))).await;
        let text = shown(&error);
        assert!(error.is_decode() && !text.contains(SECRET), "{text}");
    }

    #[tokio::test]
    async fn not_by_an_error_of_the_connection() {
        let client = { client(&Server::start(vec![published()])) };
        let error = client.user().tokens().verify().await.unwrap_err();
        assert!(!shown(&error).contains(SECRET));
    }

    #[tokio::test]
    async fn not_by_what_makes_and_carries_calls() {
        let server = Server::start(vec![published()]);
        let builder = builder(&server).api_token(SECRET);
        let mut texts = vec![format!("{builder:?} {builder:#?}")];
        let client = builder.build().unwrap();
        let (accounts, user) = (client.accounts(), client.user());
        texts.push(format!("{client:?} {client:#?} {accounts:?} {user:?}"));
        let tokens = accounts.tokens();
        texts.push(format!("{tokens:?} {:?}", tokens.value()));
        texts.push(format!("{:?}", tokens.permission_groups()));
        let list = || tokens.list(ACCOUNT);
        texts.push(format!("{:?} {:#?}", list(), list()));
        texts.push(format!("{:?} {:?}", list().pages(), list().items()));
        let response = tokens.get(ACCOUNT, TOKEN).with_response().await.unwrap();
        texts.push(format!("{response:?} {response:#?}"));
        let raw = tokens.get(ACCOUNT, TOKEN).raw().await.unwrap();
        texts.push(format!("{raw:?} {raw:#?}"));
        assert!(texts.iter().all(|text| !text.is_empty()));
        for text in texts {
            assert!(!text.contains(SECRET), "{text}");
        }
    }
}
