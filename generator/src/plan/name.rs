//! Spelling: words become identifiers, each claimed once in its scope.

use std::collections::BTreeMap;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::word::Words;
use crate::pointer::Pointer;
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
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: BTreeMap<String, Owner>,
}

#[derive(Debug)]
enum Owner {
    House(&'static str),
    Node(Pointer),
}

/// What became of a claim.
pub(super) struct Claim {
    /// The identifier, free until now.
    pub(super) ident: Ident,
    /// Who already had the one that was meant, if it was a node's.
    pub(super) clash: Option<Clash>,
}

/// Two nodes that want one name.
pub(super) struct Clash {
    /// The name.
    pub(super) wanted: String,
    /// The node that has it.
    pub(super) first: Pointer,
}

impl Scope {
    /// A scope in which the house keeps some names for itself; who comes for
    /// one of them gets it with `word` behind.
    pub(super) fn reserving(names: &[&str], word: &'static str) -> Self {
        let taken = names
            .iter()
            .map(|name| ((*name).to_owned(), Owner::House(word)))
            .collect();
        Self { taken }
    }

    /// Gives the node at `pointer` a name made of `words`.
    pub(super) fn claim(&mut self, words: &Words, case: Case, pointer: &Pointer) -> Claim {
        let wanted = spell(words, case);
        let mut clash = None;
        let mut text = wanted.clone();
        let mut round = 1_usize;
        loop {
            match self.taken.get(&text) {
                None => {
                    if let Some(ident) = Ident::checked(&text) {
                        self.taken.insert(text, Owner::Node(pointer.clone()));
                        return Claim { ident, clash };
                    }
                    // Only a keyword gets here: `spell` leaves nothing else.
                    text.push('_');
                }
                Some(Owner::House(word)) => {
                    let longer = words.and(&Words(vec![(*word).to_owned()]));
                    text = spell(&longer, case);
                    if self.taken.contains_key(&text) {
                        text.push('_');
                    }
                }
                Some(Owner::Node(first)) => {
                    round += 1;
                    clash.get_or_insert_with(|| Clash {
                        wanted: text.clone(),
                        first: first.clone(),
                    });
                    text = format!("{wanted}_{round}");
                }
            }
        }
    }
}

/// A name in snake case where nothing else can have it.
pub(super) fn plain(words: &Words) -> Ident {
    let mut scope = Scope::default();
    scope.claim(words, Case::Value, &Pointer::root()).ident
}

/// Modules are files, and file systems end names at 255 bytes.
const LONGEST: usize = 120;

/// Joins words in a case; the result is an identifier or a keyword.
fn spell(words: &Words, case: Case) -> String {
    let joined = words.0.join("_");
    let text = match case {
        Case::Type => joined.to_upper_camel_case(),
        Case::Value => joined.to_snake_case(),
        Case::Constant => joined.to_shouty_snake_case(),
    };
    let text: String = text.chars().take(LONGEST).collect();
    match text.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => text,
        Some(_) | None => match case {
            Case::Type | Case::Constant => format!("N{text}"),
            Case::Value => format!("n{text}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(scope: &mut Scope, name: &str, case: Case) -> String {
        let pointer = Pointer::root().child(name);
        let claim = scope.claim(&Words::cut(name), case, &pointer);
        claim.ident.to_string()
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
                "ResultType_2",
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
    fn a_clash_names_who_was_first() {
        let mut scope = Scope::default();
        claim(&mut scope, "fooBar", Case::Value);
        let again = scope.claim(&Words::cut("foo_bar"), Case::Value, &Pointer::root());
        let clash = again.clash.expect("the name is taken");
        assert_eq!(again.ident.as_str(), "foo_bar_2");
        assert_eq!(clash.wanted, "foo_bar");
        assert_eq!(clash.first, Pointer::root().child("fooBar"));
    }
}
