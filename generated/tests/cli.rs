//! The program: any call by its name, JSON in and JSON out.

#![cfg(all(feature = "cli", feature = "full"))]

#[cfg(test)]
mod loopback;
#[cfg(test)]
mod support;

#[cfg(test)]
mod cli {
    use std::env;
    use std::process::{Command, Output};

    use cloudflare_sdk::Json;

    use crate::loopback::{Server, body, header, json, line};
    use crate::support::{ACCOUNT, PUBLISHED, SECRET, TOKEN, published};

    const BODY: &str = r#"{"name":"readonly token","policies":[],"status":"active","later":[1]}"#;

    fn run(arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cloudflare-sdk"));
        for (name, _) in env::vars_os() {
            if name.to_string_lossy().starts_with("CLOUDFLARE_") {
                command.env_remove(name);
            }
        }
        command.env("CLOUDFLARE_API_TOKEN", SECRET);
        command.args(arguments).output().unwrap()
    }

    fn read(output: &[u8]) -> Json {
        std::str::from_utf8(output).unwrap().trim().parse().unwrap()
    }

    #[test]
    fn a_call_by_its_operation_sends_and_shows_what_the_method_does() {
        let server = Server::start(vec![published()]);
        let url = server.url();
        let output = run(&[
            "call",
            "account-api-tokens-update-token",
            "--base-url",
            &url,
            "--param",
            &format!("account_id={ACCOUNT}"),
            "--param",
            &format!("token_id={TOKEN}"),
            "--body",
            BODY,
        ]);
        assert!(output.status.success(), "{output:?}");
        let request = server.request();
        assert_eq!(
            line(&request),
            format!("PUT /v4/accounts/{ACCOUNT}/tokens/{TOKEN}")
        );
        let bearer = format!("Bearer {SECRET}");
        assert_eq!(header(&request, "authorization"), Some(bearer.as_str()));
        assert_eq!(read(body(&request).as_bytes()), BODY.parse().unwrap());
        assert_eq!(read(&output.stdout), PUBLISHED.parse().unwrap());
    }

    #[test]
    fn a_call_by_its_resource_is_the_same_call() {
        let base = [
            "--base-url",
            "http://127.0.0.1:9",
            "--body",
            BODY,
            "--dry-run",
        ];
        let shown = |words: &[&str]| {
            let output = run(&[words, &base].concat());
            assert!(output.status.success(), "{output:?}");
            read(&output.stdout)
        };
        let by_path = shown(&["accounts", "tokens", "update", ACCOUNT, TOKEN]);
        let by_id = shown(&["call", "account-api-tokens-update-token", ACCOUNT, TOKEN]);
        assert_eq!(by_path, by_id);
        let url = format!("http://127.0.0.1:9/accounts/{ACCOUNT}/tokens/{TOKEN}");
        assert_eq!(
            by_path.get("url").and_then(Json::as_str),
            Some(url.as_str())
        );
    }

    #[test]
    fn a_refusal_is_told_with_its_status_and_body() {
        let said = r#"{"success":false,"errors":[{"code":9109,"message":"no"}],"messages":[],"result":null}"#;
        let server = Server::start(vec![json("403 Forbidden", said)]);
        let url = server.url();
        let output = run(&["user", "tokens", "get", TOKEN, "--base-url", &url]);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        let told = read(&output.stderr);
        assert_eq!(told.get("status").and_then(Json::as_i64), Some(403));
        assert_eq!(told.get("body"), Some(&said.parse().unwrap()));
        let raw = Server::start(vec![json("403 Forbidden", said)]);
        let output = run(&[
            "user",
            "tokens",
            "get",
            TOKEN,
            "--base-url",
            &raw.url(),
            "--raw",
        ]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(output.stdout, said.as_bytes());
    }
}
