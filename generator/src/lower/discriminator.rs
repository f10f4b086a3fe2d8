//! `discriminator`: the member that tells the alternatives apart, as it is written.

use indexmap::IndexMap;
use openapiv3::Discriminator;

use crate::api::{Tag, Value, Variant};
use crate::diagnostic::Diagnostic;
use crate::document::{DEFAULT_MAPPING, Schema};
use crate::pointer::Pointer;

use super::Lower;

/// Choices inside one another that a mapping reaches into.
const DEEPEST: usize = 3;

impl Lower<'_, '_> {
    /// Gives every variant the values of the tag that the mapping names for it.
    pub(super) fn tag(
        &mut self,
        pointer: &Pointer,
        schema: &Schema,
        variants: &mut [Variant],
    ) -> Option<Tag> {
        let written = schema.data.discriminator.as_ref();
        // The loader has said that its property is missing.
        let discriminator = written.filter(|written| !written.property_name.is_empty())?;
        let name = discriminator.property_name.clone();
        let at = pointer.child("discriminator").child("mapping");
        let places = match discriminator.mapping.is_empty() {
            true => IndexMap::new(),
            false => self.places(variants),
        };
        for (value, reference) in &discriminator.mapping {
            let place = at.child(value);
            let target = self.mapped(reference);
            let Some(end) = self.end(&target) else {
                self.dead(place, reference, &target);
                continue;
            };
            let index = places.get(&target).or_else(|| places.get(&end));
            match index.and_then(|index| variants.get_mut(*index)) {
                Some(variant) => variant.tags.push(Value::String(value.clone())),
                None => {
                    let message = format!("`{reference}` is not one of the alternatives");
                    let place = self.value(place);
                    let fault = Diagnostic::warning("mapping-without-member", place, message);
                    self.say(fault.help("add it to `oneOf`, or remove it from `mapping`"));
                }
            }
        }
        let default = self.default(discriminator, variants);
        Some(Tag { name, default })
    }

    /// The variant that values which no other one claims mean.
    fn default(&self, discriminator: &Discriminator, variants: &[Variant]) -> Option<Pointer> {
        let reference = discriminator.extensions.get(DEFAULT_MAPPING)?.as_str()?;
        let target = self.mapped(reference);
        let places = self.places(variants);
        let found = places
            .get(&target)
            .or_else(|| places.get(&self.end(&target)?));
        found
            .and_then(|at| variants.get(*at))
            .map(|variant| variant.pointer.clone())
    }

    /// The variants by the schemas that they lead to, at the next step and at
    /// the last, and by those of choices inside them.
    fn places(&self, variants: &[Variant]) -> IndexMap<Pointer, usize> {
        let mut places = IndexMap::new();
        let mut open: Vec<(usize, Pointer)> = Vec::new();
        for (index, variant) in variants.iter().enumerate() {
            open.extend(
                self.table
                    .pointer(variant.value.ty)
                    .map(|at| (index, at.clone())),
            );
            open.push((index, variant.pointer.clone()));
        }
        for _ in 0..DEEPEST {
            let mut inner = Vec::new();
            for (index, place) in open {
                let end = self.end(&place);
                if let Some((at, schema)) = self.look(&place) {
                    for keyword in ["oneOf", "anyOf"] {
                        let members = self.members(&at, schema, keyword).values.into_iter();
                        inner.extend(members.map(|member| (index, member)));
                    }
                }
                for place in [Some(place), end].into_iter().flatten() {
                    places.entry(place).or_insert(index);
                }
            }
            open = inner;
        }
        places
    }

    /// The schema that the one at `pointer` stands for; `None` if there is none.
    fn end(&self, pointer: &Pointer) -> Option<Pointer> {
        self.node(pointer)?;
        let end = self.look(pointer).map(|(place, _)| place);
        Some(end.unwrap_or_else(|| pointer.clone()))
    }

    /// The schema that a mapping means: by `$ref`, by name, or by the file that
    /// would have its name.
    pub(super) fn mapped(&self, reference: &str) -> Pointer {
        let schemas = Pointer::root().child("components").child("schemas");
        let fragment = reference.split_once('#').map(|(_, fragment)| fragment);
        if let Some(pointer) = fragment.and_then(Pointer::parse) {
            return pointer;
        }
        let named = schemas.child(reference);
        let file = reference.rsplit('/').next().unwrap_or(reference);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let by_file = schemas.child(stem);
        match self.node(&named).is_none() && self.node(&by_file).is_some() {
            true => by_file,
            false => named,
        }
    }
}
