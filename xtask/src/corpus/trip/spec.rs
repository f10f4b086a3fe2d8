//! The description as plain JSON values, read without the generator.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::Result;

/// The files of a description.
pub(in super::super) struct Spec {
    files: Vec<(PathBuf, Value)>,
}

/// A node of a file.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct At<'a> {
    file: usize,
    /// What stands there.
    pub(in super::super) value: &'a Value,
}

impl At<'_> {
    /// Tells nodes apart: where the value is in memory, while the files are.
    pub(super) fn key(self) -> usize {
        std::ptr::from_ref(self.value).addr()
    }
}

impl Spec {
    /// Reads a file and every file that it refers to.
    ///
    /// # Errors
    ///
    /// The first file cannot be read, or is neither JSON nor YAML.
    pub(in super::super) fn read(root: &Path) -> Result<Self> {
        let shown = |error: &dyn fmt::Display| format!("{}: {error}", root.display());
        let text = fs::read_to_string(root).map_err(|error| shown(&error))?;
        let value = parse(&text).map_err(|error| shown(&error))?;
        let mut spec = Self {
            files: vec![(tidy(root), value)],
        };
        let mut at = 0;
        while let Some((path, value)) = spec.files.get(at) {
            let mut targets = BTreeSet::new();
            references(value, path, &mut targets);
            targets.retain(|target| spec.files.iter().all(|(known, _)| known != target));
            for target in targets {
                let text = fs::read_to_string(&target).unwrap_or_default();
                spec.files
                    .extend(parse(&text).ok().map(|value| (target, value)));
            }
            at += 1;
        }
        Ok(spec)
    }

    /// The node at a pointer of a file.
    pub(in super::super) fn at(&self, file: &Path, pointer: &str) -> Option<At<'_>> {
        let path = tidy(file);
        let file = self.files.iter().position(|(known, _)| *known == path)?;
        let (_, value) = self.files.get(file)?;
        self.step(At { file, value }, pointer)
    }

    /// The node that a `$ref` at `from` points at.
    pub(in super::super) fn target(&self, from: At<'_>, reference: &str) -> Option<At<'_>> {
        let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let (path, _) = self.files.get(from.file)?;
        let path = match file {
            "" => path.clone(),
            file => beside(path, file),
        };
        self.at(&path, &percent_decoded(pointer))
    }

    /// The node inside `from`, through whatever references are on the way.
    fn step<'a>(&'a self, from: At<'a>, pointer: &str) -> Option<At<'a>> {
        let mut at = from;
        for key in pointer.split('/').skip(1) {
            let key = key.replace("~1", "/").replace("~0", "~");
            let mut hops = 0;
            while let Some(reference) = reference(at.value) {
                at = self.target(at, reference)?;
                hops += 1;
                if hops > 64 {
                    return None;
                }
            }
            let value = match at.value {
                Value::Object(members) => members.get(&key)?,
                Value::Array(elements) => elements.get(key.parse::<usize>().ok()?)?,
                _ => return None,
            };
            at = At { value, ..at };
        }
        Some(at)
    }

    /// Has objects of a schema of the first file have these members.
    pub(in super::super) fn require(&mut self, pointer: &str, names: &[Value]) {
        let root = self.files.first_mut().map(|(_, value)| value);
        let schema = root.and_then(|root| root.pointer_mut(pointer));
        let Some(schema) = schema.and_then(Value::as_object_mut) else {
            return;
        };
        let required = schema
            .entry("required")
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Some(required) = required.as_array_mut() {
            required.extend(names.iter().cloned());
        }
    }

    /// A part of a node.
    pub(in super::super) fn part<'a>(&self, of: At<'a>, value: &'a Value) -> At<'a> {
        At { value, ..of }
    }
}

/// The `$ref` of a node.
pub(in super::super) fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()
}

fn references(value: &Value, from: &Path, found: &mut BTreeSet<PathBuf>) {
    match value {
        Value::Object(members) => {
            let file = reference(value).and_then(|text| text.split('#').next());
            if let Some(file) = file.filter(|file| is_part(file)) {
                found.insert(beside(from, file));
            }
            for value in members.values() {
                references(value, from, found);
            }
        }
        Value::Array(elements) => {
            for value in elements {
                references(value, from, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_part(file: &str) -> bool {
    let ends = [".json", ".yaml", ".yml"];
    !file.contains("://") && ends.iter().any(|end| file.ends_with(end))
}

fn beside(path: &Path, file: &str) -> PathBuf {
    let folder = path.parent().unwrap_or(path);
    tidy(&folder.join(percent_decoded(file)))
}

/// The path without `.` and `..`, so that equal files have equal paths.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if tidy.file_name().is_some() => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

pub(in super::super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = match (first, tail) {
            (b'%', [a, b, ..]) => std::str::from_utf8(&[*a, *b])
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok()),
            _ => None,
        };
        bytes.push(hex.unwrap_or(*first));
        rest = tail
            .get(if hex.is_some() { 2 } else { 0 }..)
            .unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn parse(text: &str) -> Result<Value> {
    let text = text.trim_start_matches('\u{feff}');
    if let Ok(value) = serde_json::from_str(text) {
        return Ok(value);
    }
    let tree: Tree = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    Ok(tree.0)
}

/// YAML as JSON. `serde_yaml`'s own value has no numbers beyond 64 bits.
struct Tree(Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_unit<E>(self) -> std::result::Result<Tree, E> {
        Ok(Tree(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> std::result::Result<Tree, E> {
        Ok(Tree(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> std::result::Result<Tree, E> {
        Ok(Tree(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> std::result::Result<Tree, E> {
        Ok(Tree(value.into()))
    }

    fn visit_i128<E>(self, value: i128) -> std::result::Result<Tree, E> {
        Ok(Tree(
            value
                .to_string()
                .parse::<f64>()
                .map_or(Value::Null, Value::from),
        ))
    }

    fn visit_u128<E>(self, value: u128) -> std::result::Result<Tree, E> {
        Ok(Tree(
            value
                .to_string()
                .parse::<f64>()
                .map_or(Value::Null, Value::from),
        ))
    }

    fn visit_f64<E>(self, value: f64) -> std::result::Result<Tree, E> {
        Ok(Tree(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> std::result::Result<Tree, E> {
        Ok(Tree(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> std::result::Result<Tree, A::Error> {
        let mut elements = Vec::new();
        while let Some(Tree(element)) = access.next_element()? {
            elements.push(element);
        }
        Ok(Tree(Value::Array(elements)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> std::result::Result<Tree, A::Error> {
        let mut members = Map::new();
        while let Some((Tree(name), Tree(value))) = access.next_entry()? {
            match (name, value) {
                (Value::String(name), Value::Object(merged)) if name == "<<" => {
                    for (name, value) in merged {
                        members.entry(name).or_insert(value);
                    }
                }
                (Value::String(name), value) => drop(members.insert(name, value)),
                (name, value) => drop(members.insert(name.to_string(), value)),
            }
        }
        Ok(Tree(Value::Object(members)))
    }
}
