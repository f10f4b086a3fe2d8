//! Cuts one node out of the value tree: what belongs to it stays, nodes
//! inside it become references, and what does not fit is reported.

use serde_json::{Map, Value};

use crate::diagnostic::{Part, Place, Report, Severity};
use crate::pointer::Pointer;
use crate::source::FileId;

use super::fault;
use super::grammar::{Kind, Member, Names, Object, Shape};
use super::literal;

/// An object as it is written.
pub(super) type Members = Map<String, Value>;

/// A node found inside another.
#[derive(Debug)]
pub(super) struct Child {
    pub(super) kind: Kind,
    pub(super) pointer: Pointer,
    pub(super) members: Members,
}

/// One pass over the members of one node.
pub(super) struct Cut<'r> {
    pub(super) file: FileId,
    pub(super) report: &'r mut Report,
    /// The nodes inside, in order.
    pub(super) children: Vec<Child>,
}

/// Where a value stands, and which member of which object it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) object: &'static Object,
    pub(super) member: &'static Member,
    holder: &'a Pointer,
    key: Key<'a>,
}

#[derive(Clone, Copy)]
enum Key<'a> {
    Name(&'a str),
    Index(usize),
}

impl Spot<'_> {
    pub(super) fn pointer(&self) -> Pointer {
        match self.key {
            Key::Name(name) => self.holder.child(name),
            Key::Index(index) => self.holder.index(index),
        }
    }

    /// The name of a member, or the number of an element.
    pub(super) fn label(&self) -> String {
        match self.key {
            Key::Name(name) => format!("`{name}`"),
            Key::Index(index) => format!("element {index} of `{}`", self.member.name),
        }
    }

    /// Whether this is the member itself, not something inside it.
    pub(super) fn is_member(&self) -> bool {
        matches!(self.key, Key::Name(name) if name == self.member.name)
    }
}

impl Cut<'_> {
    /// The members of `object` that fit, children replaced.
    pub(super) fn object(
        &mut self,
        object: &'static Object,
        members: Members,
        at: &Pointer,
    ) -> Members {
        let mut kept = Members::with_capacity(members.len());
        for (name, value) in members {
            if name.starts_with("x-") {
                kept.insert(name, value);
                continue;
            }
            let Some(member) = object.member(&name) else {
                self.stranger(object, &name, at);
                continue;
            };
            let spot = Spot {
                object,
                member,
                holder: at,
                key: Key::Name(&name),
            };
            if let Some(value) = self.value(member.shape, value, spot) {
                kept.insert(name, value);
            }
        }
        kept
    }

    /// Reports a member that `object` does not know.
    fn stranger(&mut self, object: &'static Object, name: &str, at: &Pointer) {
        let place = self.place(at.child(name), Part::Key);
        match name {
            "$ref" => self.report.push(fault::misplaced_reference(object, place)),
            name => {
                let warning = || fault::unknown(object, name, place);
                self.report.push_with(Severity::Warning, warning);
            }
        }
    }

    /// Adds the members that `object` must have and `members` has not, blank,
    /// and reports them.
    pub(super) fn require(&mut self, object: &'static Object, members: &mut Members, at: &Pointer) {
        for member in object.members.iter().filter(|member| member.required) {
            if !members.contains_key(member.name) {
                let place = self.place(at.clone(), Part::Key);
                self.report
                    .push_with(Severity::Warning, || fault::missing(object, member, place));
                members.extend(literal::blank(member.shape).map(|it| (member.name.to_owned(), it)));
            }
        }
    }

    fn value(&mut self, shape: Shape, value: Value, spot: Spot<'_>) -> Option<Value> {
        match (shape, value) {
            (Shape::Any, value)
            | (Shape::Text, value @ Value::String(_))
            | (Shape::Bool | Shape::SchemaOrBool, value @ Value::Bool(_))
            | (Shape::Number, value @ Value::Number(_)) => Some(value),
            (Shape::Count, Value::Number(number)) if number.is_u64() => Some(number.into()),
            (Shape::Word(words), Value::String(word)) if words.contains(&word.as_str()) => {
                Some(Value::String(word))
            }
            (Shape::List(inner), Value::Array(elements)) => Some(self.list(*inner, elements, spot)),
            (Shape::Map(inner), Value::Object(members)) => {
                Some(self.map(*inner, members, spot, |_| true))
            }
            (Shape::Extensible(names, inner), Value::Object(members)) => {
                Some(self.extensible(names, *inner, members, spot))
            }
            (Shape::Object(object), Value::Object(mut members)) => {
                let at = spot.pointer();
                self.require(object, &mut members, &at);
                Some(self.object(object, members, &at).into())
            }
            (Shape::Node(kind), Value::Object(members)) => Some(self.node(kind, members, spot)),
            (Shape::SchemaOrBool, Value::Object(members)) => {
                Some(self.node(Kind::Schema, members, spot))
            }
            (_, Value::Null) => self.empty(shape, spot),
            (_, value) => self.misfit(shape, &value, spot),
        }
    }

    fn list(&mut self, inner: Shape, elements: Vec<Value>, spot: Spot<'_>) -> Value {
        let at = spot.pointer();
        let mut kept = Vec::with_capacity(elements.len());
        for (index, element) in elements.into_iter().enumerate() {
            let spot = Spot {
                holder: &at,
                key: Key::Index(index),
                ..spot
            };
            kept.extend(self.value(inner, element, spot));
        }
        Value::Array(kept)
    }

    fn map(
        &mut self,
        inner: Shape,
        members: Members,
        spot: Spot<'_>,
        is_entry: impl Fn(&str) -> bool,
    ) -> Value {
        let at = spot.pointer();
        let mut kept = Members::with_capacity(members.len());
        for (name, value) in members {
            let spot = Spot {
                holder: &at,
                key: Key::Name(&name),
                ..spot
            };
            let value = match is_entry(&name) {
                true => self.value(inner, value, spot),
                false => Some(value),
            };
            if let Some(value) = value {
                kept.insert(name, value);
            }
        }
        Value::Object(kept)
    }

    fn extensible(
        &mut self,
        names: Names,
        inner: Shape,
        mut members: Members,
        spot: Spot<'_>,
    ) -> Value {
        let at = spot.pointer();
        members.retain(|name, _| {
            let fits = name.starts_with("x-") || names.allow(name);
            if !fits {
                let place = self.place(at.child(name), Part::Key);
                self.report.push(fault::name(names, name, place));
            }
            // What is meant by a path is plain, by another status it is not.
            fits || names == Names::Paths
        });
        self.map(inner, members, spot, |name| !name.starts_with("x-"))
    }

    fn node(&mut self, kind: Kind, members: Members, spot: Spot<'_>) -> Value {
        let pointer = spot.pointer();
        let stand_in = stand_in(kind, &pointer);
        self.children.push(Child {
            kind,
            pointer,
            members,
        });
        stand_in
    }

    /// A key with nothing behind it: an empty object, or as if it were absent.
    fn empty(&mut self, shape: Shape, spot: Spot<'_>) -> Option<Value> {
        let place = self.place(spot.pointer(), Part::Key);
        let is_required = spot.is_member() && spot.member.required;
        let blank = match shape {
            Shape::Map(_) | Shape::Extensible(..) | Shape::Object(_) | Shape::Node(_) => {
                Some(Value::Object(Members::new()))
            }
            Shape::Text | Shape::Word(_) | Shape::List(_) if is_required => literal::blank(shape),
            Shape::Any
            | Shape::Text
            | Shape::Bool
            | Shape::Number
            | Shape::Count
            | Shape::Word(_)
            | Shape::List(_)
            | Shape::SchemaOrBool => None,
        };
        self.report.push(fault::empty(spot, blank.as_ref(), place));
        self.value(shape, blank?, spot)
    }

    /// What is left of a value that does not fit.
    fn misfit(&mut self, shape: Shape, value: &Value, spot: Spot<'_>) -> Option<Value> {
        let place = self.place(spot.pointer(), Part::Value);
        if let Some(mended) = literal::read(shape, value, spot) {
            let warning = fault::mended(spot, shape, value, &mended, place);
            self.report.push(warning);
            return self.value(shape, mended, spot);
        }
        self.report.push_with(Severity::Warning, || {
            fault::misfit(spot, shape, value, place)
        });
        match shape {
            // Nothing stands there, but its neighbours keep their numbers.
            Shape::Node(kind) => Some(stand_in(kind, &spot.pointer())),
            _ if spot.is_member() && spot.member.required => {
                self.value(shape, literal::blank(shape)?, spot)
            }
            _ => None,
        }
    }

    fn place(&self, pointer: Pointer, part: Part) -> Place {
        Place::Node {
            file: self.file,
            pointer,
            part,
        }
    }
}

/// What a node leaves in its holder.
fn stand_in(kind: Kind, pointer: &Pointer) -> Value {
    let reference = match kind {
        // openapiv3 knows no reference in this place.
        Kind::Callback | Kind::Operation => return Members::new().into(),
        // Where it stands tells the status as it is written.
        Kind::Response => format!("#{pointer}"),
        Kind::PathItem
        | Kind::Schema
        | Kind::Parameter
        | Kind::RequestBody
        | Kind::Header
        | Kind::SecurityScheme
        | Kind::Example
        | Kind::Link => String::new(),
    };
    Members::from_iter([("$ref".to_owned(), reference.into())]).into()
}
