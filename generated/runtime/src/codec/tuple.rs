//! The codec of lists whose elements differ by place.

use super::{Decode, DecodeError, Encode, Outline, Reader, Writer};

/// How many elements a member of a tuple stands for.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One.
    One,
    /// One, or none where the list ends before it.
    Optional,
    /// All that are left.
    Rest,
}

/// The elements at the end of a list whose first ones are of other types: the last member of a tuple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest<T>(pub Vec<T>);

impl<T> Default for Rest<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Rest<T> {
    fn from(elements: Vec<T>) -> Self {
        Self(elements)
    }
}

/// Reads one element more.
impl<T: Decode> Decode for Rest<T> {
    fn blank() -> Self {
        Self::default()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.0.push(reader.value()?);
        Ok(())
    }

    fn outline() -> Outline {
        T::outline()
    }

    fn place() -> Place {
        Place::Rest
    }
}

impl<T: Encode> Encode for Rest<T> {
    fn encode(&self, writer: &mut Writer) {
        self.0.encode(writer);
    }

    fn encode_place(&self, writer: &mut Writer) {
        for element in &self.0 {
            writer.element(element);
        }
    }

    fn is_missing(&self) -> bool {
        self.0.is_empty()
    }
}

impl Reader<'_> {
    /// The next value, an array, element by element into slots.
    fn tuple(&mut self, slots: &mut [(Place, &mut dyn Decode)]) -> Result<(), DecodeError> {
        self.peek();
        let start = self.at;
        let mut next = 0;
        self.list(&mut |reader| {
            let Some((place, slot)) = slots.get_mut(next) else {
                return Err(reader.mismatch("the end of the array"));
            };
            slot.decode(reader)?;
            next += usize::from(*place != Place::Rest);
            Ok(())
        })?;
        match slots.get(next) {
            Some((Place::One, _)) => Err(DecodeError::mismatch("a longer array", "its end", start)),
            Some(_) | None => Ok(()),
        }
    }
}

macro_rules! tuples {
    ($(($first:ident $($name:ident)*))+) => {$(
        #[allow(non_snake_case, reason = "a member is called like its type")]
        impl<$first: Decode, $($name: Decode),*> Decode for ($first, $($name,)*) {
            fn blank() -> Self {
                ($first::blank(), $($name::blank(),)*)
            }

            fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
                *self = Self::blank();
                let ($first, $($name,)*) = self;
                reader.tuple(&mut [($first::place(), $first), $(($name::place(), $name)),*])
            }

            fn outline() -> Outline {
                Outline::List($first::outline)
            }
        }

        /// What is missing at the end is left out; before others it is null.
        #[allow(non_snake_case, reason = "a member is called like its type")]
        impl<$first: Encode, $($name: Encode),*> Encode for ($first, $($name,)*) {
            fn encode(&self, writer: &mut Writer) {
                let ($first, $($name,)*) = self;
                let missing = [$first.is_missing(), $($name.is_missing()),*];
                let length = missing.iter().rposition(|missing| !missing).map_or(0, |last| last + 1);
                let mut places = 0..length;
                writer.begin_list();
                if places.next().is_some() {
                    $first.encode_place(writer);
                }
                $(
                    if places.next().is_some() {
                        $name.encode_place(writer);
                    }
                )*
                writer.end_list();
            }
        }
    )+};
}

tuples! {
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
    (A B C D E F G H I)
    (A B C D E F G H I J)
    (A B C D E F G H I J K)
    (A B C D E F G H I J K L)
}
