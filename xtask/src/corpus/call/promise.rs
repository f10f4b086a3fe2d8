//! What the `sdk.yaml` beside a description promises of answers.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::super::trip::spec::Spec;
use crate::Result;

/// What is promised.
#[derive(Default)]
pub(in super::super) struct Promises {
    /// The member of an answer that holds its value, and the one that tells success.
    envelope: Option<(String, String)>,
    /// Members that objects have, by the pointer of the schema.
    present: Vec<(String, Vec<Value>)>,
}

impl Promises {
    /// Those for a document; none where it stands alone.
    pub(in super::super) fn of(document: &Path) -> Self {
        let text = fs::read_to_string(document.with_file_name("sdk.yaml"));
        let config: Option<Value> = text.ok().and_then(|text| serde_yaml::from_str(&text).ok());
        config.map(|config| Self::read(&config)).unwrap_or_default()
    }

    fn read(config: &Value) -> Self {
        let word = |name: &str| Some(config.get("envelope")?.get(name)?.as_str()?.to_owned());
        let rules = config.get("schemas").and_then(Value::as_object);
        let present = rules.into_iter().flatten().filter_map(|(pointer, rule)| {
            let names = rule.get("present_in_answers")?.as_array()?;
            Some((pointer.clone(), names.clone()))
        });
        Self {
            envelope: word("result").zip(word("success")),
            present: present.collect(),
        }
    }

    /// The description as it is when they are kept.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(super) fn kept(&self, document: &Path) -> Result<Spec> {
        let mut spec = Spec::read(document)?;
        for (pointer, names) in &self.present {
            spec.require(pointer, names);
        }
        Ok(spec)
    }

    /// The value that an answer holds; none where it breaks a promise.
    pub(in super::super) fn value<'v>(&self, answer: &'v Value) -> Option<&'v Value> {
        match &self.envelope {
            None => Some(answer),
            Some(_) if answer.is_null() => Some(answer),
            Some((_, success)) if answer.get(success) == Some(&Value::Bool(false)) => None,
            Some((result, _)) => answer.get(result),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Promises;

    #[test]
    fn a_value_is_taken_out_of_what_wraps_it() {
        let envelope = json!({"result": "value", "success": "ok"});
        let promises = Promises::read(&json!({"envelope": envelope}));
        let value = |answer| promises.value(&answer).cloned();
        assert_eq!(value(json!({"ok": true, "value": [1]})), Some(json!([1])));
        assert_eq!(value(json!({"ok": false, "value": [1]})), None);
        assert_eq!(value(json!({"ok": true})), None);
        let bare = json!({"value": 1});
        assert_eq!(Promises::default().value(&bare), Some(&bare));
    }
}
