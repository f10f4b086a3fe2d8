//! Any JSON value.

use corten_runtime::{Json, Object};

fn json(text: &str) -> Json {
    text.parse().unwrap()
}

#[test]
fn equality_ignores_the_order_of_members_only() {
    assert_eq!(
        json(r#"{"a":1,"b":[1,2]}"#),
        json(r#"{"b":[1,2.0],"a":1e0}"#)
    );
    assert_ne!(json(r#"{"b":[1,2]}"#), json(r#"{"b":[2,1]}"#));
    assert_ne!(json(r#"{"a":1}"#), json(r#"{"a":1,"b":null}"#));
}

#[test]
fn pointers_lead_to_values() {
    let value = json(r#"{"a/b":{"~":[10,20]},"":{"x":null}}"#);
    assert_eq!(value.pointer("/a~1b/~0/1").and_then(Json::as_i64), Some(20));
    assert_eq!(value.pointer("//x"), Some(&Json::Null));
    assert_eq!(value.pointer(""), Some(&value));
    for pointer in [
        "a",
        "/a~1b/~0/01",
        "/a~1b/~0/2",
        "/a~1b/~0/-",
        "/a~1b/~0/+1",
        "//x/y",
        "/a~1b/~0/",
    ] {
        assert_eq!(value.pointer(pointer), None, "{pointer}");
    }
}

#[test]
fn objects_keep_their_order() {
    let mut object: Object = [("z", 1), ("a", 2)].into_iter().collect();
    assert_eq!(object.insert("m", "new"), None);
    assert_eq!(object.insert("a", true), Some(Json::from(2)));
    assert_eq!(
        Json::from(object.clone()).to_string(),
        r#"{"z":1,"a":true,"m":"new"}"#
    );
    assert_eq!(object.remove("z"), Some(Json::from(1)));
    assert_eq!((object.len(), object.get("z")), (2, None));
}

#[test]
fn rust_values_become_json() {
    let values = Json::Array(vec![
        1_i64.into(),
        u64::MAX.into(),
        0.5.into(),
        f64::NAN.into(),
        "s".into(),
        vec![true].into(),
    ]);
    assert_eq!(
        values.to_string(),
        r#"[1,18446744073709551615,0.5,null,"s",[true]]"#
    );
}
