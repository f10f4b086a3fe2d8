//! The codec of what holds other values.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::container::{Elements, Entries};
use super::{Decode, DecodeError, Encode, Outline, Reader, Writer};

impl<T: Decode> Decode for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        T::decode(self, reader)
    }

    fn holds_null() -> bool {
        T::holds_null()
    }

    fn clear(&mut self) {
        T::clear(self);
    }

    fn outline() -> Outline {
        T::outline()
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, writer: &mut Writer) {
        T::encode(self, writer);
    }

    fn is_absent(&self) -> bool {
        T::is_absent(self)
    }
}

/// Null reads as none; none is left out where it may be, and null elsewhere.
impl<T: Decode> Decode for Option<T> {
    fn blank() -> Self {
        None
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        if !T::holds_null() && reader.null()? {
            *self = None;
            return Ok(());
        }
        self.insert(T::blank()).decode(reader)
    }

    fn clear(&mut self) {
        *self = None;
    }

    fn outline() -> Outline {
        Outline::Nullable(T::outline)
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = Self::new();
        reader.elements(self)
    }

    fn outline() -> Outline {
        Outline::List(T::outline)
    }
}

impl<T: Decode> Elements for Vec<T> {
    fn add(&mut self) -> Option<&mut dyn Decode> {
        self.push(T::blank());
        self.last_mut().map(|element| element as &mut dyn Decode)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer) {
        T::encode_list(self, writer);
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, writer: &mut Writer) {
        T::encode_list(self, writer);
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = Self::new();
        reader.entries(self)
    }

    fn outline() -> Outline {
        Outline::Map(T::outline)
    }
}

impl<T: Decode> Entries for BTreeMap<String, T> {
    fn add(&mut self, name: &str) -> &mut dyn Decode {
        match self.entry(name.to_owned()) {
            Entry::Vacant(entry) => entry.insert(T::blank()),
            Entry::Occupied(entry) => {
                let value = entry.into_mut();
                *value = T::blank();
                value
            }
        }
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        for (name, value) in self {
            writer.member(name, value);
        }
        writer.end_object();
    }
}
