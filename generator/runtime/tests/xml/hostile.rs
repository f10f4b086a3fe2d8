//! Documents that mean harm or are broken: a typed error with a place, and no panic.

use corten_runtime::xml::{self, Node};
use corten_runtime::{Json, UnknownFields, record};

struct Tree {
    name: Option<String>,
    size: Option<i64>,
    leaf: Option<Vec<Tree>>,
    unknown_fields: UnknownFields,
}

record! { Tree {
    name: optional "name",
    size: optional "size",
    leaf: optional "leaf",
} }

corten_runtime::xml_table! { Tree {
    name: Node::attribute("name").string(),
    size: Node::element("size").number(),
    leaf: Node::none().list(&Node::element("leaf").of::<Tree>()),
} }

const TREE: Node = Node::element("tree").of::<Tree>();

/// What is said of it as a tree and as anything.
fn refusal(xml: impl AsRef<[u8]>) -> String {
    let xml = xml.as_ref();
    let known = xml::decode::<Tree>(&TREE, xml).unwrap_err();
    let any = xml::decode::<Json>(&Node::element("any"), xml).unwrap_err();
    assert_eq!(known.to_string(), any.to_string());
    known.to_string()
}

#[test]
fn what_is_not_xml_is_refused_with_its_path() {
    let unfinished = "expected XML, found markup that does not end";
    let elsewhere = "expected well-formed XML, found something else";
    for (xml, expected) in [
        ("", "expected an element, found nothing (byte 0)".to_owned()),
        (
            "  \n",
            "expected an element, found nothing (byte 3)".to_owned(),
        ),
        ("{}", "expected an element, found text (byte 0)".to_owned()),
        (
            "<tree/>x",
            "expected an element, found text (byte 7)".to_owned(),
        ),
        (
            "<tree/><tree/>",
            "expected the end of the document, found another element (byte 7)".to_owned(),
        ),
        (
            "<tree><leaf>",
            "`tree.leaf`: expected the end of the element, found the end of the document (byte 12)"
                .to_owned(),
        ),
        ("<tree><leaf", format!("`tree`: {unfinished} (byte 6)")),
        (
            "<tree><leaf></tree>",
            format!("`tree.leaf`: {elsewhere} (byte 12)"),
        ),
        ("<tree></tree></tree>", format!("{elsewhere} (byte 13)")),
        (
            "<tree><!-- </tree>",
            format!("`tree`: {unfinished} (byte 6)"),
        ),
        (
            "<tree><![CDATA[</tree>",
            format!("`tree`: {unfinished} (byte 6)"),
        ),
        (
            "<>",
            "expected the name of an element, found something else (byte 0)".to_owned(),
        ),
        (
            "<tree name=\"a\" name='b'/>",
            "expected each attribute once, found one of them again (byte 0)".to_owned(),
        ),
        (
            "<tree name=a/>",
            "expected an attribute, found something else (byte 0)".to_owned(),
        ),
        (
            "<tree name/>",
            "expected an attribute, found something else (byte 0)".to_owned(),
        ),
        (
            "<tree name=\"<\"/>",
            "expected the value of an attribute, found a character it cannot have (byte 0)"
                .to_owned(),
        ),
        (
            "<tree name=\"&#1;\"/>",
            "expected the value of an attribute, found a character it cannot have (byte 0)"
                .to_owned(),
        ),
        (
            "<tree>\u{1}</tree>",
            "expected XML, found a character that XML does not allow (byte 6)".to_owned(),
        ),
        (
            "<tree>&#0;</tree>",
            "`tree`: expected a reference that XML knows, found another (byte 6)".to_owned(),
        ),
        (
            "<tree>&#xFFFF;</tree>",
            "`tree`: expected a reference that XML knows, found another (byte 6)".to_owned(),
        ),
        (
            "<tree>&other;</tree>",
            "`tree`: expected a reference that XML knows, found another (byte 6)".to_owned(),
        ),
        (
            "<tree name=\"&other;\"/>",
            "expected a reference that XML knows, found another (byte 0)".to_owned(),
        ),
        (
            "<tree>a & b</tree>",
            format!("`tree`: {elsewhere} (byte 8)"),
        ),
    ] {
        assert_eq!(refusal(xml), expected, "{xml}");
    }
}

#[test]
fn no_entity_is_expanded() {
    let mut bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"lol\">".to_owned();
    for level in 1..10 {
        let entity = format!("&{};", char::from(b'a' + level - 1)).repeat(10);
        bomb += &format!("<!ENTITY {} \"{entity}\">", char::from(b'a' + level));
    }
    bomb += "]><tree>&j;</tree>";
    let refused = "expected no document type, found one (byte 21)";
    assert_eq!(refusal(bomb), refused);
    let file = "<!DOCTYPE tree [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tree>&x;</tree>";
    assert_eq!(refusal(file), refused.replace("21", "0"));
}

#[test]
fn depth_is_bounded() {
    let nested = |levels: usize| format!("{}{}", "<leaf>".repeat(levels), "</leaf>".repeat(levels));
    assert!(refusal(nested(129)).ends_with("expected 128 levels at most, found more (byte 768)"));
    assert!(refusal(nested(100_000)).ends_with("(byte 768)"));
    assert!(xml::decode::<Json>(&Node::element("any"), nested(128).as_bytes()).is_ok());
    assert!(xml::decode::<Tree>(&TREE, nested(60).as_bytes()).is_ok());
    let error = xml::decode::<Tree>(&TREE, nested(128).as_bytes()).unwrap_err();
    assert!(error.to_string().contains("128 levels"), "{error}");
}

#[test]
fn other_encodings_are_refused() {
    let utf8 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><tree name=\"é\"/>";
    let bom = format!("\u{feff}{utf8}");
    for xml in [utf8, bom.as_str()] {
        let tree = xml::decode::<Tree>(&TREE, xml.as_bytes()).unwrap();
        assert_eq!(tree.name.as_deref(), Some("é"));
    }
    let utf16: Vec<u8> = utf8.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], &utf16[..]].concat();
    assert!(refusal(marked).starts_with("expected UTF-8, found other bytes"));
    assert!(
        refusal(b"<tree>\xe9</tree>").starts_with("expected UTF-8, found other bytes (byte 6)")
    );
    let latin = utf8.replace("UTF-8", "ISO-8859-1");
    assert_eq!(
        refusal(&latin),
        "expected UTF-8, found another encoding (byte 0)"
    );
    let ascii = latin.replace('é', "e");
    assert!(xml::decode::<Tree>(&TREE, ascii.as_bytes()).is_ok());
}

#[test]
fn many_of_anything_take_time_in_proportion() {
    let attributes: String = (0..50_000).map(|n| format!(" a{n}=\"\"")).collect();
    assert!(xml::decode::<Tree>(&TREE, format!("<tree{attributes}/>").as_bytes()).is_ok());
    let elements: String = (0..50_000).map(|n| format!("<a{n}/>")).collect();
    assert!(xml::decode::<Json>(&TREE, format!("<tree>{elements}</tree>").as_bytes()).is_ok());
    let namespaces: String = (0..300).map(|n| format!(" xmlns:a{n}=\"u\"")).collect();
    let error = refusal(format!("<tree{namespaces}/>"));
    assert_eq!(
        error,
        "expected 256 namespaces at most, found more (byte 0)"
    );
}

#[test]
fn a_value_of_another_type_is_placed_in_both() {
    let xml = "<tree>\n  <leaf><size>12</size></leaf>\n  <leaf><size>many</size></leaf>\n</tree>";
    let error = xml::decode::<Tree>(&TREE, xml.as_bytes()).unwrap_err();
    assert_eq!(error.path(), "leaf[1].size");
    assert_eq!(error.offset(), xml.rfind("<size>").unwrap());
    let structured = "<tree name='x'><size><a/></size></tree>";
    let error = xml::decode::<Tree>(&TREE, structured.as_bytes()).unwrap_err();
    let message = "`size`: expected an integer of 64 bits, found an object (byte 15)";
    assert_eq!(error.to_string(), message);
}

#[test]
fn every_cut_and_every_changed_byte_is_read_or_refused() {
    let xml = "<?xml version='1.0'?><tree name='&lt;a'><!--c--><size>1</size><leaf><![CDATA[x]]></leaf><leaf/></tree>";
    for end in 0..xml.len() {
        assert!(
            xml::decode::<Tree>(&TREE, &xml.as_bytes()[..end]).is_err(),
            "{end}"
        );
    }
    for at in 0..xml.len() {
        for byte in [
            b'<', b'>', b'&', b'"', b'\'', b'/', b'=', b' ', b'!', b'?', b'\0', b'-', 0xff,
        ] {
            let mut bytes = xml.as_bytes().to_vec();
            bytes[at] = byte;
            let _ = xml::decode::<Tree>(&TREE, &bytes);
            let _ = xml::decode::<Json>(&TREE, &bytes);
        }
    }
}
