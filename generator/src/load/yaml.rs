//! YAML → value tree, by `serde_yaml`. Only for text that the guard has let
//! through: the parser below has no limits of its own.

use std::fmt;

use serde::de::{
    Deserialize, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Number, Value};

use super::cut::Members;

/// Reads a document. Keys become text as they are written (`200` → `"200"`),
/// merge keys (`<<`) are merged, numbers beyond 64 bits lose precision.
///
/// # Errors
///
/// What libyaml cannot read though YAML 1.2 allows it.
pub(super) fn read(text: &str) -> Result<Value, serde_yaml::Error> {
    // Of several documents the first one.
    let mut documents = serde_yaml::Deserializer::from_str(text);
    match documents.next() {
        Some(first) => Tree::deserialize(first).map(|tree| tree.0),
        None => Ok(Value::Null),
    }
}

/// What is said of a number that JSON cannot express.
pub(super) const NO_JSON: &str = "JSON has no infinity and no NaN";

struct Tree(Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor).map(Tree)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can express")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(truth.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "what serde_json does with such numbers"
    )]
    fn visit_i128<E: Error>(self, number: i128) -> Result<Value, E> {
        self.visit_f64(number as f64)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "what serde_json does with such numbers"
    )]
    fn visit_u128<E: Error>(self, number: u128) -> Result<Value, E> {
        self.visit_f64(number as f64)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        match Number::from_f64(number) {
            Some(number) => Ok(Value::Number(number)),
            None => Err(E::custom(NO_JSON)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Tree(element)) = elements.next_element()? {
            list.push(element);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut members = Members::new();
        while let Some((name, Tree(value))) = entries.next_entry::<String, _>()? {
            let value = match (name.as_str(), members.shift_remove("<<")) {
                ("<<", Some(earlier)) => both(earlier, value),
                (_, Some(earlier)) => {
                    members.insert("<<".to_owned(), earlier);
                    value
                }
                (_, None) => value,
            };
            members.insert(name, value);
        }
        Ok(merge(members).into())
    }

    /// A tag of somebody's own says nothing to us; what it marks is read.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (_, value) = tagged.variant::<String>()?;
        value.newtype_variant::<Tree>().map(|tree| tree.0)
    }
}

/// What two merge keys of one object name.
fn both(first: Value, later: Value) -> Value {
    let list = |value| match value {
        Value::Array(list) => list,
        value => vec![value],
    };
    [list(first), list(later)].concat().into()
}

/// Merges what `<<` names into `members`, whose own entries win
/// (<https://yaml.org/type/merge.html>).
fn merge(mut members: Members) -> Members {
    let sources = match members.get_mut("<<").map(Value::take) {
        None => return members,
        Some(Value::Object(source)) => vec![source],
        Some(Value::Array(list)) if list.iter().all(Value::is_object) => {
            let objects = list.into_iter();
            objects
                .filter_map(|value| match value {
                    Value::Object(source) => Some(source),
                    _ => None,
                })
                .collect()
        }
        Some(other) => {
            members.insert("<<".to_owned(), other);
            return members;
        }
    };
    members.shift_remove("<<");
    for (name, value) in sources.into_iter().flatten() {
        members.entry(name).or_insert(value);
    }
    members
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::read;

    fn value(text: &str) -> Value {
        read(text).unwrap()
    }

    #[test]
    fn keys_become_text_as_they_are_written() {
        assert_eq!(
            value("{200: a, 4XX: b, on: c, true: d, ~: e, 1.50: f, 0x10: g}"),
            json!({"200": "a", "4XX": "b", "on": "c", "true": "d", "~": "e", "1.50": "f", "0x10": "g"})
        );
    }

    #[test]
    fn plain_values_follow_the_core_schema() {
        assert_eq!(
            value("[2020-01-01, on, yes, true, ~, 0o17, 0x10, 1_000, 1e3, '1', 1:30]"),
            json!([
                "2020-01-01",
                "on",
                "yes",
                true,
                null,
                15,
                16,
                "1_000",
                1000.0,
                "1",
                "1:30"
            ])
        );
    }

    #[test]
    fn numbers_beyond_64_bits_lose_precision_as_in_json() {
        let text = "[18446744073709551615, 123456789012345678901234567890, -99999999999999999999]";
        assert_eq!(value(text), serde_json::from_str::<Value>(text).unwrap());
        assert!(read("[.inf]").is_err());
    }

    #[test]
    fn merge_keys_are_merged_and_own_entries_win() {
        let text = "a: &a {x: 1, y: 1}\nb: {<<: *a, y: 2}\nc: {<<: [*a, {z: 3}], x: 4}\nd: {<<: 5}";
        let tree = value(text);
        assert_eq!(tree["b"], json!({"y": 2, "x": 1}));
        assert_eq!(tree["c"], json!({"x": 4, "y": 1, "z": 3}));
        assert_eq!(tree["d"], json!({"<<": 5}));
        let twice = value("a: &a {x: 1}\nb: &b {y: 2}\nc: {<<: *a, <<: *b}");
        assert_eq!(twice["c"], json!({"x": 1, "y": 2}));
    }

    #[test]
    fn the_first_of_several_documents_is_read() {
        assert_eq!(value("a: 1\n---\nb: [\n"), json!({"a": 1}));
    }

    #[test]
    fn order_is_kept_and_tags_are_left_out() {
        let tree = value("z: 1\na: !mine {c: !!str 5}\nb: !mine\n");
        assert_eq!(tree.to_string(), r#"{"z":1,"a":{"c":"5"},"b":null}"#);
    }
}
