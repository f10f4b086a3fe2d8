//! Spelling: words become identifiers, each claimed once in its scope.

use std::collections::{BTreeMap, BTreeSet};

use super::clash::{Claimant, Clash, Twin};
use super::word::Words;
use crate::rust::Ident;

/// How a kind of name is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `TokenStatus`, for types and variants.
    Type,
    /// `token_status`, for everything that runs or holds.
    Value,
    /// `TOKEN_STATUS`, for statics.
    Constant,
}

/// Names that may not meet: the fields of a struct, the types of a module.
///
/// Who comes first keeps the name; the others get a number behind it, and
/// [`Scope::clashes`] tells of them.
#[derive(Debug, Default)]
pub(super) struct Scope {
    house: BTreeMap<String, &'static str>,
    taken: BTreeMap<Ident, Owner>,
    expected: BTreeSet<Ident>,
    clashes: Vec<Clash>,
}

#[derive(Debug)]
struct Owner {
    who: Claimant,
    /// The number that the last one who came for the name got.
    number: usize,
    /// The clash about the name, if there is one.
    clash: Option<usize>,
}

impl Scope {
    /// A scope in which the house keeps some names for itself; who comes for
    /// one of them gets it with `word` behind.
    pub(super) fn reserving(names: &[&str], word: &'static str) -> Self {
        let house = names.iter().map(|name| ((*name).to_owned(), word));
        Self {
            house: house.collect(),
            ..Self::default()
        }
    }

    /// Says that somebody will claim this name: no number makes it of another.
    pub(super) fn expect(&mut self, words: &Words, case: Case) {
        let ident = self.settled(words, case);
        self.expected.insert(ident);
    }

    /// Gives a node a name made of `words`.
    pub(super) fn claim(&mut self, words: &Words, case: Case, who: Claimant) -> Ident {
        self.give(words, case, who, true)
    }

    /// Like [`Scope::claim`], for a name that follows another one, or that
    /// nobody outside the crate sees: a clash is not worth a word.
    pub(super) fn follow(&mut self, words: &Words, case: Case, who: Claimant) -> Ident {
        self.give(words, case, who, false)
    }

    /// What is to be said of this scope: each name that several came for.
    pub(super) fn clashes(&mut self) -> Vec<Clash> {
        for owner in self.taken.values_mut() {
            owner.clash = None;
        }
        std::mem::take(&mut self.clashes)
    }

    fn give(&mut self, words: &Words, case: Case, who: Claimant, told: bool) -> Ident {
        let wanted = self.settled(words, case);
        let Some(owner) = self.taken.get(&wanted) else {
            self.take(&wanted, who);
            return wanted;
        };
        let mut number = owner.number;
        let ident = loop {
            number += 1;
            let ident = ident(numbered(wanted.as_str(), number, case));
            let house = self.house.contains_key(ident.as_str());
            if !house && !self.taken.contains_key(&ident) && !self.expected.contains(&ident) {
                break ident;
            }
        };
        self.take(&ident, who.clone());
        if let Some(owner) = self.taken.get_mut(&wanted) {
            owner.number = number;
            if told {
                let twin = Twin {
                    who,
                    ident: ident.clone(),
                };
                tell(&mut self.clashes, owner, &wanted, twin);
            }
        }
        ident
    }

    fn take(&mut self, ident: &Ident, who: Claimant) {
        let owner = Owner {
            who,
            number: 1,
            clash: None,
        };
        self.taken.insert(ident.clone(), owner);
    }

    /// The name that is meant, but for those of the house.
    fn settled(&self, words: &Words, case: Case) -> Ident {
        let mut text = spell(words, case);
        while let Some(word) = self.house.get(&text) {
            text = match case {
                Case::Type => format!("{text}{}", cased(&[word], case)),
                Case::Value => format!("{text}_{word}"),
                Case::Constant => format!("{text}_{}", cased(&[word], case)),
            };
        }
        ident(text)
    }
}

fn tell(clashes: &mut Vec<Clash>, owner: &mut Owner, wanted: &Ident, twin: Twin) {
    let at = *owner.clash.get_or_insert(clashes.len());
    match clashes.get_mut(at) {
        Some(clash) => clash.twins.push(twin),
        None => clashes.push(Clash {
            wanted: wanted.clone(),
            first: owner.who.clone(),
            twins: vec![twin],
        }),
    }
}

/// `text` with a number behind it, in a spelling that the compiler's lints
/// take for the case's own.
fn numbered(text: &str, number: usize, case: Case) -> String {
    let joined = match case {
        Case::Type => !text.ends_with(|c: char| c.is_ascii_digit()),
        Case::Value | Case::Constant => text.ends_with('_'),
    };
    match joined {
        true => format!("{text}{number}"),
        false => format!("{text}_{number}"),
    }
}

/// A name in snake case where nothing else can have it.
pub(super) fn plain(words: &Words) -> Ident {
    ident(spell(words, Case::Value))
}

/// The identifier that `text` is; behind a keyword stands an underscore.
fn ident(mut text: String) -> Ident {
    loop {
        // `spell` leaves nothing but letters, digits and underscores.
        match Ident::checked(&text) {
            Some(ident) => return ident,
            None => text.push('_'),
        }
    }
}

/// Modules are files, and file systems end names at 255 bytes.
const LONGEST: usize = 120;

/// Joins words, which are in lower case, in another one.
fn cased<T: AsRef<str>>(words: &[T], case: Case) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 && case != Case::Type {
            text.push('_');
        }
        let start = text.len();
        text.push_str(word.as_ref());
        let raised = match case {
            Case::Type => text.get_mut(start..=start),
            Case::Value => None,
            Case::Constant => text.get_mut(start..),
        };
        if let Some(letters) = raised {
            letters.make_ascii_uppercase();
        }
    }
    text
}

/// Joins words in a case; the result is an identifier or a keyword.
fn spell(words: &Words, case: Case) -> String {
    // Words are letters and digits of ASCII.
    let mut text = cased(&words.0, case);
    text.truncate(LONGEST);
    let text = text.trim_end_matches('_');
    match text.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => text.to_owned(),
        Some(_) | None => match case {
            Case::Type | Case::Constant => format!("N{text}"),
            Case::Value => format!("n{text}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pointer::Pointer;

    fn claim(scope: &mut Scope, name: &str, case: Case) -> String {
        let who = Claimant::new(name, &Pointer::root().child(name));
        scope.claim(&Words::cut(name), case, who).to_string()
    }

    #[test]
    fn every_name_becomes_an_identifier_of_its_own() {
        let mut scope = Scope::reserving(&["Result", "Self"], "type");
        let names = [
            "Result",
            "Self",
            "result_type",
            "401",
            "+1",
            "-1",
            "",
            "日本",
        ];
        let idents: Vec<_> = names
            .iter()
            .map(|name| claim(&mut scope, name, Case::Type))
            .collect();
        assert_eq!(
            idents,
            [
                "ResultType",
                "SelfType",
                "ResultType2",
                "N401",
                "Plus1",
                "Minus1",
                "Empty",
                "U65e5U672c"
            ]
        );
    }

    #[test]
    fn keywords_of_2024_are_stepped_around() {
        let mut scope = Scope::default();
        assert_eq!(claim(&mut scope, "gen", Case::Value), "gen_");
        assert_eq!(claim(&mut scope, "type", Case::Value), "type_");
        assert_eq!(claim(&mut scope, "dyn", Case::Constant), "DYN");
    }

    #[test]
    fn a_clash_names_all_who_came() {
        let mut scope = Scope::default();
        let names = ["fooBar", "foo_bar", "foo-bar", "v1", "V1"];
        let idents = names.map(|name| claim(&mut scope, name, Case::Type));
        assert_eq!(idents, ["FooBar", "FooBar2", "FooBar3", "V1", "V1_2"]);
        let clashes = scope.clashes();
        let told = clashes.iter().map(|clash| {
            let twins = clash.twins.iter().map(|twin| twin.who.name.as_str());
            (clash.first.name.as_str(), twins.collect::<Vec<_>>())
        });
        let expected = [("fooBar", vec!["foo_bar", "foo-bar"]), ("v1", vec!["V1"])];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_number_never_takes_the_name_of_another() {
        let mut scope = Scope::default();
        scope.expect(&Words::cut("foo_2"), Case::Value);
        let names = ["foo", "FOO", "foo_2"];
        let idents = names.map(|name| claim(&mut scope, name, Case::Value));
        assert_eq!(idents, ["foo", "foo_3", "foo_2"]);
    }

    #[test]
    fn a_long_name_of_the_house_is_stepped_around() {
        let long = "X".repeat(LONGEST);
        let mut scope = Scope::reserving(&[&long], "call");
        let ident = claim(&mut scope, &"X".repeat(300), Case::Constant);
        assert_eq!(ident, format!("{long}_CALL"));
    }
}
