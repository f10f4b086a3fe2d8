//! The examples of the OpenAPI Specification's XML Object: those of 3.1, "No XML Element" up to
//! "XML Arrays", and those that 3.2 adds. One test a row.

use corten_runtime::xml::Node;
use corten_runtime::{Json, Maybe, Rest, UnknownFields, record, xml_table};

use crate::trip::{read, same, write};

/// A document whose only member stands as this node.
macro_rules! document {
    ($test:ident, $type:ident, $ty:ty, $node:expr, $json:literal, $xml:literal) => {
        struct $type {
            animals: $ty,
            unknown_fields: UnknownFields,
        }

        record! { $type {
            animals: required "animals",
        } }

        xml_table! { $type {
            animals: $node,
        } }

        #[test]
        fn $test() {
            let root = Node::element("document").of::<$type>();
            same::<$type>(&root, $json, $xml);
        }
    };
}

document! {
    a_string, Single, String, Node::element("animals").string(),
    r#"{"animals":"dog, cat"}"#,
    "<document>
        <animals>dog, cat</animals>
    </document>"
}

document! {
    a_list, Many, Vec<String>, Node::none().list(&Node::element("animals").string()),
    r#"{"animals":["dog","cat","hamster"]}"#,
    "<document>
        <animals>dog</animals>
        <animals>cat</animals>
        <animals>hamster</animals>
    </document>"
}

document! {
    a_name_replaces_another, Renamed, String, Node::element("animal").string(),
    r#"{"animals":"dog"}"#,
    "<document>
        <animal>dog</animal>
    </document>"
}

document! {
    a_name_of_elements, NamedItems, Vec<String>,
    Node::none().list(&Node::element("animal").string()),
    r#"{"animals":["dog","cat"]}"#,
    "<document>
        <animal>dog</animal>
        <animal>cat</animal>
    </document>"
}

document! {
    a_list_is_wrapped_in_its_name, Wrapped, Vec<String>,
    Node::element("animals").list(&Node::element("animals").string()),
    r#"{"animals":["dog","cat"]}"#,
    "<document>
        <animals>
            <animals>dog</animals>
            <animals>cat</animals>
        </animals>
    </document>"
}

document! {
    a_list_is_wrapped_and_its_elements_named, WrappedNamed, Vec<String>,
    Node::element("animals").list(&Node::element("animal").string()),
    r#"{"animals":["dog","cat"]}"#,
    "<document>
        <animals>
            <animal>dog</animal>
            <animal>cat</animal>
        </animals>
    </document>"
}

document! {
    both_have_names, BothNamed, Vec<String>,
    Node::element("aliens").list(&Node::element("animal").string()),
    r#"{"animals":["dog","cat"]}"#,
    "<document>
        <aliens>
            <animal>dog</animal>
            <animal>cat</animal>
        </aliens>
    </document>"
}

document! {
    only_the_wrapper_has_a_name, WrapperNamed, Vec<String>,
    Node::element("aliens").list(&Node::element("aliens").string()),
    r#"{"animals":["dog","cat"]}"#,
    "<document>
        <aliens>
            <aliens>dog</aliens>
            <aliens>cat</aliens>
        </aliens>
    </document>"
}

struct Person {
    id: Option<i32>,
    name: Option<String>,
    unknown_fields: UnknownFields,
}

record! { Person {
    id: optional "id",
    name: optional "name",
} }

xml_table! { Person {
    id: Node::attribute("id").number(),
    name: Node::element("name").prefix("sample").namespace("https://example.com/schema/sample").string(),
} }

#[test]
fn attribute_prefix_and_namespace() {
    same::<Person>(
        &Node::element("Person").of::<Person>(),
        r#"{"id":123,"name":"example"}"#,
        r#"<Person id="123">
            <sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name>
        </Person>"#,
    );
}

struct Animal {
    kind: String,
    name: String,
    unknown_fields: UnknownFields,
}

record! { Animal {
    kind: required "kind",
    name: required "name",
} }

xml_table! { Animal {
    kind: Node::attribute("kind").string(),
    name: Node::text().string(),
} }

#[test]
fn elements_with_attributes_and_text() {
    same::<Vec<Animal>>(
        &Node::element("animals").list(const { &Node::element("animal").of::<Animal>() }),
        r#"[{"kind":"Cat","name":"Fluffy"},{"kind":"Dog","name":"Fido"}]"#,
        r#"<animals>
            <animal kind="Cat">Fluffy</animal>
            <animal kind="Dog">Fido</animal>
        </animals>"#,
    );
}

struct Documentation {
    content: Option<String>,
    unknown_fields: UnknownFields,
}

record! { Documentation {
    content: optional "content",
} }

xml_table! { Documentation {
    content: Node::cdata().string(),
} }

#[test]
fn cdata_is_a_text_in_one_section() {
    for name in ["Documentation", "StoredDocument", "UpdatedDocument"] {
        let root = Node::element(name).of::<Documentation>();
        same::<Documentation>(
            &root,
            r#"{"content":"<html><body></body><html>"}"#,
            &format!("<{name}>\n  <![CDATA[<html><body></body><html>]]>\n</{name}>"),
        );
    }
}

struct Length {
    unit: String,
    value: f64,
    unknown_fields: UnknownFields,
}

record! { Length {
    unit: required "unit",
    value: required "value",
} }

xml_table! { Length {
    unit: Node::attribute("unit").string(),
    value: Node::text().number(),
} }

#[test]
fn elements_in_order_and_null() {
    let root = Node::element("OneTwoThree").tuple(
        const {
            &[
                Node::element("One").string(),
                Node::element("Two").of::<Length>(),
                Node::element("Three").bool(),
            ]
        },
    );
    same::<(String, Length, Option<bool>)>(
        &root,
        r#"["Some text",{"unit":"cubits","value":42.0},null]"#,
        r#"<OneTwoThree>
            <One>Some text</One>
            <Two unit="cubits">42.0</Two>
            <Three xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>
        </OneTwoThree>"#,
    );
}

#[test]
fn elements_at_the_end_may_be_missing_or_go_on() {
    let root = Node::element("row").tuple(
        const {
            &[
                Node::element("name").string(),
                Node::element("flag").bool(),
                Node::element("n").number(),
            ]
        },
    );
    type Row = (String, Maybe<bool>, Rest<i64>);
    same::<Row>(&root, r#"["a"]"#, "<row><name>a</name></row>");
    let all = "<row><name>a</name><flag>true</flag><n>1</n><n>2</n></row>";
    same::<Row>(&root, r#"["a",true,1,2]"#, all);
    let error = read::<Row>(&root, "<row><n>1</n></row>");
    assert!(error.contains("expected a string, found null"), "{error}");
}

#[test]
fn text_around_an_element() {
    let root = Node::element("Report").tuple(
        const {
            &[
                Node::text().string(),
                Node::element("data").number(),
                Node::text().string(),
            ]
        },
    );
    same::<(String, i64, String)>(
        &root,
        r#"["Some preamble text.",42,"Some postamble text."]"#,
        "<Report>Some preamble text.<data>42</data>Some postamble text.</Report>",
    );
}

struct Product {
    count: Option<f64>,
    rating: Option<String>,
    description: String,
    related: Json,
    unknown_fields: UnknownFields,
}

record! { Product {
    count: nullable "count",
    rating: optional "rating",
    description: required "description",
    related: nullable "related",
} }

xml_table! { Product {
    count: Node::attribute("count").number(),
    rating: Node::attribute("rating").string(),
    description: Node::element("description").string(),
    related: Node::element("related").map(&Node::element("")),
} }

#[test]
fn null_is_no_attribute_and_an_element_with_nil() {
    let root = Node::element("product").of::<Product>();
    same::<Product>(
        &root,
        r#"{"count":null,"description":"Thing","related":null}"#,
        r#"<product>
            <description>Thing</description>
            <related xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>
        </product>"#,
    );
    let some = r#"{"count":42.0,"description":"Thing","related":{}}"#;
    let xml = r#"<product count="42.0"><description>Thing</description><related/></product>"#;
    same::<Product>(&root, some, xml);
    assert_eq!(
        read::<Product>(&root, &xml.replace("<related/>", "<related></related>")),
        some
    );
    assert_eq!(write::<Product>(&root, &some.replace("42.0", "42")), xml);
}
