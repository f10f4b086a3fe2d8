//! Requests that can be made of answers: get, change, update.

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::Catalog;
use super::usage::{Face, Side, travels};
use crate::api::{Access, Shape, TypeId};
use crate::rust::{Conversion, Feed, Field, Presence, RustType, TypePath};

/// Types derived from the same one that are tried as an answer to make a
/// request of; where there are more, hardly any is the other's form.
const MOST_SIBLINGS: usize = 16;

/// The structs of which the answer's form converts into the request's.
pub(super) struct Twins {
    forms: BTreeMap<TypePath, (TypeId, Side)>,
    convert: BTreeSet<TypeId>,
    /// Schemas by the one that they were derived from.
    derived: BTreeMap<TypeId, Vec<TypeId>>,
}

impl Twins {
    /// Starts with all structs that have two forms, and drops those with a
    /// field that cannot be converted until none is left to drop.
    pub(super) fn of(catalog: &Catalog<'_>) -> Self {
        let mut twins = Self {
            forms: BTreeMap::new(),
            convert: BTreeSet::new(),
            derived: BTreeMap::new(),
        };
        for (id, ty) in catalog.api.types.iter() {
            if let Some(base) = ty.base {
                twins.derived.entry(base).or_default().push(id);
            }
        }
        for ((id, face), path) in &catalog.names {
            if let Face::Only(side) = face {
                twins.forms.insert(path.clone(), (*id, *side));
                twins.convert.insert(*id);
            }
        }
        let holders = twins.holders(catalog);
        let mut open: Vec<TypeId> = twins.convert.iter().copied().collect();
        while let Some(id) = open.pop() {
            if twins.convert.contains(&id) && !twins.holds(catalog, id) {
                twins.convert.remove(&id);
                open.extend(holders.get(&id).into_iter().flatten());
            }
        }
        twins
    }

    /// The structs with two forms by those that their fields are made of.
    fn holders(&self, catalog: &Catalog<'_>) -> BTreeMap<TypeId, Vec<TypeId>> {
        let mut holders: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
        for id in &self.convert {
            let shape = catalog.api.types.get(*id).map(|ty| &ty.shape);
            let Some(Shape::Struct(shape)) = shape else {
                continue;
            };
            for field in &shape.fields {
                let ty = catalog.member(*id, field, Side::Answer);
                for (part, _) in ty.named().iter().filter_map(|path| self.forms.get(path)) {
                    holders.entry(*part).or_default().push(*id);
                }
            }
        }
        holders
    }

    fn holds(&self, catalog: &Catalog<'_>, id: TypeId) -> bool {
        let Some(ty) = catalog.api.types.get(id) else {
            return false;
        };
        let Shape::Struct(shape) = &ty.shape else {
            return false;
        };
        let fields = &shape.fields;
        let carries = fields.iter().any(|field| travels_both_ways(field.access));
        let all_convert = fields.iter().all(|field| match field.access {
            Access::ReadOnly => true,
            Access::WriteOnly => !field.required,
            Access::Both | Access::ReadMostly => {
                let to = catalog.member(id, field, Side::Request);
                self.convert(&catalog.member(id, field, Side::Answer), &to)
                    .is_some()
            }
        });
        carries && all_convert
    }

    /// The answers that a request struct can be made from: the answer's form
    /// of its own schema, of the schema it was derived from, and of whatever
    /// else was derived from that one.
    pub(super) fn feeds(
        &self,
        catalog: &Catalog<'_>,
        id: TypeId,
        face: Face,
        fields: &[Field],
    ) -> Vec<Feed> {
        let own = (face == Face::Only(Side::Request)).then_some(id);
        let base = catalog.api.types.get(id).and_then(|ty| ty.base);
        let siblings = base
            .and_then(|base| self.derived.get(&base))
            .into_iter()
            .flatten();
        let siblings = siblings.copied().filter(|sibling| *sibling != id);
        let siblings = siblings.take(MOST_SIBLINGS);
        let mut feeds = Vec::new();
        for source in own.into_iter().chain(base).chain(siblings) {
            let source_face = catalog.usage.face(source, Side::Answer);
            let same = source == id && source_face == face;
            if same || !catalog.usage.travels(source, Side::Answer) {
                continue;
            }
            let face = source_face;
            let conversions = self.conversions(catalog, own, source, fields);
            if let (Some(from), Some(fields)) = (catalog.names.get(&(source, face)), conversions) {
                let from = from.clone();
                feeds.push(Feed { from, fields });
            }
        }
        feeds
    }

    /// How each field is made of the source's. None at all where a field
    /// that both have cannot be carried over, as nothing may be lost unseen,
    /// or where two schemas have so little in common that one is not the
    /// other's form.
    fn conversions(
        &self,
        catalog: &Catalog<'_>,
        own: Option<TypeId>,
        source: TypeId,
        fields: &[Field],
    ) -> Option<Vec<Option<Conversion>>> {
        let ty = catalog.api.types.get(source)?;
        let Shape::Struct(shape) = &ty.shape else {
            return None;
        };
        let mut conversions = Vec::new();
        for field in fields {
            let twin = shape
                .fields
                .iter()
                .find(|twin| twin.name == field.wire && travels(twin.access, Side::Answer));
            match twin {
                Some(twin) => {
                    let from = catalog.member(source, twin, Side::Answer);
                    conversions.push(Some(self.convert(&from, &field.ty)?));
                }
                None if field.presence == Presence::Optional => conversions.push(None),
                None => return None,
            }
        }
        let carried = conversions.iter().flatten().count();
        let is_form = own == Some(source) || carried * 2 > conversions.len();
        (carried > 0 && is_form).then_some(conversions)
    }

    fn convert(&self, from: &RustType, to: &RustType) -> Option<Conversion> {
        if from == to {
            return Some(Conversion::Same);
        }
        match (from, to) {
            (RustType::Option(from), RustType::Option(to)) => {
                Some(Conversion::Option(Box::new(self.convert(from, to)?)))
            }
            (RustType::List(from), RustType::List(to)) => {
                Some(Conversion::Each(Box::new(self.convert(from, to)?)))
            }
            (RustType::Named(from), RustType::Named(to)) => {
                self.are_twins(from, to).then_some(Conversion::Into)
            }
            (from, RustType::Option(to)) => {
                Some(Conversion::Wrap(Box::new(self.convert(from, to)?)))
            }
            _ => None,
        }
    }

    fn are_twins(&self, from: &TypePath, to: &TypePath) -> bool {
        match (self.forms.get(from), self.forms.get(to)) {
            (Some((answer, Side::Answer)), Some((request, Side::Request))) => {
                answer == request && self.convert.contains(request)
            }
            _ => false,
        }
    }
}

fn travels_both_ways(access: Access) -> bool {
    [Side::Answer, Side::Request]
        .iter()
        .all(|side| travels(access, *side))
}
