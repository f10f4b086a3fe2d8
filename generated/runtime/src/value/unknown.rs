//! Members of an object that its type does not know.

use std::fmt;

use super::{Json, Object};

/// Members that a type does not know, kept to be read by name and to go back on the wire.
///
/// `Debug` shows their names only: what nobody has described may be secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct UnknownFields {
    /// One word when there is none, which is nearly always.
    fields: Option<Box<Object>>,
}

impl UnknownFields {
    /// None.
    pub const fn new() -> Self {
        Self { fields: None }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.fields.is_none()
    }

    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.fields.as_ref()?.get(name)
    }

    /// The members, in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.fields.iter().flat_map(|fields| fields.iter())
    }

    /// Sets the value of a name, and gives back the one it replaces.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        self.fields.get_or_insert_default().insert(name, value)
    }

    pub(crate) fn clear(&mut self) {
        self.fields = None;
    }

    /// Adds a member whose name may be there already, until [`UnknownFields::settle`].
    pub(crate) fn push(&mut self, name: String, value: Json) {
        self.fields.get_or_insert_default().push(name, value);
    }

    pub(crate) fn settle(&mut self) {
        if let Some(fields) = &mut self.fields {
            fields.settle();
        }
    }
}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}
