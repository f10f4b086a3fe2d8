//! Names the pieces and puts them into the root document.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::load::cut::Members;
use crate::pointer::Pointer;
use crate::source::moves::Spot;

use super::copy::{UNNAMED, fragment};
use super::name::{self, Nameless};
use super::place::Place;
use super::{Bundle, Placed};

/// Where the pieces come to stand.
struct Homes<'b> {
    /// What has been copied, by where it is written: the piece, the way into
    /// it, and the kind.
    copies: BTreeMap<&'b Spot, Vec<(usize, Pointer, Place)>>,
    homes: Vec<Home>,
    /// Pieces whose homes are being looked for.
    depth: usize,
}

/// Pieces inside one another; one that is deeper is named apart.
const DEEPEST: usize = 100;

#[derive(Clone, Debug)]
enum Home {
    Unknown,
    /// Being looked for.
    Busy,
    /// Where the root document has a place for it.
    At(Pointer),
    /// A part of another piece, which stands there anyway.
    In(usize, Pointer),
    /// A component of its own, still without a name.
    Own,
}

impl Bundle<'_, '_> {
    /// The one tree.
    pub(super) fn finish(mut self) -> Option<Value> {
        let homes = self.homes();
        let mut values: Vec<Option<Value>> = self
            .pieces
            .values_mut()
            .map(|piece| piece.value.take())
            .collect();
        let mut root = values.first_mut()?.take()?;
        let homes = self.named(&homes, &root);
        settle(&mut root, &homes);
        for (piece, value) in values.into_iter().enumerate().skip(1) {
            let (Some((home, true)), Some(mut value)) = (homes.get(piece), value) else {
                continue;
            };
            settle(&mut value, &homes);
            set(&mut root, home, value);
        }
        for ((spot, _), (home, is_kept)) in self.pieces.keys().zip(&homes).skip(1) {
            if *is_kept {
                self.report.moves.placed(home.clone(), spot.clone());
            }
        }
        for Placed {
            piece, to, spot, ..
        } in std::mem::take(&mut self.placed)
        {
            if let Some((home, true)) = homes.get(piece) {
                self.report.moves.placed(join(home, &to), spot);
            }
        }
        Some(root)
    }

    fn homes(&self) -> Vec<Home> {
        let mut copies: BTreeMap<&Spot, Vec<_>> = BTreeMap::new();
        for (piece, (spot, place)) in self.pieces.keys().enumerate().skip(1) {
            let copy = (piece, Pointer::root(), *place);
            copies.entry(spot).or_default().push(copy);
        }
        for placed in &self.placed {
            if let Some(place) = placed.place {
                let copy = (placed.piece, placed.to.clone(), place);
                copies.entry(&placed.spot).or_default().push(copy);
            }
        }
        let mut homes = Homes {
            copies,
            homes: vec![Home::Unknown; self.pieces.len()],
            depth: 0,
        };
        for piece in 0..self.pieces.len() {
            self.find_home(piece, &mut homes);
        }
        homes.homes
    }

    /// Works out the home of a piece.
    fn find_home(&self, piece: usize, homes: &mut Homes<'_>) -> Home {
        let Some(home) = homes.homes.get_mut(piece) else {
            return Home::Own;
        };
        if !matches!(home, Home::Unknown) {
            return home.clone();
        }
        *home = Home::Busy;
        homes.depth += 1;
        let found = match homes.depth > DEEPEST {
            true => Home::Own,
            false => self.home_of(piece, homes),
        };
        homes.depth -= 1;
        if let Some(home) = homes.homes.get_mut(piece) {
            *home = found.clone();
        }
        found
    }

    fn home_of(&self, piece: usize, homes: &mut Homes<'_>) -> Home {
        let Some(((spot, place), found)) = self.pieces.get_index(piece) else {
            return Home::Own;
        };
        if piece == 0 {
            return Home::At(Pointer::root());
        }
        if let Some(lender) = &found.lender {
            return Home::At(lender.clone());
        }
        let mut above = Some(spot.1.clone());
        while let Some(pointer) = above {
            above = pointer.parent();
            let copies = homes.copies.get(&(spot.0, pointer.clone()));
            for (holder, to, kind) in copies.cloned().unwrap_or_default() {
                let rest = || spot.1.keys_below(&pointer);
                if holder == piece || kind.below(rest()) != *place {
                    continue;
                }
                if !matches!(self.find_home(holder, homes), Home::Busy) {
                    return Home::In(holder, rest().fold(to, |at, key| at.child(&key)));
                }
            }
        }
        Home::Own
    }

    /// The homes with a name for each piece that has none, and whether a piece
    /// is put there.
    fn named(&self, homes: &[Home], root: &Value) -> Vec<(Pointer, bool)> {
        let mut found = vec![(Pointer::root(), false); homes.len()];
        let mut nameless: BTreeMap<&[&str], Vec<Nameless<'_>>> = BTreeMap::new();
        let keys = self.pieces.keys();
        let rows = homes.iter().zip(&mut found).zip(keys).enumerate();
        for (piece, ((home, found), (spot, place))) in rows {
            match home {
                Home::At(pointer) => *found = (pointer.clone(), true),
                Home::In(..) => {}
                Home::Unknown | Home::Busy | Home::Own => {
                    let path = self.source.path(spot.0).unwrap_or_default();
                    let own = Nameless::new(piece, path, &spot.1);
                    let section = place.section(self.version).unwrap_or_default();
                    nameless.entry(section).or_default().push(own);
                    found.1 = true;
                }
            }
        }
        for (section, pieces) in nameless {
            let at = section
                .iter()
                .fold(Pointer::root(), |at, key| at.child(key));
            let taken = root.pointer(at.as_str()).and_then(Value::as_object);
            let taken = taken.into_iter().flat_map(Members::keys);
            for (piece, name) in name::choose(&pieces, taken.map(String::as_str)) {
                if let Some((home, _)) = found.get_mut(piece) {
                    *home = at.child(&name);
                }
            }
        }
        for piece in 0..homes.len() {
            let (holder, inside) = outermost(homes, piece);
            let home = found.get(holder).map(|(home, _)| join(home, &inside));
            if let (Some(row), Some(home)) = (found.get_mut(piece), home) {
                row.0 = home;
            }
        }
        found
    }
}

/// The piece that `piece` stands in, which stands in no other, and where.
fn outermost(homes: &[Home], piece: usize) -> (usize, Pointer) {
    let (mut at, mut inside) = (piece, Pointer::root());
    while let Some(Home::In(holder, to)) = homes.get(at) {
        (at, inside) = (*holder, join(to, &inside));
    }
    (at, inside)
}

/// Gives each reference to a piece its name.
fn settle(value: &mut Value, homes: &[(Pointer, bool)]) {
    match value {
        Value::String(text) => {
            let piece = text.strip_prefix(UNNAMED);
            let piece = piece.and_then(|number| number.parse::<usize>().ok());
            if let Some((home, _)) = piece.and_then(|piece| homes.get(piece)) {
                *text = fragment(home);
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|value| settle(value, homes)),
        Value::Object(members) => members.values_mut().for_each(|value| settle(value, homes)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Puts `value` at `pointer`; objects on the way are made.
fn set(root: &mut Value, pointer: &Pointer, value: Value) {
    let mut at = root;
    for key in pointer.keys() {
        if !at.is_object() {
            *at = Value::Object(Members::new());
        }
        let Value::Object(members) = at else {
            return;
        };
        at = members.entry(key).or_insert(Value::Null);
    }
    *at = value;
}

fn join(to: &Pointer, rest: &Pointer) -> Pointer {
    rest.rebased("", to)
}
