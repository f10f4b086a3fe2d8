//! `discriminator`: the member that tells the alternatives apart.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::api::{Tag, Variant};
use crate::diagnostic::Diagnostic;
use crate::document::Schema;
use crate::pointer::Pointer;

use super::Lower;
use super::name::component;

impl Lower<'_, '_> {
    /// Gives every variant the values of the tag that mean it.
    pub(super) fn tag(
        &mut self,
        pointer: &Pointer,
        schema: &Schema,
        variants: &mut [Variant],
    ) -> Option<Tag> {
        let written = schema.data.discriminator.as_ref();
        // The loader has said that its property is missing.
        let named = written.filter(|written| !written.property_name.is_empty());
        let Some(discriminator) = named else {
            return self.unwritten_tag(variants);
        };
        let name = discriminator.property_name.clone();
        let at = pointer.child("discriminator").child("mapping");
        let places = self.places(variants);
        for (value, reference) in &discriminator.mapping {
            let place = at.child(value);
            let target = mapped(reference);
            let Some(end) = self.end(&target) else {
                self.dead(place, reference, &target);
                continue;
            };
            let index = places.get(&target).or_else(|| places.get(&end));
            match index.and_then(|index| variants.get_mut(*index)) {
                Some(variant) => variant.tags.push(value.clone()),
                None => {
                    let message = format!("`{reference}` is not one of the alternatives");
                    let place = self.value(place);
                    let fault = Diagnostic::warning("mapping-without-member", place, message);
                    self.say(fault.help("add it to `oneOf`, or remove it from `mapping`"));
                }
            }
        }
        for variant in variants {
            if variant.tags.is_empty() {
                variant.tags.extend(self.implicit_tag(variant, &name));
            }
        }
        Some(Tag { name })
    }

    /// The property that has one value in each variant, another in every one.
    fn unwritten_tag(&self, variants: &mut [Variant]) -> Option<Tag> {
        let constants: Vec<_> = variants.iter().map(|it| self.constants(it)).collect();
        let (first, others) = constants.split_first()?;
        let is_told_apart = |name: &&String| {
            let values = constants.iter().map(|it| it.get(*name));
            let distinct: BTreeSet<Option<&String>> = values.collect();
            distinct.len() == constants.len() && !distinct.contains(&None)
        };
        let name = first
            .keys()
            .find(is_told_apart)
            .filter(|_| !others.is_empty())?;
        for (variant, constants) in variants.iter_mut().zip(&constants) {
            variant.tags.extend(constants.get(name).cloned());
        }
        Some(Tag { name: name.clone() })
    }

    /// The properties of a variant that have one value, a text.
    fn constants(&self, variant: &Variant) -> IndexMap<String, String> {
        let Some((place, schema)) = self.look(&variant.pointer) else {
            return IndexMap::new();
        };
        let list = place.child("properties");
        let names = schema.kind.properties.keys();
        let constants = names.filter_map(|name| {
            let (_, property) = self.look(&list.child(name))?;
            match property.kind.enumeration.as_slice() {
                [value] => Some((name.clone(), value.as_str()?.to_owned())),
                _ => None,
            }
        });
        constants.collect()
    }

    /// The variants by the schemas that they lead to, at the next step and at
    /// the last.
    fn places(&self, variants: &[Variant]) -> IndexMap<Pointer, usize> {
        let mut places = IndexMap::new();
        for (index, variant) in variants.iter().enumerate() {
            let next = self.table.pointer(variant.value.ty).cloned();
            for place in next.into_iter().chain(self.end(&variant.pointer)) {
                places.entry(place).or_insert(index);
            }
        }
        places
    }

    /// The schema that the one at `pointer` stands for; `None` if there is none.
    fn end(&self, pointer: &Pointer) -> Option<Pointer> {
        self.node(pointer)?;
        let end = self.look(pointer).map(|(place, _)| place);
        Some(end.unwrap_or_else(|| pointer.clone()))
    }

    /// The tag of a variant that no mapping names: the one value that its
    /// property may have, else its name among the components.
    fn implicit_tag(&self, variant: &Variant, name: &str) -> Option<String> {
        let constant = self.look(&variant.pointer).and_then(|(place, _)| {
            let property = place.child("properties").child(name);
            let (_, schema) = self.look(&property)?;
            match schema.kind.enumeration.as_slice() {
                [value] => value.as_str().map(str::to_owned),
                _ => None,
            }
        });
        constant.or_else(|| component(self.table.pointer(variant.value.ty)?))
    }
}

/// The schema that a mapping means, by `$ref` or by name.
fn mapped(reference: &str) -> Pointer {
    let pointer = reference.strip_prefix('#').and_then(Pointer::parse);
    pointer.unwrap_or_else(|| {
        let schemas = Pointer::root().child("components").child("schemas");
        schemas.child(reference)
    })
}
