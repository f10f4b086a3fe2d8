//! The value trees of a run's files, each made when it is first asked for.

use std::borrow::Cow;
use std::cell::OnceCell;

use serde_json::Value;

use crate::diagnostic::Report;
use crate::load::value;
use crate::pointer::Pointer;
use crate::source::moves::Spot;
use crate::source::{FileId, Source};

/// The trees by file; `None` for a text that cannot be read.
pub(super) struct Trees<'s> {
    source: &'s Source,
    trees: Vec<OnceCell<Option<Value>>>,
}

impl<'s> Trees<'s> {
    pub(super) fn new(source: &'s Source, root: Value) -> Self {
        let trees: Vec<OnceCell<_>> = (0..source.count()).map(|_| OnceCell::new()).collect();
        if let Some(cell) = trees.get(source.root().index()) {
            // Nobody has set it before.
            let _set = cell.set(Some(root));
        }
        Self { source, trees }
    }

    /// The tree of a file. What is wrong with its text is reported once.
    pub(super) fn tree(&self, file: FileId, report: &mut Report) -> Option<&Value> {
        let cell = self.trees.get(file.index())?;
        let tree = cell.get_or_init(|| {
            let text = self.source.file(file)?;
            match is_prose(&text.name) {
                true => Some(Value::String(text.text.clone())),
                false => value::read(file, text, report),
            }
        });
        tree.as_ref()
    }
}

/// Whether a file holds text for people.
fn is_prose(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, end)| end);
    ["md", "markdown", "txt", "html"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// How far a pointer leads.
pub(super) enum Lookup<'v> {
    Found(&'v Value),
    /// Up to a reference; the rest of the keys goes on from where that leads.
    Reference {
        text: &'v str,
        at: Pointer,
        rest: Vec<String>,
    },
    /// Up to here, where no such key is.
    Nothing {
        at: Pointer,
        in_scalar: bool,
    },
}

/// What stands at `pointer` of `tree`.
pub(super) fn look_up<'v>(tree: &'v Value, pointer: &Pointer) -> Lookup<'v> {
    let mut value = tree;
    let mut at = Pointer::root();
    let mut keys = pointer.keys();
    while let Some(key) = keys.next() {
        let next = match value {
            Value::Object(members) => members.get(key.as_ref()),
            Value::Array(elements) => key
                .parse::<usize>()
                .ok()
                .and_then(|index| elements.get(index)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        };
        match (next, reference(value)) {
            (Some(next), _) => value = next,
            (None, Some(text)) => {
                let rest = std::iter::once(key).chain(keys);
                let rest = rest.map(Cow::into_owned).collect();
                return Lookup::Reference { text, at, rest };
            }
            (None, None) => {
                let in_scalar = !value.is_object() && !value.is_array();
                return Lookup::Nothing { at, in_scalar };
            }
        }
        at = at.child(&key);
    }
    Lookup::Found(value)
}

/// The `$ref` of an object.
pub(super) fn reference(value: &Value) -> Option<&str> {
    value.as_object()?.get("$ref")?.as_str()
}

/// Whether nothing but a `$ref` stands in an object.
pub(super) fn is_bare(value: &Value) -> bool {
    value.as_object().is_some_and(|members| members.len() == 1) && reference(value).is_some()
}

/// The place of a node in a file.
pub(super) fn inside(spot: &Spot, keys: &[String]) -> Spot {
    let pointer = keys.iter().fold(spot.1.clone(), |at, key| at.child(key));
    (spot.0, pointer)
}
