//! Names for what files give no name: that of the file or of the member, and
//! where several share it, what tells them apart.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::pointer::Pointer;

/// A piece without a name.
pub(super) struct Nameless<'p> {
    piece: usize,
    /// The words before the name, from the root document's folder on.
    before: Vec<&'p str>,
    base: String,
}

/// Names of files that say nothing of what is in there.
const EMPTY: [&str; 3] = ["index", "_index", "schema"];

impl<'p> Nameless<'p> {
    /// What stands at `pointer` of the file at `path`.
    pub(super) fn new(piece: usize, path: &'p str, pointer: &Pointer) -> Self {
        let mut before: Vec<&str> = path.split('/').collect();
        let stem = before.pop().unwrap_or_default();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let keys: Vec<String> = pointer.keys().map(Cow::into_owned).collect();
        let named = keys.iter().rposition(|key| says_something(key));
        let base = match named.and_then(|at| keys.get(at)) {
            Some(key) => {
                before.push(stem);
                let rest = keys.iter().skip(named.map_or(0, |at| at + 1));
                let rest = rest.filter(|key| key.as_str() == "items");
                rest.fold(key.clone(), |name, _| name + "_item")
            }
            None if EMPTY.contains(&stem) => before.pop().unwrap_or(stem).to_owned(),
            None => stem.to_owned(),
        };
        Self {
            piece,
            before,
            base,
        }
    }
}

/// Whether a key is a name, not a keyword, a status or a media type.
fn says_something(key: &str) -> bool {
    const KEYWORDS: [&str; 13] = [
        "schema",
        "schemas",
        "items",
        "content",
        "properties",
        "additionalProperties",
        "allOf",
        "anyOf",
        "oneOf",
        "responses",
        "parameters",
        "headers",
        "$defs",
    ];
    !KEYWORDS.contains(&key) && !key.contains('/') && !key.chars().all(|c| c.is_ascii_digit())
}

/// A name for each piece. What others do with a name decides, never the order
/// in which they came: all that share one are told apart.
pub(super) fn choose<'t>(
    pieces: &[Nameless<'_>],
    taken: impl Iterator<Item = &'t str>,
) -> Vec<(usize, String)> {
    let mut taken: BTreeSet<String> = taken.map(fold).collect();
    let mut groups: BTreeMap<String, Vec<&Nameless<'_>>> = BTreeMap::new();
    for piece in pieces {
        groups.entry(fold(&piece.base)).or_default().push(piece);
    }
    let mut names = Vec::with_capacity(pieces.len());
    let (alone, shared): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|(name, group)| group.len() == 1 && !taken.contains(name));
    for (name, group) in alone {
        taken.insert(name);
        names.extend(group.iter().map(|piece| (piece.piece, piece.base.clone())));
    }
    for (_, group) in shared {
        for piece in &group {
            let name = apart(piece, &group);
            let numbered = (2..).map(|number| format!("{name}_{number}"));
            let mut candidates = std::iter::once(name.clone()).chain(numbered);
            let free = candidates.find(|name| taken.insert(fold(name)));
            names.push((piece.piece, free.unwrap_or(name)));
        }
    }
    names
}

/// The name with the nearest word before it that no other of the group has;
/// with all words, if there is no such word.
fn apart(piece: &Nameless<'_>, group: &[&Nameless<'_>]) -> String {
    let others = || group.iter().filter(|other| other.piece != piece.piece);
    let own = piece.before.iter().rev();
    let mut own = own.filter(|word| !others().any(|other| other.before.contains(word)));
    match own.next() {
        Some(word) => format!("{word}_{}", piece.base),
        None => {
            let words = piece.before.iter().copied();
            let words: Vec<&str> = words.chain([piece.base.as_str()]).collect();
            words.join("_")
        }
    }
}

/// What two names have in common that become the same in code.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Nameless, choose};
    use crate::pointer::Pointer;

    fn names(pieces: &[(&str, &str)], taken: &[&str]) -> Vec<String> {
        let pieces: Vec<Nameless<'_>> = pieces
            .iter()
            .enumerate()
            .map(|(index, (path, pointer))| {
                Nameless::new(index, path, &Pointer::parse(pointer).unwrap())
            })
            .collect();
        let mut names = choose(&pieces, taken.iter().copied());
        names.sort();
        names.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn a_name_is_that_of_the_file_or_of_the_member() {
        let pieces = [
            ("a/pet.schema.yml", ""),
            ("b.yml", "/page"),
            ("dog/index.yml", ""),
            ("c.yml", "/x/content/application~1json/schema"),
            ("d.yml", "/owners/items"),
        ];
        let wanted = ["pet.schema", "page", "dog", "x", "owners_item"];
        assert_eq!(names(&pieces, &[]), wanted);
    }

    #[test]
    fn all_that_share_a_name_are_told_apart() {
        let pieces = [
            ("a/models/size.yml", ""),
            ("b/models/size.yml", ""),
            ("b/models/Size_.yml", "/x"),
            ("c/x.yml", ""),
        ];
        let wanted = ["a_size", "b_size", "Size__x", "c_x"];
        assert_eq!(names(&pieces, &[]), wanted);
        assert_eq!(names(&[("a/pet.yml", "")], &["Pet"]), ["a_pet"]);
        assert_eq!(names(&[("pet.yml", "")], &["Pet"]), ["pet_2"]);
    }
}
