//! Comparison without the order of lists.

use corten_runtime::{Json, same_ignoring_order};

fn same(a: &str, b: &str) -> bool {
    let (a, b): (Json, Json) = (a.parse().unwrap(), b.parse().unwrap());
    let both = same_ignoring_order(&a, &b);
    assert_eq!(both, same_ignoring_order(&b, &a));
    both
}

#[test]
fn order_is_ignored_at_every_level() {
    assert!(same(
        r#"[{"p":[1,2],"q":[[3],[4]]},5]"#,
        r#"[5.0,{"q":[[4],[3]],"p":[2,1]}]"#
    ));
    assert!(same("[]", "[]"));
}

#[test]
fn everything_else_counts() {
    for (a, b) in [
        ("[1,1,2]", "[1,2,2]"),
        ("[1]", "[1,1]"),
        ("[[1],[2,3]]", "[[1,2],[3]]"),
        (r#"["1"]"#, "[1]"),
        (r#"["a,b"]"#, r#"["a","b"]"#),
        (r#"{"a":null}"#, "{}"),
        (r#"{"a":1,"b":2}"#, r#"{"a":2,"b":1}"#),
        ("[null]", "[false]"),
    ] {
        assert!(!same(a, b), "{a} {b}");
    }
}
