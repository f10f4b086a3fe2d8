//! Walks over lists, and where they end.

use corten_front::Page;

use super::fixture::{Client, playing, run, send};
use super::server::{Reply, Server, json};

fn page(items: &str, info: &str) -> Reply {
    json(
        "200 OK",
        &format!(r#"{{"success":true,"result":[{items}],"result_info":{{{info}}}}}"#),
    )
}

fn walk(client: &Client) -> Vec<i64> {
    run(async {
        let (mut stream, mut items) = (client.list().query("kind", "x").items(), Vec::new());
        while let Some(item) = stream.try_next().await.unwrap() {
            items.push(item);
        }
        assert!(stream.try_next().await.unwrap().is_none());
        items
    })
}

fn targets(server: &Server) -> Vec<String> {
    server
        .requests()
        .iter()
        .map(|request| request.split(' ').nth(1).unwrap().to_owned())
        .collect()
}

#[test]
fn one_page_with_what_is_said_of_it() {
    let info = r#""count":2,"page":1,"per_page":20,"total_count":2"#;
    let (_server, client) = playing(vec![page("7,8", info)]);
    let page: Page<i64> = send(client.list()).unwrap();
    assert_eq!(page.items, [7, 8]);
    assert_eq!(page.info.unwrap().total_count, Some(2));
    let (_server, client) = playing(vec![json("200 OK", r#"{"success":true,"result":null}"#)]);
    let empty = send(client.list()).unwrap();
    assert!(empty.items.is_empty() && empty.info.is_none());
}

#[test]
fn a_walk_keeps_options_and_credential_and_stops_at_the_total() {
    let info = |number| format!(r#""page":{number},"per_page":2,"total_count":5"#);
    let (server, client) = playing(vec![
        page("1,2", &info(1)),
        page("3,4", &info(2)),
        page("5", &info(3)),
    ]);
    assert_eq!(walk(&client), [1, 2, 3, 4, 5]);
    assert_eq!(
        targets(&server),
        [
            "/v4/plates?kind=x",
            "/v4/plates?kind=x&page=2",
            "/v4/plates?kind=x&page=3"
        ]
    );
    assert!(
        server
            .requests()
            .iter()
            .all(|request| request.contains("authorization: Bearer "))
    );
}

#[test]
fn a_walk_begins_where_the_caller_says() {
    let info = |number| format!(r#""page":{number},"total_pages":4"#);
    let (server, client) = playing(vec![page("1", &info(3)), page("2", &info(4))]);
    let mut pages = client.list().parameter("page", &3).pages();
    let mut sizes = Vec::new();
    run(async {
        while let Some(page) = pages.next().await {
            sizes.push(page.unwrap().items.len());
        }
    });
    assert_eq!(sizes, [1, 1]);
    assert_eq!(targets(&server), ["/v4/plates?page=3", "/v4/plates?page=4"]);
}

#[test]
fn a_walk_stops_without_any_total() {
    let (server, client) = playing(vec![page("1,2", ""), page("3", ""), page("4", "")]);
    assert_eq!(walk(&client), [1, 2, 3]);
    assert_eq!(server.connections(), 2);
    let (server, client) = playing(vec![page("1,2", ""), page("", "")]);
    assert_eq!(walk(&client), [1, 2]);
    assert_eq!(server.connections(), 2);
}

#[test]
fn a_server_that_ignores_the_page_is_asked_twice_at_most() {
    for info in ["", r#""page":1,"per_page":2,"total_count":100"#] {
        let (server, client) = playing(vec![page("1,2", info)]);
        assert_eq!(walk(&client), [1, 2]);
        assert_eq!(server.connections(), 2);
    }
}

#[test]
fn an_error_ends_a_walk() {
    let (server, client) = playing(vec![page("1,2", ""), json("500 Oops", "{}")]);
    run(async {
        let mut items = client.list().items();
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        assert_eq!(items.next().await.unwrap().unwrap(), 2);
        assert!(items.next().await.unwrap().unwrap_err().is_server_error());
        assert!(items.next().await.is_none());
    });
    assert_eq!(server.connections(), 2);
}
