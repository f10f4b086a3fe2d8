//! Whether two JSON values are the same, and where they first differ.

use serde_json::{Number, Value};

/// The first difference: its JSON pointer, and what it is.
pub(in super::super) fn difference(sent: &Value, back: &Value) -> Option<(String, &'static str)> {
    let mut at = String::new();
    let what = differ(sent, back, &mut at)?;
    Some((at, what))
}

fn differ(sent: &Value, back: &Value, at: &mut String) -> Option<&'static str> {
    let length = at.len();
    match (sent, back) {
        (Value::Object(sent), Value::Object(back)) => {
            for (name, value) in sent {
                push(at, name);
                match back.get(name) {
                    None => return Some("is gone"),
                    Some(other) => {
                        if let Some(what) = differ(value, other, at) {
                            return Some(what);
                        }
                    }
                }
                at.truncate(length);
            }
            let new = back.keys().find(|name| !sent.contains_key(*name))?;
            push(at, new);
            Some("was not there")
        }
        (Value::Array(sent), Value::Array(back)) => {
            for (number, (value, other)) in sent.iter().zip(back).enumerate() {
                push(at, &number.to_string());
                if let Some(what) = differ(value, other, at) {
                    return Some(what);
                }
                at.truncate(length);
            }
            (sent.len() != back.len()).then_some("has another length")
        }
        (Value::Number(sent), Value::Number(back)) => {
            (!same(sent, back)).then_some("is another number")
        }
        (sent, back) => (sent != back).then_some("is another value"),
    }
}

fn push(at: &mut String, key: &str) {
    at.push('/');
    at.push_str(&key.replace('~', "~0").replace('/', "~1"));
}

/// Numbers are the same by value, however they are written.
fn same(a: &Number, b: &Number) -> bool {
    let whole = |number: &Number| {
        number
            .as_i64()
            .map(i128::from)
            .or(number.as_u64().map(i128::from))
    };
    match (whole(a), whole(b), a.as_f64(), b.as_f64()) {
        (Some(a), Some(b), _, _) => a == b,
        // The last bit may differ by how `serde_json` reads a fraction.
        (_, _, Some(a), Some(b)) => a == b || (a - b).abs() <= a.abs() * 2.0 * f64::EPSILON,
        _ => false,
    }
}
