//! No file is longer than anybody reads: many types are shared out to modules.

use std::collections::{BTreeMap, BTreeSet};

use super::clash::Claimant;
use super::name::{Case, Scope, plain};
use super::word::Words;
use crate::rust::{Doc, EnumItem, Gate, Ident, Item, Method, StructItem, TypeFile, UnionItem};

/// The lines of a file by our estimate, well below 5,000 by count.
const MOST: usize = 3_500;

/// A file of types, with files below it where they are too many.
pub(super) fn file(module: Ident, items: Vec<Item>) -> TypeFile {
    share(module, cut(items), 1)
}

/// The types that stay in a resource's own file, and those that do not.
pub(super) fn resource(methods: &[Method], items: Vec<Item>) -> (Vec<Item>, Option<TypeFile>) {
    let calls: usize = methods.iter().map(call).sum();
    if calls + lines(&items) <= MOST {
        return (items, None);
    }
    let module = plain(&Words::cut("inline types"));
    (Vec::new(), Some(share(module, cut(items), 0)))
}

/// A type, the words of its name, and its lines by our estimate.
struct Piece {
    item: Item,
    words: Words,
    size: usize,
}

impl Piece {
    fn word(&self, depth: usize) -> Option<String> {
        self.words.0.get(depth).cloned()
    }
}

fn cut(items: Vec<Item>) -> Vec<Piece> {
    let pieces = items.into_iter().map(|item| Piece {
        words: Words::cut(item.ident().as_str()),
        size: size(&item),
        item,
    });
    pieces.collect()
}

fn whole(module: Ident, pieces: Vec<Piece>) -> TypeFile {
    TypeFile {
        module,
        gate: Gate::default(),
        items: pieces.into_iter().map(|piece| piece.item).collect(),
        files: Vec::new(),
    }
}

/// Shares out by the word at `depth`: the smallest groups stay, as many as
/// there is room for, and each other one gets a file.
fn share(module: Ident, pieces: Vec<Piece>, depth: usize) -> TypeFile {
    let lines: usize = pieces.iter().map(|piece| piece.size).sum();
    if lines <= MOST || pieces.len() < 2 {
        return whole(module, pieces);
    }
    let mut sizes: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for piece in &pieces {
        *sizes.entry(piece.word(depth)).or_default() += piece.size;
    }
    if let (1, Some((word, _))) = (sizes.len(), sizes.first_key_value()) {
        return match word {
            Some(_) => share(module, pieces, depth + 1),
            None => chunks(module, pieces),
        };
    }
    let stay = staying(sizes);
    let mut here = Vec::new();
    let mut groups: BTreeMap<Option<String>, Vec<Piece>> = BTreeMap::new();
    for piece in pieces {
        match piece.word(depth) {
            word if stay.contains(&word) => here.push(piece),
            word => groups.entry(word).or_default().push(piece),
        }
    }
    let mut file = whole(module, here);
    let mut scope = modules();
    for (word, pieces) in groups {
        let words = Words(vec![word.unwrap_or_else(|| "base".to_owned())]);
        let module = scope.follow(&words, Case::Value, Claimant::house());
        file.files.push(share(module, pieces, depth + 1));
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
fn chunks(module: Ident, pieces: Vec<Piece>) -> TypeFile {
    let mut file = whole(module, Vec::new());
    let mut scope = modules();
    let mut full = MOST;
    for Piece { item, size, .. } in pieces {
        full += size;
        match file.files.last_mut() {
            Some(last) if full <= MOST => last.items.push(item),
            _ => {
                full = size;
                let words = Words::cut("part");
                file.files.push(TypeFile {
                    module: scope.follow(&words, Case::Value, Claimant::house()),
                    gate: Gate::default(),
                    items: vec![item],
                    files: Vec::new(),
                });
            }
        }
    }
    file
}

/// Modules below a file of types.
pub(super) fn modules() -> Scope {
    Scope::reserving(&["con", "aux", "nul", "prn", "std"], "types")
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
