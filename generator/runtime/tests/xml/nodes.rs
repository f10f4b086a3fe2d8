//! What stands for what: lists, maps, text, null, and what is not known.

use std::collections::BTreeMap;

use corten_runtime::xml::{self, Node};
use corten_runtime::{Date, Json, UnknownFields, record};

use crate::trip::{read, same, write};

struct Item {
    id: i64,
    note: Option<String>,
    unknown_fields: UnknownFields,
}

record! { Item {
    id: required "id",
    note: optional "note",
} }

corten_runtime::xml_table! { Item {
    id: Node::element("id").number(),
    note: Node::element("note").string(),
} }

struct Basket {
    owner: Option<Box<Item>>,
    items: Vec<Item>,
    more: Option<Vec<Item>>,
    words: Option<Vec<String>>,
    wrapped: Option<Vec<i64>>,
    when: Option<Date>,
    flag: Option<bool>,
    labels: Option<BTreeMap<String, String>>,
    lists: Option<BTreeMap<String, Vec<i64>>>,
    sizes: Option<Vec<i64>>,
    basket: Option<Box<Basket>>,
    unknown_fields: UnknownFields,
}

record! { Basket {
    owner: optional "owner",
    items: required "items",
    more: optional "more",
    words: optional "words",
    wrapped: optional "wrapped",
    when: optional "when",
    flag: optional "flag",
    labels: optional "labels",
    lists: optional "lists",
    sizes: optional "sizes",
    basket: optional "basket",
} }

corten_runtime::xml_table! { Basket {
    owner: Node::element("owner").of::<Item>(),
    items: Node::none().list(&Node::element("item").of::<Item>()),
    more: Node::none().list(&Node::element("more").of::<Item>()),
    words: Node::none().list(&Node::element("word").string()),
    wrapped: Node::element("wrapped").list(&Node::element("int").number()),
    when: Node::element("when").string(),
    flag: Node::element("flag").bool(),
    labels: Node::element("labels").map(&Node::element("").string()),
    lists: Node::element("lists").map(&Node::none().list(&Node::element("").number())),
    sizes: Node::attribute("sizes").list(&Node::text().number()),
    basket: Node::element("basket").of::<Basket>(),
} }

const BASKET: Node = Node::element("Basket").of::<Basket>();

#[test]
fn everything_stands_where_it_should() {
    same::<Basket>(
        &BASKET,
        r#"{"owner":{"id":1},"items":[{"id":2,"note":"a & <b>"}],"more":[{"id":3},{"id":4}],"words":["x","y"],"wrapped":[5,-6],"when":"2024-02-29","flag":true,"labels":{"Color":"blue","Count":"12"},"lists":{"a":[1,2],"b":[3]},"sizes":[7,8],"basket":{"items":[]}}"#,
        r#"<Basket sizes="7 8">
            <owner><id>1</id></owner>
            <item><id>2</id><note>a &amp; &lt;b&gt;</note></item>
            <more><id>3</id></more>
            <more><id>4</id></more>
            <word>x</word>
            <word>y</word>
            <wrapped><int>5</int><int>-6</int></wrapped>
            <when>2024-02-29</when>
            <flag>true</flag>
            <labels><Color>blue</Color><Count>12</Count></labels>
            <lists><a>1</a><a>2</a><b>3</b></lists>
            <basket/>
        </Basket>"#,
    );
}

#[test]
fn order_and_neighbours_do_not_matter() {
    let xml = r#"<?xml version="1.0" encoding="utf-8"?>
        <!-- before --><?target data?>
        <whatever:Name xmlns:whatever="urn:x">
            <word>x</word><item><note/><id> 1 </id></item>
            <flag>0</flag><word>y</word><item><id>+2</id></item><!-- in -->
        </whatever:Name><!-- after -->"#;
    let json = r#"{"items":[{"id":1,"note":""},{"id":2}],"words":["x","y"],"flag":false}"#;
    assert_eq!(read::<Basket>(&BASKET, xml), json);
}

#[test]
fn an_empty_list_is_an_empty_wrapper_or_nothing() {
    let none = r#"{"items":[]}"#;
    same::<Basket>(&BASKET, none, "<Basket/>");
    same::<Basket>(
        &BASKET,
        r#"{"items":[],"wrapped":[]}"#,
        "<Basket><wrapped/></Basket>",
    );
    let empty = r#"{"items":[],"words":[]}"#;
    assert_eq!(write::<Basket>(&BASKET, empty), "<Basket/>");
    assert_eq!(read::<Basket>(&BASKET, "<Basket><item/></Basket>"), none);
}

#[test]
fn a_list_that_is_wrapped_all_the_same_is_read() {
    let xml = "<Basket><item><Item><id>1</id></Item><Item><id>2</id></Item></item>\
        <word><string>x</string><string>y</string></word></Basket>";
    let json = r#"{"items":[{"id":1},{"id":2}],"words":["x","y"]}"#;
    assert_eq!(read::<Basket>(&BASKET, xml), json);
}

#[test]
fn an_empty_element_is_an_empty_text_and_no_number() {
    let xml = "<Basket><flag/><labels/><words/><owner><id>1</id><note></note></owner></Basket>";
    let json = r#"{"owner":{"id":1,"note":""},"items":[],"labels":{},"words":""}"#;
    assert_eq!(
        read::<Basket>(&BASKET, xml),
        json.replace(r#","words":"""#, "")
    );
}

#[test]
fn nil_is_null() {
    let xml = r#"<Basket xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <owner i:nil="true"><id>1</id></owner><when i:nil="1"/></Basket>"#;
    assert_eq!(read::<Basket>(&BASKET, xml), r#"{"items":[]}"#);
    let xml =
        r#"<Item xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><id i:nil="true"/></Item>"#;
    let item = Node::element("Item").of::<Item>();
    let error = read::<Item>(&item, xml);
    assert!(error.starts_with("`id`: expected an integer"), "{error}");
}

#[test]
fn unknown_elements_are_kept_and_unknown_attributes_are_not() {
    let item = Node::element("Item").of::<Item>();
    let xml = r#"<Item lost="1"><id>1</id><extra kind="k">text<b>1</b><b>2</b></extra><plain>p</plain><many>1</many><many/></Item>"#;
    let json = r##"{"id":1,"extra":{"kind":"k","b":["1","2"],"#text":"text"},"plain":"p","many":["1",""]}"##;
    assert_eq!(read::<Item>(&item, xml), json);
    let written = "<Item><id>1</id><extra><kind>k</kind><b>1</b><b>2</b>text</extra><plain>p</plain><many>1</many><many/></Item>";
    assert_eq!(write::<Item>(&item, json), written);
    let again = r##"{"id":1,"extra":{"kind":"k","b":["1","2"],"#text":"text"},"plain":"p","many":["1",""]}"##;
    assert_eq!(read::<Item>(&item, written), again);
}

#[test]
fn an_unknown_element_never_stands_in_for_a_member() {
    let node = Node::element("Item").of::<Attributed>();
    let xml = r#"<Item id="1"><id>2</id></Item>"#;
    assert_eq!(read::<Attributed>(&node, xml), r#"{"id":1}"#);
}

struct Attributed {
    id: i64,
    unknown_fields: UnknownFields,
}

record! { Attributed {
    id: required "id",
} }

corten_runtime::xml_table! { Attributed {
    id: Node::attribute("id").number(),
} }

struct Flat {
    name: Option<String>,
    inner: Option<Item>,
    rest: Option<BTreeMap<String, i64>>,
    unknown_fields: UnknownFields,
}

record! { Flat {
    name: optional "name",
    inner: optional "inner",
    rest: optional "rest",
} }

corten_runtime::xml_table! { Flat {
    name: Node::element("name").string(),
    inner: Node::none().of::<Item>(),
    rest: Node::none(),
} }

#[test]
fn what_has_no_node_stands_in_the_element_around_it() {
    let node = Node::element("Flat").of::<Flat>();
    let json = r#"{"name":"n","inner":{"id":1,"note":"x"}}"#;
    let xml = "<Flat><name>n</name><id>1</id><note>x</note></Flat>";
    assert_eq!(write::<Flat>(&node, json), xml);
    assert_eq!(
        read::<Inner>(&Node::element("Flat").of::<Inner>(), xml),
        json
    );
    assert_eq!(
        read::<Inner>(&Node::element("Flat").of::<Inner>(), "<Flat/>"),
        "{}"
    );
}

struct Inner {
    name: Option<String>,
    inner: Option<Item>,
    unknown_fields: UnknownFields,
}

record! { Inner {
    name: optional "name",
    inner: optional "inner",
} }

corten_runtime::xml_table! { Inner {
    name: Node::element("name").string(),
    inner: Node::none().of::<Item>(),
} }

#[test]
fn text_keeps_its_white_space() {
    let node = Node::element("t").string();
    for text in [
        " a ",
        "a\nb",
        "\t",
        "a\r\nb",
        "]]>",
        "\"'&<>",
        "é☃\u{10ffff}",
    ] {
        let json = corten_runtime::encode(&text.to_owned());
        let xml = write::<String>(&node, &json);
        assert_eq!(read::<String>(&node, &xml), json, "{xml}");
        let cdata = Node::element("t").of::<Cdata>();
        let object = format!(r#"{{"text":{json}}}"#);
        let xml = write::<Cdata>(&cdata, &object);
        assert_eq!(read::<Cdata>(&cdata, &xml), object, "{xml}");
        let attribute = Node::element("t").of::<Quoted>();
        let xml = write::<Quoted>(&attribute, &object);
        assert_eq!(read::<Quoted>(&attribute, &xml), object, "{xml}");
    }
}

struct Cdata {
    text: Option<String>,
    unknown_fields: UnknownFields,
}

record! { Cdata {
    text: optional "text",
} }

corten_runtime::xml_table! { Cdata {
    text: Node::cdata().string(),
} }

struct Quoted {
    text: Option<String>,
    unknown_fields: UnknownFields,
}

record! { Quoted {
    text: optional "text",
} }

corten_runtime::xml_table! { Quoted {
    text: Node::attribute("text").string(),
} }

#[test]
fn what_xml_cannot_say_is_refused_with_its_place() {
    let item = Node::element("Item").of::<Item>();
    let refused = |json: &str| {
        let value: Item = corten_runtime::decode(json.as_bytes()).unwrap();
        xml::encode(&item, &value).unwrap_err().to_string()
    };
    let character = "`note`: a character that XML cannot say";
    assert_eq!(refused(r#"{"id":1,"note":"secret\u0001"}"#), character);
    assert_eq!(refused(r#"{"id":1,"note":"\uffff"}"#), character);
    assert_eq!(
        refused(r#"{"id":1,"a b":"x"}"#),
        "`a b`: a name that XML cannot say"
    );
}

#[test]
fn anything_is_text_or_named_elements() {
    let node = Node::element("any");
    let json = r#"{"a":"1","b":{"c":["x","y"]}}"#;
    same::<Json>(&node, json, "<any><a>1</a><b><c>x</c><c>y</c></b></any>");
    same::<Json>(&node, r#""text""#, "<any>text</any>");
}
