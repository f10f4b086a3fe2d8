//! Inline types that are alike: the first is written, the others are second
//! names for it, so that no name hangs on what else looks like it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::catalog::Catalog;
use super::item::tally::Tally;
use crate::api::{Name, TypeId};
use crate::rust::{
    AliasItem, Doc, EnumVariant, Home, Item, RustType, StructItem, TypePath, UnionItem, XmlContent,
    XmlNode,
};

/// The items of all files.
pub(super) type Items = BTreeMap<Home, Vec<(TypeId, Item)>>;

/// Replaces each inline type that an earlier one is like. Their own docs may
/// differ, those of their members may not.
pub(super) fn fold(catalog: &Catalog<'_>, items: &mut Items) {
    let twins = Twins::of(catalog, items);
    if twins.0.is_empty() {
        return;
    }
    for (home, items) in items {
        for (_, item) in items {
            let path = TypePath {
                home: *home,
                ident: item.ident().clone(),
            };
            match (twins.0.get(&path), &mut *item) {
                (Some(_), _) => *item = alias(item, twins.first(&path)),
                (None, Item::Struct(item)) => twins.settle_struct(item),
                (None, Item::Union(item)) => twins.settle_union(item),
                (None, Item::Enum(_) | Item::Alias(_)) => {}
            }
        }
    }
}

fn alias(item: &Item, target: &TypePath) -> Item {
    Item::Alias(AliasItem {
        ident: item.ident().clone(),
        doc: item.doc().clone(),
        target: target.clone(),
    })
}

/// An inline type that may be like another.
struct Candidate<'a> {
    path: TypePath,
    item: &'a Item,
}

/// Each type that is like an earlier one, with that one.
struct Twins(BTreeMap<TypePath, TypePath>);

impl Twins {
    /// Compares until nothing new is found: types are alike as soon as what
    /// they are made of is.
    fn of(catalog: &Catalog<'_>, items: &Items) -> Self {
        let mut open = candidates(catalog, items);
        let mut twins = Self(BTreeMap::new());
        let mut known: BTreeMap<String, TypePath> = BTreeMap::new();
        loop {
            let mut found = BTreeSet::new();
            for candidate in &open {
                let key = twins.key(candidate.item);
                let path = &candidate.path;
                let first = known.entry(key).or_insert_with(|| path.clone());
                if twins.first(first) != path {
                    let first = twins.first(first).clone();
                    twins.0.insert(path.clone(), first);
                    found.insert(path.clone());
                }
            }
            if found.is_empty() {
                return twins;
            }
            open.retain(|c| !twins.0.contains_key(&c.path));
            open.retain(|c| parts(c.item).iter().any(|part| found.contains(part)));
        }
    }

    fn first<'a>(&'a self, path: &'a TypePath) -> &'a TypePath {
        let mut first = path;
        while let Some(next) = self.0.get(first) {
            first = next;
        }
        first
    }

    /// All that has to be the same, as text.
    fn key(&self, item: &Item) -> String {
        let mut key = String::new();
        // Writing to a string does not fail.
        let _ = match item {
            Item::Struct(item) => {
                for field in &item.fields {
                    let ty = self.settled(&field.ty);
                    let (ident, wire, presence) = (&field.ident, &field.wire, field.presence);
                    let _ = write!(
                        key,
                        "{ident} {wire:?} {ty:?} {presence:?} {};",
                        field.deprecated
                    );
                    told(&mut key, &field.doc);
                }
                let xml = self.settled_xml(&item.xml, XmlNode::named);
                let _ = write!(key, "{xml:?}");
                let (derives, from) = (&item.derives, item.from_field);
                let sent = (item.constructor, item.body);
                write!(key, "struct {derives:?} {from:?} {sent:?}")
            }
            Item::Enum(item) => {
                for EnumVariant { ident, doc, wire } in &item.variants {
                    let _ = write!(key, "{ident} {wire:?};");
                    told(&mut key, doc);
                }
                write!(key, "enum {:?} {}", item.repr, item.unknown)
            }
            Item::Union(item) => {
                for variant in &item.variants {
                    let ty = self.settled(&variant.ty);
                    let (ident, tags) = (&variant.ident, &variant.tags);
                    let _ = write!(key, "{ident} {ty:?} {tags:?};");
                    told(&mut key, &variant.doc);
                }
                let xml = self.settled_xml(&item.xml, XmlContent::named);
                let _ = write!(key, "{xml:?}");
                let (tag, pairs) = (&item.tag, item.from_pairs);
                write!(key, "union {tag:?} {pairs:?} {}", item.unknown)
            }
            Item::Alias(item) => write!(key, "alias {:?}", item.target),
        };
        key
    }

    /// A type with first names only.
    fn settled(&self, ty: &RustType) -> RustType {
        let inner = |ty: &RustType| Box::new(self.settled(ty));
        match ty {
            RustType::List(item) => RustType::List(inner(item)),
            RustType::Rest(item) => RustType::Rest(inner(item)),
            RustType::Tuple(elements) => {
                let elements = elements.iter().map(|element| self.settled(element));
                RustType::Tuple(elements.collect())
            }
            RustType::Map(value) => RustType::Map(inner(value)),
            RustType::Option(ty) => RustType::Option(inner(ty)),
            RustType::Maybe(ty) => RustType::Maybe(inner(ty)),
            RustType::Boxed(ty) => RustType::Boxed(inner(ty)),
            RustType::Named(path) => RustType::Named(self.first(path).clone()),
            RustType::Bool
            | RustType::I64
            | RustType::U64
            | RustType::F64
            | RustType::String
            | RustType::Formatted(_)
            | RustType::Secret
            | RustType::File
            | RustType::Json
            | RustType::Null => ty.clone(),
        }
    }

    /// A table of XML with first names only.
    fn settled_xml<T: Clone>(
        &self,
        table: &Option<Vec<T>>,
        named: fn(&mut T) -> Vec<&mut TypePath>,
    ) -> Option<Vec<T>> {
        let mut table = table.clone();
        for path in table.iter_mut().flatten().flat_map(named) {
            *path = self.first(path).clone();
        }
        table
    }

    /// A request is made of each answer once.
    fn settle_struct(&self, item: &mut StructItem) {
        let mut sources = BTreeSet::new();
        let mut fresh = |path: &TypePath| sources.insert(self.first(path).clone());
        item.feeds.retain(|feed| fresh(&feed.from));
    }

    /// A value converts into a union where only one variant is of its type.
    fn settle_union(&self, item: &mut UnionItem) {
        let types: Vec<_> = item.variants.iter().map(|v| self.settled(&v.ty)).collect();
        let forms: Tally<_> = types.iter().collect();
        for (variant, ty) in item.variants.iter_mut().zip(&types) {
            variant.from = variant.from && !forms.has_several(&ty);
        }
        let lost = |at: &usize| !item.variants.get(*at).is_some_and(|v| v.from);
        if item.from_pairs.as_ref().is_some_and(lost) {
            item.from_pairs = None;
        }
    }
}

/// Adds docs to a key; their lines hold no ends of lines.
fn told(key: &mut String, doc: &Doc) {
    for line in &doc.0 {
        key.push_str(line);
        key.push('\n');
    }
    key.push('\0');
}

fn candidates<'a>(catalog: &Catalog<'_>, items: &'a Items) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for (home, items) in items {
        for (id, item) in items {
            let ty = catalog.api.types.get(*id);
            if ty.is_some_and(|ty| matches!(ty.name, Name::Inline { .. })) && may_fold(item) {
                let ident = item.ident().clone();
                found.push(Candidate {
                    path: TypePath { home: *home, ident },
                    item,
                });
            }
        }
    }
    found
}

/// Types that are made of answers are their own: the conversion says which.
fn may_fold(item: &Item) -> bool {
    match item {
        Item::Struct(item) => item.feeds.is_empty(),
        Item::Enum(_) | Item::Union(_) => true,
        Item::Alias(_) => false,
    }
}

/// The types of the crate that an item is made of.
fn parts(item: &Item) -> Vec<&TypePath> {
    let types: Vec<&RustType> = match item {
        Item::Struct(item) => item.fields.iter().map(|field| &field.ty).collect(),
        Item::Union(item) => item.variants.iter().map(|v| &v.ty).collect(),
        Item::Enum(_) | Item::Alias(_) => Vec::new(),
    };
    types.into_iter().flat_map(RustType::named).collect()
}
