//! What types look like in JSON, to choose between them before one is read.

use super::ahead::Names;
use super::{DecodeError, Reader, Shape, Union};

/// How deep in lists, maps and unions a choice looks.
const DEEPEST: u8 = 4;

/// How many types one choice weighs; what it does not weigh is taken to fit.
const MOST: u16 = 512;

/// What speaks against a type: the least is the best match.
const OF_ANY_NAME: u32 = 1;
const WHOLE: u32 = 1;
const ANY_OF_ITS_KIND: u32 = 2;
const UNKNOWN_MEMBER: u32 = 2;
const UNLISTED: u32 = 3;
const LOST_NULL: u32 = 64;
const UNKNOWN_VALUE: u32 = 1 << 20;

/// What a type looks like in JSON.
#[derive(Clone, Copy, Debug)]
pub enum Outline {
    /// Anything.
    Any,
    /// Null.
    Null,
    /// A boolean.
    Bool,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// A whole number, most likely one of these.
    Integers(&'static [i64]),
    /// A string.
    String,
    /// A string, most likely one of which this is true.
    Format(fn(&str) -> bool),
    /// A string, most likely one of these.
    Words(&'static [&'static str]),
    /// An array of such elements.
    List(fn() -> Outline),
    /// An object whose members have any name, and such values.
    Map(fn() -> Outline),
    /// An object of known members.
    Record(&'static Shape),
    /// One of several types.
    Union(&'static Union),
    /// Such a value, or null.
    Nullable(fn() -> Outline),
}

impl Outline {
    /// The members of a struct; none of anything else.
    pub(in super::super) fn shape(self) -> &'static Shape {
        match self {
            Self::Record(shape) => shape,
            _ => Shape::EMPTY,
        }
    }

    /// The types of a union; none of anything else.
    pub(in super::super) fn union(self) -> &'static Union {
        match self {
            Self::Union(union) => union,
            _ => Union::EMPTY,
        }
    }

    /// Whether a value that starts with this byte may be of the type.
    pub(super) fn takes(self, first: u8, depth: u8) -> bool {
        match self {
            Self::Any => true,
            Self::Null => first == b'n',
            Self::Bool => matches!(first, b't' | b'f'),
            Self::Number | Self::Integer | Self::Integers(_) => {
                matches!(first, b'-' | b'0'..=b'9')
            }
            Self::String | Self::Format(_) | Self::Words(_) => first == b'"',
            Self::List(_) => first == b'[',
            Self::Map(_) | Self::Record(_) => first == b'{',
            Self::Nullable(inner) => first == b'n' || inner().takes(first, depth),
            Self::Union(union) => {
                let mut variants = union.variants.iter();
                depth == DEEPEST || variants.any(|it| (it.outline)().takes(first, depth + 1))
            }
        }
    }
}

/// Weighs types by a value that is not read yet.
#[derive(Default)]
pub(super) struct Scale<'a> {
    weighed: u16,
    /// The names of objects, by where these begin: sorted, each once.
    names: Vec<(usize, Names<'a>)>,
}

impl<'a> Scale<'a> {
    /// What speaks against reading the next value as this type; none where it does not fit.
    pub(super) fn weigh(
        &mut self,
        reader: &mut Reader<'a>,
        outline: Outline,
        depth: u8,
    ) -> Result<Option<u32>, DecodeError> {
        self.weighed += 1;
        if depth == DEEPEST || self.weighed >= MOST {
            return Ok(Some(0));
        }
        let Some(first) = reader.peek() else {
            return Ok(Some(0));
        };
        if !outline.takes(first, depth) {
            // A union keeps what it does not know.
            let keeps = matches!(outline, Outline::Union(_));
            return Ok(keeps.then_some(UNKNOWN_VALUE));
        }
        match outline {
            Outline::Any => Ok(Some(UNKNOWN_VALUE)),
            Outline::Null | Outline::Bool => Ok(Some(0)),
            Outline::Number | Outline::String => Ok(Some(ANY_OF_ITS_KIND)),
            Outline::Integer | Outline::Integers(_) | Outline::Words(_) | Outline::Format(_) => {
                scalar(reader, outline).map(Some)
            }
            Outline::Nullable(_) if first == b'n' => Ok(Some(0)),
            Outline::Nullable(inner) => self.weigh(reader, inner(), depth),
            Outline::List(element) => self.inside(reader, element, b'[', depth),
            Outline::Map(value) => {
                let names = self.names(reader)?.len();
                let value = self.inside(reader, value, b'{', depth)?;
                Ok(value
                    .map(|value| value.saturating_add(OF_ANY_NAME.saturating_mul(short(names)))))
            }
            Outline::Record(shape) => Ok(misfit(shape, self.names(reader)?)),
            Outline::Union(union) => self.best(reader, union, depth).map(Some),
        }
    }

    fn best(
        &mut self,
        reader: &mut Reader<'a>,
        union: &'static Union,
        depth: u8,
    ) -> Result<u32, DecodeError> {
        let mut least = UNKNOWN_VALUE;
        for (handicap, index) in union.open(reader)? {
            if let Some(variant) = union.variants.get(index)
                && let Some(weight) = self.weigh(reader, (variant.outline)(), depth + 1)?
            {
                least = least.min(handicap.saturating_add(weight));
            }
        }
        Ok(least)
    }

    /// The first of the values in an array or object stands for all.
    fn inside(
        &mut self,
        reader: &mut Reader<'a>,
        outline: fn() -> Outline,
        bracket: u8,
        depth: u8,
    ) -> Result<Option<u32>, DecodeError> {
        let (start, levels) = (reader.at, reader.depth());
        let mut weight = Ok(Some(0));
        if reader.open(bracket, "a value")? {
            if bracket == b'{' {
                reader.name()?;
            }
            weight = self.weigh(reader, outline(), depth + 1);
        }
        reader.rewind(start, levels);
        weight
    }

    /// The names in the object that comes next.
    fn names(&mut self, reader: &mut Reader<'a>) -> Result<&Names<'a>, DecodeError> {
        reader.peek();
        let start = reader.at;
        let known = self.names.iter().position(|(at, _)| *at == start);
        let index = match known {
            Some(index) => index,
            None => {
                self.names.push((start, reader.names()?));
                self.names.len() - 1
            }
        };
        Ok(self
            .names
            .get(index)
            .map_or(const { &Vec::new() }, |(_, names)| names))
    }
}

/// What speaks against reading a text or a number as one that is listed, whole or of a format.
fn scalar(reader: &mut Reader<'_>, outline: Outline) -> Result<u32, DecodeError> {
    let (start, levels) = (reader.at, reader.depth());
    let (fits, weight) = match outline {
        Outline::Format(is_one) => (is_one(&reader.string()?), 0),
        Outline::Words(words) => (words.contains(&reader.string()?.as_ref()), 0),
        Outline::Integers(numbers) => {
            let number = reader.number()?.parse();
            (number.is_ok_and(|number| numbers.contains(&number)), 0)
        }
        _ => (!reader.number()?.contains(['.', 'e', 'E']), WHOLE),
    };
    reader.rewind(start, levels);
    Ok(if fits { weight } else { UNLISTED })
}

fn misfit(shape: &Shape, names: &Names<'_>) -> Option<u32> {
    let mut known = 0;
    let mut nulls = 0;
    for member in shape.members {
        let found = names.binary_search_by(|(name, _)| name.as_ref().cmp(member.name()));
        match found.ok().and_then(|at| names.get(at)) {
            Some((_, true)) if !member.is_nullable() && member.is_required() => return None,
            Some((_, is_null)) => {
                known += 1;
                nulls += usize::from(*is_null && !member.is_nullable());
            }
            None if member.is_required() => return None,
            None => {}
        }
    }
    let unknown = UNKNOWN_MEMBER.saturating_mul(short(names.len().saturating_sub(known)));
    Some(unknown.saturating_add(LOST_NULL.saturating_mul(short(nulls))))
}

/// A count, or the most that counts.
fn short(count: usize) -> u32 {
    u16::try_from(count).unwrap_or(u16::MAX).into()
}
