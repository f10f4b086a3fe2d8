//! No file is longer than anybody reads: many types are shared out to modules.

use std::collections::{BTreeMap, BTreeSet};

use super::clash::Claimant;
use super::name::{Case, Scope, plain};
use super::word::Words;
use crate::rust::{Doc, EnumItem, Ident, Item, Method, StructItem, TypeFile, UnionItem};

/// The lines of a file by our estimate, well below 5,000 by count.
const MOST: usize = 3_500;

/// A file of types, with files below it where they are too many.
pub(super) fn file(module: Ident, items: Vec<Item>) -> TypeFile {
    share(module, items, 1)
}

/// The types that stay in a resource's own file, and those that do not.
pub(super) fn resource(methods: &[Method], items: Vec<Item>) -> (Vec<Item>, Option<TypeFile>) {
    let calls: usize = methods.iter().map(call).sum();
    if calls + lines(&items) <= MOST {
        return (items, None);
    }
    let module = plain(&Words::cut("inline types"));
    (Vec::new(), Some(share(module, items, 0)))
}

/// Shares out by the word at `depth`: the smallest groups stay, as many as
/// there is room for, and each other one gets a file.
fn share(module: Ident, items: Vec<Item>, depth: usize) -> TypeFile {
    let mut file = TypeFile {
        module,
        items,
        files: Vec::new(),
    };
    if lines(&file.items) <= MOST || file.items.len() < 2 {
        return file;
    }
    let mut sizes: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for item in &file.items {
        *sizes.entry(word(item, depth)).or_default() += size(item);
    }
    if let (1, Some((word, _))) = (sizes.len(), sizes.first_key_value()) {
        return match word {
            Some(_) => share(file.module, file.items, depth + 1),
            None => chunks(file),
        };
    }
    let stay = staying(sizes);
    let mut groups: BTreeMap<Option<String>, Vec<Item>> = BTreeMap::new();
    for item in std::mem::take(&mut file.items) {
        match word(&item, depth) {
            word if stay.contains(&word) => file.items.push(item),
            word => groups.entry(word).or_default().push(item),
        }
    }
    let mut scope = modules();
    for (word, items) in groups {
        let words = Words(vec![word.unwrap_or_else(|| "base".to_owned())]);
        let module = scope.follow(&words, Case::Value, Claimant::house());
        file.files.push(share(module, items, depth + 1));
    }
    file
}

fn staying(sizes: BTreeMap<Option<String>, usize>) -> BTreeSet<Option<String>> {
    let mut sizes: Vec<_> = sizes.into_iter().collect();
    sizes.sort_by_key(|(_, size)| *size);
    let mut room = MOST;
    let fits = |(_, size): &(Option<String>, usize)| {
        let fits = *size <= room;
        room = room.saturating_sub(*size);
        fits
    };
    let stay = sizes.into_iter().take_while(fits);
    stay.map(|(word, _)| word).collect()
}

/// Types of one and the same name but for a number: in the order they have.
fn chunks(mut file: TypeFile) -> TypeFile {
    let mut scope = modules();
    let mut full = MOST;
    for item in std::mem::take(&mut file.items) {
        let size = size(&item);
        full += size;
        match file.files.last_mut() {
            Some(last) if full <= MOST => last.items.push(item),
            _ => {
                full = size;
                let words = Words::cut("part");
                file.files.push(TypeFile {
                    module: scope.follow(&words, Case::Value, Claimant::house()),
                    items: vec![item],
                    files: Vec::new(),
                });
            }
        }
    }
    file
}

fn modules() -> Scope {
    Scope::reserving(&["con", "aux", "nul", "prn"], "types")
}

fn word(item: &Item, depth: usize) -> Option<String> {
    let words = Words::cut(item.ident().as_str());
    words.0.into_iter().nth(depth)
}

fn lines(items: &[Item]) -> usize {
    items.iter().map(size).sum()
}

fn size(item: &Item) -> usize {
    match item {
        Item::Struct(item) => of_struct(item),
        Item::Enum(item) => of_enum(item),
        Item::Union(item) => of_union(item),
        Item::Alias(item) => height(&item.doc) + 2,
    }
}

fn of_struct(item: &StructItem) -> usize {
    let field = |doc: &Doc, setter: bool| match setter {
        true => 2 * height(doc) + 9,
        false => height(doc) + 3,
    };
    let fields = item.fields.iter();
    let fields: usize = fields.map(|f| field(&f.doc, item.constructor)).sum();
    let feeds = item.feeds.len() * (item.fields.len() + 10);
    let proof = if item.body { 20 } else { 0 };
    height(&item.doc) + fields + feeds + proof + 30
}

fn of_enum(item: &EnumItem) -> usize {
    let variants = item.variants.iter();
    let variants: usize = variants.map(|v| height(&v.doc) + 3).sum();
    height(&item.doc) + variants + 15
}

fn of_union(item: &UnionItem) -> usize {
    let variants = item.variants.iter();
    let variants: usize = variants.map(|v| height(&v.doc) + 25).sum();
    height(&item.doc) + variants + 20
}

fn call(method: &Method) -> usize {
    let setters = method.options.iter().flat_map(|options| &options.setters);
    let setters: usize = setters.map(|setter| height(&setter.doc) + 8).sum();
    height(&method.doc) + setters + method.arguments.len() * 4 + 30
}

fn height(doc: &Doc) -> usize {
    doc.0.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::EnumRepr;

    fn item(name: &str) -> Item {
        let ident = |text: &str| Ident::checked(text).unwrap();
        Item::Enum(EnumItem {
            ident: ident(name),
            doc: Doc(vec!["One of many.".to_owned(); 84]),
            deprecated: false,
            repr: EnumRepr::Text,
            variants: Vec::new(),
            unknown: ident("Unknown"),
        })
    }

    fn shared(names: &[String]) -> TypeFile {
        let items = names.iter().map(|name| item(name)).collect();
        file(plain(&Words::cut("zone")), items)
    }

    fn longest(file: &TypeFile) -> usize {
        let below = file.files.iter().map(longest);
        below.chain([lines(&file.items)]).max().unwrap()
    }

    #[test]
    fn few_types_stay_together() {
        let names = ["ZoneA", "ZoneB"].map(str::to_owned);
        assert_eq!(shared(&names).files, []);
    }

    #[test]
    fn many_types_are_shared_out_by_their_words_and_none_is_lost() {
        let kinds = ["Setting", "Rule", "Rule", "Rule", "Plan"];
        let names = (0..500).map(|n| format!("Zone{}Part{}", kinds[n % 5], n));
        let names: Vec<String> = names.chain(["Zone".to_owned()]).collect();
        let file = shared(&names);
        assert_eq!(file.count(), names.len());
        assert!(longest(&file) <= MOST, "{}", longest(&file));
        let modules = file.files.iter().map(|file| file.module.as_str());
        assert_eq!(modules.collect::<Vec<_>>(), ["plan", "rule", "setting"]);
    }

    #[test]
    fn types_of_one_word_go_by_their_order() {
        let names: Vec<String> = (0..500).map(|n| format!("Zone{n}")).collect();
        let file = shared(&names);
        assert_eq!(file.count(), names.len());
        assert!(longest(&file) <= MOST, "{}", longest(&file));
    }
}
