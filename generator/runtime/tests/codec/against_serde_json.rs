//! The same documents, good and broken, through both readers.

use corten_runtime::{Json, Reader, decode, encode};
use serde_json::Value;

use crate::model::{Node, Tree};

/// xorshift64*, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "1",
    "-17",
    "3.25",
    "1e2",
    "1E-2",
    "-0.5e+3",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "123456789012345678901234567890",
    "1e300",
];
const PIECES: [&str; 18] = [
    "a",
    "key",
    "é",
    "\u{1f600}",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u0041",
    "\\u00e9",
    "\\uD83D\\uDE00",
    "\u{7f}",
    "12345678",
    "\u{2028}",
    " ",
    "\\u0000",
    "~",
    "\\b\\f\\r\\t",
];
const SPACES: [&str; 6] = ["", "", "", " ", "\n", "\t\r "];
const NOISE: [&str; 25] = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "+", "n", "t", "null", "\\u",
    "\\ud800", "\\udc00", "\u{0}", "\u{1f}", "\u{feff}", "/", "'", "1",
];

fn document(random: &mut Random, depth: usize) -> String {
    let space = random.pick(&SPACES);
    let value = match random.below(if depth == 0 { 4 } else { 7 }) {
        0 => random.pick(&["null", "true", "false"]).to_owned(),
        1 => random.pick(&NUMBERS).to_owned(),
        2 | 3 => string(random),
        4 | 5 => {
            let members: Vec<String> = (0..random.below(5))
                .map(|_| format!("{}{space}:{}", string(random), document(random, depth - 1)))
                .collect();
            format!("{{{space}{}{space}}}", members.join(","))
        }
        _ => {
            let elements: Vec<String> = (0..random.below(5))
                .map(|_| document(random, depth - 1))
                .collect();
            format!("[{space}{}{space}]", elements.join(","))
        }
    };
    format!("{space}{value}{space}")
}

fn string(random: &mut Random) -> String {
    let pieces: String = (0..random.below(5)).map(|_| random.pick(&PIECES)).collect();
    format!("\"{pieces}\"")
}

fn mutate(random: &mut Random, bytes: &mut Vec<u8>) {
    for _ in 0..=random.below(2) {
        let at = random.below(bytes.len() + 1);
        match random.below(5) {
            0 => drop(bytes.drain(at..(at + random.below(3)).min(bytes.len()))),
            1 => bytes.truncate(at),
            2 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            _ => drop(bytes.splice(at..at, random.pick(&NOISE).bytes())),
        }
    }
}

fn same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(a), Value::Bool(b)) => a == b,
        (Json::String(a), Value::String(b)) => a == b,
        (Json::Number(a), Value::Number(b)) => {
            let integers = b.as_i64().map(i128::from).or(b.as_u64().map(i128::from));
            match (integers, a.as_f64(), b.as_f64()) {
                (Some(b), ..) => a.as_i128() == Some(b),
                // Without `float_roundtrip` theirs may be one step away from the nearest double.
                (None, Some(a), Some(b)) => (a - b).abs() <= a.abs() * f64::EPSILON,
                _ => false,
            }
        }
        (Json::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Json::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && b.iter()
                    .all(|(name, b)| a.get(name).is_some_and(|a| same(a, b)))
        }
        _ => false,
    }
}

#[test]
fn both_accept_the_same_documents_and_read_the_same_values() {
    let mut random = Random(0x00C0_FFEE);
    let (mut accepted, mut refused) = (0, 0);
    for round in 0..20_000 {
        let mut bytes = document(&mut random, 4).into_bytes();
        if round % 3 != 0 {
            mutate(&mut random, &mut bytes);
        }
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let mut reader = Reader::new(&bytes);
        let skipped = reader
            .as_mut()
            .is_ok_and(|reader| reader.skip().and_then(|()| reader.end()).is_ok());
        match (
            decode::<Json>(&bytes),
            serde_json::from_slice::<Value>(&bytes),
        ) {
            (Ok(ours), Ok(theirs)) => {
                assert!(
                    same(&ours, &theirs),
                    "round {round}: {shown}\n{ours}\n{theirs}"
                );
                assert_eq!(
                    decode::<Json>(encode(&ours).as_bytes()).unwrap(),
                    ours,
                    "round {round}: {shown}"
                );
                assert!(skipped, "round {round}: {shown}");
                accepted += 1;
            }
            // Ours keeps numbers that no double can hold.
            (Ok(_), Err(theirs)) if theirs.to_string().starts_with("number out of range") => {}
            (Err(ours), Err(_)) => {
                assert!(
                    ours.offset() <= bytes.len() && !skipped,
                    "round {round}: {shown}"
                );
                refused += 1;
            }
            (ours, theirs) => panic!("round {round}: {shown}\n{ours:?}\n{theirs:?}"),
        }
    }
    assert!(
        accepted > 5_000 && refused > 5_000,
        "{accepted} accepted, {refused} refused"
    );
}

#[test]
fn broken_structs_and_unions_are_errors_or_come_back() {
    const NODE: &str = r#"{"id":1,"label":"l","note":null,"owner":"o","children":[{"id":2,"owner":null,
        "children":[]}],"next":{"id":1e1,"owner":"","children":[]},"tags":{"a":true},"new":[0.50]}"#;
    const TREE: &str = r#"{"inner":{"inner":{"inner":[1],"end":1},"end":"2"},"end":3,"x":{}}"#;
    let mut random = Random(0x5EED);
    let mut read = 0;
    for round in 0..6_000 {
        let (mut node, mut tree) = (NODE.as_bytes().to_vec(), TREE.as_bytes().to_vec());
        mutate(&mut random, &mut node);
        mutate(&mut random, &mut tree);
        if let Ok(node) = decode::<Node>(&node) {
            assert_eq!(
                decode::<Node>(encode(&node).as_bytes()).unwrap(),
                node,
                "round {round}"
            );
            read += 1;
        }
        if let Ok(tree) = decode::<Tree>(&tree) {
            assert_eq!(
                decode::<Tree>(encode(&tree).as_bytes()).unwrap(),
                tree,
                "round {round}"
            );
            read += 1;
        }
    }
    assert!(read > 500, "{read}");
}
