//! From types of the API to types of Rust.

use std::collections::{BTreeMap, BTreeSet};

use super::format::{self, Kind};
use super::own::Cycles;
use super::rules::Rules;
use super::usage::{Face, Side, Usage};
use crate::api::{Access, Api, Enum, Field, Shape, Tuple, Type, TypeId, Use, Value};
use crate::rust::{EnumRepr, Home, RustType, TypePath};

/// Everything that decides how a type is written.
pub(super) struct Catalog<'a> {
    pub(super) api: &'a Api,
    pub(super) rules: Rules<'a>,
    pub(super) usage: Usage,
    pub(super) cycles: Cycles,
    pub(super) names: BTreeMap<(TypeId, Face), TypePath>,
    /// The same types by the file that they live in.
    pub(super) homes: BTreeMap<Home, Vec<(TypeId, Face)>>,
    /// Types that are the body of a call.
    pub(super) bodies: BTreeSet<TypeId>,
    /// Types that stand in XML.
    pub(super) xml: BTreeSet<TypeId>,
    /// Types that are nothing but `multipart` bodies.
    pub(super) forms: BTreeSet<TypeId>,
}

impl<'a> Catalog<'a> {
    /// The type of a value that is always there; null makes it an option.
    pub(super) fn value(&self, value: &Use, side: Side) -> RustType {
        let ty = self.bare(value, side);
        match self.is_nullable(value) && !matches!(ty, RustType::Json | RustType::Null) {
            true => RustType::Option(Box::new(ty)),
            false => ty,
        }
    }

    /// The type of a value of a map: in a change, null removes it.
    fn entry(&self, value: &Use, side: Side) -> RustType {
        match self.value(value, side) {
            ty @ (RustType::Json | RustType::Null | RustType::Option(_)) => ty,
            ty if side == Side::Patch => RustType::Option(Box::new(ty)),
            ty => ty,
        }
    }

    /// The type of a parameter's value; null cannot be sent in a URL or header.
    pub(super) fn argument(&self, value: &Use) -> RustType {
        match self.bare(value, Side::Request) {
            RustType::File => RustType::String,
            ty => ty,
        }
    }

    /// Whether a member must be there.
    pub(super) fn is_required(&self, holder: TypeId, field: &Field, side: Side) -> bool {
        let ty = self.api.types.get(holder);
        let present = side == Side::Answer && ty.is_some_and(|ty| self.rules.is_present(ty, field));
        let may_lack = side != Side::Answer && field.access == Access::ReadMostly;
        (field.required || present) && !may_lack && !self.cycles.is_endless(holder, field.value.ty)
    }

    /// The type of a member, with whatever makes it optional.
    pub(super) fn member(&self, holder: TypeId, field: &Field, side: Side) -> RustType {
        let required = self.is_required(holder, field, side);
        let mut ty = self.bare(&field.value, side);
        if self.forms.contains(&holder) {
            ty = part(ty);
        }
        if self.cycles.must_box(holder, field.value.ty) {
            ty = RustType::Boxed(Box::new(ty));
        }
        // Null removes what need not be there.
        let removable = side == Side::Patch && !required;
        // Raw JSON says null by itself.
        let nullable = (self.is_nullable(&field.value) || removable) && ty != RustType::Json;
        match (required, nullable) {
            (true, false) => ty,
            (true, true) | (false, false) => RustType::Option(Box::new(ty)),
            (false, true) => RustType::Maybe(Box::new(ty)),
        }
    }

    fn bare(&self, value: &Use, side: Side) -> RustType {
        match self.of(value.ty, side) {
            RustType::String if value.sensitive => RustType::Secret,
            RustType::Formatted(ty) if value.sensitive && format::is_text(ty) => RustType::Secret,
            ty => ty,
        }
    }

    fn is_nullable(&self, value: &Use) -> bool {
        value.nullable || self.api.types.get(value.ty).is_some_and(|ty| ty.nullable)
    }

    /// The type itself.
    pub(super) fn of(&self, id: TypeId, side: Side) -> RustType {
        let face = self.usage.face(id, side);
        if let Some(path) = self.names.get(&(id, face)) {
            return RustType::Named(path.clone());
        }
        let Some(ty) = self.api.types.get(id) else {
            return RustType::Json;
        };
        match &ty.shape {
            Shape::Null => RustType::Null,
            Shape::Bool => RustType::Bool,
            Shape::Integer(_) | Shape::Number(_) | Shape::String(_) => self.scalar(ty),
            Shape::List(item) => RustType::List(Box::new(self.value(item, side.of_elements()))),
            Shape::Tuple(tuple) => self.tuple(id, tuple, side.of_elements()),
            Shape::Map(item) => RustType::Map(Box::new(self.entry(item, side))),
            Shape::Alias(target) => self.of(*target, side),
            // An object that has no members may still get some.
            Shape::Struct(_) => RustType::Map(Box::new(RustType::Json)),
            // An enum or union without a name is one of which the description
            // says nothing that Rust could hold.
            Shape::Enum(shape) if is_boolean(shape) => RustType::Bool,
            Shape::Any | Shape::Enum(_) | Shape::Union(_) => RustType::Json,
        }
    }

    /// A tuple: elements that may be missing are told from null.
    fn tuple(&self, id: TypeId, tuple: &Tuple, side: Side) -> RustType {
        let element = |(place, value): (usize, &Use)| {
            let must_box = self.cycles.must_box(id, value.ty);
            let boxed = |ty| match must_box {
                true => RustType::Boxed(Box::new(ty)),
                false => ty,
            };
            match place < tuple.required {
                true => boxed(self.value(value, side)),
                false => RustType::Maybe(Box::new(boxed(self.bare(value, side)))),
            }
        };
        let mut elements: Vec<_> = tuple.elements.iter().enumerate().map(element).collect();
        if let Some(rest) = &tuple.rest {
            elements.push(RustType::Rest(Box::new(self.value(rest, side))));
        }
        RustType::Tuple(elements)
    }

    /// A text or a number, by its format.
    fn scalar(&self, ty: &Type) -> RustType {
        let rule = self.rules.schema(&ty.pointer);
        let Some((kind, word)) = self.rules.format(ty) else {
            return RustType::Json;
        };
        match kind {
            Kind::Text if rule.is_some_and(|rule| rule.secret) => RustType::Secret,
            Kind::Number if rule.is_some_and(|rule| rule.integer) => RustType::I64,
            Kind::Text | Kind::Integer | Kind::Number => kind.ty(word),
        }
    }
}

/// The type of a part: what may be anything is a file (OpenAPI 3.1.1, Encoding
/// Object).
fn part(ty: RustType) -> RustType {
    match ty {
        RustType::Json => RustType::File,
        RustType::List(item) if *item == RustType::Json => RustType::List(Box::new(RustType::File)),
        ty => ty,
    }
}

/// Whether a type is written as one of its own.
pub(super) fn is_item(ty: &Type) -> bool {
    match &ty.shape {
        Shape::Struct(_) | Shape::Union(_) => true,
        Shape::Enum(shape) => repr(shape).is_some(),
        Shape::Any
        | Shape::Null
        | Shape::Bool
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_) => false,
    }
}

/// What the values of an enum are, if it is written as one: true and false
/// have a type already.
pub(super) fn repr(shape: &Enum) -> Option<EnumRepr> {
    let all = |test: fn(&Value) -> bool| shape.values.iter().all(test);
    if shape.values.is_empty() || is_boolean(shape) {
        None
    } else if all(|value| matches!(value, Value::String(_))) {
        Some(EnumRepr::Text)
    } else if all(|value| matches!(value, Value::Integer(_))) {
        Some(EnumRepr::Integer)
    } else if all(|value| number(value).is_some()) {
        Some(EnumRepr::Number)
    } else {
        Some(EnumRepr::Mixed)
    }
}

/// Whether the values of an enum are true and false, or one of them.
pub(super) fn is_boolean(shape: &Enum) -> bool {
    let mut values = shape.values.iter();
    !shape.values.is_empty() && values.all(|value| matches!(value, Value::Bool(_)))
}

/// The number that a value of an enum is, if `f64` holds it as it is written.
pub(super) fn number(value: &Value) -> Option<f64> {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    let number: f64 = match value {
        Value::Integer(number) => number.to_string().parse().ok()?,
        Value::Other(text) => text.parse().ok()?,
        Value::String(_) | Value::Bool(_) => return None,
    };
    let is_exact = number.fract() != 0.0 || number.abs() < WHOLE;
    (number.is_finite() && is_exact).then_some(number)
}
