//! The tables that stand for an emitted type's codec.

use std::collections::BTreeMap;

use corten_runtime::{
    Encode, Json, Maybe, Parameter, Secret, UnknownFields, decode, encode, open_enum, open_union,
    record, setters,
};

#[derive(Clone)]
struct Row {
    id: String,
    note: Maybe<String>,
    kind: Option<Kind>,
    unknown_fields: UnknownFields,
}

record! { Row {
    id: required "ID",
    note: maybe "the note",
    kind: optional "kind",
} }

setters! { Row {
    note(impl Into<Maybe<String>>) = note.into(),
    kind(impl Into<Kind>) = Some(kind.into()),
} }

#[derive(Clone, Debug)]
enum Kind {
    Small,
    Large,
    Unknown(String),
}

open_enum! { Kind: str, else Unknown {
    Small = "s",
    Large = "-l",
} }

#[derive(Clone, Debug)]
enum Level {
    Low,
    Unknown(i64),
}

open_enum! { Level: i64, else Unknown {
    Low = -1,
} }

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Down,
    Half,
    Unknown(f64),
}

open_enum! { Step: f64, else Unknown {
    Down = -1.0,
    Half = 0.5,
} }

#[derive(Clone, Debug, PartialEq)]
enum Setting {
    Auto,
    One,
    On,
    Unknown(Json),
}

open_enum! { Setting: json, else Unknown {
    Auto = "\"auto\"",
    One = "1",
    On = "true",
} }

#[derive(Clone, Debug)]
enum Access {
    Word(String),
    Each(BTreeMap<String, String>),
    Unknown(Json),
}

open_union! { Access, else Unknown {
    Word from String,
    Each of BTreeMap<String, String>,
} }

fn round<T: corten_runtime::Decode + Encode>(json: &str) -> T {
    let value: T = decode(json.as_bytes()).unwrap();
    assert_eq!(encode(&value), json);
    value
}

#[test]
fn a_record_has_the_names_of_the_wire() {
    let row: Row = round(r#"{"ID":"a","the note":null,"kind":"s","more":[1]}"#);
    assert_eq!((row.id.as_str(), &row.note), ("a", &Maybe::Null));
    assert_eq!(row.kind, Some(Kind::Small));
    assert!(row.unknown_fields.get("more").is_some());
    let fault = decode::<Row>(br#"{"id":"a"}"#).unwrap_err().to_string();
    assert!(fault.contains("Row") && fault.contains("ID"), "{fault}");
}

#[test]
fn a_record_shows_what_it_holds_but_no_secret() {
    #[derive(Clone)]
    struct Login {
        name: String,
        password: Secret,
        rows: Vec<Row>,
        unknown_fields: UnknownFields,
    }

    record! { Login {
        name: required "name",
        password: required "password",
        rows: optional "rows",
    } }

    let login: Login = round(
        r#"{"name":"a\"b","password":"canary","rows":[{"ID":"c","the note":null}],"key":"canary"}"#,
    );
    assert_eq!(
        format!("{login:?}"),
        r#"Login { name: "a\"b", password: "***", rows: [{ID: "c", the note: null}], key: "…" }"#
    );
    assert!(format!("{login:#?}").starts_with("Login {\n    name: "));
}

#[test]
fn a_setter_takes_what_converts() {
    let row: Row = round(r#"{"ID":"a"}"#);
    let row = row.note("n".to_owned()).kind("s");
    assert_eq!(encode(&row), r#"{"ID":"a","the note":"n","kind":"s"}"#);
}

#[test]
fn an_enum_keeps_what_it_does_not_know() {
    assert_eq!(round::<Kind>(r#""-l""#), Kind::Large);
    assert_eq!(Kind::Unknown("-l".to_owned()), Kind::Large);
    assert!(Level::Unknown(-2) < Level::Low);
    assert_eq!(round::<Kind>(r#""xl""#), Kind::Unknown("xl".to_owned()));
    assert_eq!(Kind::from("s".to_owned()).to_string(), "s");
    assert_eq!(round::<Level>("-1"), Level::Low);
    assert_eq!(round::<Level>("7"), Level::Unknown(7));
    assert_eq!(Level::Low.to_string(), "-1");
    fn parameter(_: &impl Parameter) {}
    parameter(&Kind::Small);
    parameter(&Level::Low);
}

#[test]
fn an_enum_of_numbers_takes_a_number_however_it_is_written() {
    assert_eq!(round::<Step>("0.5"), Step::Half);
    assert_eq!(decode::<Step>(b"-1").unwrap(), Step::Down);
    assert_eq!(decode::<Step>(b"5e-1").unwrap(), Step::Half);
    assert_eq!(round::<Step>("0.25"), Step::Unknown(0.25));
    assert_eq!(Step::Half.to_string(), "0.5");
    fn parameter(_: &impl Parameter) {}
    parameter(&Step::Half);
}

#[test]
fn an_enum_of_several_kinds_tells_them_apart() {
    assert_eq!(round::<Setting>(r#""auto""#), Setting::Auto);
    assert_eq!(round::<Setting>("1"), Setting::One);
    assert_eq!(round::<Setting>("true"), Setting::On);
    assert!(matches!(round(r#""1""#), Setting::Unknown(Json::String(_))));
    assert!(matches!(round("[true]"), Setting::Unknown(_)));
    assert_eq!(Setting::Auto.to_string(), r#""auto""#);
}

#[test]
fn a_union_is_the_first_type_that_fits() {
    assert_eq!(round::<Access>(r#""*""#), Access::Word("*".to_owned()));
    assert!(matches!(round(r#"{"a":"b"}"#), Access::Each(_)));
    assert!(matches!(round("[true]"), Access::Unknown(_)));
    assert_eq!(Access::from("*".to_owned()), round(r#""*""#));
}

#[cfg(feature = "serde")]
#[test]
fn serde_goes_the_same_way() {
    let row: Row = serde_json::from_str(r#"{"ID":"a","kind":"xl"}"#).unwrap();
    let json = serde_json::to_string(&row).unwrap();
    assert_eq!(json, r#"{"ID":"a","kind":"xl"}"#);
}
