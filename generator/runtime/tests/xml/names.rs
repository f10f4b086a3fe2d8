//! Names and namespaces.

use corten_runtime::xml::Node;
use corten_runtime::{UnknownFields, record, xml_table};

use crate::trip::{read, same, write};

struct Book {
    title: String,
    isbn: Option<String>,
    author: Option<String>,
    lang: Option<String>,
    unknown_fields: UnknownFields,
}

record! { Book {
    title: required "title",
    isbn: optional "isbn",
    author: optional "author",
    lang: optional "lang",
} }

xml_table! { Book {
    title: Node::element("title").prefix("a").namespace("urn:a").string(),
    isbn: Node::element("isbn").prefix("a").namespace("urn:a").string(),
    author: Node::element("author").string(),
    lang: Node::attribute("lang").prefix("b").namespace("urn:b").string(),
} }

const BOOK: Node = Node::element("book").namespace("urn:c").of::<Book>();

#[test]
fn a_namespace_is_declared_where_it_is_first_used() {
    same::<Book>(
        &BOOK,
        r#"{"title":"t","isbn":"i","author":"w","lang":"en"}"#,
        r#"<book xmlns="urn:c" xmlns:b="urn:b" b:lang="en">
            <a:title xmlns:a="urn:a">t</a:title>
            <a:isbn xmlns:a="urn:a">i</a:isbn>
            <author>w</author>
        </book>"#,
    );
    let outer = Node::element("book")
        .prefix("a")
        .namespace("urn:a")
        .of::<Book>();
    assert_eq!(
        write::<Book>(&outer, r#"{"title":"t","isbn":"i"}"#),
        r#"<a:book xmlns:a="urn:a"><a:title>t</a:title><a:isbn>i</a:isbn></a:book>"#
    );
}

#[test]
fn prefixes_are_the_servers_choice() {
    for xml in [
        r#"<x:book xmlns:x="urn:c" xmlns:y="urn:a" xmlns:z="urn:b" z:lang="en"><y:title>t</y:title></x:book>"#,
        r#"<book lang="en"><title>t</title></book>"#,
        r#"<book xmlns="urn:a" lang="en"><title>t</title></book>"#,
        r#"<book lang="en"><title xmlns="urn:other">no</title><q:title>t</q:title></book>"#,
    ] {
        assert_eq!(
            read::<Book>(&BOOK, xml),
            r#"{"title":"t","lang":"en"}"#,
            "{xml}"
        );
    }
}

#[test]
fn another_namespace_is_another_name() {
    let xml = r#"<book><title xmlns="urn:other">t</title></book>"#;
    let error = read::<Book>(&BOOK, xml);
    assert!(error.starts_with("`title`: required by `Book`"), "{error}");
    let xml = r#"<book xmlns:o="urn:other" o:lang="x"><title>t</title></book>"#;
    assert_eq!(read::<Book>(&BOOK, xml), r#"{"title":"t"}"#);
}

#[test]
fn a_prefix_of_which_nothing_is_said_is_left_out() {
    let node = Node::element("x").prefix("p").string();
    assert_eq!(write::<String>(&node, r#""v""#), "<x>v</x>");
}
