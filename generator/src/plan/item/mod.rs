//! Structs, enums and unions.

mod enumeration;
mod structure;
pub(super) mod tally;
mod union;

use super::Context;
use super::catalog::Catalog;
use super::clash::Claimant;
use super::feed::Twins;
use super::name::{Case, Scope};
use super::usage::{Face, Side};
use super::word::Words;
use super::xml::Nodes;
use super::{docs, markdown};
use crate::api::{Name, Shape, Type, TypeId};
use crate::rust::{Doc, Home, Ident, Item, TypePath};

/// Plans all items that live at `home`, in the order of the description.
pub(super) fn all(
    context: &mut Context<'_>,
    catalog: &Catalog<'_>,
    twins: &Twins,
    home: Home,
) -> Vec<(TypeId, Item)> {
    let mut items = Vec::new();
    let mut here = catalog.homes.get(&home).cloned().unwrap_or_default();
    // Answers before the requests that are made of them.
    here.sort_by_key(|(id, face)| (*id, face.rank()));
    for (id, face) in here {
        if let (Some(ty), Some(path)) = (catalog.api.types.get(id), catalog.names.get(&(id, face)))
        {
            let item = Planner {
                catalog,
                twins,
                id,
                ty,
                face,
                path,
            }
            .item(context);
            items.extend(item.map(|item| (id, item)));
        }
    }
    items
}

/// The parts of planning one item that do not change on the way.
struct Planner<'a> {
    catalog: &'a Catalog<'a>,
    twins: &'a Twins,
    id: TypeId,
    ty: &'a Type,
    face: Face,
    path: &'a TypePath,
}

impl Planner<'_> {
    fn item(&self, context: &mut Context<'_>) -> Option<Item> {
        match &self.ty.shape {
            Shape::Struct(shape) => Some(Item::Struct(self.structure(context, shape))),
            Shape::Enum(shape) => self.enumeration(context, shape).map(Item::Enum),
            Shape::Union(shape) => Some(Item::Union(self.union(context, shape))),
            Shape::Any
            | Shape::Null
            | Shape::Bool
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Alias(_) => None,
        }
    }

    /// How its parts stand in XML, if it does.
    fn xml(&self) -> Option<Nodes<'_>> {
        self.catalog.xml.contains(&self.id).then(|| Nodes {
            catalog: self.catalog,
            side: self.side(),
        })
    }

    fn side(&self) -> Side {
        match self.face {
            Face::Only(side) => side,
            Face::Shared if self.is_sent() => Side::Request,
            Face::Shared => Side::Answer,
        }
    }

    fn is_sent(&self) -> bool {
        match self.face {
            Face::Only(side) => side != Side::Answer,
            Face::Shared => [Side::Request, Side::Patch]
                .iter()
                .any(|side| self.catalog.usage.travels(self.id, *side)),
        }
    }

    /// The name that `sdk.yaml` gives a member or a value.
    fn renamed(&self, name: &str) -> Option<&str> {
        let rule = self.catalog.rules.schema(&self.ty.pointer)?;
        rule.rename.get(name).map(String::as_str)
    }

    fn doc(&self) -> Doc {
        let mut doc = docs::text(&self.ty.docs, &self.fallback());
        if self.ty.docs.deprecated {
            doc.0.extend([String::new(), "Deprecated.".to_owned()]);
        }
        let second = self.face == Face::Only(Side::Request)
            && self.catalog.usage.travels(self.id, Side::Answer);
        if second {
            let answer = Face::Only(Side::Answer);
            if let Some(path) = self.catalog.names.get(&(self.id, answer)) {
                doc.0.push(String::new());
                let ident = &path.ident;
                doc.0
                    .push(format!("This form is sent; [`{ident}`] comes back."));
            }
        }
        if self.face == Face::Only(Side::Patch) {
            let how = "This form changes what there is: what is absent stays, null removes it (RFC 7396).";
            doc.0.extend([String::new(), how.to_owned()]);
        }
        doc
    }

    fn fallback(&self) -> String {
        match &self.ty.name {
            Name::Component(name) => format!("The schema {}.", markdown::code(name)),
            Name::Inline { role, .. } => format!("The value of {}.", markdown::code(role)),
        }
    }
}

/// The variant that keeps what the description does not know; reserved in
/// every scope of variants, so that a new value never takes its place.
fn unknown() -> Ident {
    Scope::default().follow(&Words::cut("unknown"), Case::Type, Claimant::house())
}
