//! Values that may be of several types.

use std::borrow::Cow;

use super::outline::Scale;
use super::{Decode, DecodeError, Outline, Reader};

/// The types that a value may be of, and what tells them apart.
#[derive(Debug)]
pub struct Union {
    /// The member of objects whose value names the type.
    pub tag: Option<&'static str>,
    /// The types, in the order in which they are tried where all fit as well.
    pub variants: &'static [Variant],
}

/// One of the types of a [`Union`].
#[derive(Debug)]
pub struct Variant {
    /// The values of the tag that name it.
    pub tags: &'static [&'static dyn Tag],
    /// What it looks like.
    pub outline: fn() -> Outline,
}

/// An enum with a variant for each type, and one that keeps anything else.
pub trait Alternatives {
    /// Becomes a blank value of the type at this index, to be read next; of the one that keeps
    /// anything where there is no index.
    fn start(&mut self, index: Option<usize>) -> &mut dyn Decode;
}

/// A value that names a type: a text, a whole number or a boolean.
pub trait Tag: std::fmt::Debug + Sync {
    /// Whether this JSON is that value.
    fn is(&self, json: &TagValue<'_>) -> bool;
}

/// What stands in a tag.
#[derive(Debug)]
pub enum TagValue<'a> {
    /// A string.
    Text(Cow<'a, str>),
    /// Anything else, as JSON.
    Json(&'a str),
}

impl Tag for &'static str {
    fn is(&self, json: &TagValue<'_>) -> bool {
        // What a description spells as a text may travel as a number.
        match json {
            TagValue::Text(text) => text == self,
            TagValue::Json(json) => json == self,
        }
    }
}

impl Tag for i64 {
    fn is(&self, json: &TagValue<'_>) -> bool {
        matches!(json, TagValue::Json(json) if json.parse() == Ok(*self))
    }
}

impl Tag for bool {
    fn is(&self, json: &TagValue<'_>) -> bool {
        matches!(json, TagValue::Json(json) if json.parse() == Ok(*self))
    }
}

/// What speaks against a type that has no tag where the tag names another one.
const UNTAGGED: u32 = 1 << 10;

impl Union {
    /// Of no type.
    pub(super) const EMPTY: &'static Self = &Self {
        tag: None,
        variants: &[],
    };

    /// The types that the next value may be of by its kind and its tag, with what speaks against
    /// each.
    pub(super) fn open(&self, reader: &mut Reader<'_>) -> Result<Vec<(u32, usize)>, DecodeError> {
        let first = reader.peek().unwrap_or_default();
        let variants = self.variants.iter().enumerate();
        let fitting = variants.filter(|(_, variant)| (variant.outline)().takes(first, 0));
        let tags = |at: usize| {
            self.variants
                .get(at)
                .map_or(&[][..], |variant| variant.tags)
        };
        let mut open: Vec<(u32, usize)> = fitting.map(|(at, _)| (0, at)).collect();
        let is_tagged = first == b'{' && open.iter().any(|(_, at)| !tags(*at).is_empty());
        if let Some(name) = self.tag.filter(|_| is_tagged)
            && let Some(value) = reader.tag(name)?
        {
            let is_named = |at: usize| tags(at).iter().any(|tag| tag.is(&value));
            open.retain(|(_, at)| tags(*at).is_empty() || is_named(*at));
            if open.iter().any(|(_, at)| is_named(*at)) {
                for (weight, at) in &mut open {
                    *weight = if is_named(*at) { 0 } else { UNTAGGED };
                }
            }
        }
        Ok(open)
    }

    /// The types that the next value may be of, the best match first.
    fn candidates(&'static self, reader: &mut Reader<'_>) -> Result<Vec<usize>, DecodeError> {
        let open = self.open(reader)?;
        if let [(_, only)] = open.as_slice() {
            return Ok(vec![*only]);
        }
        let mut scale = Scale::default();
        let mut weighed = Vec::with_capacity(open.len());
        for (handicap, at) in open {
            if let Some(variant) = self.variants.get(at)
                && let Some(weight) = scale.weigh(reader, (variant.outline)(), 0)?
            {
                weighed.push((handicap.saturating_add(weight), at));
            }
        }
        weighed.sort_unstable();
        Ok(weighed.into_iter().map(|(_, at)| at).collect())
    }
}

impl Reader<'_> {
    /// The next value, as the type of the union that its tag names or its kind tells; among several, as
    /// the one that lacks none of its required members and knows most members of the value. What
    /// fits none is kept as it is.
    ///
    /// What is read in vain is bounded in proportion to the document, so that unions inside unions
    /// cannot multiply the work: beyond the bound, values are kept as they are.
    ///
    /// # Errors
    /// When no type could read the value.
    pub fn choose(
        &mut self,
        outline: Outline,
        target: &mut dyn Alternatives,
    ) -> Result<(), DecodeError> {
        let union = outline.union();
        let Some(unions) = self.unions.checked_sub(1) else {
            return Err(DecodeError::unreadable(
                "fewer unions inside each other",
                "more",
                self.at,
            ));
        };
        self.unions = unions;
        let (start, depth) = (self.at, self.depth());
        for index in union.candidates(self)? {
            match target.start(Some(index)).decode(self) {
                Ok(()) => {
                    self.unions += 1;
                    return Ok(());
                }
                Err(error) if !error.is_mismatch() => return Err(error),
                Err(_) => {
                    let read = self.at.saturating_sub(start);
                    self.rewind(start, depth);
                    self.unions = unions;
                    match self.budget.checked_sub(read) {
                        Some(budget) => self.budget = budget,
                        None => {
                            self.budget = 0;
                            break;
                        }
                    }
                }
            }
        }
        self.unions += 1;
        target.start(None).decode(self)
    }
}
