//! `serde` over the codec.

use corten_runtime::{
    Base64, Date, Decimal, DecimalText, Json, Null, Object, Timestamp, UnixTime, Uuid, bridge,
};

use crate::model::Node;

#[test]
fn values_pass_through_serde_json() {
    let text = r#"{"id":9007199254740993,"label":"l","owner":null,"children":[],"x":[1.5,true,null,"s",{"y":-1}]}"#;
    let node: Node = bridge::deserialize(&mut serde_json::Deserializer::from_str(text)).unwrap();
    assert_eq!(node.id, 9_007_199_254_740_993);
    let mut out = Vec::new();
    bridge::serialize(&node, &mut serde_json::Serializer::new(&mut out)).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), text);
}

#[test]
fn values_of_the_runtime_pass_through_serde_json() {
    let text = r#"["2018-07-01T05:20:00Z",{"z":1,"a":null}]"#;
    let (at, rest): (Timestamp, Object) = serde_json::from_str(text).unwrap();
    assert_eq!(at.unix_seconds(), Some(1_530_422_400));
    assert_eq!(serde_json::to_string(&(at, rest)).unwrap(), text);
    assert!(
        serde_json::from_str::<Null>("1").is_err() && serde_json::from_str::<Null>("null").is_ok()
    );
    let day: Date = serde_json::from_str("\"2018-07-01\"").unwrap();
    assert!(day.is_valid());
}

#[test]
fn formats_pass_through_serde_json() {
    type All = (Uuid, Base64, Decimal, DecimalText, UnixTime, Decimal);
    let text = r#"["never","aGk_",19.9,"19.90",1530422400,"1e400"]"#;
    let all: All = serde_json::from_str(text).unwrap();
    assert_eq!(all.1.to_bytes(), Some(b"hi?".to_vec()));
    assert_eq!(serde_json::to_string(&all).unwrap(), text);
    assert!(serde_json::from_str::<Uuid>("1").is_err());
}

#[test]
fn errors_carry_the_path() {
    let text = r#"{"id":1,"owner":null,"children":[{"id":"x"}]}"#;
    let error =
        bridge::deserialize::<Node, _>(&mut serde_json::Deserializer::from_str(text)).unwrap_err();
    assert!(error.to_string().contains("`children[0].id`"), "{error}");
}

#[test]
fn numbers_that_serde_cannot_carry_are_refused() {
    let json: Json = "[1e400]".parse().unwrap();
    assert!(serde_json::to_string(&json).is_err());
    let json: Json = serde_json::from_str("[18446744073709551615,-1,0.5]").unwrap();
    assert_eq!(
        serde_json::to_string(&json).unwrap(),
        "[18446744073709551615,-1,0.5]"
    );
}
