//! Copies values, their references led to where the one tree has what they
//! name.

use serde_json::{Value, json};

use crate::load::cut::Members;
use crate::pointer::Pointer;
use crate::source::moves::Spot;

use super::fault::Fault;
use super::inline::weight;
use super::place::{Kind, Place};
use super::resolve::Aim;
use super::tree::{self, Lookup};
use super::{Bundle, Key, Placed};

/// The deepest nesting, as in one file.
const DEPTH: usize = 100;

/// Where the values at hand are written.
pub(super) struct Origin {
    pub(super) spot: Spot,
    /// How many keys lead to the spot.
    pub(super) from: usize,
}

/// What stands for a reference to a piece until it has a name: no text of a
/// description comes this far with such a start.
pub(super) const UNNAMED: char = '\0';

impl<'v> Bundle<'v, '_> {
    pub(super) fn copy_piece(&mut self, spot: &Spot, place: Place) -> Option<Value> {
        self.keys.clear();
        let tree = self.trees.tree(spot.0, self.report)?;
        let Lookup::Found(value) = tree::look_up(tree, &spot.1) else {
            return None;
        };
        let origin = Origin {
            spot: spot.clone(),
            from: 0,
        };
        self.copy(value, place, &origin)
    }

    /// A copy of `value`; `None` if it is to be left out.
    pub(super) fn copy(
        &mut self,
        value: &'v Value,
        place: Place,
        origin: &Origin,
    ) -> Option<Value> {
        let is_data = place == Place::One(Kind::Data);
        let values = if is_data { weight(value) } else { 1 };
        let is_own = self.piece == 0 && self.open.is_empty();
        if !is_own && !self.spend(values, origin) {
            return None;
        }
        match value {
            value if is_data => Some(value.clone()),
            Value::String(text) if place == Place::One(Kind::Mapping) => {
                Some(self.mapping(text, origin).into())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                Some(value.clone())
            }
            Value::Array(_) | Value::Object(_) if self.keys.len() > DEPTH => {
                self.say(Fault::too_deep(&self.written(origin)), true);
                None
            }
            Value::Array(elements) => Some(self.elements(elements, place, origin)),
            Value::Object(members) => match tree::reference(value) {
                Some(text) => self.reference(text, members, place, origin),
                None => {
                    let mut copy = Members::with_capacity(members.len());
                    self.members(members, place, origin, &mut copy);
                    Some(copy.into())
                }
            },
        }
    }

    fn elements(&mut self, elements: &'v [Value], place: Place, origin: &Origin) -> Value {
        let mut copy = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            self.keys.push(Key::Index(index, copy.len()));
            if index != copy.len() {
                self.place(self.written(origin), None);
            }
            copy.extend(self.copy(element, place.element(), origin));
            self.keys.pop();
        }
        copy.into()
    }

    /// Copies members other than `$ref`.
    pub(super) fn members(
        &mut self,
        members: &'v Members,
        place: Place,
        origin: &Origin,
        copy: &mut Members,
    ) {
        for (name, value) in members {
            if name == "$ref" && value.is_string() {
                continue;
            }
            self.keys.push(Key::Name(name));
            if let Some(value) = self.copy(value, place.member(name), origin) {
                copy.insert(name.clone(), value);
            }
            self.keys.pop();
        }
    }

    /// What becomes of an object with a `$ref`.
    fn reference(
        &mut self,
        text: &'v str,
        members: &'v Members,
        place: Place,
        origin: &Origin,
    ) -> Option<Value> {
        let at = self.written(origin);
        let is_own = text.starts_with('#') && at.0 == self.source.root();
        let aim = match self.resolve(text, &at, place) {
            Ok(aim) => aim,
            // What a node means then is for its own passes to say.
            Err(fault) if is_own && fault.code == "dead-reference" => Aim::Unclear,
            Err(fault) => {
                self.say((*fault).read_as(meaning(place)), is_vital(place));
                let mut blank = blank(place);
                if let Some(Value::Object(copy)) = &mut blank {
                    self.members(members, place, origin, copy);
                }
                return blank;
            }
        };
        let text = match aim {
            Aim::Native(pointer) => fragment(&pointer),
            Aim::Unclear => text.to_owned(),
            Aim::Spot(spot) if is_own && place.is_mistaken(&spot.1) => text.to_owned(),
            Aim::Spot(spot) => {
                let Some(section) = place.section(self.version) else {
                    return self.write_out(spot, members, place, origin);
                };
                let piece = self.piece_at(spot, place);
                if members.len() == 1 && self.lends(section, piece) {
                    return Some(Value::Null);
                }
                format!("{UNNAMED}{piece}")
            }
        };
        let mut copy = Members::with_capacity(members.len());
        copy.insert("$ref".to_owned(), text.into());
        self.members(members, place, origin, &mut copy);
        Some(copy.into())
    }

    /// Whether the value at hand is a component that gives its name to `piece`.
    fn lends(&mut self, section: &[&str], piece: usize) -> bool {
        let is_name = |key: &Key<'_>, name: &str| matches!(key, Key::Name(own) if *own == name);
        let mut pairs = self.keys.iter().zip(section);
        if self.piece != 0
            || self.keys.len() != section.len() + 1
            || !pairs.all(|(key, name)| is_name(key, name))
        {
            return false;
        }
        let here = self.here();
        match self.pieces.get_index_mut(piece) {
            Some((_, piece)) if piece.lender.is_none() => {
                piece.lender = Some(here);
                true
            }
            Some(_) | None => false,
        }
    }

    /// The value of a discriminator, which may be a bare name.
    fn mapping(&mut self, text: &'v str, origin: &Origin) -> String {
        let is_name = !text.contains(['/', '#', '.']);
        let at = self.written(origin);
        let is_native = text.starts_with('#') && at.0 == self.source.root();
        let place = Place::One(Kind::Schema);
        if is_name || is_native {
            return text.to_owned();
        }
        match self.resolve(text, &at, place) {
            Ok(Aim::Native(pointer)) => fragment(&pointer),
            Ok(Aim::Spot(spot)) => format!("{UNNAMED}{}", self.piece_at(spot, place)),
            // The discriminator's own passes say what they cannot find.
            Ok(Aim::Unclear) | Err(_) => text.to_owned(),
        }
    }

    /// Where the value at hand is written.
    pub(super) fn written(&self, origin: &Origin) -> Spot {
        let keys = self.keys.iter().skip(origin.from);
        let pointer = keys.fold(origin.spot.1.clone(), |at, key| match key {
            Key::Name(name) => at.child(name),
            Key::Index(index, _) => at.index(*index),
        });
        (origin.spot.0, pointer)
    }

    /// Where the value at hand is to stand in its piece.
    pub(super) fn here(&self) -> Pointer {
        self.keys.iter().fold(Pointer::root(), |at, key| match key {
            Key::Name(name) => at.child(name),
            Key::Index(_, index) => at.index(*index),
        })
    }

    /// Records where the value at hand is written.
    pub(super) fn place(&mut self, spot: Spot, place: Option<Place>) {
        let placed = Placed {
            piece: self.piece,
            to: self.here(),
            spot,
            place,
        };
        self.placed.push(placed);
    }
}

/// `pointer` as a reference within the document.
pub(super) fn fragment(pointer: &Pointer) -> String {
    format!("#{}", pointer.as_str().replace('%', "%25"))
}

/// What is read where nothing is found.
fn blank(place: Place) -> Option<Value> {
    match place {
        Place::One(Kind::Schema) => Some(json!({})),
        Place::One(Kind::Response) => Some(json!({ "description": "" })),
        Place::One(Kind::Operation) => Some(json!({ "responses": {} })),
        Place::One(Kind::RequestBody) => Some(json!({ "content": {} })),
        Place::One(_) | Place::Many(_) | Place::Listed(_) => None,
    }
}

/// The same, in words.
pub(super) fn meaning(place: Place) -> &'static str {
    match place {
        _ if is_vital(place) => "",
        Place::One(Kind::Schema) => "; read as any value",
        Place::One(Kind::Operation) => "; nothing is known of what is sent",
        Place::One(_) | Place::Many(_) | Place::Listed(_) => "; left out",
    }
}

/// Whether operations are lost where nothing is found.
pub(super) fn is_vital(place: Place) -> bool {
    matches!(
        place,
        Place::One(Kind::PathItem) | Place::Listed(Kind::PathItem)
    )
}
