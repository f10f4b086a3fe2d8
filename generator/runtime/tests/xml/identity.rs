//! Any value comes back as it was, by way of XML.

use std::collections::BTreeMap;

use corten_runtime::xml::{self, Node};
use corten_runtime::{UnknownFields, open_enum, record};

#[derive(Clone, Debug)]
enum Color {
    Red,
    Other(String),
}

open_enum! { Color: str, else Other {
    Red = "red",
} }

#[derive(Clone)]
struct Part {
    id: Option<i64>,
    ratio: Option<f64>,
    ready: Option<bool>,
    name: Option<String>,
    color: Option<Color>,
    words: Vec<String>,
    numbers: Option<Vec<i64>>,
    labels: Option<BTreeMap<String, String>>,
    parts: Vec<Part>,
    wrapped: Option<Vec<Part>>,
    only: Option<Box<Part>>,
    unknown_fields: UnknownFields,
}

record! { Part {
    id: optional "id",
    ratio: optional "ratio",
    ready: optional "ready",
    name: optional "a name",
    color: optional "color",
    words: required "words",
    numbers: optional "numbers",
    labels: optional "labels",
    parts: required "parts",
    wrapped: optional "wrapped",
    only: optional "only",
} }

corten_runtime::xml_table! { Part {
    id: Node::attribute("id").number(),
    ratio: Node::element("ratio").number(),
    ready: Node::attribute("ready").prefix("p").namespace("urn:p").bool(),
    name: Node::element("name").prefix("p").namespace("urn:p").string(),
    color: Node::attribute("color").string(),
    words: Node::none().list(&Node::element("word").string()),
    numbers: Node::element("numbers").list(&Node::element("n").number()),
    labels: Node::element("labels").map(&Node::element("").string()),
    parts: Node::none().list(&Node::element("part").of::<Part>()),
    wrapped: Node::element("wrapped").list(&Node::element("part").of::<Part>()),
    only: Node::element("only").of::<Part>(),
} }

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.roll(2) == 0).then(|| make(self))
    }

    fn many<T>(&mut self, most: u64, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let length = self.roll(most + 1);
        (0..length).map(|_| make(self)).collect()
    }

    fn text(&mut self) -> String {
        let characters = [
            'a', 'Z', '0', ' ', '\n', '\t', '\r', '<', '>', '&', '"', '\'', ']', 'é', '\u{85}',
            '\u{2028}', '\u{fffd}', '😀', '#', ';',
        ];
        let pick = |dice: &mut Self| {
            let at = dice.roll(characters.len() as u64);
            characters[usize::try_from(at).unwrap()]
        };
        self.many(12, pick).into_iter().collect()
    }

    fn part(&mut self, depth: u64) -> Part {
        let below = if depth == 0 { 0 } else { 2 };
        Part {
            id: self.maybe(|dice| dice.roll(u64::MAX) as i64),
            ratio: self.maybe(|dice| dice.roll(1_000_000) as f64 / 7.0 - 10_000.0),
            ready: self.maybe(|dice| dice.roll(2) == 0),
            name: self.maybe(Self::text),
            color: self.maybe(|dice| Color::from(["red", " \n", ""][dice.roll(3) as usize])),
            words: self.many(3, Self::text),
            numbers: self.maybe(|dice| dice.many(3, |dice| dice.roll(9) as i64 - 4)),
            labels: self.maybe(|dice| {
                let pair = |dice: &mut Self| (format!("k{}", dice.roll(5)), dice.text());
                dice.many(3, pair).into_iter().collect()
            }),
            parts: self.many(below, |dice| dice.part(depth - 1)),
            wrapped: self.maybe(|dice| dice.many(below, |dice| dice.part(depth - 1))),
            only: (below > 0 && self.roll(2) == 0).then(|| Box::new(self.part(depth - 1))),
            unknown_fields: UnknownFields::new(),
        }
    }
}

#[test]
fn a_value_is_the_same_behind_xml() {
    let root = Node::element("part").of::<Part>();
    let mut dice = Dice(4);
    for round in 0..500 {
        let value = dice.part(3);
        let xml = xml::encode(&root, &value).unwrap();
        let again: Part = xml::decode(&root, xml.as_bytes()).unwrap();
        assert_eq!(again, value, "{round}: {xml}");
    }
}
