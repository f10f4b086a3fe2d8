//! Where a `$ref` leads, over whichever files.

use crate::load::reference;
use crate::pointer::Pointer;
use crate::source::moves::Spot;
use crate::source::path::Way;
use crate::source::{FileId, Found};

use super::Bundle;
use super::fault::Fault;
use super::place::Place;
use super::tree::{self, Lookup};

/// References in a row.
const LONGEST: usize = 32;

/// Where a reference leads in the end.
#[derive(Debug)]
pub(super) enum Aim {
    /// To what the root document keeps for all to refer to, or to nothing
    /// there, which the passes to come will say.
    Native(Pointer),
    /// To a part of the document that nobody understands: as it is written.
    Unclear,
    /// To what has to be brought into the document.
    Spot(Spot),
}

impl Bundle<'_, '_> {
    /// Follows `text`, the `$ref` of the node at `from`, to a node of the kind
    /// that belongs in `place`.
    pub(super) fn resolve(
        &mut self,
        text: &str,
        from: &Spot,
        place: Place,
    ) -> Result<Aim, Box<Fault>> {
        let root = self.source.root();
        let is_shared = place.section(self.version).is_some();
        if is_shared && from.0 == root && text.starts_with('#') && reference::target(text).is_none()
        {
            return Ok(Aim::Unclear);
        }
        let mut spot = match self.jump(text, from) {
            Err(_) if is_shared && from.0 == root && reference::is_meant(text) => {
                return Ok(Aim::Unclear);
            }
            spot => spot?,
        };
        let mut at = from.clone();
        let mut said = text.to_owned();
        for hops in 0..LONGEST {
            let Some(tree) = self.trees.tree(spot.0, self.report) else {
                return Err(Fault::broken(&at).into());
            };
            let (next, rest) = match tree::look_up(tree, &spot.1) {
                Lookup::Found(value) => match tree::reference(value) {
                    _ if spot.0 == root && is_shared && place.is_native(&spot.1, self.version) => {
                        return Ok(Aim::Native(spot.1));
                    }
                    Some(text) if tree::is_bare(value) => (text, None),
                    Some(_) | None => return Ok(Aim::Spot(spot)),
                },
                Lookup::Reference { text, at, rest } => (text, Some((at, rest))),
                Lookup::Nothing { .. }
                    if hops == 0 && is_shared && at.0 == root && spot.0 == root =>
                {
                    return Ok(Aim::Native(spot.1));
                }
                Lookup::Nothing {
                    at: last,
                    in_scalar,
                } => {
                    let holder = (spot.0, last);
                    return Err(Fault::dead(&at, &said, holder, in_scalar).into());
                }
            };
            let (holder, rest) = rest.unwrap_or_else(|| (spot.1.clone(), Vec::new()));
            at = (spot.0, holder);
            said = next.to_owned();
            spot = tree::inside(&self.jump(next, &at)?, &rest);
        }
        Err(Fault::cycle(from).into())
    }

    /// The node that a `$ref` names.
    fn jump(&mut self, text: &str, from: &Spot) -> Result<Spot, Box<Fault>> {
        let (way, fragment) = self.source.way(from.0, text);
        let file = match way {
            Way::Here => from.0,
            Way::File(path) => self.file(&path, text, from)?,
            Way::Remote => return Err(Fault::remote(from).into()),
            Way::Outside => return Err(Fault::outside(from).into()),
            Way::Invalid(path) => return Err(Fault::invalid(from, path).into()),
        };
        let fragment = format!("#{}", fragment.unwrap_or_default());
        match reference::target(&fragment) {
            Some(pointer) => Ok((file, pointer)),
            None => Err(Fault::invalid(from, text).into()),
        }
    }

    fn file(&mut self, path: &str, text: &str, from: &Spot) -> Result<FileId, Box<Fault>> {
        match self.source.found(path) {
            Some(Found::File(id)) => Ok(*id),
            Some(Found::Nearly(id, name)) => {
                let here = self.source.path(from.0).unwrap_or_default();
                self.say(Fault::case(from, text, &relative(here, name)), false);
                Ok(*id)
            }
            Some(Found::Unread(unread)) => Err(Fault::unread(from, path, unread).into()),
            None => Err(Fault::not_given(from).into()),
        }
    }
}

/// `path` as a file at `from` would write it.
fn relative(from: &str, path: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = path.split('/').collect();
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(same).map(|_| "..");
    let names: Vec<&str> = up.chain(to.iter().skip(same).copied()).collect();
    names.join("/")
}
