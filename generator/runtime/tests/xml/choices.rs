//! Values that may be of several types.

use corten_runtime::xml::{Content, Node};
use corten_runtime::{UnknownFields, open_union, record, xml_table};

use crate::trip::{read, same};

struct Cat {
    kind: String,
    lives: i64,
    unknown_fields: UnknownFields,
}

record! { Cat {
    kind: required "kind",
    lives: required "lives",
} }

xml_table! { Cat {
    kind: Node::attribute("kind").string(),
    lives: Node::element("lives").number(),
} }

struct Dog {
    kind: String,
    lives: Option<String>,
    tricks: Option<Vec<String>>,
    unknown_fields: UnknownFields,
}

record! { Dog {
    kind: required "kind",
    lives: optional "lives",
    tricks: optional "tricks",
} }

xml_table! { Dog {
    kind: Node::attribute("kind").string(),
    lives: Node::element("lives").string(),
    tricks: Node::none().list(&Node::element("trick").string()),
} }

#[derive(Debug)]
enum Pet {
    Cat(Cat),
    Dog(Dog),
    Unknown(corten_runtime::Json),
}

open_union! { Pet by "kind", else Unknown {
    Cat from Cat = "cat",
    Dog from Dog = "dog" | "hound",
} }

xml_table! { Pet: union {
    Cat: Content::of::<Cat>(),
    Dog: Content::of::<Dog>(),
} }

#[test]
fn a_tag_names_the_type() {
    let node = Node::element("pets").list(const { &Node::element("pet").of::<Pet>() });
    same::<Vec<Pet>>(
        &node,
        r#"[{"kind":"cat","lives":9},{"kind":"hound","lives":"1","tricks":["sit"]},{"kind":"dog"}]"#,
        r#"<pets>
            <pet kind="cat"><lives>9</lives></pet>
            <pet kind="hound"><lives>1</lives><trick>sit</trick></pet>
            <pet kind="dog"/>
        </pets>"#,
    );
}

#[derive(Debug)]
enum Loose {
    Cat(Cat),
    Number(i64),
    Flag(bool),
    Text(String),
    Unknown(corten_runtime::Json),
}

open_union! { Loose, else Unknown {
    Text of String,
    Cat from Cat,
    Number of i64,
    Flag of bool,
} }

xml_table! { Loose: union {
    Text: Content::String,
    Cat: Content::of::<Cat>(),
    Number: Content::Number,
    Flag: Content::Bool,
} }

#[test]
fn without_a_tag_the_best_match_is_taken() {
    let node = Node::element("all").list(const { &Node::element("one").of::<Loose>() });
    same::<Vec<Loose>>(
        &node,
        r#"[1,"one",true,{"kind":"x","lives":2},""]"#,
        r#"<all><one>1</one><one>one</one><one>true</one><one kind="x"><lives>2</lives></one><one/></all>"#,
    );
}

#[test]
fn what_fits_no_type_is_kept() {
    let node = Node::element("one").of::<Loose>();
    let xml = "<one><what>1</what></one>";
    assert_eq!(read::<Loose>(&node, xml), r#"{"what":"1"}"#);
}
