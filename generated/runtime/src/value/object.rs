//! JSON objects.

use std::collections::BTreeMap;
use std::fmt;

use super::Json;

/// The members of a JSON object, in the order they came; equality ignores the order.
#[derive(Clone, Default)]
pub struct Object {
    members: Vec<(String, Json)>,
}

impl Object {
    /// An object without members.
    pub const fn new() -> Self {
        Self {
            members: Vec::new(),
        }
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.members
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    /// The value of that name, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.members
            .iter_mut()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    /// Sets the value of a name, and gives back the one it replaces.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        let (name, value) = (name.into(), value.into());
        if let Some(old) = self.get_mut(&name) {
            return Some(std::mem::replace(old, value));
        }
        self.members.push((name, value));
        None
    }

    /// Takes the member of that name out.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let index = self.members.iter().position(|(key, _)| key == name)?;
        Some(self.members.remove(index).1)
    }

    /// The members, in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        self.members
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// Adds a member whose name may be there already, until [`Object::settle`].
    pub(super) fn push(&mut self, name: String, value: Json) {
        self.members.push((name, value));
    }

    /// Leaves the last of the members of one name, in `O(n log n)`: a document may be hostile.
    pub(super) fn settle(&mut self) {
        if self.is_settled() {
            return;
        }
        let mut last = BTreeMap::new();
        for (index, (name, _)) in self.members.iter().enumerate() {
            last.insert(name.as_str(), index);
        }
        let mut kept = vec![false; self.members.len()];
        for index in last.into_values() {
            if let Some(kept) = kept.get_mut(index) {
                *kept = true;
            }
        }
        let mut kept = kept.into_iter();
        self.members.retain(|_| kept.next().unwrap_or(true));
    }

    /// Whether no name occurs twice, as far as that is quickly said.
    fn is_settled(&self) -> bool {
        let mut rest = self.members.as_slice();
        while let [(name, _), tail @ ..] = rest {
            if tail.len() > 8 || tail.iter().any(|(other, _)| other == name) {
                return false;
            }
            rest = tail;
        }
        true
    }

    pub(super) fn sorted(&self) -> Vec<&(String, Json)> {
        let mut members: Vec<_> = self.members.iter().collect();
        members.sort_by_key(|(name, _)| name);
        members
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
            || (self.len() == other.len() && self.sorted() == other.sorted())
    }
}

impl Eq for Object {}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Into<String>, V: Into<Json>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut object = Self::new();
        for (name, value) in members {
            object.push(name.into(), value.into());
        }
        object.settle();
        object
    }
}

impl IntoIterator for Object {
    type Item = (String, Json);
    type IntoIter = std::vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}
