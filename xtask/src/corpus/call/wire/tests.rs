use std::path::Path;

use serde_json::{Value, json};

use super::super::super::trip::spec::Spec;
use super::super::operation::{Parameter, operations};
use super::fields;

/// Does something with the parameter that this describes.
fn with<T>(place: &str, members: Value, of: impl FnOnce(&Parameter<'_>) -> T) -> T {
    let mut parameter = json!({ "name": "c", "in": place });
    let all = parameter.as_object_mut().unwrap();
    all.extend(members.as_object().unwrap().clone());
    all.entry("schema").or_insert_with(|| json!({}));
    let operation = json!({ "operationId": "a", "parameters": [parameter] });
    let document = json!({ "paths": { "/a": { "get": operation } } });
    let name = format!("corten-wire-{:?}.json", std::thread::current().id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, document.to_string()).unwrap();
    let spec = Spec::read(&path).unwrap();
    let operations = operations(&spec, Path::new(&path));
    of(&operations[0].parameters[0])
}

fn pairs(place: &str, members: Value, value: &Value) -> Vec<(String, String)> {
    with(place, members, |parameter| parameter.pairs(value))
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[test]
fn queries_and_cookies_are_names_and_values() {
    let object = json!({ "b": [1, 2], "a": { "x": null }, "n": null });
    let all = vec![pair("b", "1"), pair("b", "2"), pair("a", r#"{"x":null}"#)];
    assert_eq!(pairs("query", json!({}), &object), all);
    assert_eq!(pairs("cookie", json!({ "style": "cookie" }), &object), all);
    assert_eq!(
        pairs("query", json!({ "style": "deepObject" }), &object),
        [pair("c[b][0]", "1"), pair("c[b][1]", "2")]
    );
    let flat = json!({ "b": 1, "a": "x" });
    assert_eq!(
        pairs("query", json!({ "explode": false }), &flat),
        [pair("c", "a,x,b,1")]
    );
    assert_eq!(
        pairs("query", json!({ "style": "pipeDelimited" }), &json!([1, 2])),
        [pair("c", "1|2")]
    );
    let content = json!({ "content": { "application/json": { "schema": {} } } });
    assert_eq!(
        pairs("query", content, &flat),
        [pair("c", r#"{"a":"x","b":1}"#)]
    );
    assert_eq!(fields([pair("a", "1"), pair("a", "2")])["a"], ["1", "2"]);
}

#[test]
fn what_was_written_is_put_in_order() {
    let flat = json!({ "b": 1, "a": "x" });
    let header = |explode, written: &str| {
        with("header", json!({ "explode": explode }), |parameter| {
            (parameter.in_order(written, &flat), parameter.joined(&flat))
        })
    };
    let (is, should) = header(true, "b=1,a=x");
    assert_eq!(is, should);
    let (is, should) = header(false, "b,1,a,x");
    assert_eq!(is, should);
    let (is, should) = header(false, "b,2,a,x");
    assert_ne!(is, should);
}

#[test]
fn paths_have_their_marks() {
    let path = |style, explode, value: &Value| {
        let members = json!({ "style": style, "explode": explode });
        with("path", members, |parameter| parameter.in_path(value))
    };
    let (list, object) = (json!([1, 2]), json!({ "a": 1, "b": 2 }));
    assert_eq!(path("simple", false, &list), "1,2");
    assert_eq!(path("label", false, &object), ".a,1,b,2");
    assert_eq!(path("label", true, &list), ".1.2");
    assert_eq!(path("matrix", true, &list), ";c=1;c=2");
    assert_eq!(path("matrix", true, &object), ";a=1;b=2");
    assert_eq!(path("matrix", false, &list), ";c=1,2");
}
