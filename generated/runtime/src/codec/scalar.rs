//! The codec of scalars.

use super::{Decode, DecodeError, Encode, Outline, Reader, Writer};

impl Decode for bool {
    fn blank() -> Self {
        false
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = reader.bool()?;
        Ok(())
    }

    fn outline() -> Outline {
        Outline::Bool
    }
}

impl Encode for bool {
    fn encode(&self, writer: &mut Writer) {
        writer.bool(*self);
    }
}

macro_rules! number {
    ($type:ty, $outline:ident, $read:expr, $write:expr) => {
        impl Decode for $type {
            fn blank() -> Self {
                Self::default()
            }

            fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
                *self = $read(reader)?;
                Ok(())
            }

            fn outline() -> Outline {
                Outline::$outline
            }
        }

        impl Encode for $type {
            fn encode(&self, writer: &mut Writer) {
                $write(writer, *self);
            }

            fn encode_list(list: &[Self], writer: &mut Writer) {
                writer.numbers(list, $write);
            }
        }
    };
}

number!(i64, Integer, Reader::i64, Writer::i64);
number!(u64, Integer, Reader::u64, Writer::u64);
number!(
    i32,
    Integer,
    |reader: &mut Reader<'_>| reader.integer("an integer of 32 bits"),
    |writer: &mut Writer, value| writer.i64(i64::from(value))
);
number!(
    u32,
    Integer,
    |reader: &mut Reader<'_>| reader.integer("an integer of 32 bits, not negative"),
    |writer: &mut Writer, value| writer.u64(u64::from(value))
);
// NaN and the infinities, which JSON cannot say, are written as null.
number!(f64, Number, Reader::f64, Writer::f64);

impl Decode for String {
    fn blank() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = reader.string()?.into_owned();
        Ok(())
    }

    fn outline() -> Outline {
        Outline::String
    }
}

impl Encode for String {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Encode for &str {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}
