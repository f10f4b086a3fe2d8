//! Choices: the alternative that is taken, and the mark that names it.

use serde_json::{Map, Value};

use super::flat::{Nullness, Walk, list};
use super::spec::{At, reference};

impl<'a> Walk<'a, '_> {
    pub(super) fn choice(&mut self, at: At<'a>, members: &'a Map<String, Value>, keyword: &str) {
        let branches: Vec<&'a Value> = list(members, keyword).collect();
        if branches.is_empty() {
            return;
        }
        let number = self.flat.choices.len();
        self.flat.choices.push(branches.len());
        let Some(branch) = self.picks.get(number).and_then(|pick| branches.get(*pick)) else {
            return;
        };
        let branch = self.spec.part(at, branch);
        if let Some(discriminator) = members.get("discriminator") {
            self.tag(at, discriminator, branch);
        }
        self.nulls.push(Nullness::default());
        self.schema(branch, true);
    }

    /// The value of the discriminator that names an alternative.
    fn tag(&mut self, at: At<'a>, discriminator: &'a Value, branch: At<'a>) {
        let Some(name) = discriminator.get("propertyName").and_then(Value::as_str) else {
            return;
        };
        let Some(target) = reference(branch.value) else {
            return;
        };
        let found = self.spec.target(branch, target).map(At::key);
        let mapped = self.mapped(at, discriminator, |key| Some(key) == found);
        let plain = || target.rsplit('/').next().unwrap_or_default().to_owned();
        self.flat.tags.insert(name, mapped.unwrap_or_else(plain));
    }

    /// A parent that says which value means which child.
    pub(super) fn tag_of_parent(&mut self, at: At<'a>, members: &'a Map<String, Value>) {
        let Some(discriminator) = members.get("discriminator") else {
            return;
        };
        let name = discriminator.get("propertyName").and_then(Value::as_str);
        let mapped = self.mapped(at, discriminator, |key| {
            key != at.key() && self.seen.contains(&key)
        });
        if let (Some(name), Some(value)) = (name, mapped) {
            self.flat.tags.entry(name).or_insert(value);
        }
    }

    fn mapped(
        &self,
        at: At<'a>,
        discriminator: &Value,
        is_it: impl Fn(usize) -> bool,
    ) -> Option<String> {
        let mapping = discriminator.get("mapping")?.as_object()?;
        let mut mapping = mapping.iter();
        let found = mapping.find(|(_, target)| {
            let target = target.as_str().unwrap_or_default();
            let target = match target.contains(['/', '#', '.']) {
                true => target.to_owned(),
                false => format!("#/components/schemas/{target}"),
            };
            self.spec
                .target(at, &target)
                .is_some_and(|t| is_it(t.key()))
        });
        found.map(|(value, _)| value.clone())
    }
}
