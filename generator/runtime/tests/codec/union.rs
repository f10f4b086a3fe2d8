//! Alternatives: the best that fits, none that fits, and hostile nesting.

use std::collections::BTreeMap;
use std::time::Instant;

use corten_runtime::{
    Date, Json, Maybe, UnknownFields, decode, encode, open_enum, open_union, record,
    same_ignoring_order,
};

use crate::model::Tree;

#[test]
fn takes_the_first_that_fits_and_keeps_the_rest() {
    for (text, kind) in [
        (r#"{"inner":1,"end":2}"#, "Leaf"),
        (r#"{"end":2,"more":true}"#, "Leaf"),
        (r#"{"inner":{"inner":5,"end":3},"end":2}"#, "Branch"),
        (r#"{"inner":"text","end":2}"#, "Branch"),
        (r#"{"end":"no"}"#, "Unknown"),
        ("[1,{}]", "Unknown"),
        ("null", "Unknown"),
    ] {
        let tree: Tree = decode(text.as_bytes()).unwrap();
        assert!(format!("{tree:?}").starts_with(kind), "{text}: {tree:?}");
        assert_eq!(encode(&tree), text);
    }
}

#[test]
fn text_that_is_not_json_fits_nothing() {
    for text in [r#"{"inner":1,"end":}"#, r#"{"end":"no""#, "nil"] {
        assert!(decode::<Tree>(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn nesting_does_not_multiply_the_work() {
    let nested =
        |levels| r#"{"inner":"#.repeat(levels) + r#"{"end":""}"# + &r#","end":""}"#.repeat(levels);
    assert!(decode::<Tree>(nested(3).as_bytes()).is_ok());
    let start = Instant::now();
    let text = nested(120);
    assert_eq!(encode(&decode::<Tree>(text.as_bytes()).unwrap()), text);
    assert!(start.elapsed().as_secs() < 2);
}

#[test]
fn a_long_list_of_unions_is_no_attack() {
    let text = format!("[{}null]", r#"{"inner":{"end":1},"end":1},"#.repeat(20_000));
    let trees: Vec<Tree> = decode(text.as_bytes()).unwrap();
    assert_eq!(
        trees
            .iter()
            .filter(|tree| matches!(tree, Tree::Branch(_)))
            .count(),
        20_000
    );
}

#[test]
fn a_union_of_itself_ends() {
    #[derive(Debug)]
    enum Loop {
        Inner(Box<Loop>),
        Unknown(Json),
    }
    open_union! { Loop, else Unknown { Inner of Box<Loop>, } }
    for text in ["1", "[{}]"] {
        assert!(decode::<Loop>(text.as_bytes()).is_err(), "{text}");
    }
}

#[derive(Clone)]
struct Cat {
    kind: String,
    lives: i64,
    unknown_fields: UnknownFields,
}

record! { Cat { kind: required "kind", lives: required "lives", } }

#[derive(Clone)]
struct Dog {
    kind: Option<Json>,
    tricks: Option<Vec<String>>,
    unknown_fields: UnknownFields,
}

record! { Dog { kind: optional "kind", tricks: optional "tricks", } }

#[derive(Clone, Debug)]
enum Animal {
    Cat(Cat),
    Dog(Box<Dog>),
    Herd(Vec<Animal>),
    Names(Vec<String>),
    Unknown(Json),
}

open_union! { Animal by "kind", else Unknown {
    Cat from Cat = "cat" | "kitten",
    Dog of Box<Dog> = "dog" | 7i64 | true,
    Herd of Vec<Animal>,
    Names of Vec<String>,
} }

fn kind(text: &str) -> String {
    let animal: Animal = decode(text.as_bytes()).unwrap();
    let (back, sent): (Json, Json) = (
        decode(encode(&animal).as_bytes()).unwrap(),
        decode(text.as_bytes()).unwrap(),
    );
    assert!(same_ignoring_order(&back, &sent), "{text}: {back:?}");
    let shown = format!("{animal:?}");
    shown.split('(').next().unwrap().to_owned()
}

#[test]
fn the_tag_decides_wherever_it_stands() {
    for (text, expected) in [
        (r#"{"kind":"kitten","lives":9}"#, "Cat"),
        (r#"{"tricks":[],"lives":9,"kind":"dog"}"#, "Dog"),
        (r#"{"kind":7,"lives":9}"#, "Dog"),
        (r#"{"kind":true,"lives":9}"#, "Dog"),
        (r#"{"lives":9,"kind":false}"#, "Unknown"),
        (r#"{"lives":9,"kind":"bird"}"#, "Unknown"),
        (r#"{"lives":9,"kind":"cat","more":{}}"#, "Cat"),
        (r#"{"lives":"nine","kind":"cat"}"#, "Unknown"),
    ] {
        assert_eq!(kind(text), expected, "{text}");
    }
    let escaped: Animal = decode(br#"{"kind":"c\u0061t","lives":9}"#).unwrap();
    assert!(matches!(escaped, Animal::Cat(_)));
}

#[test]
fn without_its_tag_the_best_match_wins() {
    assert_eq!(kind(r#"{"tricks":["roll"]}"#), "Dog");
    assert_eq!(kind(r#"{"wings":2}"#), "Dog");
    assert_eq!(kind(r#"["a","b"]"#), "Names");
    assert_eq!(kind(r#"[{"tricks":[]}]"#), "Herd");
    assert_eq!(kind("[]"), "Herd");
    assert_eq!(kind("3"), "Unknown");
}

#[derive(Clone)]
struct Small {
    id: i64,
    unknown_fields: UnknownFields,
}

record! { Small { id: required "id", } }

#[derive(Clone)]
struct Large {
    id: i64,
    name: Option<String>,
    unknown_fields: UnknownFields,
}

record! { Large { id: required "id", name: optional "name", } }

#[derive(Clone, Debug)]
enum Size {
    Small(Small),
    Large(Large),
    Any(BTreeMap<String, i64>),
    Unknown(Json),
}

open_union! { Size, else Unknown {
    Small from Small,
    Large from Large,
    Any from BTreeMap<String, i64>,
} }

#[test]
fn the_type_that_knows_most_members_is_taken() {
    for (text, large) in [
        (r#"{"id":1}"#, "Small"),
        (r#"{"id":1,"name":"a"}"#, "Large"),
        (r#"{"id":1,"name":"a","more":2}"#, "Large"),
        (r#"{"a":1,"b":2}"#, "Any"),
        (r#"{"a":{}}"#, "Unknown"),
    ] {
        let size: Size = decode(text.as_bytes()).unwrap();
        assert_eq!(encode(&size), text);
        assert!(format!("{size:?}").starts_with(large), "{text}: {size:?}");
    }
}

#[derive(Clone, Debug)]
enum Mode {
    Auto,
    None,
    Unknown(String),
}

open_enum! { Mode: str, else Unknown { Auto = "auto", None = "none", } }

#[derive(Clone, Debug)]
enum Level {
    Low,
    Unknown(i64),
}

open_enum! { Level: i64, else Unknown { Low = 1, } }

#[derive(Clone, Debug)]
enum Choice {
    Text(String),
    Mode(Mode),
    Number(f64),
    Integer(i64),
    Level(Level),
    Date(Date),
    Unknown(Json),
}

open_union! { Choice, else Unknown {
    Text from String,
    Mode from Mode,
    Number from f64,
    Integer from i64,
    Level from Level,
    Date from Date,
} }

#[test]
fn what_a_type_lists_or_formats_is_its_own() {
    for (text, expected) in [
        (r#""auto""#, "Mode(Auto"),
        (r#""automatic""#, "Text"),
        (r#""2024-02-29""#, "Date"),
        (r#""2024-02-30""#, "Text"),
        ("1", "Level(Low"),
        ("2", "Integer"),
        ("2.5", "Number"),
        ("null", "Unknown"),
    ] {
        let choice: Choice = decode(text.as_bytes()).unwrap();
        assert_eq!(encode(&choice), text);
        assert!(format!("{choice:?}").starts_with(expected), "{choice:?}");
    }
}

#[derive(Clone)]
struct Plain {
    note: Option<String>,
    unknown_fields: UnknownFields,
}

record! { Plain { note: optional "note", } }

#[derive(Clone)]
struct Clearable {
    note: Maybe<String>,
    unknown_fields: UnknownFields,
}

record! { Clearable { note: maybe "note", } }

#[derive(Clone, Debug)]
enum Note {
    Plain(Plain),
    Clearable(Clearable),
    Unknown(Json),
}

open_union! { Note, else Unknown { Plain from Plain, Clearable from Clearable, } }

#[test]
fn null_is_not_lost_to_a_type_that_has_none() {
    let note: Note = decode(br#"{"note":null}"#).unwrap();
    assert!(matches!(note, Note::Clearable(_)), "{note:?}");
    assert!(matches!(
        decode(br#"{"note":"a"}"#).unwrap(),
        Note::Plain(_)
    ));
}
