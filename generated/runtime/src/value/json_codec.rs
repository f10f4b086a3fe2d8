//! The codec of any JSON value.

use super::super::{Decode, DecodeError, Encode, Outline, Reader, Writer};
use super::{Json, Number, Object};

impl Decode for Json {
    fn blank() -> Self {
        Self::Null
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = match reader.peek() {
            Some(b'{') => Self::Object(reader.value()?),
            Some(b'[') => Self::Array(reader.value()?),
            Some(b'"') => Self::String(reader.value()?),
            Some(b't' | b'f') => Self::Bool(reader.value()?),
            Some(b'-' | b'0'..=b'9') => Self::Number(reader.value::<Number>()?),
            Some(b'n') => {
                reader.expect_null()?;
                Self::Null
            }
            _ => return Err(reader.mismatch("a JSON value")),
        };
        Ok(())
    }

    fn holds_null() -> bool {
        true
    }
}

impl Encode for Json {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Bool(value) => writer.bool(*value),
            Self::Number(value) => value.encode(writer),
            Self::String(value) => writer.string(value),
            Self::Array(value) => value.encode(writer),
            Self::Object(value) => value.encode(writer),
        }
    }
}

impl Decode for Object {
    fn blank() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = Self::new();
        reader.object(&mut |name, reader| {
            self.push(name.to_owned(), reader.value()?);
            Ok(())
        })?;
        self.settle();
        Ok(())
    }

    fn outline() -> Outline {
        Outline::Map(Json::outline)
    }
}

impl Encode for Object {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        for (name, value) in self.iter() {
            writer.member(name, value);
        }
        writer.end_object();
    }
}
