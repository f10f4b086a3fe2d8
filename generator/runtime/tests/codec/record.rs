//! Structs: members in any order, absent, null, twice and unknown.

use corten_runtime::{Json, Maybe, Rest, decode, encode};

use crate::model::Node;

fn node(text: &str) -> Node {
    decode(text.as_bytes()).unwrap_or_else(|e| panic!("{text}: {e}"))
}

const BARE: &str = r#""owner":null,"children":[]"#;

#[test]
fn members_come_in_any_order_and_spelling() {
    let ordered = node(
        r#"{"id":1,"label":"l","owner":"o","children":[{"id":2,"owner":null,"children":[]}]}"#,
    );
    let shuffled = node(
        r#"{ "children" : [{"owner":null,"id":2,"children":[]}] , "owner":"o", "l\u0061bel":"l", "\u0069d":1 }"#,
    );
    assert_eq!(ordered, shuffled);
    assert_eq!(ordered.children.first().map(|child| child.id), Some(2));
}

#[test]
fn names_with_escapes_are_members_too() {
    let odd = node(&format!(r#"{{"id":1,{BARE},"odd\"\\\n":true}}"#));
    assert_eq!(odd.odd, Some(true));
    assert!(odd.unknown.is_empty());
    assert_eq!(node(&encode(&odd)), odd);
    assert!(decode::<Node>(format!("{{\"id\":1,{BARE},\"odd\"\\\n\":true}}").as_bytes()).is_err());
}

#[test]
fn absent_null_and_value_differ_where_they_may() {
    let cases = [
        ("", Maybe::Absent),
        (r#","note":null"#, Maybe::Null),
        (r#","note":"n""#, Maybe::from("n".to_owned())),
    ];
    for (text, note) in cases {
        let text = format!(r#"{{"id":1,"owner":null,"children":[]{text}}}"#);
        assert_eq!(node(&text).note, note);
        let again = node(&encode(&node(&text)));
        assert_eq!(again.note, note, "{text}");
    }
    let nulls = node(&format!(r#"{{"id":1,"label":null,"next":null,{BARE}}}"#));
    assert_eq!(
        (&nulls.label, &nulls.next, &nulls.owner),
        (&None, &None, &None)
    );
    assert_eq!(encode(&nulls), r#"{"id":1,"owner":null,"children":[]}"#);
}

#[test]
fn raw_json_keeps_null_where_it_may_be_absent() {
    let read = |text: &str| decode::<Option<Json>>(text.as_bytes()).unwrap();
    assert_eq!(read("null"), Some(Json::Null));
    assert_eq!(read("true"), Some(Json::Bool(true)));
    assert_eq!(decode::<Option<bool>>(b"null").unwrap(), None);
}

#[test]
fn unknown_members_come_back() {
    let text = r#"{"id":1,"owner":null,"children":[],"zeta":{"b":1,"a":[2.50]},"alpha":1e400}"#;
    let read = node(text);
    assert_eq!(
        read.unknown
            .iter()
            .map(|(name, _)| name)
            .collect::<Vec<_>>(),
        ["zeta", "alpha"]
    );
    assert_eq!(
        read.unknown
            .get("zeta")
            .and_then(|zeta| zeta.pointer("/a/0"))
            .map(Json::to_string),
        Some("2.50".into())
    );
    assert_eq!(encode(&read), text);
    assert!(
        !format!("{read:?}").contains("2.50"),
        "what is not described is not shown"
    );
}

#[test]
fn an_unknown_member_never_doubles_a_known_one() {
    let mut read = node(&format!(r#"{{"id":1,{BARE}}}"#));
    read.unknown.insert("id", 7);
    read.unknown.insert("label", "kept");
    assert_eq!(
        encode(&read),
        r#"{"id":1,"owner":null,"children":[],"label":"kept"}"#
    );
}

#[test]
fn the_last_of_two_values_wins_whole() {
    let read = node(
        &format!(
            r#"{{"id":1,"x":1,"id":2,"x":2,"tags":{{"a":true,"b":true}},"tags":{{"b":false}},
            "children":[1.5],"next":{{"id":1,"label":"old","x":3,"note":null,{BARE}}},
            "next":{{"id":2,{BARE}}},{BARE}}}"#
        )
        .replace("[1.5]", "[]"),
    );
    assert_eq!(read.id, 2);
    assert_eq!(
        read.unknown.iter().collect::<Vec<_>>(),
        [("x", &Json::from(2))]
    );
    assert_eq!(
        read.tags.unwrap().into_iter().collect::<Vec<_>>(),
        [("b".to_owned(), false)]
    );
    assert_eq!(*read.next.unwrap(), node(&format!(r#"{{"id":2,{BARE}}}"#)));
}

#[test]
fn the_last_of_two_structs_in_place_wins_whole() {
    use corten_runtime::{Decode, DecodeError, Member, Reader, Shape, UnknownFields};

    static OUTER: Shape = Shape {
        name: "Outer",
        members: &[Member::required("inner")],
    };
    struct Outer(Box<Node>, UnknownFields);
    impl Decode for Outer {
        fn blank() -> Self {
            Self(Decode::blank(), UnknownFields::default())
        }
        fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
            reader.record(
                corten_runtime::Outline::Record(&OUTER),
                &mut [&mut self.0],
                &mut self.1,
            )
        }
    }

    let full = r#"{"id":1,"label":"l","note":"n","tags":{},"x":1,"children":[],"owner":"o"}"#;
    let text = format!(r#"{{"inner":{full},"inner":{{"id":2,{BARE}}}}}"#);
    let Outer(inner, _) = decode(text.as_bytes()).unwrap();
    assert_eq!(*inner, node(&format!(r#"{{"id":2,{BARE}}}"#)));
}

#[test]
fn many_members_are_told_apart() {
    use corten_runtime::Object;
    let twice = 50_000;
    let text: String = (0..twice)
        .map(|i| format!("\"m{}\":{i},", i % 30_000))
        .collect();
    let object: Object = decode(format!("{{{text}\"z\":0}}").as_bytes()).unwrap();
    assert_eq!(object.len(), 30_001);
    assert_eq!(object.get("m0").and_then(Json::as_i64), Some(30_000));
}

#[test]
fn a_tuple_is_a_list() {
    type Pair = (i64, String);
    assert_eq!(decode::<Pair>(br#"[1,"a"]"#).unwrap(), (1, "a".to_owned()));
    for text in [r#"[1]"#, "[]", r#"[1,"a",2]"#, r#"["a",1]"#, "{}"] {
        assert!(decode::<Pair>(text.as_bytes()).is_err(), "{text}");
    }
    assert_eq!(encode(&(true,)), "[true]");
}

#[test]
fn what_may_be_missing_of_a_tuple_is_left_out() {
    type Open = (i64, Option<bool>, Maybe<i64>, Maybe<String>, Rest<bool>);
    for text in [
        "[1,null]",
        "[1,true,2]",
        r#"[1,null,2,"a"]"#,
        r#"[1,false,null,null,true,false]"#,
    ] {
        let value: Open = decode(text.as_bytes()).unwrap();
        assert_eq!(encode(&value), text);
    }
    assert!(decode::<Open>(b"[1]").is_err());
    let gap: Open = (1, None, Maybe::Absent, Maybe::Absent, Rest(vec![true]));
    assert_eq!(encode(&gap), "[1,null,null,null,true]");
}
