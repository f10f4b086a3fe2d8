//! What an argument accepts: as much as its shape allows.

use crate::rust::{Input, RustType};

/// What an argument for a value of this type accepts.
pub(super) fn of(ty: &RustType) -> Input {
    match ty {
        RustType::Bool
        | RustType::I64
        | RustType::U64
        | RustType::F64
        | RustType::Null
        | RustType::Tuple(_) => Input::Value(ty.clone()),
        RustType::String
        | RustType::Formatted(_)
        | RustType::Secret
        | RustType::File
        | RustType::Json
        | RustType::Maybe(_)
        | RustType::Option(_)
        | RustType::Rest(_)
        | RustType::Boxed(_)
        | RustType::Named(_) => Input::Into(ty.clone()),
        RustType::List(item) => Input::Each(Box::new(of(item))),
        RustType::Map(value) => Input::Pairs(Box::new(of(value))),
    }
}

/// What a setter for an optional member accepts: the value that is there then.
pub(super) fn of_optional(ty: &RustType) -> Input {
    match ty {
        RustType::Option(inner) => of(unboxed(inner)),
        // Null is a choice too, so the setter takes the three-state type.
        RustType::Maybe(_) => Input::Into(ty.clone()),
        RustType::Bool
        | RustType::I64
        | RustType::U64
        | RustType::F64
        | RustType::String
        | RustType::Formatted(_)
        | RustType::Secret
        | RustType::File
        | RustType::Json
        | RustType::Null
        | RustType::List(_)
        | RustType::Tuple(_)
        | RustType::Rest(_)
        | RustType::Map(_)
        | RustType::Boxed(_)
        | RustType::Named(_) => of(ty),
    }
}

fn unboxed(ty: &RustType) -> &RustType {
    if let RustType::Boxed(inner) = ty {
        inner
    } else {
        ty
    }
}
