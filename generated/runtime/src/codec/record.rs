//! Reading the members of a struct into its slots.

use std::borrow::Cow;

use super::super::{Json, UnknownFields};
use super::{Decode, DecodeError, Member, Outline, Reader, Shape};

enum Name<'a> {
    Known(usize),
    Unknown(Cow<'a, str>),
}

impl<'a> Reader<'a> {
    /// The next value, an object of this outline; `slots` are in the order of its members.
    ///
    /// Members of other names are kept in `unknown`. Where a name occurs twice, the last value wins.
    ///
    /// # Errors
    /// When it is no object, a required member is absent, or a member does not fit its slot.
    pub fn record(
        &mut self,
        outline: Outline,
        slots: &mut [&mut dyn Decode],
        unknown: &mut UnknownFields,
    ) -> Result<(), DecodeError> {
        let shape = outline.shape();
        let start = self.at;
        let mut seen = Seen::default();
        let mut next = 0;
        unknown.clear();
        let mut more = self.open(b'{', "an object")?;
        while more {
            match self.member(shape.members, next)? {
                Name::Known(index) => {
                    let again = seen.insert(index);
                    if let (Some(slot), Some(member)) =
                        (slots.get_mut(index), shape.members.get(index))
                    {
                        self.slot(*slot, again)
                            .map_err(|e| e.in_member(Cow::Borrowed(member.name())))?;
                    }
                    next = index + 1;
                }
                Name::Unknown(name) => self.unknown(name, unknown)?,
            }
            more = self.more(b'}', "a comma or the end of an object")?;
        }
        unknown.settle();
        self.absent(shape, slots, &seen, start)
    }

    /// Reads a member's name; the one at `next` is expected.
    fn member(&mut self, members: &[Member], next: usize) -> Result<Name<'a>, DecodeError> {
        if let Some(member) = members.get(next) {
            if member.is_plain() && self.is_name(member.name()) {
                self.colon()?;
                return Ok(Name::Known(next));
            }
        }
        let name = self.name()?;
        let (before, after) = members.split_at_checked(next).unwrap_or((members, &[]));
        let found = after
            .iter()
            .position(|member| member.name() == name)
            .map(|index| next + index);
        Ok(
            match found.or_else(|| before.iter().position(|member| member.name() == name)) {
                Some(index) => Name::Known(index),
                None => Name::Unknown(name),
            },
        )
    }

    /// Whether this name comes next, written without escapes; it is then read.
    fn is_name(&mut self, name: &str) -> bool {
        if self.peek() != Some(b'"') {
            return false;
        }
        let text = self
            .rest()
            .get(1..)
            .and_then(|rest| rest.strip_prefix(name.as_bytes()));
        if text.and_then(|rest| rest.first()) != Some(&b'"') {
            return false;
        }
        self.at += name.len() + 2;
        true
    }

    fn slot(&mut self, slot: &mut dyn Decode, again: bool) -> Result<(), DecodeError> {
        if !again {
            return slot.decode(self);
        }
        let outer = std::mem::replace(&mut self.overwriting, true);
        let result = slot.decode(self);
        self.overwriting = outer;
        result
    }

    #[cold]
    fn unknown(
        &mut self,
        name: Cow<'a, str>,
        unknown: &mut UnknownFields,
    ) -> Result<(), DecodeError> {
        match self.value::<Json>() {
            Ok(value) => unknown.push(name.into_owned(), value),
            Err(error) => return Err(error.in_member(Cow::Owned(name.into_owned()))),
        }
        Ok(())
    }

    /// Deals with the members that did not come.
    fn absent(
        &self,
        shape: &'static Shape,
        slots: &mut [&mut dyn Decode],
        seen: &Seen,
        start: usize,
    ) -> Result<(), DecodeError> {
        for (index, (member, slot)) in shape.members.iter().zip(slots).enumerate() {
            if seen.contains(index) {
                continue;
            }
            if member.is_required() {
                return Err(DecodeError::missing(shape.name, member.name(), start));
            }
            if self.overwriting {
                slot.clear();
            }
        }
        Ok(())
    }
}

/// Which members came: a set of small numbers.
#[derive(Default)]
struct Seen {
    low: u64,
    high: Vec<u64>,
}

impl Seen {
    /// Adds a number; whether it was there already.
    fn insert(&mut self, index: usize) -> bool {
        let bit = 1 << (index % 64);
        let word = match (index / 64).checked_sub(1) {
            None => &mut self.low,
            Some(word) => {
                if self.high.len() <= word {
                    self.high.resize(word + 1, 0);
                }
                match self.high.get_mut(word) {
                    Some(word) => word,
                    None => return false,
                }
            }
        };
        let again = *word & bit != 0;
        *word |= bit;
        again
    }

    fn contains(&self, index: usize) -> bool {
        let word = match (index / 64).checked_sub(1) {
            None => self.low,
            Some(word) => self.high.get(word).copied().unwrap_or(0),
        };
        word & (1 << (index % 64)) != 0
    }
}
